import { expect, it } from 'vitest';
import { open, type Answers } from './harness';
import { PEOPLE } from './people';
import { INDIA, SHOP_CARD, SIGNED_IN } from './shop';

const SRI_LANKA = { ...INDIA, country: 'LK', currency: 'LKR', grouping: 'thousand', zone: 'Asia/Colombo' };
const SAMPLE = {
  ...SIGNED_IN,
  session: '5a3b1e',
  shop: { ...SIGNED_IN.shop, id: 'b2', name: 'Gupta Kirana Store', sample: true },
};
const sum = (amount: number) => ({ amount, dues: 2, customers: 2 });
const waiting = (customerId: number, customerName: string, open: number, daysLate: number) => ({
  customerId,
  customerName,
  phone: '98200 00115',
  since: '2026-10-21',
  open,
  daysLate,
});
const recent = (documentId: number, kind: string, more: Record<string, unknown> = {}) => ({
  documentId,
  kind,
  number: `LN/26-27/000${documentId}`,
  customerId: 3,
  customerName: 'मीना ताई',
  on: SIGNED_IN.shop.today,
  amount: 54_000,
  at: 0,
  ended: false,
  undoable: true,
  ...more,
});
const TODAY = {
  today: SIGNED_IN.shop.today,
  toReceive: sum(8_609_800),
  overdue: sum(2_859_200),
  dueToday: sum(810_700),
  advances: 200_000,
  receivedToday: 683_400,
  givenToday: 498_000,
  customers: 37,
  ageing: [
    { label: 'current', from: null, to: null, amount: 5_750_600, count: 52 },
    { label: '1-30', from: 1, to: 30, amount: 1_339_100, count: 15 },
    { label: '90+', from: 91, to: null, amount: 528_000, count: 4 },
  ],
  flow: [
    { on: '2026-11-20', gave: 129_000, got: 40_000 },
    { on: '2026-11-21', gave: 498_000, got: 683_400 },
  ],
  next: [waiting(1, 'Rakesh Gupta', 969_900, 67), waiting(2, 'Usha Rani', 112_000, 0)],
  followUps: [],
  promises: [],
  cases: [],
  recent: [recent(4, 'receipt'), recent(5, 'loan', { ended: true, undoable: false })],
};

/** A computer with these shops on it, and a sample that is made at once. */
function computer(shops: unknown[] = []): Answers {
  const start = { shops, version: '0.1.0', folder: '/books', countries: [INDIA, SRI_LANKA] };
  return { ...PEOPLE, start, try_sample_shop: SAMPLE, leave_sample_shop: start, today: TODAY, draft: null };
}

it('opens from the first run in the country that was chosen, and leads back to it', async () => {
  const screen = await open('/welcome', computer());
  const { page } = screen;
  await page.getByRole('combobox', { name: 'Country' }).selectOption('LK');
  await screen.audit();
  await page.getByRole('button', { name: 'Try with a sample shop' }).click();
  const banner = page.getByRole('status').filter({ hasText: 'This is a sample shop.' });
  await banner.waitFor();
  await expect
    .poll(() => screen.sent('try_sample_shop'))
    .toEqual({ input: { language: 'en', place: SRI_LANKA } });
  await screen.audit();

  await screen.visit('/customers');
  await banner.waitFor();
  await screen.audit();
  await page.getByRole('button', { name: 'Leave the sample shop' }).click();
  await page.waitForURL('**/welcome');
  await page.getByRole('heading', { name: 'Where is your shop?' }).waitFor();
});

it('says how far it is while its year is written', async () => {
  let finish = (): void => undefined;
  const made = new Promise((done) => (finish = () => done(SAMPLE)));
  const screen = await open('/welcome', { ...computer(), try_sample_shop: () => made });
  const { page } = screen;
  await page.getByRole('button', { name: 'Try with a sample shop' }).click();
  await page.getByRole('progressbar', { name: 'Writing a year of a kirana shop' }).waitFor();
  await page.getByText('0 % of the year is written').waitFor();
  await screen.audit();
  finish();
  await page.waitForURL('**/today');
});

it('opens beside a shop of one’s own, asks before its keys leave it, and leads to the sign-in', async () => {
  const screen = await open('/unlock', computer([SHOP_CARD]));
  const { page } = screen;
  await page.getByRole('button', { name: 'Look around in a sample shop' }).click();
  await page.getByText('This is a sample shop.').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Lock', exact: true }).count()).toBe(0);
  await page.keyboard.press('Control+L');
  const question = page.getByRole('alertdialog', { name: 'Leave the sample shop?' });
  await question.waitFor();
  await screen.audit();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => screen.sent('leave_sample_shop')).toBeUndefined();
  await page.keyboard.press('Control+L');
  await question.getByRole('button', { name: 'Leave the sample shop' }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
});

it('leads to registering a shop of one’s own', async () => {
  const screen = await open('/unlock', computer([SHOP_CARD]));
  const { page } = screen;
  await page.getByRole('button', { name: 'Look around in a sample shop' }).click();
  await screen.visit('/settings');
  await expect.poll(() => page.getByRole('link', { name: 'Security' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Register my shop' }).click();
  await page.waitForURL('**/welcome');
  await page.getByRole('heading', { name: 'Where is your shop?' }).waitFor();
  await page.getByRole('button', { name: 'Back to signing in' }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
});
