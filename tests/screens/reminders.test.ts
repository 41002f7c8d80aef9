import { expect, it } from 'vitest';
import { focused, openSignedIn, Refused } from './harness';
import { LONG } from './papers';
import { caller, talk as talked } from './shop';

const row = (dueId: number, customerName: string, dueOn: string) => ({
  dueId,
  documentId: dueId + 100,
  kind: dueId % 2 ? 'loan' : 'invoice',
  number: `LN/26-27/000${dueId}`,
  customerId: dueId + 10,
  customerName,
  phone: '+91 98765 43210',
  dueOn,
  open: 123_456_789_000,
  promisedOn: dueId === 2 ? '2026-11-25' : null,
  caseId: dueId === 1 ? 3 : null,
});

const talk = (id: number, doneAt: number | null, assignedTo: number | null) =>
  talked(id, {
    customerId: id + 20,
    customerName: 'Meena Traders',
    text: 'Ring again after the market',
    followUp: {
      on: '2026-11-21',
      minute: null,
      assignedTo,
      assignedName: assignedTo && 'Sunil',
      doneAt,
      daysLate: 0,
    },
    editable: false,
  });

const reminders = {
  today: '2026-11-21',
  dueToday: [row(1, LONG, '2026-11-21'), row(3, 'Fatima', '2026-11-21')],
  upcoming: [row(2, 'Ramesh Kumar', '2026-11-28')],
  followUps: [talk(5, null, 2)],
  done: [talk(6, Date.UTC(2026, 10, 21, 6, 30), null)],
  cases: [
    {
      id: 4,
      customerId: 12,
      customerName: 'Ramesh Kumar',
      subject: 'Two sacks were wet',
      assignedTo: 1,
      assignedName: 'Asha Verma',
      priority: 'high',
      status: 'open',
      disputed: 250_000,
      nextStep: 'Look at them together',
      nextOn: '2026-11-20',
      daysLate: 1,
      createdAt: 0,
      changedAt: 0,
    },
  ],
  promises: [
    {
      id: 7,
      customerId: 13,
      customerName: 'Imran',
      dueId: null,
      number: null,
      amount: 500_000,
      paid: 100_000,
      on: '2026-11-21',
      madeOn: '2026-11-14',
      note: 'After the wedding',
      status: 'live',
      by: 'Asha Verma',
      createdAt: 0,
    },
  ],
  overdueToAsk: 700,
  dueTodayToAsk: 1200,
  overdueCount: 702,
  overdueAmount: 246_913_578_000,
  dueTodayCount: 1200,
  dueTodayAmount: 123_456_789_000,
  upcomingCount: 2,
  upcomingAmount: 100_000,
  reminderMinute: 485,
  lastShown: '2026-11-20',
  lastShownAt: null,
};

const call_list = {
  rows: [
    caller(11, LONG, {
      open: 123_456_789_000,
      promised: 2,
      lastKind: 'call',
      lastAt: Date.UTC(2026, 10, 12, 6, 30),
      lastPromise: { amount: 123_456_789_000, on: '2026-11-19', status: 'broken' },
    }),
    caller(12, 'Ramesh Kumar', { lastPromise: { amount: 50_000, on: '2026-10-01', status: 'kept' } }),
    caller(13, 'فاطمہ بیگم', { daysLate: 1, promised: 1 }),
  ],
  next: '4.13',
};

const resting = (customerId: number, customerName: string, peace: Record<string, unknown>) => ({
  customerId,
  customerName,
  open: 420_000,
  peace,
});

const left_in_peace = [
  resting(31, LONG, { why: 'promised', on: '2026-11-25' }),
  resting(32, 'Paid Today', { why: 'paid' }),
  resting(33, 'Put Off', { why: 'later', until: Date.UTC(2026, 10, 21, 12, 30) }),
  resting(34, 'Wet Sacks', { why: 'disputed', caseId: 4 }),
  resting(35, 'Spoken To', { why: 'done' }),
];

const set_aside = ({ input }: { input: { customerId: number; rest: string } }) =>
  input.rest === 'evening'
    ? new Refused('notAChoice', undefined, 'rest')
    : { customerId: input.customerId, customerName: 'Ramesh Kumar', until: 1, done: input.rest === 'done' };

const prepare_message = ({ query }: { query: { customerId: number } }) => ({
  customerId: query.customerId,
  customerName: '',
  template: 'gentle',
  language: 'en',
  subject: 'Your account',
  text: `Hello customer ${query.customerId}`,
  phone: '98765 43210',
  email: null,
  channel: 'whatsApp',
});

const ANSWERS = {
  reminders,
  call_list,
  left_in_peace,
  set_aside,
  prepare_message,
  open_items: [],
  customer: {},
};

