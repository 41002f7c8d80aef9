/** What typed amounts and dates mean. Rust reads them; the window never parses. */
import { figures } from '$format';
import { describe } from '$i18n';
import type { Reader } from '$ui/reading';
import { call, commands, type Day, type DocumentKind, type Outcome } from './index';
import { working } from './working.svelte';

/** The minor units of `1,20,000`, `1.2L` or `500+250`, in the shop's currency. */
export const readAmount: Reader<number> = async (text) =>
  reading(await call(commands.readAmount(text, figures.exponent)));

/** The civil date of `21`, `21/11`, `-2` or `today`, seen from the working date. */
export const readDate: Reader<string> = async (text) =>
  reading(await call(commands.readDate(text, working.date)));

/** The same, where nothing typed means the working date. */
export const readDay: Reader<string> = (text) =>
  text.trim() === '' ? Promise.resolve({ ok: true, value: working.date }) : readDate(text);

/** Whether a document of a kind would get a number after one of a later day; today and later nothing can lie. */
export function backdated(kind: DocumentKind): (on: Day) => Promise<boolean> {
  return async (on) => {
    if (on >= working.today) return false;
    const outcome = await call(commands.previewNumber(kind, on));
    return outcome.ok && outcome.data.backdated;
  };
}

/** The basis points of a percentage with up to two decimals, with or without its sign. */
export const readPercentage: Reader<number> = async (text) =>
  reading(await call(commands.readAmount(text.replace(/\s*[%٪]\s*$/, ''), 2)));

/** The same, where the field may stay empty. */
export function optional<T>(reader: Reader<T>): Reader<T | null> {
  return (text) => (text.trim() === '' ? Promise.resolve({ ok: true, value: null }) : reader(text));
}

function reading<T>(outcome: Outcome<T>) {
  if (outcome.ok) return { ok: true as const, value: outcome.data };
  return { ok: false as const, message: describe(outcome.refusal) };
}
