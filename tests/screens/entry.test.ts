import { expect, it } from 'vitest';
import { focused, openSignedIn } from './harness';
import { customer, PEOPLE, standing } from './people';
import { SIGNED_IN, talk } from './shop';

const RECORDED = { id: 50, number: 'LN/26-27/0050', amount: 50_000, standing: standing(173_450) };

async function open(answers: Record<string, unknown> = {}) {
  const screen = await openSignedIn('/customers', { ...PEOPLE, create_loan: RECORDED, ...answers });
  await screen.page.getByRole('link', { name: 'Ramesh Kumar' }).waitFor();
  return screen;
}

it('takes eight keys and Enter to write down credit for a known customer', async () => {
  const screen = await open();
  const { page } = screen;
  const keys = ['F5', 'r', 'a', 'Enter', '5', '0', '0'];
  for (const key of keys) {
    await page.keyboard.press(key);
    if (key === 'F5') await focused(page.getByRole('combobox', { name: 'Customer' }));
  }
  await page.getByText('₹1,734.50 due').waitFor();
  await screen.audit();
  await page.keyboard.press('Enter');
  await page.getByText('₹500.00 given to Ramesh Kumar. Balance: ₹1,734.50 due.').waitFor();
  expect(keys.length).toBeLessThanOrEqual(8);
  await expect
    .poll(() => screen.sent('create_loan'))
    .toMatchObject({ input: { customerId: 1, amount: 50_000 } });
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
});

it('finds a customer by Ctrl+K and has the next line ready', async () => {
  const screen = await open();
  const { page } = screen;
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await screen.audit();
  await focused(page.getByRole('dialog').getByRole('combobox'));
  await page.keyboard.type('ram');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Ramesh Kumar' }).waitFor();
  await focused(page.getByRole('textbox', { name: 'Amount' }));
  await page.keyboard.type('500');
  await page.keyboard.press('Enter');
  await page.getByText('₹500.00 given to Ramesh Kumar').waitFor();
});

it('makes a customer of a name on the way, and goes on to the next entry', async () => {
  const made = customer({ standing: standing(0, 'Naveen') });
  const screen = await open({ create_customer: made, customer: made });
  const { page } = screen;
  await page.keyboard.press('F5');
  await page.getByRole('combobox', { name: 'Customer' }).fill('Naveen');
  await page.getByRole('option', { name: 'Create “Naveen”' }).waitFor();
  await page.keyboard.press('Enter');
  await focused(page.getByRole('textbox', { name: 'Amount' }));
  await expect.poll(() => screen.sent('create_customer')).toMatchObject({ input: { name: 'Naveen' } });
  await page.keyboard.type('500');
  await page.keyboard.press('Shift+Enter');
  await page.getByText('₹500.00 given to').waitFor();
  await focused(page.getByRole('combobox', { name: 'Customer' }));
  await expect.poll(() => page.getByRole('textbox', { name: 'Amount' }).inputValue()).toBe('');
});

it('tells the customer of what was just saved while the next entry waits in the sheet', async () => {
  const said = {
    customerId: 1,
    customerName: 'Ramesh Kumar',
    template: 'invoice',
    language: 'en',
    subject: 'Your account with Verma Kirana',
    text: 'Hello Ramesh Kumar, ₹500.00 was put on your account.',
    phone: '98765 43210',
    email: null,
    channel: 'whatsApp',
  };
  const screen = await open({ prepare_message: said, open_message: talk(8) });
  const { page } = screen;
  const sheet = page.getByRole('dialog', { name: 'You gave' });
  const who = sheet.getByRole('combobox', { name: 'Customer' });
  const amount = sheet.getByRole('textbox', { name: 'Amount' });
  const message = page.getByRole('dialog', { name: 'Message to Ramesh Kumar' });
  await page.keyboard.press('F5');
  await who.fill('ram');
  await page.getByRole('option', { name: 'Ramesh Kumar' }).click();
  await page.keyboard.type('500');
  await page.keyboard.press('Alt+t');
  expect(await message.count(), 'nothing is offered before something is saved').toBe(0);
  await page.keyboard.press('Shift+Enter');
  await page.getByText('₹500.00 given to').waitFor();
  await focused(who);
  await amount.fill('725');
  await screen.audit();
  await page.keyboard.press('Alt+t');
  await message.getByLabel('Text', { exact: true }).waitFor();
  expect(screen.sent('prepare_message')).toMatchObject({ query: { customerId: 1, documentId: 50 } });
  await screen.audit();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Message to Ramesh Kumar opened and noted.').waitFor();
  await message.waitFor({ state: 'detached' });
  // The sheet is as it was left, with the keyboard where it was.
  await focused(amount);
  expect(await amount.inputValue()).toBe('725');
  await who.fill('ram');
  await page.getByRole('option', { name: 'Ramesh Kumar' }).click();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => screen.sent('create_loan')).toMatchObject({ input: { amount: 72_500 } });
  await sheet.waitFor({ state: 'detached' });
});

