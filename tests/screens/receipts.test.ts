import { expect, it } from 'vitest';
import { openSignedIn, Refused } from './harness';
import { document, LONG, openItem, receipt } from './papers';

const row = {
  id: 7,
  number: 'RCT/26-27/0007',
  customerId: 3,
  customerName: LONG,
  receivedOn: '2026-11-20',
  amount: 123_456_789_000,
  rest: 5_000_00,
  method: 'cheque',
  chequeStage: 'inHand',
  ended: false,
};

it('lists receipts, and narrows them by how the money came', async () => {
  const screen = await openSignedIn('/receipts', { receipts: { rows: [row], next: null } });
  const list = screen.page.getByRole('table', { name: 'Receipts' });
  await list.getByText('₹1,23,45,67,890.00').waitFor();
  await screen.audit();
  screen.answer({ receipts: { rows: [], next: null } });
  await screen.page.getByRole('button', { name: 'With something left' }).click();
  await screen.page.getByText('No receipt fits this').waitFor();
  await expect
    .poll(() => screen.sent('receipts'))
    .toEqual({
      query: { method: null, withRest: true, search: '', from: null, to: null, after: null },
    });
  screen.answer({ receipts: { rows: [row], next: null } });
  await screen.page.getByRole('button', { name: 'Show all receipts' }).click();
  await list.getByText('In hand').waitFor();
  await screen.page.keyboard.press('Tab');
  expect(screen.complaints).toEqual([]);
});

it('shows the receipts of a day that a figure asked for, until the day is taken away', async () => {
  const screen = await openSignedIn('/receipts?from=2026-11-21&to=2026-11-21', {
    receipts: { rows: [row], next: null },
  });
  const { page } = screen;
  const chip = page.getByRole('button', { name: 'Remove the filter 21 Nov 2026' });
  await chip.waitFor();
  expect(screen.sent('receipts')).toMatchObject({ query: { from: '2026-11-21', to: '2026-11-21' } });
  await screen.audit();
  await chip.click();
  await chip.waitFor({ state: 'detached' });
  expect(screen.sent('receipts')).toMatchObject({ query: { from: null, to: null } });
});

it('opens a receipt from the list by keyboard alone', async () => {
  const prepare_message = new Refused('internal', { reference: 'not asked here' });
  const receipts = { rows: [row], next: null };
  const screen = await openSignedIn('/receipts', { receipts, receipt, prepare_message });
  await screen.page.getByRole('link', { name: row.number }).waitFor();
  await screen.page.getByRole('searchbox', { name: 'Receipt number' }).press('ArrowDown');
  await screen.page.keyboard.press('Enter');
  await screen.page.getByRole('heading', { name: row.number, level: 1 }).waitFor();
  await screen.page.getByText('For the wedding order').waitFor();
  await screen.audit();
  await screen.page.keyboard.press('Alt+m');
  await screen.page.getByRole('dialog', { name: `Message to ${LONG}` }).waitFor();
  expect(screen.sent('prepare_message')).toMatchObject({ query: { customerId: 3, documentId: 7 } });
});

it('uses what is left for the dues that one names', async () => {
  const screen = await openSignedIn('/receipts/7', {
    receipt,
    open_items: [openItem],
    read_amount: 200_000,
    read_date: '2026-11-21',
    use_advance: document,
  });
  await screen.page.getByRole('button', { name: 'Use the advance' }).click();
  const dialog = screen.page.getByRole('dialog', { name: 'Use the advance' });
  await dialog.getByRole('radio', { name: 'Choose' }).check();
  await dialog.getByLabel('Of ₹9,000.00').fill('2000');
  await screen.audit();
  await screen.page.keyboard.press('Control+Enter');
  await screen.page.getByText('Used. ₹0.00 is left.').waitFor();
  await expect
    .poll(() => screen.sent('use_advance'))
    .toMatchObject({
      input: { documentId: 7, allocation: [{ dueId: 52, amount: 200_000 }], on: '2026-11-21' },
    });
});

it('pays back, and says beside the field why it cannot', async () => {
  const screen = await openSignedIn('/receipts/7', {
    receipt,
    read_amount: 600_000,
    read_date: '2026-11-21',
    refund_advance: new Refused('exceedsAdvance', { rest: 500_000 }, 'amount'),
  });
  await screen.page.getByRole('button', { name: 'Pay it back' }).click();
  const dialog = screen.page.getByRole('dialog', { name: 'Pay it back' });
  await expect.poll(() => dialog.getByLabel('Amount').inputValue()).toBe('5,000.00');
  await screen.page.keyboard.press('Control+Enter');
  await dialog.getByText('Only ₹5,000.00 is left of the advance.').waitFor();
  await screen.audit();
  screen.answer({ refund_advance: document });
  await screen.page.keyboard.press('Control+Enter');
  await screen.page.getByText('₹5,000.00 was paid back.').waitFor();
});

it('takes a cheque to the bank and back', async () => {
  const screen = await openSignedIn('/receipts/7', {
    receipt,
    read_amount: 25_000,
    read_date: '2026-11-21',
    deposit_cheque: { ...receipt, cheque: { ...receipt.cheque, stage: 'deposited' } },
    bounce_cheque: {
      ...receipt,
      cheque: { ...receipt.cheque, stage: 'bounced' },
      allocations: [],
      rest: 0,
      ended: { reason: 'No funds', on: '2026-11-21', at: 0, by: 'Asha Verma', bounced: true },
    },
  });
  await screen.page.getByRole('button', { name: 'Deposit the cheque' }).click();
  await screen.page.keyboard.press('Control+Enter');
  await screen.page.getByText('Deposited', { exact: true }).waitFor();
  await screen.page.getByRole('button', { name: 'The cheque bounced' }).click();
  await screen.page.getByLabel('Fee for the customer').fill('250');
  await screen.audit();
  await screen.page.keyboard.press('Control+Enter');
  await screen.page.getByText('Bounced on 21 Nov 2026').waitFor();
  await expect
    .poll(() => screen.sent('bounce_cheque'))
    .toMatchObject({ input: { receiptId: 7, fee: 25_000 } });
  await screen.audit();
});
