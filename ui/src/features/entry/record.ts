/** Sends an entry to the book, and takes it back again. */
import { describe, t } from '$i18n';
import { formatBalance } from '$i18n/balance';
import { formatMoney } from '$format';
import {
  call,
  commands,
  type CustomerId,
  type Day,
  type DocumentId,
  type InstalmentInput,
  type Minor,
  type AllocationInput,
  type Outcome,
  type Standing,
  type Verb,
} from '$ipc';
import { writing } from '$ipc/writing.svelte';
import { newRequestId } from '$ui/request';
import { toasts } from '$ui/toasts.svelte';
import { entry } from './entry.svelte';
import type { PlanRead } from './parts';
import type { EntryValues } from './values';

/** The values of the form after they were read. */
export type EntryRead = Omit<EntryValues, keyof Meanings> & Meanings;

type Meanings = {
  customerId: CustomerId;
  amount: Minor;
  on: Day | null;
  dueOn: Day | null;
  chequeDated: Day | null;
  instalments: PlanRead;
  allocation: AllocationInput[] | null;
};

/** An entry that is in the book. */
export type Recorded = { document: DocumentId; verb: Verb; amount: Minor; standing: Standing };

/** You gave: a loan of goods or cash. */
export async function give(
  values: EntryRead,
  on: Day,
  instalments: InstalmentInput[],
  requestId: string,
): Promise<Outcome<Recorded>> {
  const { customerId, amount, kind, dueOn, note, overrideReason } = values;
  return recorded(
    'gave',
    await call(
      commands.createLoan({
        requestId,
        customerId,
        amount,
        kind,
        issuedOn: on,
        dueOn: instalments.length > 0 ? null : dueOn,
        instalments,
        note: words(note),
        overrideReason: words(overrideReason),
      }),
    ),
  );
}

/** You got: a receipt. */
export async function receive(values: EntryRead, on: Day, requestId: string): Promise<Outcome<Recorded>> {
  const { customerId, amount, method, reference, chequeNumber, chequeDated, note, allocation } = values;
  const cheque = method === 'cheque' ? { number: chequeNumber, dated: chequeDated ?? '' } : null;
  const paid = { method, cheque, reference: words(reference) };
  return recorded(
    'got',
    await call(
      commands.recordReceipt({
        requestId,
        customerId,
        amount,
        ...paid,
        receivedOn: on,
        note: words(note),
        allocation,
      }),
    ),
  );
}

function recorded(
  verb: Verb,
  outcome: Outcome<{ id: DocumentId; amount: Minor; standing: Standing }>,
): Outcome<Recorded> {
  if (!outcome.ok) return outcome;
  const { id, amount, standing } = outcome.data;
  return { ok: true, data: { document: id, verb, amount, standing } };
}

/** How long what was saved can be told of or taken back while the next entry is written, in seconds. */
const MEANWHILE = 60;

/** Says what was recorded, with the new balance and the way back, and lets the screens know; `more` when the next one follows. */
export function announce({ document, verb, amount, standing }: Recorded, more = false): void {
  const said = {
    name: standing.name,
    amount: formatMoney(amount),
    balance: formatBalance(standing.balance),
  };
  toasts.show({
    text: verb === 'gave' ? t('entry-saved-gave', said) : t('entry-saved-got', said),
    undo: () => void takeBack(document, standing),
    deed: { label: t('message-tell'), run: () => writing.tell(standing, document) },
    ...(more ? { seconds: MEANWHILE } : {}),
  });
  entry.recorded = { customer: standing.customerId, document };
}

async function takeBack(document: DocumentId, { customerId, name }: Standing): Promise<void> {
  const requestId = newRequestId();
  const outcome = await call(
    commands.voidDocument({ requestId, documentId: document, reason: t('entry-undo-reason') }),
  );
  if (!outcome.ok) toasts.show({ text: describe(outcome.refusal), tone: 'due' });
  else {
    const balance = formatBalance(outcome.data.standing?.balance ?? 0);
    toasts.show({ text: t('entry-undone', { name, balance }), aside: true });
    entry.recorded = { customer: customerId, document };
  }
}

function words(text: string): string | null {
  return text.trim() === '' ? null : text;
}
