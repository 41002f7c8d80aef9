import { expect, it, vi } from 'vitest';
import { changeOf, detailsOf, newCustomer, noOpening, readers, type Details, type Read } from './details';

vi.mock('$ipc/readers', () => ({ optional: () => vi.fn(), readAmount: vi.fn(), readDate: vi.fn() }));

const start: Details = { ...detailsOf(null), name: 'Asha', phone: '98765 43210', company: 'Tea Stall' };
const read = (typed: Partial<Read>): Read => ({
  ...start,
  ...noOpening,
  openingAmount: null,
  openingAsOf: null,
  openingDueOn: null,
  creditLimit: null,
  creditDays: null,
  ...typed,
});

it('sends only what differs, and clears what was emptied', () => {
  const typed = { ...start, company: ' ', creditLimit: '500' };
  expect(changeOf(read({ company: ' ', creditLimit: 50_000 }), typed, start)).toEqual({
    company: null,
    creditLimit: 50_000,
  });
  expect(changeOf(read({}), start, start)).toEqual({});
});

it.each([
  ['none' as const, null],
  ['owes' as const, { amount: 500, asOf: '2026-04-01', dueOn: '2026-05-01' }],
  ['ahead' as const, { amount: -500, asOf: '2026-04-01', dueOn: null }],
])('gives an opening balance its sign: %s', (opening, expected) => {
  const values = read({ opening, openingAmount: 500, openingAsOf: '2026-04-01', openingDueOn: '2026-05-01' });
  expect(newCustomer(values, '2026-11-21', 'r').opening).toEqual(expected);
});

it.each([
  ['', true],
  ['30', true],
  ['३०', true],
  ['soon', false],
])('reads credit days: “%s”', async (text, fine) => {
  expect((await readers.creditDays(text)).ok).toBe(fine);
});
