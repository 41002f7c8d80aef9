import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { focused, open, openSignedIn, Refused, wrongOf } from './harness';
import { SIGNED_IN } from './shop';

const { shop, person } = SIGNED_IN;
const UNTIL = Date.UTC(2026, 10, 28, 6);

const asha = { person: { ...person, phone: '98765 43210' }, access: 'open', oneTimeUntil: null };
const details = { role: 'staff', email: null, createdAt: 0, changedAt: 0 };
const ravi = {
  person: { ...details, id: 2, name: 'Ravi Kumar', username: 'ravi', phone: '98450 12345' },
  access: 'oneTime',
  oneTimeUntil: UNTIL,
};
const long = {
  person: {
    ...details,
    id: 3,
    name: 'Venkatanarasimharajuvaripeta Subrahmanyam Chandrasekhar',
    username: 'venkatanarasimharaju.subrahmanyam',
    phone: '+91 98450 12346',
  },
  access: 'closed',
  oneTimeUntil: null,
};
const over = {
  person: { ...details, id: 4, name: 'सलीम', username: 'salim', phone: '98450 12347' },
  access: 'over',
  oneTimeUntil: null,
};
const GIVEN = { person: ravi, password: 'k7pd-92mx-q4rt', recoveryCode: null };
/** The recovery code from now on. */
const CODE = 'ABCDE-FGHJK-MNPQR-STVWX-YZ012';

/** Opens the menu of somebody by keys, and takes a line of it. */
async function choose(page: Page, name: string, item: string) {
  await page.getByRole('button', { name: `What to do with ${name}` }).press('Enter');
  await focused(page.getByRole('menuitem').first());
  const lines = (await page.getByRole('menuitem').allTextContents()).map((line) => line.trim());
  for (let at = 0; at < lines.indexOf(item); at += 1) await page.keyboard.press('ArrowDown');
  await focused(page.getByRole('menuitem', { name: item }));
  await page.keyboard.press('Enter');
}

it('lets somebody in, and shows their one-time password once', async () => {
  const rows: unknown[] = [asha];
  let attempts = 0;
  const screen = await openSignedIn('/settings?part=people', {
    people: () => rows,
    add_person: () => {
      attempts += 1;
      if (attempts === 1) return new Refused('usernameTaken', undefined, 'username');
      rows.push(ravi);
      return GIVEN;
    },
  });
  const { page } = screen;
  await page.getByRole('rowheader', { name: /Asha Verma/ }).waitFor();
  await page.getByRole('button', { name: 'Add a person' }).click();
  const form = page.getByRole('dialog', { name: 'Add a person' });
  await form.getByLabel('Name', { exact: true }).fill('Ravi Kumar');
  await form.getByLabel('Phone').fill('98450 12345');
  await form.getByLabel('Username').fill('Asha');
  await screen.audit();
  await page.keyboard.press('Control+Enter');
  await form.getByText('Somebody has this username already.').waitFor();
  await form.getByLabel('Username').fill('ravi');
  await page.keyboard.press('Control+Enter');
  const given = page.getByRole('dialog', { name: 'One-time password' });
  await given.getByText(GIVEN.password).waitFor();
  await screen.audit();
  expect(screen.sent('add_person')).toEqual({
    role: 'staff',
    input: { name: 'Ravi Kumar', phone: '98450 12345', username: 'ravi', email: '' },
  });
  await given.getByRole('button', { name: 'I have handed it over' }).click();
  await page.getByRole('rowheader', { name: /Ravi Kumar/ }).waitFor();
  await expect.poll(() => page.getByText(GIVEN.password).count()).toBe(0);
});

it('asks for the password over the form that needs it', async () => {
  let typed = false;
  const screen = await openSignedIn('/settings?part=people', {
    people: [asha],
    add_person: () => (typed ? GIVEN : new Refused('passwordNeeded')),
    confirm_password: () => {
      typed = true;
      return null;
    },
  });
  const { page } = screen;
  await page.getByRole('button', { name: 'Add a person' }).click();
  const form = page.getByRole('dialog', { name: 'Add a person' });
  await form.getByLabel('Name', { exact: true }).fill('Ravi Kumar');
  await form.getByLabel('Phone').fill('98450 12345');
  await form.getByLabel('Username').fill('ravi');
  await page.keyboard.press('Control+Enter');
  // A click reaches only what nothing covers.
  await page.getByRole('button', { name: 'Show the password' }).click();
  await page.getByRole('textbox', { name: 'Password' }).fill('a long password');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'One-time password' }).getByText(GIVEN.password).waitFor();
});

