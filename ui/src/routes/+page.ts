import { session } from '$ipc';
import { redirect } from '@sveltejs/kit';

/** The way in: the day's page for who is signed in, the lock for everybody else. */
export function load() {
  redirect(307, session.id === null ? '/unlock' : '/today');
}
