import { expect, it, vi } from 'vitest';
import { readPlan, readSettling } from './parts';

vi.mock('$ipc', () => ({ call: vi.fn(), commands: {} }));
vi.mock('$ipc/readers', () => {
  const read = async (text: string) =>
    text === '' ? { ok: false, message: 'unreadable' } : { ok: true, value: text };
  return { readDate: read, readAmount: async (text: string) => ({ ...(await read(text)), ...number(text) }) };
  function number(text: string) {
    return text === '' ? {} : { value: Number(text) };
  }
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
