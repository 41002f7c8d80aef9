import { expect, it } from 'vitest';
import { newRequestId } from './request';

it('makes request ids that all differ and grow with time', () => {
  const ids = [1_700_000_000_000, 1_700_000_000_001, 1_900_000_000_000].map((now) => newRequestId(now));
  expect(ids).toEqual([...ids].sort());
  expect(ids[0]).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newRequestId(1)).not.toBe(newRequestId(1));
});
