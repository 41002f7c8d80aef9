/** Files that a person saves where they choose: the shell asks where and writes. */
import type { ReportQuery } from './bindings';
import { call, type Outcome } from './index';
import { invoke } from './invoke';

/** Saves a report for a spreadsheet; `name` is what the file is called at first. Null when nowhere was chosen. */
export function saveReport(query: ReportQuery, name: string): Promise<Outcome<string | null>> {
  return call(
    invoke<string | null>('save_report', { query, name }).then((data) => ({ status: 'ok' as const, data })),
  );
}
