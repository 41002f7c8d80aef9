/** A customer's khata as it is being read: the newest lines of a period, and older ones as they are asked for. */
import { formatFigure } from '$format';
import { formatBalance } from '$i18n/balance';
import { call, commands, type CustomerId, type Day, type KhataLine, type KhataView } from '$ipc';
import { Latest } from '$ipc/latest.svelte';

/** From and to which civil date; null is without end. */
export type Period = { from: Day | null; to: Day | null };

const STRETCH = 60;

export class Khata {
  readonly newest = new Latest<KhataView>();
  period = $state.raw<Period>({ from: null, to: null });
  #earlier = $state.raw<{ lines: KhataLine[]; older: string | null } | null>(null);
  #id: CustomerId;
  busy = $state(false);

  constructor(id: CustomerId) {
    this.#id = id;
  }

  get view(): KhataView | null {
    return this.newest.value;
  }

  /** Oldest first, as far back as was asked for. */
  readonly lines: KhataLine[] = $derived([...(this.#earlier?.lines ?? []), ...(this.view?.lines ?? [])]);

  /** Whether there are lines before these. */
  get older(): string | null {
    return this.#earlier ? this.#earlier.older : (this.view?.older ?? null);
  }

  /** Asks for the newest lines; what was loaded before them goes. */
  async load(): Promise<void> {
    const pending = call(commands.khata({ customerId: this.#id, ...this.period, limit: STRETCH }));
    await pending;
    this.#earlier = null;
    await this.newest.ask(pending);
  }

  /** Asks for the stretch before what is there. */
  async more(): Promise<void> {
    const { older } = this;
    if (older === null || this.busy) return;
    this.busy = true;
    const { newest } = this;
    const before = newest.value;
    const asked = { customerId: this.#id, ...this.period, before: older, limit: STRETCH };
    const outcome = await call(commands.khata(asked));
    this.busy = false;
    if (!outcome.ok || newest.value !== before) return;
    const { lines } = outcome.data;
    this.#earlier = {
      lines: [...lines, ...(this.#earlier?.lines ?? [])],
      older: outcome.data.older,
    };
  }

  async show(period: Period): Promise<void> {
    this.period = period;
    await this.load();
  }

  /** How many characters the longest figure and the longest balance have: no column is narrower. */
  get room(): { figure: number; balance: number } {
    const sums = [this.view?.gave, this.view?.got].map((sum) => formatFigure(sum ?? 0).length);
    const balances = this.lines.map(({ balance }) => formatBalance(balance).length);
    return { figure: Math.max(...sums), balance: Math.max(0, ...balances) };
  }
}