it('takes back by hand what was just saved while the next entry waits in the sheet', async () => {
  const screen = await open({ void_document: { standing: standing(123_450) } });
  const { page } = screen;
  const amount = page.getByRole('textbox', { name: 'Amount' });
  await page.keyboard.press('F5');
  await page.getByRole('combobox', { name: 'Customer' }).fill('ram');
  await page.getByRole('option', { name: 'Ramesh Kumar' }).click();
  await page.keyboard.type('500');
  await page.keyboard.press('Shift+Enter');
  await page.getByText('₹500.00 given to').waitFor();
  await amount.fill('725');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Taken back. Ramesh Kumar').waitFor();
  expect(screen.sent('void_document')).toMatchObject({ input: { documentId: 50 } });
  expect(await amount.inputValue()).toBe('725');
  await page.keyboard.press('Alt+t');
  expect(screen.sent('prepare_message'), 'nobody is told of what was taken back').toBeUndefined();
});

it('spreads what was given over instalments', async () => {
  const parts = [
    { dueOn: '2026-12-21', amount: 25_000 },
    { dueOn: '2027-01-21', amount: 25_000 },
  ];
  const screen = await open({ spread_instalments: parts });
  const { page } = screen;
  await page.keyboard.press('F5');
  await page.getByRole('combobox', { name: 'Customer' }).fill('ram');
  await page.getByRole('option', { name: 'Ramesh Kumar' }).click();
  await page.getByRole('textbox', { name: 'Amount' }).fill('500');
  await page.getByText('Instalments').click();
  await page.getByLabel('Paid back').selectOption('month');
  await page.getByLabel('How many').fill('2');
  await page.getByText('21 Jan 2027').waitFor();
  await screen.audit();
  await page.keyboard.press('Control+Enter');
  await page.getByText('₹500.00 given to').waitFor();
  await expect
    .poll(() => screen.sent('spread_instalments'))
    .toMatchObject({ total: 50_000, count: 2, every: 'month' });
  await expect
    .poll(() => screen.sent('create_loan'))
    .toMatchObject({ input: { instalments: parts, dueOn: null } });
});

it('takes a cheque, and settles what one chooses', async () => {
  const screen = await open({ record_receipt: RECORDED });
  const { page } = screen;
  await page.keyboard.press('F6');
  await page.getByRole('combobox', { name: 'Customer' }).fill('ram');
  await page.getByRole('option', { name: 'Ramesh Kumar' }).click();
  await page.getByRole('textbox', { name: 'Amount' }).fill('500');
  await page.getByText('₹400.00 of ₹500.00').waitFor();
  await page.getByText('₹100.00 stays as an advance.').waitFor();
  await page.getByRole('textbox', { name: 'Received on' }).waitFor();
  await page.getByRole('radio', { name: 'Cheque' }).check();
  await page.getByLabel('Cheque number').fill('000123');
  await page.getByLabel('Date on the cheque').fill('2026-11-25');
  await page.getByRole('radio', { name: 'Choose' }).check();
  await page.getByLabel('Of ₹500.00').fill('300');
  await screen.audit();
  await page.keyboard.press('Control+Enter');
  await page.getByText('₹500.00 received from').waitFor();
  await expect
    .poll(() => screen.sent('record_receipt'))
    .toMatchObject({
      input: {
        method: 'cheque',
        cheque: { number: '000123', dated: '2026-11-25' },
        allocation: [{ dueId: 7, amount: 30_000 }],
      },
    });
});

