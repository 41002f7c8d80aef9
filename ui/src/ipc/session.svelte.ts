/**
 * Who is signed in, as the shell told us. It is kept in memory only: the truth about the session
 * lives in Rust, this is what the window shows and the id it sends along.
 */

/** A person who may use the shop's book. */
export type Person = { name: string; role: 'owner' | 'staff' };

class SessionState {
  /** The id the shell gave at sign-in; null while nobody is signed in. */
  id = $state<string | null>(null);
  person = $state<Person | null>(null);
  shop = $state('');

  /** True for the owner; what staff may not do is hidden, and refused by the shell all the same. */
  readonly owner = $derived(this.person?.role === 'owner');

  /** Starts a session with what the shell answered to a sign-in. */
  begin(id: string, person: Person, shop: string): void {
    this.id = id;
    this.person = person;
    this.shop = shop;
  }

  /** Forgets the session: after a lock, a sign-out, or when the shell says that it has ended. */
  end(): void {
    this.id = null;
    this.person = null;
  }
}

export const session = new SessionState();
