/**
 * Where an entry is asked for and where it is told that one was made. F5 and F6 come here from anywhere; a
 * khata that is on screen takes them into its own last line, else the sheet opens.
 */
import type { CustomerId, DocumentId, Verb } from '$ipc';
import type { Choice } from '$ui/reading';
import type { EntryValues } from './values';

/** What was asked for: which way, with whom if that is known, and what is typed already. */
export type Wish = { verb: Verb; customer: Choice | null; start?: EntryValues };

class Entry {
  /** What the sheet is open for. */
  wish = $state.raw<Wish | null>(null);
  /** The newest entry made, or taken back, in this window: screens that show a customer or a sum ask again. The
   * owner's money has no customer. */
  recorded = $state.raw<{ customer: CustomerId | null; document: DocumentId } | null>(null);
  #row: ((verb: Verb) => void) | undefined;

  /** Asks for an entry: in the khata on screen if there is one and nobody else is meant, else in the sheet. */
  ask(verb: Verb, customer: Choice | null = null): void {
    if (customer === null && this.#row) this.#row(verb);
    else this.open(verb, customer);
  }

  /** Opens the sheet. */
  open(verb: Verb, customer: Choice | null = null, start?: EntryValues): void {
    this.wish = { verb, customer, start };
  }

  close(): void {
    this.wish = null;
  }

  /** Lets the khata on screen take the keys into its last line; call the answer when it goes. */
  takeInto(row: (verb: Verb) => void): () => void {
    this.#row = row;
    return () => {
      if (this.#row === row) this.#row = undefined;
    };
  }
}

export const entry = new Entry();