it('says what is missing beside its field, and keeps what was typed when it is closed', async () => {
  const screen = await open();
  const { page } = screen;
  await page.keyboard.press('F5');
  await page.getByRole('textbox', { name: 'Amount' }).fill('500');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Choose the customer.').waitFor();
  await screen.audit();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => page.getByRole('textbox', { name: 'Amount' }).inputValue()).toBe('500');
});

it('brings back what a power cut interrupted', async () => {
  const draft = ({ screen: name }: { screen: string }) =>
    name === 'entry-gave-'
      ? JSON.stringify({ values: { verb: 'gave', amount: '725' }, requestId: crypto.randomUUID() })
      : null;
  const screen = await open({ draft });
  const { page } = screen;
  await page.keyboard.press('F5');
  await page.getByText('What you had typed was kept.').waitFor();
  await expect.poll(() => page.getByRole('textbox', { name: 'Amount' }).inputValue()).toBe('725');
});

it('dates a batch of entries on another day, in bold, until it is today again', async () => {
  const screen = await open();
  const { page } = screen;
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Working date' }).fill('2026-11-18');
  await page.keyboard.press('Enter');
  await page.getByText('Working date: Wednesday, 18 Nov 2026').waitFor();
  await screen.audit();
  await page.keyboard.press('F5');
  await page.getByRole('combobox', { name: 'Customer' }).fill('ram');
  await page.getByRole('option', { name: 'Ramesh Kumar' }).click();
  await focused(page.getByRole('textbox', { name: 'Amount' }));
  await page.keyboard.type('500');
  await page.keyboard.press('Enter');
  await page.getByText('₹500.00 given to').waitFor();
  await expect.poll(() => screen.sent('create_loan')).toMatchObject({ input: { issuedOn: '2026-11-18' } });
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('button', { name: 'Back to today' }).click();
  await page.getByText('Working date:').waitFor({ state: 'detached' });
});

it('warns a shop that is registered for tax of goods without a bill, and leads to the invoice', async () => {
  const registered = { ...SIGNED_IN, shop: { ...SIGNED_IN.shop, taxRegistered: true } };
  const screen = await open({ sign_in: registered, tax_rates: [] });
  const { page } = screen;
  await page.keyboard.press('F5');
  const warning = page.getByText('This shop charges tax on its bills');
  await warning.waitFor();
  await screen.audit();
  await page.getByRole('radio', { name: 'Cash' }).check();
  await warning.waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: 'Goods' }).check();
  await page.getByRole('combobox', { name: 'Customer' }).fill('ram');
  await page.getByRole('option', { name: 'Ramesh Kumar' }).click();
  await page.getByRole('link', { name: 'Make it an invoice' }).click();
  await page.waitForURL('**/invoices/new?customer=1');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

it('says when a number would follow one of a later day, for money as for goods', async () => {
  const preview_number = ({ on }: { on: string }) => ({
    number: 'LN/26-27/0051',
    backdated: on < '2026-11-18',
  });
  const screen = await open({ preview_number });
  const { page } = screen;
  const warning = page.getByText('A higher number was already given to a later day.');
  for (const [key, field, kind] of [
    ['F5', 'Issued on', 'loan'],
    ['F6', 'Received on', 'receipt'],
  ] as const) {
    await page.keyboard.press(key);
    const day = page.getByRole('textbox', { name: field });
    await day.fill('2026-11-17');
    await warning.waitFor();
    expect(screen.sent('preview_number')).toEqual({ kind, on: '2026-11-17' });
    await screen.audit();
    await day.fill('2026-11-18');
    await warning.waitFor({ state: 'detached' });
  }
});
