import { expect, it } from 'vitest';
import { parts } from './marks';

it.each([
  ['Ravi Kumar', 'kum', 'Ravi [Kum]ar'],
  ['Ravi Kumar', 'ku ra', '[Ra]vi [Ku]mar'],
  ['Ravi Kumar', 'um', 'Ravi Kumar'],
  ['रमेश कुमार', 'कुमा', 'रमेश [कुमा]र'],
  ['99887 76655', '9988776', '[99887 76]655'],
  ['99887 76655', '+91 99887', '[99887] 76655'],
  ['Invoice INV/26-27/0042', 'inv 42', '[Inv]oice [INV]/26-27/00[42]'],
  ['₹1,200.00 · Ravi', '1200', '₹[1,200].00 · Ravi'],
  ['A. (B) [c] *d*', 'a. (b', '[A.] [(B]) [c] *d*'],
  ['Ravi', '', 'Ravi'],
  ['', 'ravi', ''],
])('marks in %j what %j means', (text, typed, expected) => {
  const shown = parts(text, typed);
  expect(shown.map((part) => part.text).join('')).toBe(text);
  expect(shown.map((part) => (part.hit ? `[${part.text}]` : part.text)).join('')).toBe(expected);
});
