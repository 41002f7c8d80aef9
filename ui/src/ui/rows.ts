/** The keyboard of a list of rows: one stop for Tab, arrows between the rows. */

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last) => Math.min(at + 10, last),
  PageUp: (at) => Math.max(at - 10, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** The row a key leads to from row `at` of `count`; null when the key is not one that moves. */
export function rowAfter(key: string, at: number, count: number): number | null {
  const step = STEPS[key];
  return step && count > 0 ? step(at, count - 1) : null;
}

/** The classes of a cell: figures at the end, on one line, the first to go where there is little room, the name of the row. */
export function cellClasses(
  column: { key: string; align?: 'start' | 'end'; nowrap?: boolean; spare?: boolean },
  named: string | undefined,
): Record<string, boolean | undefined> {
  const { key, align, nowrap, spare } = column;
  return { number: align === 'end', still: nowrap, spare, names: key === named };
}
