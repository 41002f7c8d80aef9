/** Whether anybody on this desktop takes notifications. */
import { call, commands } from './index';

/** Somebody does wherever the shell does not say that nobody does. */
export async function isHeard(): Promise<boolean> {
  const answer = await call(commands.showsNotifications());
  return !answer.ok || answer.data;
}
