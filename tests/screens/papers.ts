/** One paper of each kind, as the shell answers for them: a long name, a large amount. */

export const LONG = 'Shri Venkateswara Provision Stores & General Merchants, Koramangala Third Block';

/** A loan of which little is paid back. */
export const loan = {
  id: 9,
  number: 'LN/26-27/0009',
  standing: {
    customerId: 3,
    name: LONG,
    outstanding: 123_456_739_000,
    advance: 0,
    balance: 123_456_739_000,
    creditAvailable: null,
    nextDue: '2026-11-01',
    paymentStatus: 'overdue',
  },
  kind: 'goods',
  amount: 123_456_789_000,
  issuedOn: '2026-10-01',
  dues: [
    {
      id: 91,
      dueOn: '2026-11-01',
      amount: 123_456_789_000,
      settled: 50_000,
      open: 123_456_739_000,
      daysLate: 20,
    },
  ],
  repaid: 50_000,
  remaining: 123_456_739_000,
  status: 'overdue',
  partPaid: true,
  daysOverdue: 20,
  note: 'Two sacks of flour',
  repayments: [
    {
      documentId: 7,
      kind: 'receipt',
      number: 'RCT/26-27/0007',
      dueId: 91,
      dueOn: '2026-11-01',
      on: '2026-11-05',
      amount: 50_000,
      method: 'cash',
    },
  ],
  ended: null,
  billedAs: null,
  caseId: null,
  createdBy: 'Asha Verma',
  createdAt: 0,
  voidable: true,
};

/** A receipt by cheque, still in the drawer, with a rest. */
export const receipt = {
  id: 7,
  number: 'RCT/26-27/0007',
  standing: {
    customerId: 3,
    name: LONG,
    outstanding: 900_000,
    advance: 500_000,
    balance: 400_000,
    creditAvailable: null,
    nextDue: '2026-11-10',
    paymentStatus: 'overdue',
  },
  amount: 123_456_789_000,
  method: 'cheque',
  cheque: { number: '004512', dated: '2026-11-19', stage: 'inHand' },
  receivedOn: '2026-11-20',
  reference: null,
  note: 'For the wedding order',
  loanId: null,
  allocations: [
    {
      documentId: 4,
      kind: 'loan',
      number: 'LN/26-27/0004',
      dueId: 41,
      dueOn: '2026-11-01',
      on: '2026-11-20',
      amount: 123_456_289_000,
      method: null,
    },
  ],
  rest: 500_000,
  refunded: 0,
  ended: null,
  createdBy: 'Asha Verma',
  createdAt: 1_795_000_000_000,
  voidable: true,
};

/** What the rest may settle. */
export const openItem = {
  due: { id: 52, dueOn: '2026-11-10', amount: 900_000, settled: 0, open: 900_000, daysLate: 11 },
  documentId: 5,
  kind: 'invoice',
  number: 'INV/26-27/0005',
  issuedOn: '2026-10-10',
};

/** What a refund answers. */
export const document = {
  id: 9,
  kind: 'refund',
  number: null,
  on: '2026-11-21',
  amount: 500_000,
  rest: 0,
  ended: false,
  standing: null,
  at: 0,
};

/** How the customer of the invoice stands. */
export const standing = {
  customerId: 3,
  name: LONG,
  outstanding: 900_000,
  advance: 0,
  balance: 900_000,
  creditAvailable: null,
  nextDue: '2026-11-10',
  paymentStatus: 'overdue',
};

/** The line of the invoice. */
export const line = {
  position: 1,
  description: 'Basmati rice',
  quantity: 2500,
  unit: 'kg',
  unitPrice: 12_000,
  discount: 0,
  discountRate: null,
  taxName: 'GST 5 %',
  taxRate: 500,
  priceIncludesTax: false,
  taxable: 30_000,
  total: 31_500,
  tax: 1500,
  returned: 0,
};

/** What it comes to. */
export const totals = {
  taxable: 30_000,
  cgst: 750,
  sgst: 750,
  igst: 0,
  otherTax: 0,
  roundOff: 0,
  total: 31_500,
};

/** An invoice of one line, issued today. */
export const invoice = {
  id: 5,
  number: 'INV/26-27/0005',
  standing,
  issuedOn: '2026-11-21',
  dues: [{ id: 51, dueOn: '2026-12-21', amount: 31_500, settled: 0, open: 31_500, daysLate: 0 }],
  lines: [line],
  totals,
  interState: false,
  settled: 0,
  open: 31_500,
  status: 'pending',
  partPaid: false,
  daysOverdue: 0,
  note: 'Thank you',
  allocations: [],
  creditNotes: [],
  replaces: null,
  ended: null,
  caseId: null,
  createdBy: 'Asha Verma',
  createdAt: 0,
  voidable: true,
};