it('says whom to call first and why, and acts on the line that has the focus', async () => {
  const screen = await openSignedIn('/reminders', ANSWERS);
  const { page } = screen;
  await page.getByText('every day at 08:05 · last shown 20 Nov 2026').waitFor();
  await page.getByText('38 days late, promised twice').waitFor();
  const line = page.getByRole('row', { name: /^Shri/ });
  for (const words of ['since 14 Oct 2026', 'Call, 12 Nov 2026', 'Broken: ₹1,23,45,67,890.00 by'])
    await line.getByText(words).waitFor();
  await page.getByText('Kept: ₹500.00 by 01 Oct 2026').waitFor();
  await page
    .getByRole('row', { name: /^فاطمہ/ })
    .getByText('Never')
    .waitFor();
  // Counted by the book, as the notification counts.
  await page.getByRole('tab', { name: 'Overdue 700' }).waitFor();
  await screen.audit();
  await page.getByRole('link', { name: /^Shri/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('d');
  await page.getByText('Ramesh Kumar is done for today.').waitFor();
  expect(screen.sent('set_aside')).toEqual({ input: { customerId: 12, rest: 'done' } });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => screen.sent('set_aside')).toEqual({ input: { customerId: 12, rest: 'back' } });
  await page.getByRole('link', { name: /^Ramesh/ }).focus();
  await page.keyboard.press('p');
  await page.getByRole('dialog', { name: 'New promise' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: /^Ramesh/ }).focus();
  await page.keyboard.press('m');
  const message = page.getByRole('dialog', { name: 'Message to Ramesh Kumar' });
  const text = message.getByLabel('Text', { exact: true });
  await expect.poll(() => text.inputValue()).toBe('Hello customer 12');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: /^Ramesh/ }).focus();
  await page.keyboard.press('o');
  await page.waitForURL('**/customers/12');
});

it('puts somebody off, for as long as one says', async () => {
  const screen = await openSignedIn('/reminders', { ...ANSWERS, read_date: '2026-11-28' });
  const { page } = screen;
  await page.getByRole('link', { name: /^Ramesh/ }).focus();
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: 'Ramesh Kumar: remind later' });
  await dialog.getByRole('radio', { name: 'This evening' }).check();
  await page.keyboard.press('Control+Enter');
  await dialog.getByText('It is evening already.').waitFor();
  await dialog.getByRole('radio', { name: 'A day' }).check();
  await dialog.getByLabel('On', { exact: true }).fill('28');
  await screen.audit();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Ramesh Kumar is left in peace for now.').waitFor();
  expect(screen.sent('set_aside')).toEqual({ input: { customerId: 12, rest: 'date', on: '2026-11-28' } });
});

it.each([
  ['an hour', ['ArrowLeft', 'ArrowLeft'], 'hour'],
  ['the evening', ['ArrowLeft'], 'evening'],
  ['tomorrow', [], 'tomorrow'],
])('puts somebody off until %s by keys alone', async (_what, keys, rest) => {
  const putOff = { customerId: 12, customerName: 'Ramesh Kumar', until: 1, done: false };
  const screen = await openSignedIn('/reminders', { ...ANSWERS, set_aside: putOff });
  const { page } = screen;
  await page.getByRole('link', { name: /^Ramesh/ }).focus();
  await page.keyboard.press('s');
  await focused(page.getByRole('radio', { name: 'Tomorrow', checked: true }));
  for (const key of keys) await page.keyboard.press(key);
  await page.keyboard.press('Control+Enter');
  await page.getByText('Ramesh Kumar is left in peace for now.').waitFor();
  expect(screen.sent('set_aside')).toEqual({ input: { customerId: 12, rest, on: null } });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => screen.sent('set_aside')).toEqual({ input: { customerId: 12, rest: 'back' } });
});

it('narrows the list by words and by amount', async () => {
  const screen = await openSignedIn('/reminders', ANSWERS);
  const { page } = screen;
  await page.getByText('38 days late, promised twice').waitFor();
  await page.getByRole('button', { name: '₹10,000.00 and more' }).click();
  await expect
    .poll(() => screen.sent('call_list'))
    .toEqual({ query: { search: '', least: 1_000_000, after: null } });
  screen.answer({ call_list: { rows: [], next: null } });
  await page.getByRole('searchbox', { name: 'Find by name, phone or company' }).fill('nobody');
  await page.getByText('Nobody of these words and amounts').waitFor();
  await screen.audit();
  screen.answer({ call_list });
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByText('38 days late, promised twice').waitFor();
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect
    .poll(() => screen.sent('call_list'))
    .toEqual({ query: { search: '', least: 0, after: '4.13' } });
});

it('writes to several, one after the other and never by itself', async () => {
  const screen = await openSignedIn('/reminders', {
    ...ANSWERS,
    open_message: talk(9, null, null),
  });
  const { page } = screen;
  await page.getByRole('link', { name: /^Shri/ }).focus();
  await page.keyboard.press('x');
  await page.getByText('1 customer chosen').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.getByText('3 customers chosen').waitFor();
  await screen.audit();
  await page.getByRole('button', { name: 'Message them one by one' }).click();
  await page.getByText('1 of 3').waitFor();
  const text = page.getByRole('dialog').getByLabel('Text', { exact: true });
  await expect.poll(() => text.inputValue()).toBe('Hello customer 11');
  await screen.audit();
  expect(screen.sent('open_message'), 'nothing is opened by itself').toBeUndefined();
  await page.keyboard.press('Control+Enter');
  await page.getByText('2 of 3').waitFor();
  await expect.poll(() => text.inputValue()).toBe('Hello customer 12');
  await page.keyboard.press('Alt+s');
  await page.getByText('3 of 3').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('1 message opened.').waitFor();
  expect(screen.calls.filter(({ command }) => command === 'open_message')).toHaveLength(1);
});

