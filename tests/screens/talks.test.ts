import { expect, it } from 'vitest';
import { openSignedIn, Refused } from './harness';
import { PEOPLE } from './people';
import { promise, talk } from './shop';

const followUp = {
  on: '2026-11-19',
  minute: 600,
  assignedTo: 2,
  assignedName: 'Sunil',
  doneAt: null,
  daysLate: 2,
};
const done = { ...followUp, doneAt: Date.UTC(2026, 10, 20, 6, 30), daysLate: 0 };
const talks = {
  rows: [
    talk(3, { followUp }),
    talk(2, { kind: 'visit', followUp: done, editable: false }),
    talk(1, { kind: 'note', text: '', pinned: true, editable: false }),
  ],
  next: null,
};
const team = [
  { id: 1, name: 'Asha Verma' },
  { id: 2, name: 'Sunil' },
];

it('writes a talk down from anywhere on the page of a customer, by keys alone', async () => {
  const none = { rows: [], next: null };
  const screen = await openSignedIn('/customers/1', {
    ...PEOPLE,
    team,
    interactions: none,
    create_interaction: new Refused('datePast', { today: '2026-11-21' }, 'followUp.on'),
    read_date: '2026-11-20',
  });
  const { page } = screen;
  await page.getByRole('tab', { name: 'Notes' }).waitFor();
  await page.keyboard.press('F4');
  const dialog = page.getByRole('dialog', { name: 'New note' });
  await dialog.waitFor();
  await dialog.getByLabel('What was said').fill('Pays on Friday');
  await dialog.getByLabel('Follow up on').fill('20');
  await dialog.getByLabel('Who does it').selectOption('Sunil');
  await screen.audit();
  await page.keyboard.press('Control+Enter');
  await page.getByText('This day is past: today is 21 Nov 2026.').waitFor();
  await screen.audit();
  screen.answer({ create_interaction: talk(3), interactions: talks });
  await page.keyboard.press('Control+Enter');
  await page.getByText('Note saved', { exact: true }).waitFor();
  expect(screen.sent('create_interaction')).toMatchObject({
    input: {
      customerId: 1,
      kind: 'call',
      text: 'Pays on Friday',
      followUp: { on: '2026-11-20', assignedTo: 2 },
    },
  });
  await page.getByText('Follow-up 2 days late').waitFor();
  await screen.audit();
});

it('calls what was to follow done, and takes that back', async () => {
  const screen = await openSignedIn('/customers/1?part=talks', {
    ...PEOPLE,
    team,
    interactions: talks,
    change_interaction: talk(3),
  });
  const { page } = screen;
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await page.getByText('Done: Ramesh Kumar').waitFor();
  expect(screen.sent('change_interaction')).toEqual({ id: 3, change: { done: true } });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => screen.sent('change_interaction')).toEqual({ id: 3, change: { done: false } });
  await page.getByRole('button', { name: 'Unpin' }).click();
  await expect.poll(() => screen.sent('change_interaction')).toEqual({ id: 1, change: { pinned: false } });
  expect(await page.getByRole('button', { name: 'Edit note' }).count()).toBe(1);
});

it('shows what is pinned before anything else', async () => {
  const { khata } = PEOPLE;
  const pinned = [talk(1, { text: 'Never lend to the brother', pinned: true })];
  const screen = await openSignedIn('/customers/1', {
    ...PEOPLE,
    khata: async (args: never) => ({
      ...((await (khata as (args: never) => unknown)(args)) as object),
      pinned,
    }),
  });
  await screen.page.getByText('Never lend to the brother').waitFor();
  await screen.audit();
});

it('lists the talks of the whole shop, and says kindly that there are none', async () => {
  const screen = await openSignedIn('/talks', { interactions: talks });
  await screen.page.getByText('His brother may bring it').first().waitFor();
  await screen.page.getByText('What was said was erased.').waitFor();
  await screen.audit();
  screen.answer({ interactions: { rows: [], next: null } });
  await screen.visit('/today');
  await screen.visit('/talks');
  await screen.page.getByText('No notes yet').waitFor();
  await screen.audit();
});

it('writes a promise down, shows the record, and takes one back', async () => {
  const { khata } = PEOPLE;
  const record = {
    kept: 1,
    broken: 1,
    promises: [
      promise(3, 'live', { paid: 10_000, note: 'After the harvest' }),
      promise(2, 'broken', { number: 'LN/26-27/0002' }),
      promise(1, 'kept', { paid: 40_000 }),
    ],
  };
  const screen = await openSignedIn('/customers/1?part=talks', {
    ...PEOPLE,
    team,
    interactions: { rows: [], next: null },
    read_amount: 40_000,
    read_date: '2026-11-25',
    create_promise: new Refused('exceedsOutstanding', { outstanding: 12_345 }, 'amount'),
    withdraw_promise: new Refused('promiseOver', undefined, 'id'),
  });
  const { page } = screen;
  await page.getByRole('button', { name: 'New promise' }).click();
  const dialog = page.getByRole('dialog', { name: 'New promise' });
  await dialog.getByLabel('Amount').fill('400');
  await dialog.getByLabel('By', { exact: true }).fill('25');
  await page.keyboard.press('Control+Enter');
  await page.getByText('₹123.45').waitFor();
  await screen.audit();
  screen.answer({
    create_promise: promise(3, 'live'),
    khata: async (args: never) => ({
      ...((await (khata as (args: never) => unknown)(args)) as object),
      promises: record,
    }),
  });
  await page.keyboard.press('Control+Enter');
  await page.getByText('Ramesh Kumar promised ₹400.00 by 25 Nov 2026. No reminder before then.').waitFor();
  expect(screen.sent('create_promise')).toMatchObject({
    input: { customerId: 1, dueId: null, amount: 40_000, on: '2026-11-25', note: null },
  });
  await page.getByText('1 kept, 1 broken').waitFor();
  await page.getByText('₹100.00 of it came').waitFor();
  await screen.audit();
  // What was promised came meanwhile.
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText('This promise is over. Only one that is still running can be withdrawn.').waitFor();
  screen.answer({ withdraw_promise: promise(3, 'withdrawn') });
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await expect.poll(() => screen.sent('withdraw_promise')).toEqual({ id: 3 });
});
