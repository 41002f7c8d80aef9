import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { toasts } from './toasts.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  toasts.list.forEach((toast) => toasts.dismiss(toast.id));
  vi.useRealTimers();
});

it('stays ten seconds, longer while it is looked at', () => {
  toasts.show({ text: 'saved' });
  vi.advanceTimersByTime(9_000);
  toasts.hold();
  vi.advanceTimersByTime(60_000);
  expect(toasts.list).toHaveLength(1);
  toasts.release();
  vi.advanceTimersByTime(10_000);
  expect(toasts.list).toHaveLength(0);
});

it('undoes what was done last, once, and then what was done before it', () => {
  const [first, second] = [vi.fn(), vi.fn()];
  toasts.show({ text: 'one', undo: first });
  toasts.show({ text: 'two', undo: second });
  toasts.show({ text: 'refused', tone: 'due' });
  expect(toasts.undoNewest()).toBe(true);
  expect([first, second].map((run) => run.mock.calls.length)).toEqual([0, 1]);
  expect(toasts.undoNewest()).toBe(true);
  expect(toasts.undoNewest()).toBe(false);
});

it('undoes nothing older in place of what cannot be undone', () => {
  const older = vi.fn();
  toasts.show({ text: 'sold', undo: older });
  toasts.show({ text: 'written off' });
  expect(toasts.undoNewest()).toBe(false);
  expect(older).not.toHaveBeenCalled();
});

it('undoes nothing older once the newest was put away', () => {
  const [older, newer] = [vi.fn(), vi.fn()];
  toasts.show({ text: 'sold', undo: older });
  toasts.show({ text: 'sold again', undo: newer });
  const last = toasts.list.at(-1);
  if (last) toasts.dismiss(last.id);
  expect(toasts.undoNewest()).toBe(false);
  expect(older).not.toHaveBeenCalled();
});