it('shows what today asks for, and who comes next', async () => {
  const screen = await openSignedIn('/reminders', { ...ANSWERS, change_interaction: talk(5, 1, 2) });
  const { page } = screen;
  await page.getByRole('tab', { name: 'Today 1203' }).click();
  for (const said of [
    'After the wedding',
    'Ring again after the market',
    'Two sacks were wet',
    '1,200 payments',
  ])
    await page.getByText(said).first().waitFor();
  await screen.audit();
  await page.getByRole('checkbox', { name: 'Only what is mine or anybody’s' }).check();
  await expect.poll(() => page.getByText('Ring again after the market').count()).toBe(0);
  await page.getByRole('checkbox', { name: 'Only what is mine or anybody’s' }).uncheck();
  await page.getByRole('link', { name: 'Meena Traders' }).focus();
  await page.keyboard.press('d');
  await expect.poll(() => screen.sent('change_interaction')).toEqual({ id: 5, change: { done: true } });
  await page.getByRole('link', { name: 'Meena Traders' }).focus();
  await page.keyboard.press('m');
  await page.getByRole('dialog', { name: 'Message to Meena Traders' }).waitFor();
  await expect.poll(() => screen.sent('prepare_message')).toMatchObject({ query: { customerId: 25 } });
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Next 30 days' }).click();
  await page.getByText('2 payments · ₹1,000.00').waitFor();
  await screen.audit();
});

it('says why somebody is left in peace, and brings back whom one put off', async () => {
  const screen = await openSignedIn('/reminders', ANSWERS);
  const { page } = screen;
  await page.getByRole('tab', { name: 'Left in peace 4' }).click();
  for (const why of ['Promised by 25 Nov 2026', 'Until ', 'A case is about it'])
    await page.getByText(why).first().waitFor();
  await screen.audit();
  await page.getByRole('button', { name: 'Bring back Put Off' }).click();
  await expect.poll(() => screen.sent('set_aside')).toEqual({ input: { customerId: 33, rest: 'back' } });
  await page.getByRole('tab', { name: 'Done 2' }).click();
  await page.getByRole('link', { name: 'Spoken To' }).waitFor();
  await page.getByRole('button', { name: 'Not done' }).waitFor();
  await screen.audit();
});

it('says what the notification says', async () => {
  const check_now = {
    on: '2026-11-21',
    shopId: 'a1',
    shop: 'Verma Kirana',
    overdue: 3,
    dueToday: 1,
    followUps: 2,
    promises: 0,
    cases: 1,
    names: [
      { name: 'Ramesh Kumar', amount: '₹1,200.00' },
      { name: 'Ramesh Kumar', amount: '₹450.00' },
    ],
    language: 'en',
  };
  const screen = await openSignedIn('/reminders', { ...ANSWERS, check_now });
  await screen.page.getByRole('button', { name: 'Check now' }).click();
  await screen.page.getByText('3 payments are overdue · 1 payment falls due today').waitFor();
  for (const said of ['Ramesh Kumar: ₹1,200.00', 'Ramesh Kumar: ₹450.00'])
    await screen.page.getByText(said).waitFor();
  await screen.audit();
});

it('opens the entry of a payment for the customer of the line, with what is open', async () => {
  const screen = await openSignedIn('/reminders', { ...ANSWERS, read_amount: 420_000 });
  const { page } = screen;
  await page.getByRole('link', { name: /^Ramesh/ }).focus();
  await page.keyboard.press('r');
  const sheet = page.getByRole('dialog', { name: 'You got' });
  await expect
    .poll(() => sheet.getByRole('combobox', { name: 'Customer' }).inputValue())
    .toBe('Ramesh Kumar');
  await expect.poll(() => sheet.getByLabel('Amount').first().inputValue()).toBe('4,200.00');
});

it('is calm where nobody owes anything', async () => {
  const none = {
    ...reminders,
    dueToday: [],
    upcoming: [],
    followUps: [],
    done: [],
    cases: [],
    promises: [],
    overdueToAsk: 0,
    dueTodayToAsk: 0,
    upcomingCount: 0,
    lastShown: null,
  };
  const screen = await openSignedIn('/reminders', {
    reminders: none,
    call_list: { rows: [], next: null },
    left_in_peace: [],
  });
  const { page } = screen;
  await page.getByText('Nobody to call').waitFor();
  await screen.audit();
  const calm = [
    ['Today 0', 'Nothing more for today'],
    ['Next 30 days 0', 'Nothing falls due in the next 30 days'],
    ['Left in peace 0', 'Nobody is left in peace'],
    ['Done 0', 'Nothing done yet today'],
  ] as const;
  for (const [tab, said] of calm) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByText(said).waitFor();
  }
  await screen.audit();
});
