import { expect, it } from 'vitest';
import { focused, openSignedIn, Refused, type Screen } from './harness';
import { invoice, line, loan, LONG, standing, totals } from './papers';
import { SIGNED_IN } from './shop';

const row = {
  id: 5,
  number: 'INV/26-27/0005',
  customerId: 3,
  customerName: LONG,
  issuedOn: '2026-11-21',
  nextDue: '2026-12-21',
  total: 123_456_789_000,
  open: 123_456_789_000,
  status: 'overdue',
  partPaid: true,
};

const preview = {
  lines: [line],
  totals,
  number: 'INV/26-27/0006',
  dues: [{ dueOn: '2026-12-21', amount: 31_500 }],
  balanceAfter: 931_500,
  backdated: false,
  beyond: null,
};

const found = {
  id: 3,
  name: 'Ramesh Kumar',
  phone: '98765 43210',
  email: null,
  company: null,
  outstanding: 0,
  advance: 0,
  nextDue: null,
  paymentStatus: 'clear',
  archived: false,
  createdAt: 0,
  changedAt: 0,
  lastActivity: 0,
};

const customer = { standing, phone: null, company: 'SVPS', address: '12 Main Road\nBengaluru', taxId: null };
const rates = [{ id: 8, name: 'GST 5 %', basisPoints: 500, archived: false }];
const readers = {
  read_date: ({ text }: { text: string }) => text,
  read_amount: ({ text, exponent }: { text: string; exponent: number }) =>
    /^[\d.]+$/.test(text) ? Math.round(Number(text) * 10 ** exponent) : new Refused('amountUnreadable'),
};
const taxedShop = { ...SIGNED_IN, shop: { ...SIGNED_IN.shop, taxRegistered: true } };
const editor = {
  ...readers,
  tax_rates: rates,
  find_customers: [found],
  preview_invoice: preview,
  discard_draft: null,
};

const press = async (screen: Screen, ...keys: string[]) => {
  for (const key of keys) await screen.page.keyboard.press(key);
};

it('lists invoices and finds none where none is', async () => {
  const screen = await openSignedIn('/invoices', { invoices: { rows: [row], next: null } });
  await screen.page.getByRole('link', { name: row.number }).waitFor();
  await screen.audit();
  screen.answer({ invoices: { rows: [], next: null } });
  await screen.page.getByRole('button', { name: 'Overdue' }).click();
  await screen.page.getByText('No invoice fits this').waitFor();
  await expect
    .poll(() => screen.sent('invoices'))
    .toEqual({ query: { status: 'overdue', search: '', after: null } });
});

