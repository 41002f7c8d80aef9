/** How money was handed over, in words. */
import type { Method } from '$ipc/bindings';
import { t } from './language.svelte';

/** One method in words. */
export function methodName(method: Method): string {
  const names: Record<Method, () => string> = {
    cash: () => t('method-cash'),
    mobileMoney: () => t('method-mobile-money'),
    bank: () => t('method-bank'),
    cheque: () => t('method-cheque'),
  };
  return names[method]();
}

/** All of them, to choose from. */
export function methodChoices(...methods: Method[]): { value: Method; label: string }[] {
  const offered: Method[] = methods.length > 0 ? methods : ['cash', 'mobileMoney', 'bank', 'cheque'];
  return offered.map((value) => ({ value, label: methodName(value) }));
}
