import { expect, it } from 'vitest';
import { openSignedIn, Refused } from './harness';
import { SIGNED_IN } from './shop';

const LONG = 'Shri Venkateswara Provision Stores & General Merchants, Koramangala Third Block';

const buckets = [
  { label: 'current', from: null, to: null, amount: 12_345_678_900, count: 3 },
  { label: '1-30', from: 1, to: 30, amount: 250_000, count: 2 },
  { label: '31-60', from: 31, to: 60, amount: 0, count: 0 },
  { label: '61-90', from: 61, to: 90, amount: 0, count: 0 },
  { label: '90+', from: 91, to: null, amount: 99_900, count: 1 },
];

const ageing = {
  asOf: '2026-11-21',
  buckets,
  total: 12_346_028_800,
  advances: 50_000,
  disputed: 987_600,
  rows: [
    {
      customerId: 3,
      name: LONG,
      amounts: [12_345_678_900, 250_000, 0, 0, 99_900],
      total: 12_346_028_800,
      advance: 50_000,
      disputed: 432_100,
    },
  ],
  customers: 240,
};

const day_book = {
  from: '2026-11-21',
  to: '2026-11-21',
  lines: [
    {
      documentId: 7,
      kind: 'receipt',
      number: 'RCT/26-27/0007',
      on: '2026-11-21',
      customerId: 3,
      customerName: LONG,
      postings: [
        { account: 'cash', amount: 12_345_678_900 },
        { account: 'tradeReceivable', amount: -12_345_678_900 },
      ],
      reversal: true,
      at: 0,
    },
  ],
  next: null,
  debit: 12_345_678_900,
  credit: 12_345_678_900,
};

const trial_balance = {
  asOf: '2026-11-21',
  rows: [
    { account: 'cash', debit: 12_345_678_900, credit: 0 },
    { account: 'sales', debit: 0, credit: 12_345_678_900 },
    { account: 'goodwill', debit: 0, credit: 0 },
  ],
  debit: 12_345_678_900,
  credit: 12_345_678_900,
};

const loan_summary = {
  issued: 900_000,
  collected: 100_000,
  letOff: 0,
  outstanding: 800_000,
  overdue: 50_000,
  count: 4,
  repayments: 1,
  averageDaysTenths: 215,
  averageRepayment: 100_000,
};

const read_date = ({ text }: { text: string }) =>
  /^\d{4}-\d\d-\d\d$/.test(text) ? text : new Refused('dateUnreadable');

it('says who owes since when, as at any day', async () => {
  const screen = await openSignedIn('/reports', { ageing, read_date, save_report: '/home/asha/ageing.csv' });
  const { page } = screen;
  await page.getByRole('table', { name: 'Ageing by customer' }).getByText('₹999.00').first().waitFor();
  await page.getByText('240 customers').waitFor();
  const table = page.getByRole('table', { name: 'Ageing by customer' });
  const last = (row: string) => table.getByRole('row', { name: row }).getByRole('cell').last().textContent();
  expect(await table.getByRole('columnheader').last().textContent()).toContain('Disputed');
  expect([await last(LONG), await last('240 customers')]).toEqual(['₹4,321.00', '₹9,876.00']);
  await screen.audit();
  await page.getByLabel('As at').fill('2026-03-31');
  screen.answer({ ageing: { ...ageing, disputed: 0 } });
  await page.getByRole('button', { name: 'Show all 240' }).click();
  await expect.poll(() => screen.sent('ageing')).toEqual({ asOf: '2026-03-31', limit: 240, bucket: null });
  await page.keyboard.press('Control+E');
  await page.getByText('Saved as /home/asha/ageing.csv').waitFor();
  await expect
    .poll(() => screen.sent('save_report'))
    .toEqual({
      query: { report: 'ageing', asOf: '2026-03-31' },
      name: 'ageing-2026-03-31.csv',
    });
  // Nothing is disputed: nothing is said of it.
  await expect.poll(() => table.getByRole('columnheader', { name: 'Disputed' }).count()).toBe(0);
});

it('picks out who is late by so many days, and shows all again', async () => {
  const [first] = ageing.rows;
  const other = {
    ...first,
    customerId: 4,
    name: 'Ramesh Kumar',
    amounts: [0, 0, 0, 0, 99_900],
    total: 99_900,
  };
  const answer = ({ bucket }: { bucket: number | null }) =>
    bucket === 1 ? { ...ageing, customers: 1 } : { ...ageing, rows: [first, other] };
  const screen = await openSignedIn('/reports', { ageing: answer, read_date });
  const { page } = screen;
  const table = page.getByRole('table', { name: 'Ageing by customer' });
  await table.getByRole('link', { name: other.name }).waitFor();
  // The strip, the sum under the column and a customer's own part: each leads to what it was added up from.
  const strip = page
    .getByRole('table', { name: 'How late payments are' })
    .getByRole('link', { name: '₹2,500.00' });
  const figures = table.getByRole('link', { name: '₹2,500.00' });
  expect(await figures.first().getAttribute('href')).toBe('/customers/3?part=open');
  for (const figure of [strip, figures.last()]) {
    await figure.click();
    await page.getByText('1 to 30 days late: one customer').waitFor();
    await table.getByRole('link', { name: other.name }).waitFor({ state: 'detached' });
    await table.getByRole('link', { name: LONG }).waitFor();
    await expect.poll(() => screen.sent('ageing')).toEqual({ asOf: null, limit: null, bucket: 1 });
    await screen.audit();
    await page.getByRole('link', { name: 'Show all customers' }).click();
    await table.getByRole('link', { name: other.name }).waitFor();
  }
});

