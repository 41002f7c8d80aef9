/** What stands in the status bar: the age of the newest backup, a working date that is not today. */

type Item = { id: string; text: string; strong?: boolean };

class Status {
  items = $state<Item[]>([]);

  /** Puts a text into the bar, or changes it. */
  set(id: string, text: string, strong = false): void {
    const item = { id, text, strong };
    const at = this.items.findIndex((candidate) => candidate.id === id);
    if (at < 0) this.items.push(item);
    else this.items[at] = item;
  }

  clear(id: string): void {
    this.items = this.items.filter((item) => item.id !== id);
  }
}

export const status = new Status();
