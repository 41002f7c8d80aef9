/** The parts of an entry that are lists: instalments of what was given, dues settled by what was got. */
import { countOf } from '$format';
import {
  call,
  commands,
  type AllocationInput,
  type Day,
  type InstalmentInput,
  type Minor,
  type Outcome,
} from '$ipc';
import { readAmount, readDate } from '$ipc/readers';
import type { Reader } from '$ui/reading';
import type { Plan, Settling } from './values';

/** A plan with the instalments that were written by hand. */
export type PlanRead = { plan: Plan; lines: InstalmentInput[] };

/** The equal parts of a plan, from its first due date on; the shell makes them add up. */
export function spread(plan: Plan, total: Minor, firstDue: Day): Promise<Outcome<InstalmentInput[]>> | null {
  const count = countOf(plan.count);
  if (plan.every === 'once' || plan.every === 'custom' || count === null) return null;
  return call(commands.spreadInstalments(total, firstDue, count, plan.every));
}

/** Reads the instalments written by hand; the first that means nothing says why. */
export const readPlan: Reader<PlanRead, Plan> = async (plan) => {
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

/** Which dues a receipt is to settle: null leaves it to the book, none keeps all of it as an advance. */
export const readSettling: Reader<AllocationInput[] | null, Settling> = async (settling) => {
  if (settling.how === 'oldest') return { ok: true, value: null };
  const parts: AllocationInput[] = [];
  for (const [due, text] of Object.entries(settling.how === 'byHand' ? settling.parts : {})) {
    if (text.trim() === '') continue;
    const amount = await readAmount(text);
    if (!amount.ok) return amount;
    parts.push({ dueId: Number(due), amount: amount.value });
  }
  return { ok: true, value: parts };
};
