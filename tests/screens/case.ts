/** A few cases, as the shell answers for them. */
import { LONG } from './papers';
import { changed } from './shop';

const moment = (day: number, hour = 6) => Date.UTC(2026, 10, day, hour, 30);
const one = (id: number, more: Record<string, unknown> = {}) => ({
  id,
  customerId: 1,
  customerName: 'Ramesh Kumar',
  subject: 'Two sacks of rice were short',
  assignedTo: 2,
  assignedName: 'Sunil',
  priority: 'normal',
  status: 'open',
  disputed: 120_000,
  nextStep: 'Count the store with him',
  nextOn: '2026-11-24',
  daysLate: 0,
  createdAt: moment(18),
  changedAt: moment(20),
  ...more,
});

/** One of each kind: late, waiting, with long names, and of somebody who was erased. */
export const rows = [
  one(1, { priority: 'urgent', status: 'inProgress', nextOn: '2026-11-19', daysLate: 2 }),
  one(2, {
    subject: 'The scale is broken',
    customerName: LONG,
    status: 'waiting',
    disputed: null,
    nextOn: null,
  }),
  one(3, {
    subject: `${LONG} says that the flour of the first week of the month was not what was agreed upon at the gate`,
    customerName: LONG,
    nextStep: LONG,
    assignedName: LONG,
    disputed: 98_765_432_100,
    priority: 'high',
  }),
  one(4, {
    subject: '',
    customerName: 'Erased customer #9',
    nextStep: '',
    assignedName: null,
    status: 'closed',
  }),
];

/** The list of them. */
export const list = { rows, next: null, total: 4, disputed: 98_765_672_100 };

/** A list with nothing in it. */
export const none = { rows: [], next: null, total: 0, disputed: 0 };

/** Who works in the shop. */
export const team = [
  { id: 1, name: 'Asha Verma' },
  { id: 2, name: 'Sunil' },
];
const invoice = {
  documentId: 31,
  kind: 'invoice',
  number: 'INV/26-27/0031',
  on: '2026-11-02',
  amount: 240_000,
  open: 120_000,
  ended: false,
};
const receipt = { ...invoice, documentId: 32, kind: 'receipt', number: 'RCP/26-27/0009', open: 0 };
const fee = { ...invoice, documentId: 33, kind: 'fee', number: null, ended: true, open: 0 };

/** Something written of a case. */
export const said = (more: Record<string, unknown>) => ({
  at: moment(20),
  by: 'Sunil',
  created: false,
  note: null,
  changes: [],
  ...more,
});

/** A case with everything written of it. */
export const whole = {
  ...rows[0],
  description: 'He counted at the door.\nTen sacks were written, eight came.',
  by: 'Asha Verma',
  documents: [invoice, receipt, fee],
  archived: false,
  erased: false,
  timeline: [
    said({ note: 'One sack was found behind the door.\nHe comes on Tuesday.' }),
    said({
      changes: [
        changed('assignedTo', null, 'Sunil'),
        changed('subject', 'Short of rice', LONG),
        changed('priority', { is: 'word', word: 'normal' }, { is: 'word', word: 'urgent' }),
        changed('status', { is: 'word', word: 'open' }, { is: 'word', word: 'inProgress' }),
        changed('documents', null, { is: 'documents', documents: [invoice, fee] }),
        changed('disputed', { is: 'amount', amount: 240_000 }, { is: 'amount', amount: 120_000 }),
        changed('nextStep', 'Call him', null),
        changed('nextDay', { is: 'day', day: '2026-11-19' }, { is: 'day', day: '2026-11-24' }),
      ],
    }),
    said({ by: 'Asha Verma', created: true, at: moment(18) }),
  ],
};
