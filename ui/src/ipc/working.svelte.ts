/**
 * The day that new entries bear: today, until another is chosen for a batch (F2). It belongs to the
 * session it was chosen in, so that after an unlock it is today again.
 */
import { session } from './session.svelte';

class Working {
  #chosen = $state<{ session: string | null; date: string }>();

  /** The shop's today, a civil date. */
  readonly today = $derived(session.shop?.today ?? '');

  /** The civil date that entries bear and that short dates are read from. */
  readonly date = $derived(
    this.#chosen && this.#chosen.session === session.id ? this.#chosen.date : this.today,
  );

  /** True while entries do not bear today's date; the window says so in bold. */
  readonly another = $derived(this.date !== this.today);

  /** Chooses a day; today ends the batch, whatever day that becomes. */
  choose(date: string): void {
    this.#chosen = date === this.today ? undefined : { session: session.id, date };
  }
}

export const working = new Working();
