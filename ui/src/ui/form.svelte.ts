/**
 * The state of one form. It keeps what was typed whatever happens, has it read by Rust where it is an
 * amount or a date, sends it once under one request id, and puts a refusal beside the field it is about.
 * It knows no command and no rule.
 */
import { tick, untrack } from 'svelte';
import { describe } from '$i18n';
import type { Reader, Reading } from './reading';
import { newRequestId } from './request';

type Values = Record<string, unknown>;
type Readers<V> = { [K in keyof V]?: Reader<unknown, V[K]> };
type Read<V, R extends Readers<V>> = {
  [K in keyof V]: R[K] extends (value: never) => Promise<Reading<infer M>> ? M : V[K];
};

/** The shape of an outcome of `call`; repeated here because widgets do not know the shell. */
export type Saved<T> =
  { ok: true; data: T } | { ok: false; refusal: Parameters<typeof describe>[0] & { field: string | null } };

/**
 * What was typed, under the request id it is sent with: a draft that comes back after its entry was recorded,
 * because the program ended before it could be cleared, is then recognised and not recorded twice.
 */
export type Draft = { values: unknown; requestId: string };

/** Where a form keeps what is being typed, so that a lock or a power cut loses nothing. */
export type DraftKeeper = {
  load: () => Promise<Draft | null>;
  save: (draft: Draft) => Promise<unknown>;
  clear: () => Promise<unknown>;
};

export type FormOptions<V extends Values, R extends Readers<V>, T> = {
  /** What the fields hold when the form opens. */
  start: V;
  /** Who reads what amounts, dates and choices mean. A field with a reader arrives at `save` as that meaning. */
  readers?: R;
  /** Sends the form: `save: (values, requestId) => call(commands.createLoan({ ...values, requestId }))`. */
  save: (values: Read<V, R>, requestId: string) => Promise<Saved<T>>;
  /** What happens after it was recorded. */
  saved?: (data: T) => void;
  /** Keeps what is typed: `draft: draftOf(`refund-${receipt.id}`)`. */
  draft?: DraftKeeper;
};

const DRAFT_DELAY = 400;

/** The drafts of the last moments, which are not kept yet. */
const waiting = new Set<() => Promise<unknown>>();

/** Keeps at once what was typed in the last moments; whoever is about to take the book away waits for this. */
export async function keepDrafts(): Promise<void> {
  await Promise.all([...waiting].map((keep) => keep()));
}

export class Form<V extends Values, R extends Readers<V> = Record<never, never>, T = unknown> {
  values = $state<V>() as V;
  errors = $state<Record<string, string>>({});
  readings = $state<Record<string, Reading<unknown> | 'busy'>>({});
  /** A refusal that is about no single field. */
  refusal = $state<{ message: string; code: string } | null>(null);
  busy = $state(false);
  restored = $state(false);
  changed = $state(false);
  /** The same for every attempt at this entry: however often it is sent, it is recorded once. */
  requestId: string = newRequestId();
  /** The element of the form, to find the first bad field in it. */
  element: HTMLElement | null = null;

  #options: FormOptions<V, R, T>;
  #latest = new Map<string, Promise<Reading<unknown>>>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: (() => Promise<unknown>) | undefined;

  constructor(options: FormOptions<V, R, T>) {
    this.#options = options;
    this.values = untrack(() => ({ ...options.start }));
    this.#readAll();
    void this.#restore();
  }

  /** The properties that a field takes: `<MoneyField label={t('amount')} {...form.bind('amount')} />`. */
  bind<K extends keyof V & string>(name: K) {
    return {
      name: name as string,
      value: this.values[name],
      error: this.errors[name],
      reading: this.readings[name] as Reading<never> | 'busy' | undefined,
      onvalue: (value: V[K]) => this.set(name, value),
    };
  }

  /** Takes what was typed into a field. */
  set<K extends keyof V & string>(name: K, value: V[K]): void {
    this.values[name] = value;
    this.changed = true;
    this.#forgive(name);
    void this.#read(name);
    this.#keepDraft();
  }

  /** The value that the text of a field means, once it has been read; `undefined` until then. */
  meaning<K extends keyof R & string>(
    name: K,
  ): (R[K] extends (value: never) => Promise<Reading<infer M>> ? M : never) | undefined {
    const reading = this.readings[name];
    return reading && reading !== 'busy' && reading.ok ? (reading.value as never) : undefined;
  }

