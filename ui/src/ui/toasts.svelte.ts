/** Short messages after something was done, each with its Undo where there is one. */

export type Toast = {
  id: number;
  text: string;
  tone: 'plain' | 'due';
  undo?: () => void;
};

type Wish = { text: string; tone?: Toast['tone']; undo?: () => void; seconds?: number };

const MOST = 3;

class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;
  #timers = new Map<number, { handle: ReturnType<typeof setTimeout>; seconds: number }>();

  /** Shows a message for ten seconds. `toasts.show({ text: t('saved'), undo: () => … })` */
  show({ text, tone = 'plain', undo, seconds = 10 }: Wish): void {
    const id = this.#next++;
    this.list = [...this.list, { id, text, tone, undo }].slice(-MOST);
    this.#start(id, seconds);
  }

  dismiss(id: number): void {
    this.#stop(id);
    this.#timers.delete(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** Takes back the newest thing that can be taken back. False when there is none. */
  undoNewest(): boolean {
    const toast = this.list.findLast((candidate) => candidate.undo);
    if (!toast) return false;
    this.undo(toast);
    return true;
  }

  undo(toast: Toast): void {
    this.dismiss(toast.id);
    toast.undo?.();
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
