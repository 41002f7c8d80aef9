import { expect, it } from 'vitest';
import { focused, openSignedIn, Refused, wrongOf } from './harness';
import { SIGNED_IN } from './shop';

const { shop, person } = SIGNED_IN;
const START = {
  shops: [{ id: 'a1', name: shop.name, usernames: ['asha'], stays: [], stayAllowed: false, sample: false }],
  version: '0.1.0',
  folder: '/home/asha/.local/share/org.bahi.ledger/books/a-long-folder-name-that-does-not-end',
  countries: [],
};

it('changes the shop after the password was typed again', async () => {
  let typed = false;
  const screen = await openSignedIn('/settings', {
    change_shop: ({ input }: { input: object }) =>
      typed ? { ...shop, ...input } : new Refused('passwordNeeded'),
    confirm_password: () => {
      typed = true;
      return null;
    },
  });
  const { page } = screen;
  await page.getByLabel('Shop name').fill('Verma & Sons');
  await page.getByLabel('Address').fill('44 Bazaar Street');
  await screen.audit();
  await page.keyboard.press('Control+Enter');
  const gate = page.getByRole('dialog', { name: 'Type your password again' });
  await gate.getByRole('textbox', { name: 'Password' }).fill('a long password');
  await page.keyboard.press('Enter');
  await page.getByText('Saved.').waitFor();
  await page.getByRole('complementary').getByText('Verma & Sons').waitFor();
  await expect
    .poll(() => screen.sent('change_shop'))
    .toMatchObject({
      input: { name: 'Verma & Sons', address: '44 Bazaar Street', phone: '', taxRegistered: false },
    });
});

it.each([
  ['numbers', 'Numbers are written'],
  ['reminders', 'Time of the notification'],
  ['security', 'Lock after so many minutes without a touch'],
  ['profile', 'Your name'],
  ['period', 'Last closed day'],
  ['appearance', 'Dark'],
])('has nothing that axe minds under %s', async (part, label) => {
  const screen = await openSignedIn(`/settings?part=${part}`, { read_date: new Refused('dateUnreadable') });
  await screen.page.getByLabel(label).waitFor();
  await screen.audit();
});

it('reads the columns of the ageing, and says what is no number', async () => {
  const screen = await openSignedIn('/settings?part=numbers', { change_shop: shop });
  const edges = screen.page.getByLabel('Late after how many days');
  await edges.fill('15, soon');
  await screen.page.keyboard.press('Control+Enter');
  await screen.page.getByText('Write whole numbers.').waitFor();
  await edges.fill('15, ४५');
  await screen.page.keyboard.press('Control+Enter');
  await screen.page.getByText('Saved.').waitFor();
  await expect
    .poll(() => screen.sent('change_shop'))
    .toMatchObject({ input: { ageingEdges: [15, 45], yearMonth: 4 } });
});

it('warns that names in a notification can be read by anybody', async () => {
  const screen = await openSignedIn('/settings?part=reminders', { change_shop: shop });
  await screen.page.getByLabel('Time of the notification').fill('09:30');
  await screen.page.getByLabel('Show names and amounts in the notification').check();
  await screen.page.getByText(/can then read who owes what/).waitFor();
  await screen.audit();
  await screen.page.keyboard.press('Control+Enter');
  await screen.page.getByText('Saved.').waitFor();
  await expect
    .poll(() => screen.sent('change_shop'))
    .toMatchObject({ input: { reminderMinute: 570, reminderNames: true, quiet: null, reminderOff: [] } });
});

