import { goto } from '$app/navigation';
import { describe } from '$i18n';
import { call, commands, session } from '$ipc';
import { keepDrafts } from '$ui/form.svelte';
import { toasts } from '$ui/toasts.svelte';

/** Whether somebody is asked just now if they want to leave the sample shop, which nothing brings back. */
export const leaving = $state({ asked: false });

/**
 * Locks the book or signs out. The window shows the lock only once the shell has dropped the key. With `next`,
 * somebody else than whoever leaves is proposed there.
 */
export async function leave(how: 'lock' | 'signOut', next = false): Promise<void> {
  if (session.shop?.sample) {
    leaving.asked = true;
    return;
  }
  await keepDrafts();
  const outcome = await call(commands[how]());
  if (!outcome.ok && outcome.refusal.code !== 'signedOut') {
    toasts.show({ text: describe(outcome.refusal), tone: 'due' });
    return;
  }
  const name = session.person?.username;
  const href = next && name ? `/unlock?not=${encodeURIComponent(name)}` : '/unlock';
  // The frame sends everybody without a session to the lock: it is left before the session ends.
  await goto(href);
  session.end();
}

/** Leaves the sample shop: to where one came from, or to a shop of one's own. */
export async function leaveSample(to?: '/welcome'): Promise<void> {
  leaving.asked = false;
  const outcome = await call(commands.leaveSampleShop());
  if (!outcome.ok) {
    toasts.show({ text: describe(outcome.refusal), tone: 'due' });
    return;
  }
  // The frame sends everybody without a session to the lock: it is left before the session ends.
  await goto(to ?? (outcome.data.shops.length > 0 ? '/unlock' : '/welcome'));
  session.end();
}
