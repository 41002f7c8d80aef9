/** Short messages after something was done, each with its Undo where there is one. */
import { KEY, type Shortcut } from './keys.svelte';

export type Toast = {
  id: number;
  text: string;
  tone: 'plain' | 'due';
  undo?: () => void;
  /** What one may want to do next. */
  deed?: Deed;
  /** It tells of nothing new that was done: undo reaches past it. */
  aside: boolean;
};

type Deed = { label: string; run: () => void };

type Wish = {
  text: string;
  tone?: Toast['tone'];
  undo?: () => void;
  deed?: Deed;
  aside?: boolean;
  seconds?: number;
};

const MOST = 3;

class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;
  #timers = new Map<number, { handle: ReturnType<typeof setTimeout>; seconds: number }>();

  /** Shows a message for ten seconds unless told otherwise. `toasts.show({ text: t('saved'), undo: () => … })` */
  show({ text, tone = 'plain', undo, deed, aside = tone === 'due', seconds = 10 }: Wish): void {
    const id = this.#next++;
    this.list = [...this.list, { id, text, tone, undo, deed, aside }].slice(-MOST);
    this.#start(id, seconds);
  }

  /** Takes a message away. What was done before it is then not what was done last, and undo leaves it alone. */
  dismiss(id: number): void {
    const gone = this.list.find((toast) => toast.id === id);
    this.#drop(id);
    if (!gone || gone.aside) return;
    this.list = this.list.map((toast) => (toast.id < id ? { ...toast, undo: undefined } : toast));
  }

  #drop(id: number): void {
    this.#stop(id);
    this.#timers.delete(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** Takes back what was done last. False when there is nothing, or when that cannot be taken back this way: an older deed is
   * never taken back in its place. */
  undoNewest(): boolean {
    const toast = this.list.findLast((candidate) => !candidate.aside);
    if (!toast?.undo) return false;
    this.undo(toast);
    return true;
  }

  undo(toast: Toast): void {
    this.#drop(toast.id);
    toast.undo?.();
  }

  /** Does what comes next; what was done can be taken back no more by this message, which goes. */
  follow(toast: Toast): void {
    this.dismiss(toast.id);
    toast.deed?.run();
  }

  /** Nothing disappears while somebody is reading it or reaching for its button. */
  hold(): void {
    for (const id of this.#timers.keys()) this.#stop(id);
  }

  release(): void {
    for (const [id, timer] of this.#timers) this.#start(id, timer.seconds);
  }

  #start(id: number, seconds: number): void {
    this.#stop(id);
    this.#timers.set(id, { handle: setTimeout(() => this.dismiss(id), seconds * 1000), seconds });
  }

  #stop(id: number): void {
    clearTimeout(this.#timers.get(id)?.handle);
  }
}

export const toasts = new Toasts();

/** The key of what one may want to do next, while it is offered: of the window, and of a sheet that stays open after it. */
export function nextByKey(): Shortcut[] {
  const toast = toasts.list.at(-1);
  if (!toast?.deed) return [];
  return [{ combo: KEY.tell, label: toast.deed.label, run: () => toasts.follow(toast) }];
}
