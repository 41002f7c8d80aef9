/** The door for who stays signed in on this computer: one press of Enter, and the password whatever happens. */
import { expect, it } from 'vitest';
import { open, Refused } from './harness';
import { SIGNED_IN } from './shop';

const { shop } = SIGNED_IN;

const door = (stays: string[], more: Record<string, unknown>) => ({
  start: {
    shops: [{ id: 'a1', name: shop.name, usernames: ['asha'], stays, stayAllowed: true, sample: false }],
    version: '0.1.0',
    folder: '/books',
    countries: [],
  },
  today: new Refused('internal', { reference: 'not asked here' }),
  draft: null,
  ...more,
});

it('lets who stays signed in continue with Enter', async () => {
  const screen = await open('/unlock', door(['asha'], { come_in: { ...SIGNED_IN, stays: true } }));
  const button = screen.page.getByRole('button', { name: 'Continue as asha' });
  await button.waitFor();
  await screen.audit();
  await button.focus();
  await screen.page.keyboard.press('Enter');
  await screen.page.getByRole('contentinfo').getByText('On duty: Asha Verma, Owner').waitFor();
  expect(screen.sent('come_in')).toEqual({ input: { shopId: 'a1', username: 'asha' } });
});

it('asks for the password where the keyring does not help', async () => {
  const screen = await open(
    '/unlock',
    door(['asha'], { come_in: new Refused('passwordNeeded'), sign_in: { ...SIGNED_IN, stays: true } }),
  );
  const { page } = screen;
  await page.getByRole('button', { name: 'Continue as asha' }).click();
  await page.getByText('That did not work this time. Type your password.').waitFor();
  await page.keyboard.type('a long password');
  expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('a long password');
  await screen.audit();
  await page.keyboard.press('Enter');
  await page.getByRole('contentinfo').getByText('On duty: Asha Verma, Owner').waitFor();
});

it('offers to stay signed in where the owner allows it', async () => {
  const screen = await open(
    '/unlock',
    door([], { sign_in: SIGNED_IN, stay_signed_in: { ...SIGNED_IN, stays: true } }),
  );
  const { page } = screen;
  await page.getByLabel('Password', { exact: true }).fill('a long password');
  await page.getByRole('checkbox', { name: 'Stay signed in on this computer' }).check();
  await screen.audit();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('contentinfo').getByText('On duty: Asha Verma, Owner').waitFor();
  await expect.poll(() => screen.sent('stay_signed_in')).toBeDefined();
});
