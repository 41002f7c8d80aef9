/** What the typed lines and instalments of an invoice mean. Rust reads every figure; the same text is asked once. */
import { countOf, figures } from '$format';
import { describe, t } from '$i18n';
import {
  call,
  commands,
  type CustomerId,
  type Day,
  type InstalmentInput,
  type LineInput,
  type Minor,
  type Outcome,
} from '$ipc';
import { optional, readAmount, readDate } from '$ipc/readers';
import type { Choice, Reader, Reading } from '$ui/reading';
import { isBlank, type LineValues, type Plan } from './values';

/** A line that means something, with the place it was typed in. */
export type LineRead = { row: number; key: string; input: LineInput };

/** A plan with the instalments that were written by hand. */
export type PlanRead = { plan: Plan; lines: InstalmentInput[] };

/** Quantities have three decimals, percentages two. */
const QUANTITY_DECIMALS = 3;
const PERCENT_DECIMALS = 2;
const MOST_REMEMBERED = 2000;

const remembered = new Map<string, Promise<Reading<number>>>();

/** Reads a number of so many decimals as whole smallest units. */
function readNumber(text: string, decimals: number): Promise<Reading<number>> {
  const question = `${decimals} ${text}`;
  const known = remembered.get(question);
  if (known) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const answer = call(commands.readAmount(text, decimals)).then((outcome): Reading<number> =>
    outcome.ok ? { ok: true, value: outcome.data } : { ok: false, message: describe(outcome.refusal) },
  );
  remembered.set(question, answer);
  return answer;
}

/** The thousandths of a typed quantity. */
export const readQuantity: Reader<number> = (text) => readNumber(text, QUANTITY_DECIMALS);

async function readDiscount(text: string): Promise<Reading<Partial<LineInput>>> {
  const typed = text.trim();
  if (typed === '') return { ok: true, value: {} };
  const percentage = /[%٪]$/.test(typed);
  const reading = percentage
    ? await readNumber(typed.slice(0, -1), PERCENT_DECIMALS)
    : await readNumber(typed, figures.exponent);
  if (!reading.ok) return reading;
  return {
    ok: true,
    value: percentage ? { discountRate: reading.value } : { discountAmount: reading.value },
  };
}

/** What one line means; a no says which field of it. */
export async function readLine(line: LineValues): Promise<Reading<LineInput>> {
  const [quantity, unitPrice, discount] = await Promise.all([
    readQuantity(line.quantity),
    readNumber(line.unitPrice, figures.exponent),
    readDiscount(line.discount),
  ]);
  if (!quantity.ok) return { ...quantity, at: 'quantity' };
  if (!unitPrice.ok) return { ...unitPrice, at: 'unitPrice' };
  if (!discount.ok) return { ...discount, at: 'discountAmount' };
  const { description, unit, taxRateId, priceIncludesTax } = line;
  return {
    ok: true,
    value: {
      description,
      quantity: quantity.value,
      unit: unit.trim() === '' ? null : unit,
      unitPrice: unitPrice.value,
      ...discount.value,
      taxRateId: taxRateId === '' ? null : Number(taxRateId),
      priceIncludesTax,
    },
  };
}

/** All lines that say anything; the first that means nothing says why. */
const readLines: Reader<LineRead[], LineValues[]> = async (lines) => {
  const read: LineRead[] = [];
  for (const [row, line] of lines.entries()) {
    if (isBlank(line)) continue;
    const reading = await readLine(line);
    if (!reading.ok) return { ...reading, at: `${row}.${reading.at ?? 'description'}` };
    read.push({ row, key: line.key, input: reading.value });
  }
  return { ok: true, value: read };
};

/** The lines that are finished, while one is still being typed. */
export async function finishedLines(lines: readonly LineValues[]): Promise<LineRead[]> {
  const readings = await Promise.all(
    lines.map(async (line, row) => {
      if (line.description.trim() === '' || line.unitPrice.trim() === '') return null;
      const reading = await readLine(line);
      return reading.ok ? { row, key: line.key, input: reading.value } : null;
    }),
  );
  return readings.filter((line) => line !== null);
}

const readPlan: Reader<PlanRead, Plan> = async (plan) => {
  const lines: InstalmentInput[] = [];
  for (const line of plan.every === 'custom' ? plan.lines : []) {
    const dueOn = await readDate(line.dueOn);
    if (!dueOn.ok) return dueOn;
    const amount = await readAmount(line.amount);
    if (!amount.ok) return amount;
    lines.push({ dueOn: dueOn.value, amount: amount.value });
  }
  return { ok: true, value: { plan, lines } };
};

const someone: Reader<CustomerId, Choice | null> = (choice) =>
  Promise.resolve(
    choice ? { ok: true, value: Number(choice.id) } : { ok: false, message: t('entry-choose-customer') },
  );

export const readers = {
  customerId: someone,
  issuedOn: optional(readDate),
  dueOn: optional(readDate),
  instalments: readPlan,
  lines: readLines,
};

/** The equal parts of a plan, from its first due date on; null where it has none. */
export function spread(
  { every, count }: Plan,
  total: Minor,
  firstDue: Day,
): Promise<Outcome<InstalmentInput[]>> | null {
  const parts = countOf(count);
  if (every === 'once' || every === 'custom' || parts === null) return null;
  return call(commands.spreadInstalments(total, firstDue, parts, every));
}