const account = {
  account: 'cash',
  from: null,
  to: '2026-11-20',
  opening: 0,
  debit: 12_345_678_900,
  credit: 5_000,
  closing: 12_345_673_900,
  lines: [
    {
      entryId: 9,
      documentId: 12,
      kind: 'cashToBank',
      number: 'CTB/26-27/0001',
      on: '2026-11-20',
      customerId: null,
      customerName: null,
      debit: 0,
      credit: 5_000,
      balance: 12_345_673_900,
      reversal: false,
    },
    {
      entryId: 8,
      documentId: 7,
      kind: 'receipt',
      number: 'RCT/26-27/0007',
      on: '2026-11-19',
      customerId: 3,
      customerName: LONG,
      debit: 12_345_678_900,
      credit: 0,
      balance: 12_345_678_900,
      reversal: false,
    },
    {
      entryId: 7,
      documentId: 6,
      kind: 'refund',
      number: 'RF/26-27/0001',
      on: '2026-11-18',
      customerId: 3,
      customerName: LONG,
      debit: 0,
      credit: 5_000,
      balance: -5_000,
      reversal: true,
    },
  ],
  older: '20000.7.0',
};

it('opens an account from the trial balance, with every posting and what made it', async () => {
  const screen = await openSignedIn('/reports?tab=trial-balance', {
    trial_balance,
    account,
    read_date,
    save_report: '/home/asha/cash.csv',
  });
  const { page } = screen;
  await page.getByLabel('As at').fill('2026-11-20');
  await page.locator('a[href="/reports/cash?to=2026-11-20"]').click();
  await page.getByRole('heading', { name: 'Cash', level: 1 }).waitFor();
  expect(screen.sent('account')).toEqual({
    query: { account: 'cash', from: null, to: '2026-11-20', before: null },
  });
  await page.getByText('₹12,34,56,739.00 Dr').first().waitFor();
  await page.getByText('₹50.00 Cr').waitFor();
  await screen.audit();
  const hrefs = await page.getByRole('table', { name: 'Postings' }).getByRole('link').all();
  expect(await Promise.all(hrefs.map((link) => link.getAttribute('href')))).toEqual([
    '/reports?tab=day-book&day=2026-11-20',
    '/receipts/7',
    '/customers/3',
  ]);
  screen.answer({ account: { ...account, lines: [], older: null } });
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect.poll(() => screen.sent('account')).toMatchObject({ query: { before: '20000.7.0' } });
  await page.getByRole('textbox', { name: 'From' }).fill('2026-11-01');
  await expect
    .poll(() => screen.sent('account'))
    .toMatchObject({ query: { from: '2026-11-01', before: null } });
  await page.keyboard.press('Control+E');
  await page.getByText('Saved as /home/asha/cash.csv').waitFor();
  expect(screen.sent('save_report')).toEqual({
    query: { report: 'account', account: 'cash', from: '2026-11-01', to: '2026-11-20' },
    name: 'cash-2026-11-20.csv',
  });
});

it('opens the day book with its postings, and refuses days that run backwards', async () => {
  const screen = await openSignedIn('/reports', { ageing, day_book, read_date });
  const { page } = screen;
  await page.getByRole('tab', { name: 'Day book' }).click();
  await page.getByRole('link', { name: 'Receipt RCT/26-27/0007' }).waitFor();
  await page.getByText('Reversal').waitFor();
  await screen.audit();
  await page.getByLabel('To', { exact: true }).fill('2026-11-01');
  await page.getByText('The last day lies before the first.').waitFor();
  await expect
    .poll(() => screen.sent('day_book'))
    .toEqual({ from: '2026-11-21', to: '2026-11-21', after: null });
});

it('shows that both sides of the trial balance come to the same', async () => {
  const screen = await openSignedIn('/reports?tab=trial-balance', { trial_balance, read_date });
  await screen.page.getByRole('link', { name: 'Sales' }).waitFor();
  await screen.page.getByRole('rowheader', { name: 'goodwill' }).waitFor();
  await screen.audit();
});

it('shows staff the loans and nothing that is the owner’s', async () => {
  const staff = { ...SIGNED_IN, role: 'staff', person: { ...SIGNED_IN.person, role: 'staff' } };
  const screen = await openSignedIn('/reports', { sign_in: staff, loan_summary });
  await screen.page.getByText('4 loans given').waitFor();
  await expect.poll(() => screen.page.getByRole('tab').count()).toBe(1);
  await expect
    .poll(() => screen.page.getByRole('button', { name: 'Save for a spreadsheet' }).count())
    .toBe(0);
  await screen.audit();
});
