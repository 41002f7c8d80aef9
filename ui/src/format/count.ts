/** A whole number of days or instalments as typed, in the digits of any script; null when it is none. */
export function countOf(text: string): number | null {
  const typed = [...text.trim()];
  if (typed.length === 0 || typed.length > 4 || !typed.every(isDigit)) return null;
  return typed.reduce((count, digit) => count * 10 + valueOf(digit), 0);
}

/** The digits of a script follow one another with its zero at their head. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && isDigit(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}

function isDigit(character: string): boolean {
  return /^\p{Nd}$/u.test(character);
}
