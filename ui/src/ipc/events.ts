/** What the shell tells the window without being asked. */
import { listen } from '@tauri-apps/api/event';
import { session } from './session.svelte';

/** Listens for as long as the frame is shown; the answer ends it. `onreminders` runs when a notification was clicked. */
export function listenToShell(onreminders: () => void): () => void {
  const heard = [listen('locked', () => session.end()), listen('open-reminders', () => onreminders())];
  return () => heard.forEach((one) => void one.then((end) => end()));
}
