import { goto } from '$app/navigation';
import { describe } from '$i18n';
import { call, commands, session } from '$ipc';
import { toasts } from '$ui/toasts.svelte';

/** Locks the book or signs out. The window shows the lock only once the shell has dropped the key. */
export async function leave(how: 'lock' | 'signOut'): Promise<void> {
  const outcome = await call(commands[how]());
  if (!outcome.ok && outcome.refusal.code !== 'signedOut') {
    toasts.show({ text: describe(outcome.refusal), tone: 'due' });
    return;
  }
  session.end();
  await goto('/unlock');
}
