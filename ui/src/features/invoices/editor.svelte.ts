/**
 * One invoice being typed: the form, its lines as they come and go, and what it would come to. Everything it
 * shows of sums, dues and the number is the book's own reckoning, asked for a moment after each change.
 */
import { tick, untrack } from 'svelte';
import {
  call,
  commands,
  working,
  type BeyondLimit,
  type Day,
  type DocumentId,
  type InstalmentInput,
  type InvoicePreview,
  type InvoiceView,
  type LineView,
  type NewInvoice,
  type Outcome,
} from '$ipc';
import { Latest } from '$ipc/latest.svelte';
import { describe, t } from '$i18n';
import { Form, type DraftKeeper, type Saved } from '$ui/form.svelte';
import { finishedLines, readers, spread, type LineRead, type PlanRead } from './reading';
import { isBlank, newLine, type InvoiceValues, type LineValues } from './values';

/** What the invoice takes the place of. */
export type Origin = { replaces?: DocumentId; bills?: DocumentId };

type Wiring = {
  start: InvoiceValues;
  origin: Origin;
  saved: (invoice: InvoiceView) => void;
  draft?: DraftKeeper;
};

type InvoiceRead = Omit<InvoiceValues, 'customerId' | 'issuedOn' | 'dueOn' | 'instalments' | 'lines'> & {
  customerId: number;
  issuedOn: Day | null;
  dueOn: Day | null;
  instalments: PlanRead;
  lines: LineRead[];
};

/** A preview with the keys of the lines it was made of. */
type Shown = { keys: string[]; view: InvoicePreview };

const PAUSE = 150;
const MOST_INSTALMENTS = 120;

export class InvoiceEditor {
  readonly form: Form<InvoiceValues, typeof readers, InvoiceView>;
  readonly origin: Origin;
  readonly preview = new Latest<Shown | null>();
  readonly planned = new Latest<InstalmentInput[]>();
  #lastBeyond = $state.raw<BeyondLimit | null>(null);
  /** The element that holds the lines. */
  grid: HTMLElement | null = null;

  constructor({ start, origin, saved, draft }: Wiring) {
    this.origin = origin;
    this.form = new Form({
      start,
      readers,
      draft,
      saved,
      save: (values, requestId) => this.#send(values, requestId),
    });
  }

  get lines(): LineValues[] {
    return this.form.values.lines;
  }

  /** The reckoning in sight. */
  get view(): InvoicePreview | null {
    return this.preview.value?.view ?? null;
  }

  /** The credit limit stands in the way, or did until an owner wrote why it does not. */
  get beyond(): BeyondLimit | null {
    const beyond = this.view?.beyond;
    if (beyond) return beyond;
    return this.form.values.overrideReason.trim() === '' ? null : this.#lastBeyond;
  }

  /** Why a field is refused: at the last attempt, or by the book as one types. */
  errorAt(path: string): string | undefined {
    const { refusal } = this.preview;
    return this.form.errors[path] ?? (refusal?.field === path ? describe(refusal) : undefined);
  }

  /** Why the book would not take the invoice as it stands, in words; where they stand beside a field, only that. */
  get refused(): string | null {
    const { refusal } = this.preview;
    if (refusal === null) return null;
    const beside = refusal.field === null ? undefined : this.errorAt(refusal.field);
    return beside === undefined ? describe(refusal) : t('invoice-not-yet');
  }

  /** What a line comes to, once it was reckoned. */
  reckoned(key: string): LineView | undefined {
    const at = this.preview.value?.keys.indexOf(key) ?? -1;
    return at < 0 ? undefined : this.view?.lines[at];
  }

  change(row: number, part: Partial<LineValues>): void {
    const lines = $state.snapshot(this.lines);
    this.form.set(
      'lines',
      lines.map((line, at) => (at === row ? { ...line, ...part } : line)),
    );
  }

  /** Goes to the line below, and makes one where there is none. */
  async below(row: number): Promise<void> {
    const lines = $state.snapshot(this.lines);
    const here = lines[row];
    if (row === lines.length - 1 && here && !isBlank(here)) this.form.set('lines', [...lines, newLine(here)]);
    await this.focus(Math.min(row + 1, this.lines.length - 1), 'description');
  }

  /** Takes a line away; one always stays. */
  async remove(row: number): Promise<void> {
    const rest = $state.snapshot(this.lines).filter((_, at) => at !== row);
    this.form.set('lines', rest.length > 0 ? rest : [newLine()]);
    await this.focus(Math.min(row, this.lines.length - 1), 'description');
  }