it('writes and issues an invoice by keyboard alone', async () => {
  const screen = await openSignedIn('/today', {
    ...editor,
    sign_in: taxedShop,
    create_invoice: invoice,
    invoice,
    customer,
    prepare_message: new Refused('internal', { reference: 'not asked here' }),
  });
  const { page } = screen;
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  await press(screen, 'F8');
  await focused(page.getByRole('combobox', { name: 'Customer' }));
  await page.keyboard.type('ram');
  await page.getByRole('option', { name: /Ramesh Kumar/ }).waitFor();
  await press(screen, 'Enter');
  await focused(page.getByLabel('Description, line 1'));
  await page.keyboard.type('Basmati rice');
  await press(screen, 'Tab');
  await page.keyboard.type('2.5');
  await press(screen, 'Tab');
  await page.keyboard.type('kg');
  await press(screen, 'Tab');
  await page.keyboard.type('120');
  await press(screen, 'Tab');
  await page.keyboard.type('10%');
  await page.getByLabel('Tax, line 1', { exact: true }).selectOption('8');
  await page.getByText('INV/26-27/0006').waitFor();
  await page.getByText('CGST').waitFor();
  await screen.audit();
  await page.getByLabel('Discount, line 1').focus();
  await press(screen, 'Enter');
  await focused(page.getByLabel('Description, line 2'));
  await press(screen, 'Control+Backspace');
  await focused(page.getByLabel('Description, line 1'));
  await expect.poll(() => page.getByLabel('Description, line 2').count()).toBe(0);
  await press(screen, 'Control+Enter');
  await page.getByRole('heading', { name: invoice.number, level: 1 }).waitFor();
  await expect
    .poll(() => screen.sent('create_invoice'))
    .toMatchObject({
      input: {
        customerId: 3,
        issuedOn: '2026-11-21',
        roundOff: true,
        lines: [
          {
            description: 'Basmati rice',
            quantity: 2500,
            unit: 'kg',
            unitPrice: 12_000,
            discountRate: 1000,
            taxRateId: 8,
            priceIncludesTax: false,
          },
        ],
      },
    });
  // Whoever bought is told of it: where it is offered, and from its page at any time.
  for (const key of ['Alt+t', 'Alt+m']) {
    await press(screen, key);
    await page.getByRole('dialog', { name: `Message to ${LONG}` }).waitFor();
    expect(screen.sent('prepare_message')).toMatchObject({ query: { customerId: 3, documentId: 5 } });
    await press(screen, 'Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    screen.calls.length = 0;
  }
});

it('says what is wrong beside the field of the line, and lets an owner go beyond the limit', async () => {
  const limit = { limit: 100_000, outstanding: 90_000, requested: 31_500 };
  const screen = await openSignedIn('/invoices/new?customer=3', {
    ...editor,
    customer,
    preview_invoice: new Refused('discountTooLarge', undefined, 'lines.0.discountAmount'),
  });
  const { page } = screen;
  await focused(page.getByLabel('Description, line 1'));
  await page.keyboard.type('Sugar');
  await page.getByLabel('Price, line 1').fill('40');
  await page.getByLabel('Discount, line 1').fill('50');
  await page.getByText('The discount is more than the line is worth.').waitFor();
  await expect.poll(() => page.getByLabel('Discount, line 1').getAttribute('aria-invalid')).toBe('true');
  await screen.audit();
  screen.answer({ preview_invoice: { ...preview, beyond: limit } });
  await page.getByLabel('Discount, line 1').fill('1');
  await page.getByText('This goes beyond the credit limit').waitFor();
  await page.getByText('₹9,315.00').waitFor();
  await screen.audit();
  screen.answer({ preview_invoice: preview, create_invoice: invoice, invoice });
  await page.getByLabel('Reason to go beyond it').fill('A regular customer');
  await page.getByText('₹9,315.00').waitFor();
  await page.getByRole('button', { name: 'Issue' }).click();
  await page.getByRole('heading', { name: invoice.number, level: 1 }).waitFor();
  await expect
    .poll(() => screen.sent('create_invoice'))
    .toMatchObject({ input: { overrideReason: 'A regular customer' } });
});

it('tells staff who may go beyond the limit, and offers them no reason to write', async () => {
  const staff = { ...SIGNED_IN, role: 'staff', person: { ...SIGNED_IN.person, role: 'staff' } };
  const beyond = { limit: 100_000, outstanding: 90_000, requested: 31_500 };
  const { page } = await openSignedIn('/invoices/new?customer=3', {
    ...editor,
    sign_in: staff,
    customer,
    preview_invoice: { ...preview, beyond },
  });
  await focused(page.getByLabel('Description, line 1'));
  await page.keyboard.type('Sugar');
  await page.getByLabel('Price, line 1').fill('40');
  await page.getByText('Only an owner may go beyond a credit limit.').waitFor();
  expect(await page.getByLabel('Reason to go beyond it').count()).toBe(0);
});

it('edits an invoice by putting another in its place', async () => {
  const screen = await openSignedIn('/invoices/5', { ...editor, invoice, customer, create_invoice: invoice });
  const { page } = screen;
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await page.getByRole('heading', { name: 'Edit INV/26-27/0005' }).waitFor();
  await expect.poll(() => page.getByLabel('Quantity, line 1').inputValue()).toBe('2.5');
  await page.getByLabel('Quantity, line 1').fill('3');
  await page.getByText('INV/26-27/0006').waitFor();
  await press(screen, 'Control+Enter');
  await page.waitForURL('**/invoices/5');
  await expect
    .poll(() => screen.sent('create_invoice'))
    .toMatchObject({
      input: {
        replaces: 5,
        issuedOn: '21/11/2026',
        dueOn: '21/12/2026',
        lines: [{ quantity: 3000, taxRateId: 8 }],
      },
    });
});

it('keeps what was typed, goes on by Tab, and takes back what was just issued', async () => {
  const values = {
    customerId: { id: '3', label: 'Ramesh Kumar' },
    lines: [
      {
        key: 'a',
        description: 'Sugar',
        quantity: '2',
        unit: 'kg',
        unitPrice: '40',
        discount: '',
        taxRateId: '',
        priceIncludesTax: false,
      },
    ],
  };
  const draft = JSON.stringify({ values, requestId: crypto.randomUUID() });
  const screen = await openSignedIn('/invoices/new', {
    ...editor,
    draft,
    customer,
    invoice,
    create_invoice: invoice,
    void_document: { standing },
  });
  const { page } = screen;
  await page.getByText('What you had typed was kept.').waitFor();
  await page.getByLabel('Discount, line 1').press('Tab');
  await focused(page.getByLabel('Description, line 2'));
  await press(screen, 'Control+Enter');
  await page.getByText('INV/26-27/0005 is issued to').waitFor();
  await expect
    .poll(() => screen.sent('create_invoice'))
    .toMatchObject({ input: { lines: [{ description: 'Sugar' }] } });
  await page.getByRole('heading', { name: invoice.number, level: 1 }).waitFor();
  await press(screen, 'Control+Z');
  await page.getByText('INV/26-27/0005 was undone.').waitFor();
  await expect.poll(() => screen.sent('void_document')).toMatchObject({ input: { documentId: 5 } });
});

it('bills a loan of goods', async () => {
  const goods = {
    id: 9,
    number: 'LN/26-27/0009',
    standing,
    amount: 50_000,
    dues: [{ id: 91, dueOn: '2026-12-01', amount: 50_000, settled: 0, open: 50_000, daysLate: 0 }],
    note: 'Two sacks of flour',
  };
  const screen = await openSignedIn('/invoices/new?loan=9', {
    ...editor,
    loan: goods,
    bill_loan: invoice,
    invoice,
    customer,
  });
  await screen.page.getByRole('heading', { name: 'Bill LN/26-27/0009' }).waitFor();
  await screen.page.getByText('INV/26-27/0006').waitFor();
  await screen.audit();
  await press(screen, 'Control+Enter');
  await screen.page.waitForURL('**/invoices/5');
  await expect
    .poll(() => screen.sent('bill_loan'))
    .toMatchObject({
      input: {
        loanId: 9,
        invoice: { customerId: 3, lines: [{ unitPrice: 50_000, priceIncludesTax: true }] },
      },
    });
});

it('shows the paper, and takes goods back', async () => {
  const back = { ...invoice, lines: [{ ...line, returned: 1000 }] };
  const screen = await openSignedIn('/invoices/5', {
    ...readers,
    sign_in: taxedShop,
    invoice,
    customer,
    create_credit_note: back,
  });
  const { page } = screen;
  await page.getByText('Tax invoice').waitFor();
  await page.getByText('12 Main Road').waitFor();
  await screen.audit();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Take goods back' }).click();
  await page.getByRole('radio', { name: 'Some of it' }).check();
  await page.getByLabel('Of 2.5 kg').fill('1');
  await screen.audit();
  await press(screen, 'Control+Enter');
  await page.getByText('The credit note is written.').waitFor();
  await expect
    .poll(() => screen.sent('create_credit_note'))
    .toMatchObject({
      input: { invoiceId: 5, lines: [{ position: 1, quantity: 1000 }], on: '2026-11-21' },
    });
});

it('marks an invoice and a loan that a case is about, and leads to the case', async () => {
  const disputed = { invoice: { ...invoice, caseId: 4 }, loan: { ...loan, caseId: 4 } };
  const screen = await openSignedIn('/invoices/5', { ...readers, customer, ...disputed });
  const { page } = screen;
  const mark = page.getByRole('link', { name: 'Disputed' });
  const pages = [
    ['/invoices/5', invoice],
    ['/loans/9', loan],
  ] as const;
  for (const [path, { number }] of pages) {
    await screen.visit(path);
    await page.getByRole('heading', { name: number, level: 1 }).waitFor();
    expect(await mark.getAttribute('href')).toBe('/cases/4');
    await screen.audit();
  }
  screen.answer({ loan, invoice });
  for (const [path, { number }] of pages) {
    await screen.visit(path);
    await page.getByRole('heading', { name: number, level: 1 }).waitFor();
    await expect.poll(() => mark.count()).toBe(0);
  }
});
