import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { focused, openSignedIn } from './harness';
import { customer, PEOPLE, row } from './people';

const field = (page: Page) => page.getByRole('combobox', { name: 'Find anything or do anything' });
const lines = (page: Page) => page.getByRole('dialog').getByRole('option');

const LONG = 'Sri Venkateswara Agricultural Implements and General Provision Stores, Vijayawada';

const NOTHING = { order: [], customers: [], numbers: [], amounts: [], cases: [] };

function document(id: number, more: Record<string, unknown> = {}) {
  return {
    documentId: id,
    kind: 'invoice',
    number: `INV/26-27/${String(id).padStart(4, '0')}`,
    on: '2026-11-02',
    amount: 120_000,
    customerId: 1,
    customer: 'Ramesh Kumar',
    voided: false,
    bounced: false,
    ...more,
  };
}

const CASE = {
  id: 3,
  customerId: 1,
  customerName: 'Ramesh Kumar',
  subject: 'Torn bags of the last delivery',
  assignedTo: null,
  assignedName: null,
  priority: 'normal',
  status: 'inProgress',
  disputed: null,
  nextStep: 'Ask the mill',
  nextOn: null,
  daysLate: 0,
  createdAt: 0,
  changedAt: 0,
};

const EVERYTHING = {
  order: ['numbers', 'customers', 'cases', 'amounts'],
  customers: [
    { customer: row(1, 'Ramesh Kumar', { phone: '98765 01200', balance: 120_000 }), by: 'phone' },
    { customer: row(2, LONG, { phone: '1200 345', company: LONG, balance: -5_000 }), by: 'phone' },
  ],
  numbers: [document(1200), document(12_001, { kind: 'receipt', number: 'RCT/26-27/12001', voided: true })],
  amounts: [
    document(7),
    document(8, { kind: 'ownerIn', number: 'OI/26-27/0008', customer: null, customerId: null }),
  ],
  cases: [CASE],
};

it('shows who was here lately and what to do, and finds as one types', async () => {
  const lately = {
    ...NOTHING,
    order: ['customers'],
    customers: [{ customer: row(1, 'Ramesh Kumar', { balance: 120_000 }), by: 'lately' }],
  };
  const screen = await openSignedIn('/customers', { ...PEOPLE, find: lately, customer: customer() });
  const { page } = screen;
  await page.getByRole('link', { name: 'Ramesh Kumar' }).waitFor();
  await page.keyboard.press('Control+k');
  const box = field(page);
  await focused(box);
  await page.getByRole('option', { name: 'Ramesh Kumar' }).waitFor();
  expect(await lines(page).first().textContent()).toContain('Ramesh Kumar');
  await screen.audit();

  screen.answer({ find: EVERYTHING });
  await page.keyboard.type('1200');
  await page.getByRole('option', { name: 'Invoice INV/26-27/1200' }).waitFor();
  await expect.poll(() => screen.sent('find')).toEqual({ text: '1200' });
  const heads = await page.locator('[role=listbox] .head').allTextContents();
  expect(heads).toEqual(['Documents by number', 'Customers', 'Cases', 'Documents by amount']);
  expect(await page.locator('[role=listbox] mark').allTextContents()).toContain('1200');
  await screen.audit();

  // The caret is at the end of what was typed: End is the list's, and Home after it goes to the text first.
  const active = page.locator('[role=option][aria-selected=true]');
  await page.keyboard.press('End');
  await expect.poll(() => active.textContent()).toContain('OI/26-27/0008');
  await page.keyboard.press('Home');
  await page.keyboard.press('Home');
  await expect.poll(() => active.textContent()).toContain('INV/26-27/1200');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/customers/1');
});

it.each([
  ['a document on its page', ['numbers'], { numbers: [document(42)] }, '/invoices/42'],
  [
    'one without a page in the khata',
    ['amounts'],
    { amounts: [document(9, { kind: 'fee', number: 'FEE/26-27/0009' })] },
    '/customers/1',
  ],
  ['a case on its page', ['cases'], { cases: [CASE] }, '/cases/3'],
])('opens %s', async (_what, order, found, path) => {
  const screen = await openSignedIn('/customers', { ...PEOPLE, find: { ...NOTHING, order, ...found } });
  const { page } = screen;
  await page.getByRole('link', { name: 'Ramesh Kumar' }).waitFor();
  await page.keyboard.press('Control+k');
  await field(page).fill('x42');
  await expect.poll(() => screen.sent('find')).toEqual({ text: 'x42' });
  await lines(page).first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${path}`);
});

it('says which names only sound alike, and offers a customer of a name that nobody has', async () => {
  const alike = {
    ...NOTHING,
    order: ['customers'],
    customers: [{ customer: row(1, 'रमेश कुमार', { balance: 0 }), by: 'sound' }],
  };
  const screen = await openSignedIn('/customers', { ...PEOPLE, find: alike });
  const { page } = screen;
  await page.getByRole('link', { name: 'Ramesh Kumar' }).waitFor();
  await page.keyboard.press('Control+k');
  await field(page).fill('Rames Kumaar');
  const found = page.getByRole('option', { name: 'रमेश कुमार' });
  await found.waitFor();
  expect(await found.textContent()).toContain('sounds alike');
  expect(await lines(page).last().textContent()).toContain('New customer “Rames Kumaar”');
  await screen.audit();

  screen.answer({ find: NOTHING });
  await field(page).fill('Naveen Xyz');
  await found.waitFor({ state: 'detached' });
  await screen.audit();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'New customer' }).waitFor();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Name', exact: true }).inputValue())
    .toBe('Naveen Xyz');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await field(page).fill('999');
  await page.getByText('Nothing found').waitFor();
  await screen.audit();
});

it('leads to every screen and does what can be done, by keys alone', async () => {
  const trail = { rows: [], next: null };
  const screen = await openSignedIn('/customers', {
    ...PEOPLE,
    find: NOTHING,
    ageing: null,
    trail,
    people: [],
  });
  const { page } = screen;
  await page.getByRole('link', { name: 'Ramesh Kumar' }).waitFor();
  const choose = async (typed: string, name: RegExp) => {
    await page.keyboard.press('Control+k');
    await focused(field(page));
    await page.keyboard.type(typed);
    await lines(page)
      .first()
      .and(page.getByRole('option', { name, selected: true }))
      .waitFor();
    await page.keyboard.press('Enter');
  };
  await choose('repo', /^Go to Reports/);
  await page.waitForURL('**/reports');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await choose('cash', /^Cash and bank/);
  const money = page.getByRole('dialog', { name: 'Cash and bank' });
  await money.getByLabel('Amount').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await choose('hist', /^History/);
  await page.waitForURL('**/trail');
});
