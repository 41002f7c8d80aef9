import { expect, it } from 'vitest';
import { focused, openSignedIn, Refused } from './harness';
import { customer, PEOPLE, standing } from './people';
import { SIGNED_IN } from './shop';

const RECORDED = { id: 50, number: 'LN/26-27/0050', amount: 50_000, standing: standing(173_450) };

async function open(answers: Record<string, unknown> = {}) {
  const screen = await openSignedIn('/customers/1', { ...PEOPLE, create_loan: RECORDED, ...answers });
  await focused(screen.page.getByRole('textbox', { name: 'Amount' }));
  return screen;
}

it('shows the balance, the page of the ledger and every part', async () => {
  const screen = await open({ loans: { rows: [], next: null }, receipts: { rows: [], next: null } });
  const { page } = screen;
  await page.getByText('₹1,234.50 due').first().waitFor();
  await page.getByText('since 21 Oct 2026, 31 days').waitFor();
  await screen.audit();
  for (const part of ['Open items', 'Loans', 'Receipts', 'Details']) {
    await page.getByRole('tab', { name: part }).click();
    await page.getByRole('tabpanel', { name: part }).waitFor();
    await screen.audit();
  }
});

it('says whose it is and what was just written, over nothing one works with', async () => {
  const name = 'Lakshmi Narayanan Venkatasubramanian Iyer (Wholesale), Rahman Provision Stores';
  const screen = await open({ create_loan: { ...RECORDED, standing: standing(173_450, name) } });
  const { page } = screen;
  await page.setViewportSize({ width: 960, height: 600 });
  const amount = page.getByRole('textbox', { name: 'Amount' });
  await amount.fill('500');
  await page.keyboard.press('Enter');
  await page.getByText('₹500.00 given to').waitFor();
  await page.evaluate(() => document.querySelector('main')?.scrollTo(0, 10_000));
  for (const control of [amount, page.getByRole('heading', { level: 1 })])
    expect(await control.evaluate(isInSight), 'with the page at its end').toBe(true);
  expect(await page.getByRole('region', { name: 'Messages' }).evaluate(coversOf)).toEqual(['FOOTER']);
  await screen.audit();
});

/** Runs in the page: whether something can be seen at its middle. */
function isInSight(element: Element): boolean {
  const { x, y, width, height } = element.getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  return top === element || element.contains(top);
}

/** Runs in the page: over what something lies. */
function coversOf(element: Element): string[] {
  const { x, y, width, height } = element.getBoundingClientRect();
  const beneath = new Set<string>();
  for (let across = 1; across < width; across += 8)
    for (let down = 1; down < height; down += 4) {
      const all = document.elementsFromPoint(x + across, y + down);
      const first = all.find((one) => !element.contains(one));
      beneath.add((first?.closest('footer, main') ?? first)?.tagName ?? '');
    }
  return [...beneath];
}

it('is saved for a spreadsheet with the days that are shown', async () => {
  const screen = await open({ save_report: '/home/asha/khata.csv' });
  const { page } = screen;
  await page.getByLabel('Period').selectOption('month');
  await expect.poll(() => screen.sent('khata')).toMatchObject({ query: { from: '2026-11-01', to: null } });
  await page.getByRole('button', { name: 'Save for a spreadsheet' }).click();
  await page.getByText('Saved as /home/asha/khata.csv').waitFor();
  expect(screen.sent('save_report')).toEqual({
    query: { report: 'khata', customerId: 1, from: '2026-11-01', to: null },
    name: 'khata-Ramesh Kumar-2026-11-21.csv',
  });
});

it('writes in its last line: an amount and Enter, with the balance after it in sight', async () => {
  const screen = await open({ void_document: { standing: standing(123_450) } });
  const { page } = screen;
  await page.keyboard.type('500');
  await page.getByText('₹1,734.50 due').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('₹500.00 given to Ramesh Kumar. Balance: ₹1,734.50 due.').waitFor();
  await expect
    .poll(() => screen.sent('create_loan'))
    .toMatchObject({
      input: { customerId: 1, amount: 50_000, kind: 'goods', issuedOn: '2026-11-21', dueOn: null },
    });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Taken back.').waitFor();
  await expect.poll(() => screen.sent('void_document')).toMatchObject({ input: { documentId: 50 } });
});

it('takes F6 into the line from any part, and money by bank', async () => {
  const screen = await open({ record_receipt: { ...RECORDED, standing: standing(73_450) } });
  const { page } = screen;
  await page.getByRole('tab', { name: 'Details' }).click();
  await page.keyboard.press('F6');
  await focused(page.getByRole('textbox', { name: 'Amount' }));
  await page.keyboard.type('500');
  await page.getByLabel('Method').selectOption('bank');
  await screen.audit();
  await page.keyboard.press('Control+Enter');
  await page.getByText('₹500.00 received from Ramesh Kumar').waitFor();
  await expect
    .poll(() => screen.sent('record_receipt'))
    .toMatchObject({
      input: { amount: 50_000, method: 'bank', allocation: null, receivedOn: '2026-11-21' },
    });
});

