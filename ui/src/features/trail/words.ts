/** Values of the trail in words. The map has every kind of value, or it does not compile. */
import { formatBasisPoints, formatDate, formatInstant, formatMoney } from '$format';
import { formatMinute } from '$format/clock';
import { t } from '$i18n';
import { trailWord } from '$i18n/trail';
import type { TrailValue } from '$ipc';

type Is = TrailValue['is'];

const words: { [I in Is]: (value: Extract<TrailValue, { is: I }>) => string } = {
  nothing: () => '–',
  erased: () => t('trail-erased'),
  text: ({ text }) => text,
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

/** One value as people read it. */
export function valueWord(value: TrailValue): string {
  return (words[value.is] as (value: TrailValue) => string)(value);
}

/** The place of the page that shows links of the trail: all, or those asked for. */
export function trailHref(asked: { customer?: number; document?: number; person?: number; day?: string }) {
  const wishes = Object.entries(asked).map(([name, value]) => [name, String(value)]);
  const text = new URLSearchParams(wishes).toString();
  return text ? `/trail?${text}` : '/trail';
}
