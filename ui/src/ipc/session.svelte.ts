/**
 * Who is signed in, as the shell told us. It is kept in memory only: the truth about the session
 * lives in Rust, this is what the window shows and the id it sends along.
 */
import { figures } from '$format';
import type { Day, PersonView, ShopView, SignedIn } from './bindings';

class SessionState {
  /** The id the shell gave at sign-in; null while nobody is signed in. */
  id = $state<string | null>(null);
  person = $state<PersonView | null>(null);
  shop = $state<ShopView | null>(null);

  /** Whether they stay signed in on this computer. */
  stays = $state(false);

  /** True for the owner; what staff may not do is hidden, and refused by the shell all the same. */
  readonly owner = $derived(this.person?.role === 'owner');

  /** Starts a session with what the shell answered to a sign-in. */
  begin(signedIn: SignedIn): void {
    this.id = signedIn.session;
    this.person = signedIn.person;
    this.stays = signedIn.stays;
    this.show(signedIn.shop);
  }

  /** Takes the shop's details and settings: at sign-in, and after they were changed. */
  show(shop: ShopView): void {
    this.shop = shop;
    const { symbol, exponent, grouping, zone } = shop;
    Object.assign(figures, { symbol, exponent, grouping, zone });
  }

  /** Midnight passed while the shop was open: this civil date is today. */
  turn(today: Day): void {
    if (this.shop) this.shop.today = today;
  }

  /** Forgets the session: after a lock, a sign-out, or when the shell says that it has ended. */
  end(): void {
    this.id = null;
    this.person = null;
    this.stays = false;
    this.shop = null;
  }
}

export const session = new SessionState();
