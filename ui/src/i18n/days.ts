/** A stretch of days in words. */
import { formatDate } from '$format';
import { t } from './language.svelte';

/** `21 Nov 2026`, `1 Nov 2026 to 21 Nov 2026`, `from 1 Nov 2026`, `to 21 Nov 2026`; an address may hold what is no date. */
export function daysName({ from, to }: { from: string | null; to: string | null }): string {
  const [first, last] = [from, to].map((day) => (day === null ? '' : named(day)));
  if (first === last) return first ?? '';
  if (last === '') return t('days-from', { date: first ?? '' });
  return first === ''
    ? t('days-to', { date: last ?? '' })
    : t('days-between', { from: first ?? '', to: last ?? '' });
}

function named(day: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? formatDate(day) : day;
}
