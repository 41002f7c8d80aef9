/**
 * The one place where a refusal becomes words. The map has an entry for every code that the shell can
 * answer with, or it does not compile.
 */
import type { Refusal } from '$ipc/bindings';
import { formatDate, formatMoney } from '$format';
import { t } from './language.svelte';

type Params = Refusal['params'];
type Words = (params: Params) => string;

/** The words for every code. Figures are named in the refusal: amounts in minor units, dates as civil dates. */
export const errors: Record<Refusal['code'], Words> = {
  internal: () => t('error-internal'),
  notSignedIn: () => t('error-not-signed-in'),
};

/** The words for a refusal; a code from a newer shell than this window reads as an internal one. */
export function describe(refusal: Pick<Refusal, 'code' | 'params'>): string {
  const words = errors[refusal.code] as Words | undefined;
  return (words ?? errors.internal)(refusal.params ?? {});
}

/** An amount among a refusal's figures, as text. */
export function amountIn(params: Params, name: string): string {
  const minor = params[name];
  return typeof minor === 'number' ? formatMoney(minor) : '';
}

/** A civil date among a refusal's figures, as text. */
export function dateIn(params: Params, name: string): string {
  const date = params[name];
  return typeof date === 'string' ? formatDate(date) : '';
}