  /** Reads, sends, and shows what came of it. True when it was recorded. */
  async submit(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.errors = {};
    this.refusal = null;
    try {
      const values = await this.#meanings();
      return values !== null && this.#take(await this.#options.save(values, this.requestId));
    } finally {
      this.busy = false;
      if (Object.keys(this.errors).length > 0) await this.#focusFirstBad();
    }
  }

  /** Empties the form: for the next entry after a save, or because the draft is not wanted. */
  reset(start: V = this.#options.start): void {
    this.values = { ...start };
    this.errors = {};
    this.refusal = null;
    this.#recorded();
    this.#readAll();
  }

  /** Left on purpose: what was typed is not wanted any more. */
  cancel(): void {
    if (this.changed) this.reset();
  }

  /** What is next sent is another entry, with a request id of its own and no draft. */
  #recorded(): void {
    this.#stopWaiting();
    this.restored = false;
    this.changed = false;
    this.requestId = newRequestId();
    void this.#options.draft?.clear();
  }

  /** Takes away the errors of a field, and of the lines inside it, once it is edited. */
  #forgive(name: string): void {
    for (const path of Object.keys(this.errors)) {
      if (path === name || path.startsWith(`${name}.`)) delete this.errors[path];
    }
  }

  #take(outcome: Saved<T>): boolean {
    if (outcome.ok) {
      this.#recorded();
      this.#options.saved?.(outcome.data);
      return true;
    }
    const { refusal } = outcome;
    const field = this.#fieldOf(refusal.field);
    const message = describe(refusal);
    if (field !== null) this.errors[field] = message;
    else this.refusal = { message, code: refusal.code };
    return false;
  }

  /** Where a refusal stands: what crosses as part of a whole may be a field of its own here, `cheque.number` as `chequeNumber`. */
  #fieldOf(path: string | null): string | null {
    if (path === null) return null;
    const joined = path.replace(/\.([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (joined in this.values) return joined;
    return path.split('.')[0]! in this.values ? path : null;
  }

  async #meanings(): Promise<Read<V, R> | null> {
    const values: Values = { ...($state.snapshot(this.values) as Values) };
    for (const name of Object.keys(this.#options.readers ?? {})) {
      const reading = await (this.#latest.get(name) ?? this.#read(name));
      if (reading?.ok) values[name] = reading.value;
      else if (reading) this.errors[reading.at ? `${name}.${reading.at}` : name] = reading.message;
    }
    return Object.keys(this.errors).length > 0 ? null : (values as Read<V, R>);
  }

  #readAll(): void {
    this.#latest.clear();
    this.readings = {};
    for (const name of Object.keys(this.#options.readers ?? {})) void this.#read(name);
  }

  /** Only the reading of the newest text counts: an older answer that comes late is dropped. */
  async #read(name: string): Promise<Reading<unknown> | undefined> {
    const reader = this.#options.readers?.[name];
    if (!reader) return undefined;
    const pending = reader(untrack(() => $state.snapshot(this.values[name])) as V[string]);
    this.#latest.set(name, pending);
    this.readings[name] ??= 'busy';
    const reading = await pending;
    if (this.#latest.get(name) === pending) this.readings[name] = reading;
    return reading;
  }

  async #restore(): Promise<void> {
    const draft = await this.#options.draft?.load();
    if (!draft || this.changed) return;
    this.values = { ...this.#options.start, ...(draft.values as Partial<V>) };
    this.requestId = draft.requestId;
    this.restored = true;
    this.changed = true;
    this.#readAll();
  }

  #keepDraft(): void {
    const keeper = this.#options.draft;
    if (!keeper) return;
    this.#stopWaiting();
    const keep = () => {
      this.#stopWaiting();
      return keeper.save({ values: $state.snapshot(this.values), requestId: this.requestId });
    };
    this.#waiting = keep;
    waiting.add(keep);
    this.#timer = setTimeout(() => void keep(), DRAFT_DELAY);
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    if (this.#waiting) waiting.delete(this.#waiting);
  }

  async #focusFirstBad(): Promise<void> {
    await tick();
    const field = this.element?.querySelector<HTMLElement>('[aria-invalid="true"]');
    field?.focus();
    // What is wrong with it stands under the field and is to be seen as well.
    field?.closest('.field')?.scrollIntoView({ block: 'nearest' });
  }
}
