import { expect, it } from 'vitest';
import { openSignedIn, Refused } from './harness';
import { loan, LONG } from './papers';

const row = {
  id: 9,
  number: 'LN/26-27/0009',
  customerId: 3,
  customerName: LONG,
  kind: 'goods',
  issuedOn: '2026-10-01',
  amount: 123_456_789_000,
  remaining: 123_456_739_000,
  nextDue: '2026-11-01',
  status: 'overdue',
  partPaid: true,
};

const summary = {
  issued: 123_456_789_000,
  collected: 50_000,
  letOff: 0,
  outstanding: 123_456_739_000,
  overdue: 123_456_739_000,
  count: 1,
  repayments: 1,
  averageDaysTenths: 215,
  averageRepayment: 50_000,
};

const lists = { loans: { rows: [row], next: null }, loan_summary: summary };

it('lists loans with their sums, and opens one by keyboard alone', async () => {
  const screen = await openSignedIn('/loans', { ...lists, loan });
  const { page } = screen;
  await page.getByRole('link', { name: row.number }).waitFor();
  await page.getByText('1 loan given').waitFor();
  await screen.audit();
  await page.getByRole('searchbox', { name: 'Loan number' }).press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: row.number, level: 1 }).waitFor();
  await page.getByRole('link', { name: 'RCT/26-27/0007' }).waitFor();
  await screen.audit();
});

it('leads from each figure to the loans behind it', async () => {
  const screen = await openSignedIn('/loans', { ...lists, repayments: { rows: [], next: null } });
  const { page } = screen;
  const table: [string, string, string | null][] = [
    ['₹1,23,45,67,390.00', '?status=open', 'open'],
    ['₹1,23,45,67,390.00', '?status=overdue', 'overdue'],
    ['₹1,23,45,67,890.00', '', null],
  ];
  for (const [figure, address, status] of table) {
    await page.locator(`dl a[href="/loans${address}"]`, { hasText: figure }).click();
    await expect.poll(() => screen.sent('loans')).toMatchObject({ query: { status } });
    const pressed = page.getByRole('group', { name: 'Status' }).locator('[aria-pressed="true"]');
    expect(await pressed.textContent()).toContain(
      { open: 'Open', overdue: 'Overdue' }[status ?? ''] ?? 'All',
    );
  }
  await page.locator('dl a[href="/loans?tab=repayments"]').first().click();
  await page.getByRole('tab', { name: 'Repayments', selected: true }).waitFor();
  await screen.audit();
});

it('says that nothing fits, and shows all again', async () => {
  const screen = await openSignedIn('/loans', { ...lists, loans: { rows: [], next: null } });
  const { page } = screen;
  await page.getByText('No loans here').waitFor();
  await page.getByRole('button', { name: 'Paid' }).click();
  await page.getByText('No loan fits this').waitFor();
  await expect
    .poll(() => screen.sent('loans'))
    .toEqual({ query: { status: 'paid', search: '', after: null } });
  screen.answer(lists);
  await page.getByRole('button', { name: 'Show all loans' }).click();
  await page.getByRole('link', { name: row.number }).waitFor();
});

it('lists what came back on loans, and leads to the receipt and to the loan', async () => {
  const repayment = {
    documentId: 7,
    kind: 'receipt',
    number: 'RCT/26-27/0007',
    loanId: 9,
    loanNumber: row.number,
    customerId: 3,
    customerName: LONG,
    receivedOn: '2026-11-05',
    amount: 123_456_789_000,
    method: 'mobileMoney',
  };
  const older = { ...repayment, documentId: 6, number: 'RCT/26-27/0006' };
  const discount = { ...repayment, documentId: 5, kind: 'settlementDiscount', number: '', method: null };
  const screen = await openSignedIn('/loans', {
    ...lists,
    loan_summary: { ...summary, letOff: 123_456_789_000 },
    loan,
    repayments: ({ query }: { query: { letOff: boolean; after: string | null } }) => {
      if (query.letOff) return { rows: [discount], next: null };
      return query.after === null ? { rows: [repayment], next: 'older' } : { rows: [older], next: null };
    },
  });
  const { page } = screen;
  await page.locator('dl a[href="/loans?tab=let-off"]').click();
  const letOff = page.getByRole('table', { name: 'Let off or returned' });
  expect(await letOff.getByRole('link', { name: 'Discount' }).getAttribute('href')).toBe('/customers/3');
  await screen.audit();
  await page.getByRole('tab', { name: 'Repayments' }).click();
  const table = page.getByRole('table', { name: 'Repayments' });
  await table.getByRole('link', { name: repayment.number }).waitFor();
  await screen.audit();
  await page.getByRole('button', { name: 'Show more' }).click();
  await table.getByRole('link', { name: older.number }).waitFor();
  await table.getByRole('link', { name: row.number }).first().click();
  await page.getByRole('heading', { name: row.number, level: 1 }).waitFor();
});

