/** What the fields of an entry hold, and who reads them. */
import { t } from '$i18n';
import type { CustomerId, DueId, Every, LoanKind, Method, Verb } from '$ipc';
import { optional, readAmount, readDate } from '$ipc/readers';
import type { Choice, Reader } from '$ui/reading';
import { readPlan, readSettling } from './parts';

/** How a debt is to be paid back: at once, in equal parts, or in parts written by hand. */
export type Plan = {
  every: 'once' | Every | 'custom';
  count: string;
  lines: { dueOn: string; amount: string }[];
};

/** What money received settles: the oldest dues, dues chosen by hand (amounts as typed), or none. */
export type Settling = { how: 'oldest' | 'byHand' | 'advance'; parts: Record<DueId, string> };

/** Everything that is typed or chosen for one entry; both ways, so that changing the way loses nothing. */
export type EntryValues = {
  verb: Verb;
  customerId: Choice | null;
  amount: string;
  on: string;
  note: string;
  kind: LoanKind;
  dueOn: string;
  instalments: Plan;
  overrideReason: string;
  method: Method;
  reference: string;
  chequeNumber: string;
  chequeDated: string;
  allocation: Settling;
};

/** An empty entry. */
export function blank(verb: Verb, customerId: Choice | null, on: string): EntryValues {
  return {
    verb,
    customerId,
    amount: '',
    on,
    note: '',
    kind: 'goods',
    dueOn: '',
    instalments: { every: 'once', count: '3', lines: [] },
    overrideReason: '',
    method: 'cash',
    reference: '',
    chequeNumber: '',
    chequeDated: '',
    allocation: { how: 'oldest', parts: {} },
  };
}

const someone: Reader<CustomerId, Choice | null> = (choice) =>
  Promise.resolve(
    choice ? { ok: true, value: Number(choice.id) } : { ok: false, message: t('entry-choose-customer') },
  );

export const readers = {
  customerId: someone,
  amount: readAmount,
  on: optional(readDate),
  dueOn: optional(readDate),
  chequeDated: optional(readDate),
  instalments: readPlan,
  allocation: readSettling,
};

/** The fields of the form where the shell names them otherwise. */
const FIELDS: Record<string, string> = {
  issuedOn: 'on',
  receivedOn: 'on',
  loanId: 'customerId',
};

/** The field of the form that a refusal belongs to. */
export function fieldOf(field: string | null): string | null {
  return field === null ? null : (FIELDS[field] ?? field);
}
