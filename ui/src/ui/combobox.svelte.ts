/**
 * The state of a combobox: what is typed, what was found for it, and which line is active. The list is
 * asked for as one types; an older answer that comes late is dropped.
 */
import type { Choice } from './reading';

type Wiring = {
  search: (text: string) => Promise<Choice[]>;
  /** Whether a name that was not found can be made into a new thing. */
  creates: () => boolean;
  choose: (choice: Choice | null) => void;
  create: (name: string) => void;
};

export class ComboboxState {
  text = $state('');
  open = $state(false);
  busy = $state(false);
  options = $state.raw<Choice[]>([]);
  active = $state(0);
  #wiring: Wiring;
  #asked = 0;
  /** Enter was pressed before the answer was there. */
  #eager = false;

  constructor(wiring: Wiring, text: string) {
    this.#wiring = wiring;
    this.text = text;
  }

  /** The name to offer as new: what is typed, unless exactly that was found or it is no name but a number. */
  get fresh(): string | null {
    const name = this.text.trim();
    const known = this.options.some((option) => option.label.toLowerCase() === name.toLowerCase());
    return this.#wiring.creates() && /\p{L}/u.test(name) && !this.busy && !known ? name : null;
  }

  /** Lines in the list, with the one that creates. */
  get lines(): number {
    return this.options.length + (this.fresh === null ? 0 : 1);
  }

  async type(text: string): Promise<void> {
    this.text = text;
    this.#wiring.choose(null);
    await this.show();
  }

  /** Opens the list and asks for what fits. */
  async show(): Promise<void> {
    const asked = ++this.#asked;
    this.#eager = false;
    this.open = true;
    this.busy = true;
    const options = await this.#wiring.search(this.text.trim());
    if (asked !== this.#asked) return;
    this.options = options;
    this.busy = false;
    this.active = 0;
    if (this.#eager && this.lines > 0) this.take(0);
  }

  close(): void {
    this.#asked += 1;
    this.busy = false;
    this.open = false;
  }

  /** Takes a line: a found thing, or the one that creates. */
  take(line: number): void {
    const option = this.options[line];
    const fresh = this.fresh;
    this.close();
    if (option) {
      this.text = option.label;
      this.#wiring.choose(option);
    } else if (fresh !== null) this.#wiring.create(fresh);
  }

  /** Answers a key in the field; true when the key was meant for the list. */
  press(key: string): boolean {
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (!this.open) void this.show();
      else this.active = wrap(this.active + (key === 'ArrowDown' ? 1 : -1), this.lines);
      return true;
    }
    if (!this.open) return false;
    if (key === 'Enter') {
      if (this.busy) this.#eager = true;
      else if (this.lines === 0) return false;
      else this.take(this.active);
      return true;
    }
    if (key === 'Escape') {
      this.close();
      return true;
    }
    return false;
  }
}

function wrap(line: number, lines: number): number {
  return lines === 0 ? 0 : (line + lines) % lines;
}
