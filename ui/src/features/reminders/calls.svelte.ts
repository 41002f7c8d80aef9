/** The list of whom to call: what narrows it, the rows so far, and who was chosen to be written to. */
import { call, commands, type CallRow, type CustomerId, type Minor } from '$ipc';
import { StretchList } from '$ipc/stretch.svelte';
import { SvelteMap } from 'svelte/reactivity';

export class CallList {
  search = $state('');
  least = $state<Minor>(0);
  /** Who was chosen, in the order in which they were. */
  readonly chosen = new SvelteMap<CustomerId, CallRow>();
  readonly list = new StretchList<CallRow>((after) =>
    call(commands.callList({ search: this.search, least: this.least, after })),
  );

  /** Something narrows the list. */
  readonly narrowed = $derived(this.search.trim() !== '' || this.least > 0);

  /** Narrows the list, and asks again. */
  async ask(wish: { search?: string; least?: Minor }): Promise<void> {
    if (wish.search !== undefined) this.search = wish.search;
    if (wish.least !== undefined) this.least = wish.least;
    await this.list.load();
  }

  /** They are not to be called any more: they paid, promised, or are done with. */
  forget(customer: CustomerId): void {
    this.chosen.delete(customer);
  }

  /** Chooses somebody, or no longer. */
  toggle(row: CallRow): void {
    if (!this.chosen.delete(row.customerId)) this.chosen.set(row.customerId, row);
  }
}
