/** A long list that arrives stretch by stretch, newest first; a newer question drops the answer to an older one. */
import { describe } from '$i18n';
import type { Outcome } from './index';

type Answer<T> = Outcome<{ rows: T[]; next: string | null }>;

export class StretchList<T> {
  rows = $state.raw<T[]>([]);
  next = $state<string | null>(null);
  busy = $state(true);
  /** Why it could not be read. */
  refused = $state<string | null>(null);

  #ask: (after: string | null) => Promise<Answer<T>>;
  #asked = 0;

  constructor(ask: (after: string | null) => Promise<Answer<T>>) {
    this.#ask = ask;
  }

  /** Asks from the beginning. */
  async load(): Promise<void> {
    await this.#take(null, []);
  }

  /** Asks again for as much as was read so far: what stands on screen keeps its place. */
  async again(): Promise<void> {
    await this.#take(null, [], this.rows.length);
  }

  /** Asks for what follows. */
  async more(): Promise<void> {
    if (this.next !== null && !this.busy) await this.#take(this.next, this.rows);
  }

  async #take(after: string | null, before: T[], least = 0): Promise<void> {
    const asked = ++this.#asked;
    this.busy = true;
    const outcome = await this.#ask(after);
    if (asked !== this.#asked) return;
    const rows = outcome.ok ? [...before, ...outcome.data.rows] : before;
    if (outcome.ok && outcome.data.next !== null && rows.length < least)
      return this.#take(outcome.data.next, rows, least);
    this.busy = false;
    if (outcome.ok) {
      this.rows = rows;
      this.next = outcome.data.next;
      this.refused = null;
    } else this.refused = describe(outcome.refusal);
  }
}
