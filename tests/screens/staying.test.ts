import { expect, it } from 'vitest';
import { focused, open, openSignedIn, Refused } from './harness';
import { NO_REMINDERS, SHOP_CARD, SIGNED_IN, STAYING } from './shop';

const KEEP = { ...STAYING, onClose: 'keep' };

it.each([
  ['Keep in the tray', 'keep'],
  ['Quit', 'quit'],
])('asks once what closing the window means, and closes it as was chosen: %s', async (choice, onClose) => {
  const screen = await openSignedIn('/today', {
    close_window: null,
    choose_on_close: { ...STAYING, onClose },
  });
  await screen.tell('closing');
  const asked = screen.page.getByRole('dialog', {
    name: 'Keep Bahi in the tray?',
  });
  await asked.waitFor();
  await screen.audit();
  await screen.page.keyboard.press('Escape');
  await asked.waitFor({ state: 'hidden' });
  expect(screen.sent('choose_on_close'), 'Escape is no choice').toBeUndefined();
  expect(screen.sent('close_window')).toBeUndefined();
  await screen.tell('closing');
  await asked.getByRole('button', { name: choice }).press('Enter');
  await expect.poll(() => screen.sent('close_window')).toBeDefined();
  expect(screen.sent('choose_on_close')).toEqual({ onClose });
  const sent = screen.calls.map(({ command }) => command);
  expect(sent.indexOf('choose_on_close'), 'it is known before it is done').toBeLessThan(
    sent.indexOf('close_window'),
  );
});

it('stays open when the choice could not be kept, and says why', async () => {
  const screen = await openSignedIn('/today', {
    close_window: null,
    choose_on_close: new Refused('choiceNotKept'),
  });
  const asked = screen.page.getByRole('dialog', { name: 'Keep Bahi in the tray?' });
  const said = asked.getByText('This computer did not let Bahi keep that.');
  await screen.tell('closing');
  await asked.getByRole('button', { name: 'Keep in the tray' }).click();
  await said.waitFor();
  await screen.audit();
  await screen.page.keyboard.press('Escape');
  await asked.waitFor({ state: 'hidden' });
  await screen.tell('closing');
  await asked.waitFor();
  expect(await said.count(), 'asked anew').toBe(0);
  await asked.getByRole('button', { name: 'Quit' }).click();
  await said.waitFor();
  expect(screen.sent('close_window')).toBeUndefined();
  // To quit nothing has to be kept.
  await asked.getByRole('button', { name: 'Quit' }).click();
  await expect.poll(() => screen.sent('close_window')).toBeDefined();
});

it.each([
  ['it was chosen', KEEP],
  ['there is no tray', { ...STAYING, tray: false }],
])('closes at once where %s, signed in or not', async (_, staying) => {
  const screen = await open('/unlock', {
    start: { shops: [SHOP_CARD], version: '0.1.0', folder: '/books', countries: [] },
    staying,
    close_window: null,
  });
  await screen.page.getByLabel('Password', { exact: true }).waitFor();
  await screen.tell('closing');
  await expect.poll(() => screen.sent('close_window')).toBeDefined();
  expect(await screen.page.getByRole('dialog').count(), 'nothing is asked').toBe(0);
  expect(screen.sent('choose_on_close')).toBeUndefined();
});

it('keeps what was typed before the window goes', async () => {
  const screen = await openSignedIn('/customers?new', {
    staying: KEEP,
    close_window: null,
    customers: { rows: [], next: null, total: 0 },
  });
  await screen.page.getByLabel('Name', { exact: true }).fill('Sunita');
  await screen.tell('closing');
  await expect.poll(() => screen.sent('close_window')).toBeDefined();
  const sent = screen.calls.map(({ command }) => command);
  expect(sent.indexOf('save_draft'), 'the draft comes first').toBeGreaterThan(-1);
  expect(sent.lastIndexOf('save_draft')).toBeLessThan(sent.indexOf('close_window'));
});

it('changes what closing means and starts with the computer', async () => {
  const screen = await openSignedIn('/settings?part=computer', {
    choose_on_close: KEEP,
    start_with_computer: { ...KEEP, starts: true },
  });
  await screen.page.getByRole('radio', { name: 'Keep in the tray' }).check();
  await screen.page.getByText(/stays in the tray and reminds you/).waitFor();
  await screen.audit();
  await screen.page.getByLabel('Start Bahi with the computer').check();
  await expect.poll(() => screen.sent('start_with_computer')).toEqual({ on: true });
});

it('shows what is true when a change for this computer was refused', async () => {
  const screen = await openSignedIn('/settings?part=computer', {
    staying: KEEP,
    choose_on_close: new Refused('choiceNotKept'),
    start_with_computer: new Refused('choiceNotKept'),
  });
  const { page } = screen;
  const [keep, quit] = [
    page.getByRole('radio', { name: 'Keep in the tray' }),
    page.getByRole('radio', { name: 'Quit' }),
  ];
  const said = page.getByText('This computer did not let Bahi keep that. It stays as it was.');
  await quit.click();
  await said.waitFor();
  await expect.poll(() => keep.isChecked()).toBe(true);
  expect(await quit.isChecked()).toBe(false);
  const starts = page.getByLabel('Start Bahi with the computer');
  await starts.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => screen.sent('start_with_computer')).toEqual({ on: true });
  await expect.poll(() => starts.isChecked()).toBe(false);
  await focused(starts);
  await screen.audit();
  screen.answer({ start_with_computer: { ...KEEP, starts: true } });
  await page.keyboard.press('Space');
  await said.waitFor({ state: 'detached' });
  expect(await starts.isChecked()).toBe(true);
});

it('says why reminders need the window where there is no tray', async () => {
  const screen = await openSignedIn('/settings?part=computer', {
    staying: { ...STAYING, tray: false },
  });
  await screen.page.getByText('This desktop shows no tray').waitFor();
  await screen.audit();
});

it('leaves starting with the computer to the owner', async () => {
  const staff = {
    ...SIGNED_IN,
    role: 'staff',
    person: { ...SIGNED_IN.person, role: 'staff' },
  };
  const screen = await openSignedIn('/settings?part=computer', {
    sign_in: staff,
    staying: { ...STAYING, offer: true },
  });
  await screen.page.getByText('When the window is closed').waitFor();
  expect(await screen.page.getByLabel('Start Bahi with the computer').count()).toBe(0);
  await screen.visit('/today');
  expect(await screen.page.getByText('Start Bahi with the computer?').count()).toBe(0);
});

it.each([
  ['Start with the computer', true],
  ['Not now', false],
])('offers to start with the computer after the first reminder, once: %s', async (answer, on) => {
  const screen = await openSignedIn('/today', {
    staying: { ...KEEP, offer: true },
    start_with_computer: { ...KEEP, starts: on },
  });
  await screen.page.getByText('Start Bahi with the computer?').waitFor();
  await screen.audit();
  await screen.page.getByRole('button', { name: answer }).press('Enter');
  await screen.page.getByText('Start Bahi with the computer?').waitFor({ state: 'hidden' });
  expect(screen.sent('start_with_computer')).toEqual({ on });
  expect(await screen.page.getByText('Bahi starts with the computer').count()).toBe(on ? 1 : 0);
});

it('comes back from the tray to who is signed in, and to what a notification was clicked for', async () => {
  const screen = await open('/', {
    resume: SIGNED_IN,
    errand: true,
    staying: KEEP,
    draft: null,
    today: null,
    reminders: NO_REMINDERS,
  });
  await screen.page.getByRole('heading', { name: 'Reminders' }).waitFor();
  await screen.page.getByText('Asha Verma').first().waitFor();
});
