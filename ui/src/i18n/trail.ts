/** What the trail says, in words. Each has every kind of link, every field, word and kind of value, or it does not compile. */
import { formatBasisPoints, formatDate, formatInstant, formatMoney } from '$format';
import { formatMinute } from '$format/clock';
import type { Action, TrailField, TrailValue, TrailWord } from '$ipc/bindings';
import { t, type MessageKey } from './language.svelte';

/** What was done. One that this program does not know is only numbered where it is told. */
export function actionWord(action: Action | null): string {
  return action ? t(`action-${action}` satisfies MessageKey) : t('action-unknown');
}

/** What changed. */
export function fieldWord(field: TrailField): string {
  return t(`field-${field}` satisfies MessageKey);
}

/** A word that the book keeps as such. */
export function trailWord(word: TrailWord): string {
  return t(`word-${word}` satisfies MessageKey);
}

type Is = TrailValue['is'];

const values: { [I in Is]: (value: Extract<TrailValue, { is: I }>) => string } = {
  nothing: () => '–',
  erased: () => t('trail-erased'),
  text: ({ text }) => text,
  documents: ({ documents }) => documents.map(({ number, kind }) => number ?? t(`kind-${kind}`)).join(', '),
  word: ({ word }) => trailWord(word),
  words: ({ words }) => words.map(trailWord).join(', '),
  amount: ({ amount }) => formatMoney(amount),
  day: ({ day }) => formatDate(day),
  moment: ({ at }) => formatInstant(at),
  minute: ({ minute }) => formatMinute(minute),
  number: ({ number }) => String(number),
  share: ({ basisPoints }) => formatBasisPoints(basisPoints),
  yesNo: ({ yes }) => (yes ? t('trail-yes') : t('trail-no')),
};

/** A value before or after. */
export function valueWord(value: TrailValue): string {
  return (values[value.is] as (value: TrailValue) => string)(value);
}