it('takes what an owner wishes of the notification', async () => {
  const screen = await openSignedIn('/settings?part=reminders', {
    change_shop: new Refused('noneLeft', undefined, 'quiet'),
    read_date: '2026-12-25',
  });
  const { page } = screen;
  await page.getByRole('checkbox', { name: 'Sunday' }).check();
  await page.getByRole('checkbox', { name: 'Cases' }).uncheck();
  await page.getByLabel('Holidays', { exact: true }).fill('25/12');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('button', { name: 'Remove 25 Dec 2026' }).waitFor();
  await page.getByRole('checkbox', { name: 'Quiet hours' }).check();
  await page.getByLabel('From', { exact: true }).fill('07:00');
  await page.getByLabel('Until', { exact: true }).fill('00:00');
  await page.getByRole('checkbox', { name: 'Count while the book is locked' }).uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('With this no notification could ever come.').waitFor();
  await screen.audit();
  await expect
    .poll(() => screen.sent('change_shop'))
    .toEqual({
      input: {
        reminderMinute: 480,
        reminderDaysOff: [7],
        holidays: ['2026-12-25'],
        quiet: { from: 420, until: 0 },
        reminderOff: ['cases'],
        reminderLocked: false,
        reminderNames: false,
      },
    });
});

it('takes a holiday by Enter, and on saving the one that is still in its field', async () => {
  const days: Record<string, string> = { '25/12': '2026-12-25', '1/1': '2027-01-01' };
  const screen = await openSignedIn('/settings?part=reminders', {
    change_shop: ({ input }: { input: object }) => ({ ...shop, ...input }),
    read_date: ({ text }: { text: string }) => days[text] ?? new Refused('dateUnreadable'),
  });
  const { page } = screen;
  const field = page.getByLabel('Holidays', { exact: true });
  await field.fill('25/12');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove 25 Dec 2026' }).waitFor();
  await expect.poll(() => field.inputValue()).toBe('');
  await field.fill('someday');
  await page.keyboard.press('Enter');
  const said = page.getByText('This is not a date. Try 21, 21/11 or today.').last();
  await said.waitFor();
  await screen.audit();
  await page.getByRole('button', { name: 'Save' }).click();
  await focused(field);
  expect(screen.sent('change_shop'), 'nothing was saved so far').toBeUndefined();
  expect(await field.inputValue()).toBe('someday');
  await field.fill('1/1');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  expect(screen.sent('change_shop')).toMatchObject({ input: { holidays: ['2026-12-25', '2027-01-01'] } });
  await page.getByRole('button', { name: 'Remove 01 Jan 2027' }).waitFor();
  await expect.poll(() => field.inputValue()).toBe('');
});

it('says so where the desktop shows no notifications', async () => {
  const screen = await openSignedIn('/settings?part=reminders', { shows_notifications: false });
  await screen.page.getByText('This desktop shows no notifications').first().waitFor();
  await screen.audit();
});

it('makes a new recovery code and shows it once', async () => {
  const code = 'ABCDE-FGHJK-MNPQR-STVWX-YZ012';
  const screen = await openSignedIn('/settings?part=security', {
    new_recovery_code: code,
    save_recovery_sheet: null,
  });
  await screen.page.getByRole('button', { name: 'Make a new code' }).click();
  await screen.page.getByRole('alertdialog').getByRole('button', { name: 'Make a new code' }).click();
  const sheet = screen.page.getByRole('dialog', { name: 'Your recovery sheet' });
  await sheet.getByText('MNPQR').waitFor();
  await sheet.getByRole('button', { name: 'Save as a file' }).click();
  await expect
    .poll(() => screen.sent('save_recovery_sheet'))
    .toEqual({
      shopName: shop.name,
      code,
      name: 'Bahi recovery sheet.txt',
    });
  screen.answer({ save_recovery_sheet: new Refused('cannotSaveThere') });
  await sheet.getByRole('button', { name: 'Save as a file' }).click();
  await sheet.getByText('The file could not be written there').waitFor();
  screen.answer({ save_recovery_sheet: '/media/stick/Bahi recovery sheet.txt' });
  await sheet.getByRole('button', { name: 'Save as a file' }).click();
  await sheet.getByText('Saved in').waitFor();
  await screen.audit();
  await sheet.getByRole('button', { name: 'I have kept it' }).click();
  await expect.poll(() => screen.page.getByText('MNPQR').count()).toBe(0);
});

