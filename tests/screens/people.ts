/** A few customers and a khata, as the shell answers for them. */
import { Refused, type Answers } from './harness';

/** A row of the list of customers. */
export function row(id: number, name: string, more: Record<string, unknown> = {}) {
  return {
    id,
    name,
    phone: '98765 43210',
    email: null,
    company: null,
    outstanding: 123_450,
    advance: 0,
    balance: 123_450,
    nextDue: '2026-10-21',
    paymentStatus: 'overdue',
    archived: false,
    createdAt: 0,
    changedAt: 0,
    lastActivity: 0,
    ...more,
  };
}

/** Three customers: one late, one whose name is long and whose debt is large, one who paid ahead. */
export const ROWS = [
  row(1, 'Ramesh Kumar'),
  row(2, 'Lakshmi Narayanan Venkatasubramanian Iyer (Wholesale)', {
    company: 'Rahman Provision Stores',
    outstanding: 98_765_432_100,
    balance: 98_765_432_100,
    paymentStatus: 'pending',
  }),
  row(3, 'गीता शर्मा', {
    outstanding: 0,
    advance: 30_000,
    balance: -30_000,
    nextDue: null,
    paymentStatus: 'clear',
  }),
];

/** How a customer stands, with a balance in minor units. */
export function standing(balance: number, name = 'Ramesh Kumar') {
  return {
    customerId: 1,
    name,
    outstanding: Math.max(balance, 0),
    advance: Math.max(-balance, 0),
    balance,
    creditAvailable: 500_000 - balance,
    nextDue: '2026-10-21',
    paymentStatus: 'overdue',
  };
}

/** A customer as their page shows them. */
export function customer(more: Record<string, unknown> = {}) {
  return {
    standing: standing(123_450),
    phone: '98765 43210',
    phoneInternational: '+919876543210',
    email: null,
    company: 'Kumar Tea Stall',
    address: null,
    taxId: null,
    creditLimit: 500_000,
    creditDays: 30,
    language: null,
    note: null,
    archived: false,
    erased: false,
    removable: false,
    overdue: 50_000,
    overdueSince: '2026-10-21',
    daysOverdue: 31,
    createdAt: 0,
    changedAt: 0,
    lastActivity: 0,
    ...more,
  };
}

function line(id: number, more: Record<string, unknown>) {
  return {
    entryId: id,
    documentId: id,
    kind: 'loan',
    number: `LN/26-27/000${id}`,
    on: '2026-10-21',
    note: null,
    gave: 0,
    got: 0,
    balance: 123_450,
    state: 'live',
    voidable: true,
    ...more,
  };
}

const LINES = [
  line(2, { gave: 150_000, balance: 150_000, note: 'Rice 25 kg', caseId: 3 }),
  line(3, { kind: 'receipt', number: 'RCT/26-27/0001', got: 26_550, balance: 123_450 }),
  line(4, { gave: 9_900, balance: 133_350, state: 'void', voidable: false }),
  line(5, { got: 9_900, balance: 123_450, state: 'reversal', voidable: false, note: 'Written twice' }),
  line(6, { kind: 'fee', number: 'FEE/26-27/0001', gave: 100, balance: 123_550 }),
];

const OLDER = line(1, {
  kind: 'openingBalance',
  number: null,
  gave: 20_000,
  balance: 20_000,
  on: '2026-04-01',
});

export const OPEN_ITEM = {
  due: { id: 7, dueOn: '2026-10-21', amount: 60_000, settled: 10_000, open: 50_000, daysLate: 31 },
  documentId: 2,
  kind: 'loan',
  number: 'LN/26-27/0002',
  issuedOn: '2026-09-21',
  caseId: 3,
};

/** Those whose name begins so. */
const named = (text: string) => ROWS.filter(({ name }) => name.toLowerCase().startsWith(text.toLowerCase()));

/** What the shell answers about them. Amounts are plain rupees, dates civil. */
export const PEOPLE: Answers = {
  customers: ({ query }: { query: { search: string | null } }) => {
    const rows = named(query.search ?? '');
    return {
      rows,
      page: 1,
      limit: 50,
      total: rows.length,
      totalPages: 1,
      outstanding: 98_765_555_550,
      advance: 30_000,
    };
  },
  find_customers: ({ text }: { text: string }) => named(text),
  find: ({ text }: { text: string }) => ({
    order: ['customers'],
    customers: named(text).map((customer) => ({ customer, by: 'name' })),
    numbers: [],
    amounts: [],
    cases: [],
  }),
  customer: customer(),
  khata: ({ query }: { query: { before?: string | null } }) => ({
    customer: customer(),
    opening: 0,
    gave: 180_000,
    got: 36_450,
    closing: 123_550,
    lines: query.before ? [OLDER] : LINES,
    older: query.before ? null : 'before-2',
    total: 6,
    openItems: [OPEN_ITEM],
    pinned: [],
    promises: { kept: 0, broken: 0, promises: [] },
  }),
  open_items: [OPEN_ITEM],
  preview_receipt: { settles: [{ dueId: 7, amount: 40_000 }], rest: 10_000 },
  balance_after: ({ verb, amount }: { verb: string; amount: number }) => ({
    balance: verb === 'gave' ? 123_450 + amount : 123_450 - amount,
    creditAvailable: 300_000,
    beyondLimit: false,
  }),
  read_amount: ({ text }: { text: string }) =>
    /^\d+$/.test(text) ? Number(text) * 100 : new Refused('amountUnreadable', undefined, 'text'),
  read_date: ({ text, working }: { text: string; working: string }) => {
    if (text.startsWith('+')) return '2026-12-21';
    if (text === 'today') return working;
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : new Refused('dateUnreadable', undefined, 'text');
  },
  discard_draft: null,
};
