import { call, commands } from '$ipc';

/** Countries to choose from, and whether there is a shop to go back to. */
export async function load() {
  return { start: await call(commands.start()) };
}
