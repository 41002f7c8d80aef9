/** What is said when a choice for this computer could not be kept. */
import { describe, t } from '$i18n';
import type { Refused } from '$ipc';

/** The words of a refusal. Nobody chose a place to write to, so none can be chosen again. */
export function notKept(refusal: Refused): string {
  return refusal.code === 'cannotSaveThere' ? t('staying-not-kept') : describe(refusal);
}