it('changes the password, and says which field is wrong', async () => {
  const screen = await openSignedIn('/settings?part=security', {
    change_password: new Refused('passwordsDiffer', undefined, 'confirmPassword'),
  });
  const { page } = screen;
  await page.getByRole('button', { name: 'Change the password' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the password' });
  await dialog.getByRole('textbox', { name: 'Password until now' }).fill('the old one');
  await dialog.getByRole('textbox', { name: 'New password' }).fill('a new long one');
  await dialog.getByRole('textbox', { name: 'Confirm password' }).fill('a new long two');
  await page.keyboard.press('Control+Enter');
  await dialog.getByText('The two passwords are not the same.').waitFor();
  await screen.audit();
  screen.answer({ change_password: null });
  await page.keyboard.press('Control+Enter');
  await page.getByText('The password is changed.').waitFor();
});

it('adds a tax rate and puts one away', async () => {
  const rate = { id: 1, name: 'GST 18 %', basisPoints: 1800, archived: false };
  const screen = await openSignedIn('/settings?part=tax', {
    tax_rates: [],
    read_amount: 1800,
    create_tax_rate: [rate],
    archive_tax_rate: [{ ...rate, archived: true }],
  });
  const { page } = screen;
  await page.getByText('There is no tax rate yet.').waitFor();
  await page.getByLabel('Name').fill(rate.name);
  await page.getByLabel('Rate', { exact: true }).fill('18 %');
  await page.keyboard.press('Enter');
  await page.getByRole('rowheader', { name: rate.name }).waitFor();
  await screen.audit();
  await expect.poll(() => screen.sent('create_tax_rate')).toEqual({ name: rate.name, basisPoints: 1800 });
  await page.getByRole('button', { name: 'Put away GST 18 %' }).click();
  await page.getByText('Archived').waitFor();
});

it('checks the book, says how far it is, and names what is wrong', async () => {
  let finish: (verdict: unknown) => void = () => undefined;
  const screen = await openSignedIn('/settings?part=check', {
    verify: () => new Promise((done) => (finish = done)),
    stop_verify: () => {
      finish(new Refused('stopped'));
      return null;
    },
  });
  const { page } = screen;
  const check = page.getByRole('button', { name: 'Check the book' });
  await check.click();
  await screen.tell('checking', { step: 'trail', done: 40, of: 120 });
  await page.getByText('Reading the history: 40 of 120').waitFor();
  await screen.audit();
  finish({ links: 120, documents: 90, entries: 95, problem: null });
  await page.getByText('Nothing is wrong').waitFor();
  await page.getByText('95 entries were read').waitFor();
  await check.click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('stopped before its end').waitFor();
  expect(await page.getByText('Nothing is wrong').count()).toBe(0);
  await screen.audit();
  await check.click();
  const problem = { problem: 'sum', sum: 'customerOutstanding', of: 'customer 7', kept: 5, found: 6 };
  finish({ links: 120, documents: 90, entries: 95, problem });
  await page.getByText('what is open of a customer (customer 7)').waitFor();
  await screen.audit();
  // Whoever leaves it has the book for themselves again.
  const stopped = () => screen.calls.filter(({ command }) => command === 'stop_verify').length;
  expect(stopped()).toBe(1);
  await check.click();
  await page.getByRole('button', { name: 'Stop' }).waitFor();
  await screen.visit('/settings?part=about');
  await expect.poll(stopped).toBe(2);
  await screen.visit('/settings?part=check');
  await screen.visit('/today');
  expect(stopped(), 'nothing was under way').toBe(2);
});

it('closes the books and opens them again', async () => {
  const screen = await openSignedIn('/settings?part=period', {
    read_date: '2026-03-31',
    close_period: ({ input }: { input: { through: string | null } }) => ({
      ...shop,
      closedThrough: input.through,
    }),
  });
  const { page } = screen;
  await page.getByLabel('Last closed day').fill('31/3');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('main').getByText('The books are closed up to 31 Mar 2026.').waitFor();
  await page.getByRole('button', { name: 'Open all days' }).click();
  await page.getByRole('main').getByText('No day is closed.').waitFor();
});

it('shows staff their own details, and nothing of the shop', async () => {
  const staff = { ...SIGNED_IN, role: 'staff', person: { ...person, role: 'staff' } };
  const changed = { ...staff.person, name: 'Asha Rao' };
  const screen = await openSignedIn('/settings', { sign_in: staff, start: START, change_profile: changed });
  const { page } = screen;
  const parts = page.getByRole('navigation', { name: 'Settings' });
  await expect
    .poll(() => parts.getByRole('link').allTextContents())
    .toEqual(['Security', 'My details', 'This computer', 'Appearance', 'About']);
  await parts.getByRole('link', { name: 'About' }).click();
  await page.getByText(START.folder).waitFor();
  await screen.audit();
  await parts.getByRole('link', { name: 'My details' }).click();
  await page.getByLabel('Your name').fill('Asha Rao');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('complementary').getByText('Asha Rao', { exact: true }).waitFor();
});

it('says beside the field of one’s own details that somebody has it already', async () => {
  const screen = await openSignedIn('/settings?part=profile', {
    change_profile: new Refused('usernameTaken', undefined, 'username'),
  });
  const { page } = screen;
  const [username, email] = [page.getByLabel('Username'), page.getByLabel('Email')];
  await username.fill('Ravi');
  await email.fill('ravi@example.com');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => wrongOf(username)).toBe('Somebody has this username already.');
  screen.answer({ change_profile: new Refused('userEmailTaken', undefined, 'email') });
  await username.fill('asha.v');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => wrongOf(email)).toBe('Somebody has this email already.');
  expect(await wrongOf(username)).toBe(null);
  await screen.audit();
  await page.getByRole('complementary').getByText('Asha Verma', { exact: true }).waitFor();
  expect(screen.sent('change_profile')).toEqual({
    input: { name: 'Asha Verma', username: 'asha.v', email: 'ravi@example.com', phone: '' },
  });
});

