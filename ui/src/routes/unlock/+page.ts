import { call, commands } from '$ipc';
import { redirect } from '@sveltejs/kit';

/** Which shops lie on this computer; where there is none, the first run begins. */
export async function load() {
  const start = await call(commands.start());
  if (start.ok && start.data.shops.length === 0) redirect(307, '/welcome');
  return { start };
}
