/** The first days of the month and of the financial year that a civil date lies in. */
import type { Day } from '$ipc';

/** Civil dates are text that sorts as time does, so the year is found by comparing. */
export function beginnings(today: Day, yearMonth: number, yearDay: number): { month: Day; year: Day } {
  const year = Number(today.slice(0, 4));
  const begins = `-${two(yearMonth)}-${two(yearDay)}`;
  const thisYear = `${year}${begins}`;
  return { month: `${today.slice(0, 8)}01`, year: today >= thisYear ? thisYear : `${year - 1}${begins}` };
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
