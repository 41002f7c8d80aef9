import { expect, it, vi } from 'vitest';
import { oldestFirst, readPlan, readSettling } from './parts';

vi.mock('$ipc', () => ({ call: vi.fn(), commands: {} }));
vi.mock('$ipc/readers', () => {
  const read = async (text: string) =>
    text === '' ? { ok: false, message: 'unreadable' } : { ok: true, value: text };
  return { readDate: read, readAmount: async (text: string) => ({ ...(await read(text)), ...number(text) }) };
  function number(text: string) {
    return text === '' ? {} : { value: Number(text) };
  }
});

const item = (id: number, open: number) =>
  ({ due: { id, open } }) as Parameters<typeof oldestFirst>[0][number];

it.each([
  [0, []],
  [30, [[1, 30]]],
  [50, [[1, 50]]],
  [
    80,
    [
      [1, 50],
      [2, 30],
    ],
  ],
  [
    500,
    [
      [1, 50],
      [2, 60],
    ],
  ],
])('settles %i from the oldest due on', (amount, shares) => {
  expect([...oldestFirst([item(1, 50), item(2, 60)], amount)]).toEqual(shares);
});

it('reads instalments written by hand, and says what is wrong with the first that means nothing', async () => {
  const plan = { every: 'custom' as const, count: '', lines: [{ dueOn: '2026-12-01', amount: '250' }] };
  expect(await readPlan(plan)).toMatchObject({ ok: true, value: { lines: [{ amount: 250 }] } });
  const torn = { ...plan, lines: [...plan.lines, { dueOn: '2027-01-01', amount: '' }] };
  expect(await readPlan(torn)).toEqual({ ok: false, message: 'unreadable' });
  expect(await readPlan({ ...torn, every: 'once' })).toMatchObject({ ok: true, value: { lines: [] } });
});

it.each([
  ['oldest' as const, null],
  ['advance' as const, []],
  ['byHand' as const, [{ dueId: 7, amount: 300 }]],
])('sends what a receipt settles: %s', async (how, allocation) => {
  expect(await readSettling({ how, parts: { 7: '300', 8: ' ' } })).toEqual({ ok: true, value: allocation });
});
