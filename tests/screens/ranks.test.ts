/** What an owner is offered and staff are not: whatever the shell would refuse them. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { focused, openSignedIn, Refused, type Answers } from './harness';
import { invoice, loan, openItem, receipt } from './papers';
import { customer, PEOPLE } from './people';
import { EMPTY_TODAY, NO_REMINDERS, promise, SIGNED_IN } from './shop';

type Found = Parameters<Page['getByRole']>;
const named = (role: Found[0], ...names: (string | RegExp)[]): Found[] =>
  names.map((name) => [role, { name, exact: typeof name === 'string' }]);
const recent = (documentId: number, undoable: boolean) => ({
  documentId,
  kind: 'loan',
  number: `LN/26-27/000${documentId}`,
  customerId: 1,
  customerName: 'Ramesh Kumar',
  on: '2026-11-21',
  amount: 50_000,
  at: 0,
  ended: false,
  undoable,
});

/** A khata with some things of it otherwise than usual. */
function khata(more: (view: { lines: object[] }) => object): Answers {
  const usual = PEOPLE['khata'] as (args: unknown) => { lines: object[] };
  return {
    ...PEOPLE,
    khata: (args: unknown) => {
      const view = usual(args);
      return { ...view, ...more(view) };
    },
  };
}

/** Where an owner is offered what staff would be refused. What is whose the shell says, of each document and promise. */
const OWNERS: {
  at: string;
  path: string;
  answers: (owner: boolean) => Answers;
  /** By which keys one gets there. */
  keys?: string[];
  open?: Found;
  /** What both read. */
  both: string;
  /** What is the owner’s. */
  owners: Found[];
  /** What staff read in its place. */
  staff?: string;
}[] = [
  {
    at: 'a receipt of somebody else',
    path: '/receipts/7',
    answers: (voidable) => ({ receipt: { ...receipt, voidable }, open_items: [openItem] }),
    both: 'Use the advance',
    owners: [...named('button', 'Void', 'Pay it back'), ...named('link', 'History')],
  },
  {
    at: 'a loan of somebody else',
    path: '/loans/9',
    answers: (voidable) => ({ loan: { ...loan, voidable } }),
    both: 'Record repayment',
    owners: [...named('button', 'Void'), ...named('link', 'History')],
  },
  {
    at: 'an invoice of somebody else',
    path: '/invoices/5',
    answers: (voidable) => ({ invoice: { ...invoice, voidable }, customer: customer() }),
    open: ['button', { name: 'More actions' }],
    both: 'Take goods back',
    owners: named('menuitem', 'Void', 'Edit', 'History'),
  },
  {
    at: 'Today',
    path: '/today',
    answers: (owner) => ({
      today: { ...EMPTY_TODAY, customers: 2, recent: [recent(1, true), recent(2, owner)] },
    }),
    both: 'LN/26-27/0001',
    owners: named('button', /Undo.*0002/, 'Cash and bank'),
  },
  {
    at: 'the palette',
    path: '/customers',
    answers: () => ({ ...PEOPLE, find: { order: [], customers: [], numbers: [], amounts: [], cases: [] } }),
    keys: ['Control+k'],
    both: 'New case',
    owners: named('option', 'Cash and bank', 'History'),
  },
  {
    at: 'a credit limit',
    path: '/customers/1',
    answers: () => ({
      ...PEOPLE,
      create_loan: new Refused(
        'creditLimitExceeded',
        { limit: 500_000, outstanding: 480_000, requested: 50_000 },
        'amount',
      ),
    }),
    keys: ['5', '0', '0', 'Enter'],
    both: 'This goes beyond the credit limit',
    owners: named('textbox', 'Reason to go beyond it'),
    staff: 'Only an owner may go beyond a credit limit.',
  },
  {
    at: 'Reminders',
    path: '/reminders',
    answers: () => ({
      reminders: { ...NO_REMINDERS, cases: [], done: [], reminderMinute: 480 },
      call_list: { rows: [], next: null },
      left_in_peace: [],
    }),
    both: 'Check now',
    owners: named('link', 'Change'),
  },
  {
    at: 'a line of a khata',
    path: '/customers/1',
    answers: (voidable) => khata(({ lines }) => ({ lines: lines.map((line) => ({ ...line, voidable })) })),
    open: ['button', { name: 'Fee FEE/26-27/0001' }],
    both: 'Line of the khata',
    owners: named('button', 'Void'),
  },
  {
    at: 'a promise',
    path: '/customers/1?part=talks',
    answers: (withdrawable) => ({
      ...khata(() => ({
        promises: { kept: 0, broken: 0, promises: [promise(3, 'live', { withdrawable })] },
      })),
      interactions: { rows: [], next: null },
    }),
    both: 'New promise',
    owners: named('button', 'Withdraw'),
  },
];

it.each(OWNERS)('offers staff nothing that would be refused: $at', async (one) => {
  for (const role of ['owner', 'staff']) {
    const sign_in = { ...SIGNED_IN, role, person: { ...SIGNED_IN.person, role } };
    const screen = await openSignedIn(one.path, { sign_in, ...one.answers(role === 'owner') });
    const { page } = screen;
    if (one.path === '/customers') await page.getByRole('link', { name: 'Ramesh Kumar' }).waitFor();
    if (one.keys?.[0] === '5') await focused(page.getByRole('textbox', { name: 'Amount' }));
    for (const key of one.keys ?? []) await page.keyboard.press(key);
    if (one.open) await page.getByRole(...one.open).press('Enter');
    await page.getByText(one.both).first().waitFor();
    for (const found of one.owners) {
      const offered = page.getByRole(...found);
      if (role === 'owner') await offered.waitFor();
      else expect(await offered.count(), String(found[1]?.name)).toBe(0);
    }
    if (role === 'owner') continue;
    if (one.staff) await page.getByText(one.staff).waitFor();
    await screen.audit();
  }
});
