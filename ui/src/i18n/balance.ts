/** A customer's balance in words: `₹1,200.00 due`, `₹300.00 advance`, `settled`. */
import { formatMoney } from '$format';
import { t } from './language.svelte';

/** Minor units: positive owes, negative is ahead. */
export function formatBalance(minor: number): string {
  if (minor === 0) return t('amount-settled');
  return `${formatMoney(Math.abs(minor))} ${minor > 0 ? t('amount-due') : t('amount-advance')}`;
}
