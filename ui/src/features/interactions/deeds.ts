/** What one does with a talk that is written down: call it done, pin it; each can be undone. */
import { describe, t } from '$i18n';
import { call, commands, type InteractionChange, type InteractionView } from '$ipc';
import { toasts } from '$ui/toasts.svelte';

async function change(talk: InteractionView, wish: InteractionChange): Promise<boolean> {
  const outcome = await call(commands.changeInteraction(talk.id, wish));
  if (!outcome.ok) toasts.show({ text: describe(outcome.refusal), tone: 'due' });
  return outcome.ok;
}

/** Calls what was to follow done, or takes that back. */
export async function setDone(talk: InteractionView, done: boolean, changed: () => void): Promise<void> {
  if (!(await change(talk, { done }))) return;
  changed();
  if (!done) return;
  toasts.show({
    text: t('talk-done-said', { name: talk.customerName }),
    undo: () => void setDone(talk, false, changed),
  });
}

/** Shows it whenever the customer is opened, or no more. */
export async function setPinned(talk: InteractionView, pinned: boolean, changed: () => void): Promise<void> {
  if (await change(talk, { pinned })) changed();
}
