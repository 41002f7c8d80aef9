import { expect, it } from 'vitest';
import { openSignedIn, Refused } from './harness';
import { PEOPLE } from './people';
import { SIGNED_IN } from './shop';

const LONG = 'Shri Venkateswara Provision Stores & General Merchants, Koramangala Third Block';

const link = (seq: number, more: Record<string, unknown>) => ({
  seq,
  at: Date.UTC(2026, 10, 21, 6, 30) - (100 - seq) * 3_600_000,
  userId: 1,
  by: 'Asha Verma',
  action: 'invoiceCreate',
  customerId: 1,
  customerName: 'Ramesh Kumar',
  document: null,
  about: null,
  reason: null,
  subject: null,
  changes: [],
  ...more,
});
const text = (text: string) => ({ is: 'text', text });
const nothing = { is: 'nothing' };
const invoice = { id: 4, kind: 'invoice', number: 'INV/26-27/0004', amount: 120_000 };
const changes = [
  { field: 'phone', before: text('+91 98450 12345'), after: text('+91 98450 54321') },
  {
    field: 'creditLimit',
    before: { is: 'amount', amount: 500_000 },
    after: { is: 'amount', amount: 12_345_678_900 },
  },
  { field: 'note', before: { is: 'erased' }, after: nothing },
];
const rows = [
  link(99, { action: 'customerChange', changes, customerName: LONG }),
  link(98, { document: invoice }),
  link(97, { action: 'documentVoid', document: invoice, reason: 'Written twice', userId: 2, by: 'Sunil' }),
  link(96, {
    action: 'creditNoteCreate',
    document: { id: 5, kind: 'creditNote', number: 'CRN/26-27/0001', amount: 20_000 },
    about: invoice,
  }),
  link(95, {
    action: 'interactionCreate',
    changes: [
      { field: 'kind', before: nothing, after: { is: 'word', word: 'call' } },
      { field: 'text', before: nothing, after: text('Will pay on Friday') },
      { field: 'followUpDay', before: nothing, after: { is: 'day', day: '2026-11-25' } },
      { field: 'followUpMinute', before: nothing, after: { is: 'minute', minute: 600 } },
      { field: 'assignedTo', before: nothing, after: nothing },
    ],
  }),
  link(94, { action: 'customerRemove', customerId: 9, customerName: null }),
  link(93, {
    action: 'personRole',
    customerId: null,
    customerName: null,
    subject: 'Sunil',
    changes: [
      { field: 'role', before: { is: 'word', word: 'staff' }, after: { is: 'word', word: 'owner' } },
      { field: 'onceUntil', before: nothing, after: { is: 'moment', at: Date.UTC(2026, 10, 28, 6, 30) } },
    ],
  }),
  link(92, {
    action: 'shopChange',
    customerId: null,
    customerName: null,
    changes: [
      { field: 'taxRegistered', before: { is: 'yesNo', yes: false }, after: { is: 'yesNo', yes: true } },
      { field: 'idleMinutes', before: { is: 'number', number: 10 }, after: { is: 'number', number: 5 } },
    ],
  }),
];
const person = (id: number, name: string) => ({
  person: { id, role: 'owner', name, username: name, email: null, phone: null, createdAt: 0, changedAt: 0 },
  access: 'open',
  oneTimeUntil: null,
});
const ANSWERS = {
  ...PEOPLE,
  people: [person(1, 'Asha Verma'), person(2, 'Sunil')],
  trail: { rows, next: '92' },
  read_date: '2026-11-20',
};

it('tells who did what, before and after, and narrows it by keys alone', async () => {
  const screen = await openSignedIn('/trail', ANSWERS);
  const { page } = screen;
  await page.getByText('Customer’s details changed').waitFor();
  await page.getByText('+91 98450 54321').waitFor();
  await page.getByText('Written twice').waitFor();
  await page.getByText('A customer who was removed').waitFor();
  await screen.audit();
  screen.answer({ trail: { rows: rows.slice(0, 1), next: null } });
  await page.getByRole('button', { name: 'Show more' }).press('Enter');
  await expect.poll(() => screen.sent('trail')).toMatchObject({ query: { after: '92' } });
  await page.getByLabel('Person').selectOption('Sunil');
  await page.waitForURL('**/trail?person=2');
  await page.getByLabel('Day').fill('20');
  await page.waitForURL('**/trail?person=2&day=2026-11-20');
  const asked = { query: { userId: 2, day: '2026-11-20', after: null } };
  await expect.poll(() => screen.sent('trail')).toMatchObject(asked);
});

it('is reached from a customer and a document, says which, and lets go of it', async () => {
  const screen = await openSignedIn('/customers/1', ANSWERS);
  const { page } = screen;
  await page.getByRole('button', { name: 'More actions' }).first().press('Enter');
  await page.getByRole('menuitem', { name: 'History' }).press('Enter');
  await page.waitForURL('**/trail?customer=1');
  await expect.poll(() => screen.sent('trail')).toMatchObject({ query: { customerId: 1 } });
  await page.getByRole('button', { name: 'Remove the filter', exact: false }).press('Enter');
  await page.waitForURL('**/trail');
  const document = await openSignedIn('/trail?document=4', {
    ...ANSWERS,
    trail: { rows: rows.slice(1, 4), next: null },
  });
  await document.page.getByRole('button', { name: 'INV/26-27/0004', exact: false }).waitFor();
  await document.audit();
});

it('says that nothing was written, and to staff who may read it', async () => {
  const screen = await openSignedIn('/trail?day=2026-11-20', {
    ...ANSWERS,
    trail: { rows: [], next: null },
  });
  await screen.page.getByText('Nothing was written').waitFor();
  await screen.audit();
  const sign_in = { ...SIGNED_IN, role: 'staff', person: { ...SIGNED_IN.person, role: 'staff' } };
  const staff = await openSignedIn('/trail', { ...ANSWERS, sign_in, trail: new Refused('ownerOnly') });
  await staff.page.getByRole('alert').getByText('Only an owner may do this.').waitFor();
  expect(await staff.page.getByRole('button', { name: 'Save for a spreadsheet' }).count()).toBe(0);
  await staff.audit();
});
