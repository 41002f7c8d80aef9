import { call, commands, session } from '$ipc';
import { redirect } from '@sveltejs/kit';

/**
 * The way in: the day's page for who is signed in, the lock for everybody else. A window that comes back from the
 * tray asks the shell who is at the counter.
 */
export async function load() {
  const outcome = await call(commands.resume());
  if (outcome.ok && outcome.data) session.begin(outcome.data);
  redirect(307, session.id === null ? '/unlock' : '/today');
}