it('closes a way in, gives another password and removes, with a word of what follows', async () => {
  const screen = await openSignedIn('/settings?part=people', {
    sign_in: { ...SIGNED_IN, stays: true, shop: { ...shop, stayAllowed: true } },
    people: [asha, ravi, long, over],
    disable_person: { ...ravi, access: 'closed', oneTimeUntil: null },
    reset_password: GIVEN,
    remove_person: { people: [asha], recoveryCode: null },
  });
  const { page } = screen;
  await page.getByRole('rowheader', { name: /सलीम/ }).waitFor();
  await screen.audit();
  const choose = async (item: string) => {
    await page.getByRole('button', { name: 'What to do with Ravi Kumar' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await choose('Close the sign-in');
  await page.getByText('Ravi Kumar cannot sign in any more.').waitFor();
  await choose('Give a new password');
  const sure = page.getByRole('alertdialog');
  await sure.getByText(/opens nothing from now on/).waitFor();
  await sure.getByRole('button', { name: 'Give a new password' }).click();
  await page.getByRole('button', { name: 'I have handed it over' }).click();
  await choose('Remove');
  await sure.getByText(/written anew under another key/).waitFor();
  await screen.audit();
  await sure.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('Ravi Kumar is removed.').waitFor();
  expect(screen.sent('remove_person')).toEqual({ id: 2 });
  // Under another key nobody stays signed in.
  await screen.visit('/settings?part=security');
  const stay = page.getByRole('checkbox', { name: 'Stay signed in on this computer', exact: true });
  await expect.poll(() => stay.isChecked()).toBe(false);
});

it('changes details, says beside its field what somebody has already, and opens a way in again, by keys alone', async () => {
  const closed = { ...ravi, access: 'closed', oneTimeUntil: null };
  const renamed = { ...closed, person: { ...ravi.person, name: 'Ravi Rao', username: 'rao' } };
  let rows: unknown[] = [asha, closed];
  const screen = await openSignedIn('/settings?part=people', {
    people: () => rows,
    change_person: new Refused('usernameTaken', undefined, 'username'),
    enable_person: ravi,
  });
  const { page } = screen;
  await choose(page, 'Ravi Kumar', 'Change details');
  const form = page.getByRole('dialog', { name: 'Change details' });
  await expect.poll(() => form.getByLabel('Username').inputValue()).toBe('ravi');
  expect(await form.getByLabel('Role').count(), 'a role is another way in').toBe(0);
  await form.getByLabel('Name', { exact: true }).fill('Ravi Rao');
  await form.getByLabel('Username').fill('Asha');
  await form.getByLabel('Email').fill('ASHA@example.com');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => wrongOf(form.getByLabel('Username'))).toBe('Somebody has this username already.');
  screen.answer({ change_person: new Refused('userEmailTaken', undefined, 'email') });
  await form.getByLabel('Username').fill('rao');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => wrongOf(form.getByLabel('Email'))).toBe('Somebody has this email already.');
  expect(await wrongOf(form.getByLabel('Username'))).toBe(null);
  await screen.audit();
  rows = [asha, renamed];
  screen.answer({ change_person: renamed });
  await form.getByLabel('Email').fill('');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Saved.').waitFor();
  expect(screen.sent('change_person')).toEqual({
    id: 2,
    input: { name: 'Ravi Rao', phone: '98450 12345', username: 'rao', email: '' },
  });
  await choose(page, 'Ravi Rao', 'Open the sign-in');
  await page.getByText('Ravi Rao can sign in again.').waitFor();
  expect(screen.sent('enable_person')).toEqual({ id: 2 });
});

it.each([
  ['staff', 'Make an owner', /may then do everything/, 'owner'],
  ['owner', 'Make staff', /may then record and look up, and nothing else/, 'staff'],
])('makes %s something else after a word of what follows: %s', async (now, item, said, role) => {
  const row = { ...ravi, access: 'open', person: { ...ravi.person, role: now } };
  const screen = await openSignedIn('/settings?part=people', { people: [asha, row], change_role: GIVEN });
  const { page } = screen;
  await choose(page, 'Ravi Kumar', item);
  const sure = page.getByRole('alertdialog', { name: item });
  await sure.getByText(said).waitFor();
  await screen.audit();
  expect(screen.sent('change_role'), 'nothing before it is said').toBeUndefined();
  await sure.getByRole('button', { name: item }).press('Enter');
  await page.getByRole('dialog', { name: 'One-time password' }).getByText(GIVEN.password).waitFor();
  expect(screen.sent('change_role')).toEqual({ id: 2, role });
});

it('does to oneself nothing but what one may', async () => {
  const { page } = await openSignedIn('/settings?part=people', { people: [asha, ravi] });
  await page.getByRole('button', { name: 'What to do with Asha Verma' }).press('Enter');
  await page.getByRole('menuitem').first().waitFor();
  expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(['Change details', 'History']);
});

it('shows the new recovery code when an owner goes, for they may know the old one', async () => {
  const second = { ...ravi, person: { ...ravi.person, role: 'owner' }, access: 'open', oneTimeUntil: null };
  const screen = await openSignedIn('/settings?part=people', {
    people: [asha, second],
    remove_person: { people: [asha], recoveryCode: CODE },
  });
  const { page } = screen;
  await page.getByRole('button', { name: 'What to do with Ravi Kumar' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('MNPQR').waitFor();
  await screen.audit();
  await sheet.getByRole('button', { name: 'I have kept it' }).click();
  await sheet.waitFor({ state: 'detached' });
});

it('shows the new recovery code after the one-time password when an owner becomes staff', async () => {
  const second = { ...ravi, person: { ...ravi.person, role: 'owner' }, access: 'open', oneTimeUntil: null };
  const screen = await openSignedIn('/settings?part=people', {
    people: [asha, second],
    change_role: { ...GIVEN, recoveryCode: CODE },
  });
  const { page } = screen;
  for (const leave of ['Enter', 'Escape']) {
    await choose(page, 'Ravi Kumar', 'Make staff');
    const sure = page.getByRole('alertdialog', { name: 'Make staff' });
    await sure.getByText(/so a new one is made at once/).waitFor();
    await sure.getByRole('button', { name: 'Make staff' }).press('Enter');
    await page.getByRole('dialog', { name: 'One-time password' }).getByText(GIVEN.password).waitFor();
    expect(await page.getByText('MNPQR').count(), 'one after the other').toBe(0);
    if (leave === 'Enter') await page.getByRole('button', { name: 'I have handed it over' }).press(leave);
    else await page.keyboard.press(leave);
    const sheet = page.getByRole('dialog', { name: 'Your recovery sheet' });
    await sheet.getByText('MNPQR').waitFor();
    await screen.audit();
    await sheet.getByRole('button', { name: 'I have kept it' }).press('Enter');
    await sheet.waitFor({ state: 'detached' });
  }
});

it('lets nobody in with a one-time password before they chose their own', async () => {
  const signedIn = { ...SIGNED_IN, role: 'staff', person: ravi.person };
  const screen = await open('/unlock', {
    start: {
      shops: [
        {
          id: 'a1',
          name: shop.name,
          usernames: ['asha', 'ravi'],
          stays: [],
          stayAllowed: false,
          sample: false,
        },
      ],
      version: '0.1.0',
      folder: '/books',
      countries: [],
    },
    sign_in: new Refused('ownPasswordNeeded', undefined, 'password'),
    first_sign_in: signedIn,
    today: new Refused('internal', { reference: 'not asked here' }),
    draft: null,
  });
  const { page } = screen;
  await page.getByLabel('Username', { exact: true }).selectOption('ravi');
  await page.getByLabel('Password', { exact: true }).fill('k7pd-92mx-q4rt');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Choose your password' }).waitFor();
  await screen.audit();
  await page.keyboard.type('a pot of old coins');
  expect(await page.getByLabel('New password', { exact: true }).inputValue()).toBe('a pot of old coins');
  await page.getByLabel('Confirm password').fill('a pot of old coins');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('contentinfo').getByText('On duty: Ravi Kumar, Staff').waitFor();
  expect(screen.sent('first_sign_in')).toMatchObject({
    input: { shopId: 'a1', username: 'ravi', oneTime: 'k7pd-92mx-q4rt', password: 'a pot of old coins' },
  });
});

it('gives the counter to somebody else with one key and a password', async () => {
  const usernames = ['asha', 'ravi'];
  const start = {
    shops: [{ id: 'a1', name: shop.name, usernames, stays: [], stayAllowed: false, sample: false }],
    version: '0.1.0',
    folder: '/books',
    countries: [],
  };
  const screen = await openSignedIn('/today', { lock: null });
  const { page } = screen;
  await page.getByRole('contentinfo').getByText('On duty: Asha Verma, Owner').waitFor();
  screen.answer({ start, sign_in: { ...SIGNED_IN, role: 'staff', person: ravi.person } });
  await page.keyboard.press('F9');
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await expect.poll(() => page.getByLabel('Username', { exact: true }).inputValue()).toBe('ravi');
  await page.keyboard.type('a pot of old coins');
  await page.keyboard.press('Enter');
  await page.getByRole('contentinfo').getByText('On duty: Ravi Kumar, Staff').waitFor();
  expect(screen.sent('sign_in')).toMatchObject({ input: { username: 'ravi' } });
});