it('goes on in the sheet with what is typed, and keeps the key of the message for the message', async () => {
  const prepare_message = new Refused('internal', { reference: 'not asked here' });
  const screen = await open({ prepare_message });
  const { page } = screen;
  await page.getByRole('tab', { name: 'Details' }).click();
  await page.getByRole('tab', { name: 'Khata' }).click();
  await focused(page.getByRole('textbox', { name: 'Amount' }));
  await page.keyboard.type('500');
  await page.keyboard.press('Alt+m');
  await page.getByRole('dialog', { name: 'Message to Ramesh Kumar' }).waitFor();
  await page.keyboard.press('Escape');
  await focused(page.getByRole('textbox', { name: 'Amount' }));
  await page.keyboard.press('Alt+Enter');
  const sheet = page.getByRole('dialog', { name: 'You gave' });
  await expect.poll(() => sheet.getByLabel('Amount').first().inputValue()).toBe('500');
});

it('shows what stands in the way of more credit, and lets an owner give a reason', async () => {
  const params = { limit: 500_000, outstanding: 480_000, requested: 50_000 };
  const screen = await open({ create_loan: new Refused('creditLimitExceeded', params, 'amount') });
  const { page } = screen;
  await page.keyboard.type('500');
  await page.keyboard.press('Enter');
  await page.getByText('This goes beyond the credit limit', { exact: true }).waitFor();
  await screen.audit();
  screen.answer({ create_loan: RECORDED });
  await page.getByLabel('Reason to go beyond it').fill('He sold his crop');
  await page.keyboard.press('Enter');
  await page.getByText('₹500.00 given to Ramesh Kumar').waitFor();
  await expect
    .poll(() => screen.sent('create_loan'))
    .toMatchObject({ input: { overrideReason: 'He sold his crop' } });
});

it('goes back in time, and narrows to a period', async () => {
  const screen = await open();
  const { page } = screen;
  await page.getByRole('button', { name: '1 earlier line' }).click();
  await page.getByRole('button', { name: 'Opening balance' }).waitFor();
  await expect.poll(() => screen.sent('khata')).toMatchObject({ query: { before: 'before-2' } });
  await page.getByLabel('Period').selectOption('year');
  await expect.poll(() => screen.sent('khata')).toMatchObject({ query: { from: '2026-04-01', to: null } });
});

it('opens a line that has no page, and voids it with a reason', async () => {
  const screen = await open({ void_document: { standing: standing(123_450) } });
  const { page } = screen;
  await page.getByRole('button', { name: 'Fee FEE/26-27/0001' }).click();
  await page.getByRole('dialog', { name: 'Line of the khata' }).waitFor();
  await screen.audit();
  await page.getByLabel('Reason').fill('By mistake');
  await page.getByRole('button', { name: 'Void', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect
    .poll(() => screen.sent('void_document'))
    .toMatchObject({ input: { documentId: 6, reason: 'By mistake' } });
});

it('changes only what was changed', async () => {
  const screen = await open({ change_customer: customer() });
  const { page } = screen;
  await page.keyboard.press('Control+i');
  const dialog = page.getByRole('dialog', { name: 'Details of the customer' });
  await dialog.getByLabel('Company').fill('');
  await dialog.getByLabel('Credit limit').fill('8000');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect
    .poll(() => screen.sent('change_customer'))
    .toEqual({ id: 1, change: { company: null, creditLimit: 800_000 } });
});

it('shows staff nothing that is the owner’s', async () => {
  const staff = { ...SIGNED_IN, role: 'staff', person: { ...SIGNED_IN.person, role: 'staff' } };
  const { page } = await open({ sign_in: staff });
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Edit details' }).waitFor();
  for (const name of ['Give a discount', 'Write off', 'Remove', 'Erase personal details', 'History'])
    expect(await page.getByRole('menuitem', { name }).count(), name).toBe(0);
  await page.getByRole('menuitem', { name: 'Edit details' }).click();
  const dialog = page.getByRole('dialog', { name: 'Details of the customer' });
  await dialog.getByLabel('Company').waitFor();
  expect(await dialog.getByLabel('Credit limit').count()).toBe(0);
});

it('asks for the password again before it erases, and then goes on by itself', async () => {
  const screen = await open({ erase_customer: new Refused('passwordNeeded') });
  const { page } = screen;
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Erase personal details' }).click();
  await page.getByRole('alertdialog').waitFor();
  await screen.audit();
  await page.getByRole('button', { name: 'Erase personal details' }).click();
  const dialog = page.getByRole('dialog', { name: 'Type your password again' });
  await dialog.getByLabel('Password', { exact: true }).fill('a long password');
  await screen.audit();
  screen.answer({ confirm_password: null, erase_customer: customer({ erased: true }) });
  await page.keyboard.press('Enter');
  await page.getByText('The personal details were erased.').waitFor();
});
