import { session } from '$ipc';
import { redirect } from '@sveltejs/kit';

/** Nothing in here is for somebody who is not signed in. */
export function load() {
  if (session.id === null) redirect(307, '/unlock');
}
