/** The words for how far a case is and how soon it wants somebody. */
import { t } from '$i18n';
import type { CasePriority, CaseStatus } from '$ipc';

export { statusWord } from '$i18n/cases';

export const STATUSES: readonly CaseStatus[] = ['open', 'inProgress', 'waiting', 'resolved', 'closed'];
export const PRIORITIES: readonly CasePriority[] = ['low', 'normal', 'high', 'urgent'];

const priorities: Record<CasePriority, () => string> = {
  low: () => t('case-low'),
  normal: () => t('case-normal'),
  high: () => t('case-high'),
  urgent: () => t('case-urgent'),
};

export function priorityWord(priority: CasePriority): string {
  return priorities[priority]();
}

/** What calls for somebody is seen from afar. */
export const statusTone = {
  open: 'warning',
  inProgress: 'info',
  waiting: 'info',
  resolved: 'got',
  closed: 'neutral',
} as const;
export const priorityTone = { low: 'neutral', normal: 'neutral', high: 'warning', urgent: 'due' } as const;

/** A subject, or that it was erased. */
export function subjectOf({ subject }: { subject: string }): string {
  return subject === '' ? t('case-erased') : subject;
}
