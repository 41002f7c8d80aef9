/** What changed of a case, in words: what was and what is. */
import { formatDate, formatMoney } from '$format';
import { t } from '$i18n';
import type { CaseDifference, CaseDocument } from '$ipc';
import { priorityWord, statusWord } from './words';

/** A changed part by its name; a side with nothing in it is null. */
export type Words = { label: string; before: string | null; after: string | null };

type Of<F extends CaseDifference['field']> = Extract<CaseDifference, { field: F }>;
type Say = { [F in CaseDifference['field']]: (difference: Of<F>) => Words };

const text = (label: string, { before, after }: { before: string | null; after: string | null }): Words => ({
  label,
  before: before === '' ? t('case-erased') : before,
  after: after === '' ? t('case-erased') : after,
});

/** Both sides in words, where there is anything. */
function both<T>(
  label: string,
  { before, after }: { before: T | null; after: T | null },
  word: (side: T) => string,
): Words {
  const side = (value: T | null) => (value === null ? null : word(value));
  return { label, before: side(before), after: side(after) };
}

const names = (documents: CaseDocument[]) =>
  documents.map(({ number, kind }) => number ?? t(`kind-${kind}`)).join(', ') || null;

const say: Say = {
  subject: (one) => text(t('case-subject'), one),
  description: (one) => text(t('case-description'), one),
  nextStep: (one) => text(t('case-next-step'), one),
  assignedTo: (one) => both(t('case-assigned'), one, (name) => name),
  priority: (one) => both(t('case-priority'), one, priorityWord),
  status: (one) => both(t('status'), one, statusWord),
  disputed: (one) => both(t('case-disputed'), one, (minor) => formatMoney(minor)),
  nextOn: (one) => both(t('case-next-on'), one, (day) => formatDate(day)),
  documents: (one) => ({ label: t('case-about'), before: names(one.before), after: names(one.after) }),
};

export function inWords(difference: CaseDifference): Words {
  return (say[difference.field] as (one: CaseDifference) => Words)(difference);
}
