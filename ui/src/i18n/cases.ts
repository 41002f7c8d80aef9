/** The words for how far a case is. */
import type { CaseStatus } from '$ipc';
import { t } from './language.svelte';

const statuses: Record<CaseStatus, () => string> = {
  open: () => t('case-open'),
  inProgress: () => t('case-in-progress'),
  waiting: () => t('case-waiting'),
  resolved: () => t('case-resolved'),
  closed: () => t('case-closed'),
};

export function statusWord(status: CaseStatus): string {
  return statuses[status]();
}
