import { expect, it } from 'vitest';
import { beginnings } from './period';

it.each([
  ['2026-11-21', 4, 1, '2026-11-01', '2026-04-01'],
  ['2026-03-31', 4, 1, '2026-03-01', '2025-04-01'],
  ['2026-04-01', 4, 1, '2026-04-01', '2026-04-01'],
  ['2026-07-15', 7, 16, '2026-07-01', '2025-07-16'],
  ['2026-12-31', 1, 1, '2026-12-01', '2026-01-01'],
])('%s with a year from %i/%i', (today, month, day, monthBegins, yearBegins) => {
  expect(beginnings(today, month, day)).toEqual({ month: monthBegins, year: yearBegins });
});
