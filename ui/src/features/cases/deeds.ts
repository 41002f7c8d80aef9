/** What one does with a case in one step: say how far it is. It can be taken back. */
import { describe, t } from '$i18n';
import { call, commands, type CaseStatus, type CaseView } from '$ipc';
import { toasts } from '$ui/toasts.svelte';
import { statusWord, subjectOf } from './words';

/** Says how far a case is; the undo is just another change. */
export async function setStatus(
  of: CaseView,
  status: CaseStatus,
  changed: (now: CaseView) => void,
): Promise<void> {
  const before = of.status;
  const outcome = await call(commands.changeCase(of.id, { status }));
  if (!outcome.ok) {
    toasts.show({ text: describe(outcome.refusal), tone: 'due' });
    return;
  }
  changed(outcome.data);
  toasts.show({
    text: t('case-status-said', { subject: subjectOf(of), status: statusWord(status) }),
    undo: () => void setStatus(outcome.data, before, changed),
  });
}
