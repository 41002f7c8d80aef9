import { beforeEach, expect, it, vi } from 'vitest';
import { call, commands, session, type SignedIn } from './index';
import { optional, readAmount } from './readers';

const tauri = vi.hoisted(() => ({ invoke: vi.fn() }));
vi.mock('@tauri-apps/api/core', () => ({ invoke: tauri.invoke, Channel: class {} }));

const signedIn = {
  session: 'c0ffee',
  role: 'owner',
  person: { name: 'Asha', role: 'owner' },
  shop: { name: 'Asha Stores', symbol: '$', exponent: 2, grouping: 'thousand' },
} as SignedIn;

beforeEach(() => {
  tauri.invoke.mockReset();
  session.end();
});

it('sends the session with every command', async () => {
  tauri.invoke.mockResolvedValue(null);
  session.begin(signedIn);
  expect(await call(commands.lock())).toEqual({ ok: true, data: null });
  const options = tauri.invoke.mock.calls[0]![2] as { headers: Headers };
  expect(options.headers.get('bahi-session')).toBe('c0ffee');
});

it('sends no header while nobody is signed in', async () => {
  tauri.invoke.mockResolvedValue(null);
  await call(commands.lock());
  const options = tauri.invoke.mock.calls[0]![2] as { headers: Headers };
  expect(options.headers.has('bahi-session')).toBe(false);
});

it('hands a refusal on as it is', async () => {
  const refusal = { code: 'alreadyPaid', field: null };
  tauri.invoke.mockRejectedValue(refusal);
  expect(await call(commands.lock())).toEqual({ ok: false, refusal });
});

it.each([['command lock not allowed'], [new Error('broken pipe')], [null]])(
  'turns what is no refusal into an internal one: %s',
  async (failure) => {
    tauri.invoke.mockRejectedValue(failure);
    expect(await call(commands.lock())).toMatchObject({
      ok: false,
      refusal: { code: 'internal', field: null },
    });
  },
);

it('forgets the session when the shell says that it is over', async () => {
  session.begin(signedIn);
  tauri.invoke.mockRejectedValue({ code: 'signedOut', field: null });
  await call(commands.lock());
  expect(session.id).toBeNull();
});

it('reads amounts through the shell, and lets an optional field be empty', async () => {
  tauri.invoke
    .mockResolvedValueOnce(120_000)
    .mockRejectedValueOnce({ code: 'amountUnreadable', field: 'text' });
  expect(await readAmount('1,200')).toEqual({ ok: true, value: 120_000 });
  expect(await readAmount('abc')).toMatchObject({ ok: false });
  expect(await optional(readAmount)(' ')).toEqual({ ok: true, value: null });
});
