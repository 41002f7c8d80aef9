/** The answer to the newest of several questions: an older answer that comes late is dropped. */
import type { Outcome } from './index';

export class Latest<T> {
  /** The newest answer; the one before stays until the next is there. */
  value = $state.raw<T | null>(null);
  /** Why the newest question was refused. */
  refusal = $state.raw<Extract<Outcome<T>, { ok: false }>['refusal'] | null>(null);
  busy = $state(false);
  #asked = 0;

  /** Takes a question that was just sent; null forgets the answer. */
  async ask(pending: Promise<Outcome<T>> | null): Promise<void> {
    const asked = ++this.#asked;
    if (pending === null) this.#take(null, null);
    else {
      this.busy = true;
      const outcome = await pending;
      if (asked !== this.#asked) return;
      if (outcome.ok) this.#take(outcome.data, null);
      else this.#take(this.value, outcome.refusal);
    }
  }

  /** Puts in place what another command answered. */
  set(value: T): void {
    this.#asked += 1;
    this.#take(value, null);
  }

  #take(value: T | null, refusal: typeof this.refusal): void {
    this.value = value;
    this.refusal = refusal;
    this.busy = false;
  }
}
