/**
 * One entry being typed, in the sheet or in the last line of a khata: the form, and what the book says while
 * one types: who the customer is, when it usually falls due, the balance after, the open dues.
 */
import { untrack } from 'svelte';
import {
  call,
  commands,
  type BalanceAfter,
  type CustomerView,
  type Day,
  type InstalmentInput,
  type Minor,
  type OpenItem,
  type Outcome,
  session,
  type ReceiptPreview,
  type Refused,
} from '$ipc';
import { Latest } from '$ipc/latest.svelte';
import { working } from '$ipc/working.svelte';
import { Form, type DraftKeeper, type Saved } from '$ui/form.svelte';
import { spread } from './parts';
import { give, receive, type EntryRead, type Recorded } from './record';
import { fieldOf, readers, type EntryValues } from './values';

type Wiring = {
  start: EntryValues;
  saved: (recorded: Recorded) => void;
  draft?: DraftKeeper;
};

const MOST_INSTALMENTS = 120;

/** What a credit limit says: the limit, what is owed, what was asked for. */
export type Beyond = { limit: Minor; outstanding: Minor; requested: Minor };

export class EntryDesk {
  readonly form: Form<EntryValues, typeof readers, Recorded>;
  readonly customer = new Latest<CustomerView>();
  readonly usual = new Latest<Day>();
  readonly after = new Latest<BalanceAfter>();
  readonly openItems = new Latest<OpenItem[]>();
  /** What money got would settle. */
  readonly settling = new Latest<ReceiptPreview>();
  readonly planned = new Latest<InstalmentInput[]>();
  /** The credit limit stood in the way of the last attempt. */
  beyond = $state.raw<Beyond | null>(null);

  constructor({ start, saved, draft }: Wiring) {
    this.form = new Form({
      start,
      readers,
      draft,
      saved,
      save: (values, requestId) => this.#send(values, requestId),
    });
  }

  get verb() {
    return this.form.values.verb;
  }

  /** The day the entry bears. */
  get on(): Day {
    return this.form.meaning('on') ?? working.date;
  }

  /** How many days the customer usually has to pay, if any: their own, or the shop's. */
  get creditDays(): number | null {
    return (this.customer.value?.creditDays ?? session.shop?.creditDays) || null;
  }

  /** The due date unless one is typed: by the customer's credit days, or the day of the entry. */
  get usualDue(): Day {
    return this.usual.value ?? this.on;
  }

  /** The first or only due date. */
  get firstDue(): Day {
    return this.form.meaning('dueOn') ?? this.usualDue;
  }

  get #customerId(): number | null {
    const choice = this.form.values.customerId;
    return choice === null ? null : Number(choice.id);
  }

  /** Asks the book as one types; call it while a component is set up. */
  follow(): void {
    ask(
      () => this.#customerId,
      this.customer,
      (id) => call(commands.customer(id)),
    );
    ask(
      () => this.#usualQuestion(),
      this.usual,
      ([days, on]) => call(commands.readDate(`+${days}`, on)),
    );
    ask(
      () => this.#afterQuestion(),
      this.after,
      ([id, verb, amount]) => call(commands.balanceAfter(id, verb, amount)),
    );
    ask(
      () => (this.verb === 'got' ? this.#customerId : null),
      this.openItems,
      (id) => call(commands.openItems(id)),
    );
    ask(
      () => this.#settlingQuestion(),
      this.settling,
      ([id, amount, allocation]) => call(commands.previewReceipt(id, amount, allocation)),
    );
    ask(
      () => this.#planQuestion(),
      this.planned,
      ([plan, amount, due]) => spread(plan, amount, due),
    );
  }

  #usualQuestion() {
    const days = this.creditDays;
    return days === null || this.verb === 'got' ? null : ([days, this.on] as const);
  }

  #afterQuestion() {
    const id = this.#customerId;
    const amount = this.form.meaning('amount');
    return id === null || amount === undefined || amount <= 0 ? null : ([id, this.verb, amount] as const);
  }

  #settlingQuestion() {
    const asked = this.#afterQuestion();
    const allocation = this.form.meaning('allocation');
    if (asked === null || this.verb === 'gave' || allocation === undefined) return null;
    const [id, , amount] = asked;
    return [id, amount, allocation] as const;
  }

  #planQuestion() {
    const amount = this.form.meaning('amount');
    const plan = $state.snapshot(this.form.values.instalments);
    const wanted = this.verb === 'gave' && plan.every !== 'once' && plan.every !== 'custom';
    return wanted && amount !== undefined ? ([plan, amount, this.firstDue] as const) : null;
  }

  async #send(values: EntryRead, requestId: string): Promise<Saved<Recorded>> {
    this.beyond = null;
    const on = values.on ?? working.date;
    const outcome = await (values.verb === 'gave'
      ? this.#give(values, on, requestId)
      : receive(values, on, requestId));
    if (outcome.ok) return outcome;
    const { refusal } = outcome;
    if (refusal.code === 'creditLimitExceeded') return this.#beyondLimit(refusal);
    return { ok: false, refusal: { ...refusal, field: fieldOf(refusal.field) } };
  }

  /** Said in figures by itself (see LimitReached), and answered with a reason. */
  #beyondLimit(refusal: Extract<Refused, { code: 'creditLimitExceeded' }>): Saved<Recorded> {
    this.beyond = refusal.params;
    return { ok: false, refusal: { ...refusal, field: 'overrideReason' } };
  }

  async #give(values: EntryRead, on: Day, requestId: string): Promise<Outcome<Recorded>> {
    const { plan, lines } = values.instalments;
    if (plan.every === 'once' || plan.every === 'custom') return give(values, on, lines, requestId);
    const parts = await spread(plan, values.amount, this.firstDue);
    if (parts?.ok) return give(values, on, parts.data, requestId);
    const refusal = parts?.refusal ?? { code: 'instalmentCount', params: { max: MOST_INSTALMENTS } };
    return { ok: false, refusal: { ...refusal, field: 'instalments' } };
  }
}

/** Puts a question whenever it changes; null forgets the answer. */
function ask<Q, T>(
  question: () => Q | null,
  answer: Latest<T>,
  send: (question: Q) => Promise<Outcome<T>> | null,
): void {
  $effect(() => {
    const asked = question();
    untrack(() => void answer.ask(asked === null ? null : send(asked)));
  });
}
