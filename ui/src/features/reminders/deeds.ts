/** Being done with somebody for today, putting them off, and bringing them back; each can be undone. */
import { describe, t } from '$i18n';
import { call, commands, type AsideView, type Rest } from '$ipc';
import { toasts } from '$ui/toasts.svelte';

async function rest(customerId: number, how: Rest): Promise<AsideView | null> {
  const outcome = await call(commands.setAside({ customerId, rest: how }));
  if (outcome.ok) return outcome.data;
  toasts.show({ text: describe(outcome.refusal), tone: 'due' });
  return null;
}

/** Leaves them in peace for the rest of today: somebody was at it. */
export async function done(customerId: number, changed: () => void): Promise<void> {
  const view = await rest(customerId, 'done');
  if (!view) return;
  changed();
  toasts.show({
    text: t('reminder-done-said', { name: view.customerName }),
    undo: () => void back(customerId, changed),
  });
}

/** Says that somebody was put off. */
export function wasPutOff({ customerId, customerName }: AsideView, changed: () => void): void {
  changed();
  toasts.show({
    text: t('reminder-later-said', { name: customerName }),
    undo: () => void back(customerId, changed),
  });
}

/** They are to be reminded of again. */
export async function back(customerId: number, changed: () => void): Promise<void> {
  const view = await rest(customerId, 'back');
  if (!view) return;
  changed();
  toasts.show({ text: t('reminder-back-said', { name: view.customerName }), aside: true });
}