it('stays signed in on this computer where the owner allows it, and no longer', async () => {
  const allowed = { ...SIGNED_IN, shop: { ...shop, stayAllowed: true } };
  const screen = await openSignedIn('/settings?part=security', {
    sign_in: allowed,
    stay_signed_in: new Refused('keyringUnavailable'),
    stay_no_longer: allowed,
    change_password: null,
  });
  const stay = screen.page.getByRole('checkbox', { name: 'Stay signed in on this computer', exact: true });
  await stay.focus();
  await screen.page.keyboard.press('Space');
  await screen.page.getByText('The keyring of this computer did not keep it.').waitFor();
  expect(await stay.isChecked()).toBe(false);
  await focused(stay);
  await screen.audit();
  screen.answer({ stay_signed_in: { ...allowed, stays: true } });
  await screen.page.keyboard.press('Space');
  await screen.page.getByText('You stay signed in on this computer.').waitFor();
  expect(await stay.isChecked()).toBe(true);
  await screen.page.keyboard.press('Space');
  await screen.page.getByText('From now on your password is asked for.').waitFor();
  expect(await stay.isChecked()).toBe(false);
  await focused(stay);
  // Another password ends it as well.
  await screen.page.keyboard.press('Space');
  await expect.poll(() => stay.isChecked()).toBe(true);
  await screen.page.getByRole('button', { name: 'Change the password' }).click();
  await screen.page.getByRole('dialog').getByRole('button', { name: 'Change the password' }).click();
  await screen.page.getByText('The password is changed.').waitFor();
  expect(await stay.isChecked()).toBe(false);
});
