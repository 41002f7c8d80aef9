/** What the shell tells the window without being asked. */
import { listen } from '@tauri-apps/api/event';
import type { Day, Progress } from './bindings';
import { session } from './session.svelte';

/** Hears how far a long command is, in percent; the answer ends the listening. */
export async function listenToProgress(onprogress: (percent: number) => void): Promise<() => void> {
  return listen<number>('progress', ({ payload }) => onprogress(payload));
}

/** Listens for as long as the frame is shown; the answer ends it. `onerrand` runs when a notification was clicked. */
export function listenToShell(onerrand: () => void): () => void {
  const heard = [
    listen('locked', () => session.end()),
    listen<Day>('day', ({ payload }) => session.turn(payload)),
    listen('errand', () => onerrand()),
  ];
  return () => heard.forEach((one) => void one.then((end) => end()));
}

/** Hears that somebody closes the window; the answer ends the listening. */
export function listenToClosing(onclosing: () => void): () => void {
  const heard = listen('closing', () => onclosing());
  return () => void heard.then((end) => end());
}

/** Listens to how far a check of the book is; the answer ends it. */
export function listenToCheck(onprogress: (progress: Progress) => void): () => void {
  const heard = listen<Progress>('checking', ({ payload }) => onprogress(payload));
  return () => void heard.then((end) => end());
}