it('says that nothing came back yet', async () => {
  const screen = await openSignedIn('/loans', { ...lists, repayments: { rows: [], next: null } });
  await screen.page.getByRole('tab', { name: 'Repayments' }).click();
  await screen.page.getByText('Nothing came back yet.').waitFor();
  await screen.audit();
});

it('records a repayment by one key, and says beside the field why it cannot', async () => {
  const screen = await openSignedIn('/loans/9', {
    loan,
    read_amount: 60_000,
    read_date: '2026-11-21',
    record_repayment: new Refused('exceedsOutstanding', { outstanding: 50_000 }, 'amount'),
  });
  const { page } = screen;
  await page.getByRole('heading', { name: row.number, level: 1 }).waitFor();
  await page.keyboard.press('r');
  await page.getByLabel('Amount').fill('600');
  await page.keyboard.press('Control+Enter');
  await page.getByText('This is more than the ₹500.00 that is open.').waitFor();
  await screen.audit();
  const [before] = loan.repayments;
  const repayments = [{ ...before, documentId: 12, number: 'RCT/26-27/0012' }, before];
  const paid = { ...loan, remaining: loan.remaining - 60_000, repayments };
  screen.answer({
    record_repayment: paid,
    prepare_message: new Refused('internal', { reference: 'not asked here' }),
  });
  await page.keyboard.press('Control+Enter');
  await page.getByText('₹600.00 received. ₹1,23,45,66,790.00 remains.').waitFor();
  await expect
    .poll(() => screen.sent('record_repayment'))
    .toMatchObject({
      input: { loanId: 9, amount: 60_000, method: 'cash', receivedOn: '2026-11-21' },
    });
  // What was just got is told of by its receipt; the loan itself by the key of the page.
  for (const [key, documentId] of [
    ['Alt+t', 12],
    ['Alt+m', 9],
  ] as const) {
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press(key);
    await page.getByRole('dialog', { name: `Message to ${LONG}` }).waitFor();
    expect(screen.sent('prepare_message')).toMatchObject({ query: { customerId: 3, documentId } });
    await page.keyboard.press('Escape');
  }
});

it('leads from a loan of goods to its bill', async () => {
  const screen = await openSignedIn('/loans/9', {
    loan,
    tax_rates: [],
    preview_invoice: new Refused('cannotBill'),
  });
  await screen.page.getByRole('button', { name: 'Bill it' }).click();
  await screen.page.getByRole('heading', { name: 'Bill LN/26-27/0009' }).waitFor();
  await screen.page.getByText('This is billed already, or was not a sale of goods.').waitFor();
});

it('says beside a cheque’s own fields what is missing of it', async () => {
  const screen = await openSignedIn('/loans/9', {
    loan,
    read_amount: 60_000,
    read_date: ({ text }: { text: string }) =>
      /^\d{4}-\d\d-\d\d$/.test(text) ? text : new Refused('dateUnreadable', undefined, 'text'),
    record_repayment: ({ input: { cheque } }: { input: { cheque: { number: string; dated: string } } }) =>
      new Refused('empty', undefined, cheque.number === '' ? 'cheque.number' : 'cheque.dated'),
  });
  const { page } = screen;
  await page.getByRole('button', { name: 'Record repayment' }).click();
  await page.getByLabel('Amount').fill('600');
  await page.getByRole('radio', { name: 'Cheque' }).check();
  await page.keyboard.press('Control+Enter');
  const number = page.getByLabel('Cheque number');
  await number.and(page.locator('[aria-invalid="true"]')).waitFor();
  await screen.audit();
  await number.fill('004512');
  await page.keyboard.press('Control+Enter');
  const dated = page.getByLabel('Date on the cheque');
  await dated.and(page.locator('[aria-invalid="true"]')).and(page.locator(':focus')).waitFor();
  await dated.fill('soon');
  await page.keyboard.press('Control+Enter');
  await dated.and(page.locator('[aria-invalid="true"]')).waitFor();
  await expect.poll(() => page.getByText('This was not saved').count()).toBe(0);
});
