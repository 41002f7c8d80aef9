/** What the palette can open or do. */
import { formatBalance } from '$i18n/balance';
import { call, commands } from '$ipc';

/** One line of the palette. */
export type Thing = {
  id: string;
  label: string;
  /** What tells it from its namesakes. */
  detail?: string;
  shortcut?: string;
  group: 'customers' | 'actions' | 'screens';
  run: () => void;
};

/** The customers that the text could mean. */
export async function customersFor(text: string, open: (id: number) => void): Promise<Thing[]> {
  if (text === '') return [];
  const outcome = await call(commands.findCustomers(text));
  const rows = outcome.ok ? outcome.data : [];
  return rows.map(({ id, name, phone, company, balance }) => ({
    id: `customer-${id}`,
    label: name,
    detail: [company, phone, formatBalance(balance)].filter(Boolean).join(' · '),
    group: 'customers',
    run: () => open(id),
  }));
}

/** The actions and screens with a word that begins with each word typed. */
export function fitting(things: readonly Thing[], text: string): Thing[] {
  const typed = words(text);
  return things.filter(({ label }) => {
    const own = words(label);
    return typed.every((start) => own.some((word) => word.startsWith(start)));
  });
}

function words(text: string): string[] {
  return text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
}
