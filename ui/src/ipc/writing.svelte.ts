/**
 * Where a message to customers is asked for and where it is told that one was opened. One at a time or several after one
 * another; never by itself.
 */
import type { CustomerId, DocumentId, TemplateKind } from './bindings';

/** Somebody to write to, and the entry it is about if it is about one. */
export type Receiver = { customer: CustomerId; name: string; document?: DocumentId; template?: TemplateKind };

class Writing {
  /** Whom there is to write to, one after the other. */
  round = $state.raw<readonly Receiver[]>([]);
  /** Whose turn it is. */
  at = $state(0);
  /** How many messages of this round were opened. */
  done = $state(0);
  /** Grows with every message that was opened: screens that show what was said ask again. */
  opened = $state(0);

  readonly receiver = $derived<Receiver | undefined>(this.round[this.at]);

  /** Begins to write: to one, or to several in turn. */
  begin(round: readonly Receiver[]): void {
    this.round = round;
    this.at = 0;
    this.done = 0;
  }

  /** Writes to one, of an entry if it is about one. */
  tell({ customerId, name }: { customerId: CustomerId; name: string }, document?: DocumentId): void {
    this.begin([{ customer: customerId, name, document }]);
  }

  /** A message was opened. */
  went(): void {
    this.opened += 1;
    this.done += 1;
    this.next();
  }

  /** Goes on to the next one; the round is over after the last. */
  next(): void {
    if (this.at + 1 < this.round.length) this.at += 1;
    else this.stop();
  }

  /** Writes to nobody any more. */
  stop(): void {
    this.round = [];
    this.at = 0;
  }
}

export const writing = new Writing();
