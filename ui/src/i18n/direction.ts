/** Which way a language is written, and text of one direction inside a sentence of the other. */
import type { Value } from './keys';

const RIGHT_TO_LEFT = new Set(['ar', 'ur', 'fa', 'sd', 'ps', 'he', 'dv', 'ckb']);
const RTL_CHARACTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

export type Direction = 'ltr' | 'rtl';

/** 'rtl' or 'ltr', from the language alone. */
export function directionOf(language: string): Direction {
  return RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/**
 * Text of the other direction is wrapped in isolation marks, so that an Urdu name inside an English
 * sentence cannot turn the sentence around; other text is left clean, so that it copies clean.
 */
export function isolated(
  args: Record<string, Value> | undefined,
  direction: Direction,
): Record<string, Value> | undefined {
  if (!args) return undefined;
  const foreign = (text: string) => direction === 'rtl' || RTL_CHARACTER.test(text);
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) =>
      typeof value === 'string' && foreign(value) ? [name, `\u2068${value}\u2069`] : [name, value],
    ),
  );
}
