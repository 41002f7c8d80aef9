/** Which parts of a line are what was typed. */
export type Part = { text: string; hit: boolean };

/** Cuts a text at the words typed; digits are found however they are spaced. */
export function parts(text: string, typed: string): Part[] {
  const words = typed
    .toLocaleLowerCase()
    .split(/[\s/]+/)
    .filter(Boolean);
  const digits = typed.replace(/[\s()+.,-]/g, '');
  const wanted = /^\d{2,}$/.test(digits) ? [...words, digits] : words;
  const hits = wanted.map(pattern).filter(Boolean).join('|');
  if (hits === '') return [{ text, hit: false }];
  const cut: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(new RegExp(hits, 'giu'))) {
    if (match.index > from) cut.push({ text: text.slice(from, match.index), hit: false });
    cut.push({ text: match[0], hit: true });
    from = match.index + match[0].length;
  }
  return from < text.length || cut.length === 0 ? [...cut, { text: text.slice(from), hit: false }] : cut;
}

/** A word anywhere; one or two letters only where a word begins. */
function pattern(word: string): string {
  const plain = word.replace(/[^\p{L}\p{M}\p{N}]/gu, (mark) => `\\u{${mark.codePointAt(0)?.toString(16)}}`);
  if (/^\d+$/.test(word)) return [...word].join('[\\s.,()-]*');
  return [...word].length > 2 ? plain : `(?<![\\p{L}\\p{M}\\p{N}])${plain}`;
}