  /** Puts the focus into a field of a line. */
  async focus(row: number, field: string): Promise<void> {
    await tick();
    this.grid?.querySelector<HTMLElement>(`[data-cell="${row}.${field}"]`)?.focus();
  }

  /** Asks the book as one types; call it while a component is set up. */
  follow(): void {
    $effect(() => {
      const values = $state.snapshot(this.form.values);
      void this.form.readings['issuedOn'];
      void this.form.readings['dueOn'];
      const timer = setTimeout(() => untrack(() => this.#look(values)), PAUSE);
      return () => clearTimeout(timer);
    });
    $effect(() => {
      const plan = $state.snapshot(this.form.values.instalments);
      const view = this.view;
      const due = view?.dues[0]?.dueOn;
      untrack(() => void this.planned.ask(view && due ? spread(plan, view.totals.total, due) : null));
    });
  }

  #look(values: InvoiceValues): void {
    const customer = values.customerId;
    const anything = values.lines.some((line) => !isBlank(line));
    void this.preview.ask(customer && anything ? this.#reckon(values, Number(customer.id)) : null);
  }

  async #reckon(values: InvoiceValues, customerId: number): Promise<Outcome<Shown | null>> {
    const lines = await finishedLines(values.lines);
    if (lines.length === 0) return { ok: true, data: null };
    const plan = await readers.instalments(values.instalments);
    const parts = plan.ok ? plan.value.lines : [];
    const read = {
      ...values,
      customerId,
      issuedOn: this.form.meaning('issuedOn') ?? null,
      dueOn: this.form.meaning('dueOn') ?? null,
      lines,
    };
    const replaces = this.origin.replaces ?? this.origin.bills;
    const input = inputOf(read, parts, this.form.requestId);
    const outcome = await call(commands.previewInvoice({ ...input, replaces }));
    if (!outcome.ok) return placed(outcome, lines);
    this.#lastBeyond = outcome.data.beyond ?? this.#lastBeyond;
    return { ok: true, data: { keys: lines.map(({ key }) => key), view: outcome.data } };
  }

  async #send(values: InvoiceRead, requestId: string): Promise<Saved<InvoiceView>> {
    const parts = await this.#instalments(values);
    if (!parts.ok) return parts;
    const input = inputOf(values, parts.data, requestId);
    const { bills, replaces } = this.origin;
    const outcome = await (bills === undefined
      ? call(commands.createInvoice({ ...input, replaces }))
      : call(commands.billLoan({ requestId, loanId: bills, invoice: input })));
    return placed(outcome, values.lines);
  }

  async #instalments({ instalments: { plan, lines } }: InvoiceRead): Promise<Outcome<InstalmentInput[]>> {
    if (plan.every === 'once' || plan.every === 'custom') return { ok: true, data: lines };
    const view = this.view;
    const due = view?.dues[0]?.dueOn;
    const parts = view && due ? await spread(plan, view.totals.total, due) : null;
    if (parts?.ok) return parts;
    const refusal = parts?.refusal ?? { code: 'instalmentCount', params: { max: MOST_INSTALMENTS } };
    return { ok: false, refusal: { ...refusal, field: 'instalments' } };
  }
}

/** What the book is asked to record. */
function inputOf(
  values: Omit<InvoiceRead, 'instalments'>,
  instalments: InstalmentInput[],
  requestId: string,
): NewInvoice {
  return {
    requestId,
    customerId: values.customerId,
    issuedOn: values.issuedOn ?? working.date,
    dueOn: instalments.length > 0 ? null : values.dueOn,
    instalments,
    lines: values.lines.map(({ input }) => input),
    interState: values.interState,
    roundOff: values.roundOff,
    note: values.note.trim() === '' ? null : values.note,
    overrideReason: values.overrideReason.trim() === '' ? null : values.overrideReason,
  };
}

/** A refusal counts the lines that were sent; the window has lines between them that say nothing yet. */
function placed<T>(outcome: Outcome<T>, lines: readonly LineRead[]): Outcome<T> {
  if (outcome.ok) return outcome;
  const { refusal } = outcome;
  // Said in figures by itself, and answered with a reason.
  if (refusal.code === 'creditLimitExceeded')
    return { ok: false, refusal: { ...refusal, field: 'overrideReason' } };
  const [list, at, field] = (refusal.field ?? '').split('.');
  const line = list === 'lines' && at !== undefined ? lines[Number(at)] : undefined;
  if (!line || field === undefined) return outcome;
  const shown = field === 'discountRate' ? 'discountAmount' : field;
  return { ok: false, refusal: { ...refusal, field: `lines.${line.row}.${shown}` } };
}
