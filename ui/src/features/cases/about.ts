/** What a case can be about: the charges and receipts of a customer, those that a case is about already among them. */
import { call, commands, type CaseDocument, type CustomerId } from '$ipc';

/** One to choose. */
export type About = Pick<CaseDocument, 'documentId' | 'kind' | 'number' | 'on' | 'open'>;

/** How many of each kind are offered. */
const MOST = 50;

/** The documents of a customer, the latest first; those that are linked come first whatever became of them. */
export async function documentsOf(
  customerId: CustomerId,
  linked: readonly CaseDocument[] = [],
): Promise<About[]> {
  const [items, invoices, receipts] = await Promise.all([
    call(commands.openItems(customerId)),
    call(commands.invoices({ customerId, limit: MOST })),
    call(commands.receipts({ customerId, limit: MOST })),
  ]);
  const found = new Map<number, About>(linked.map((document) => [document.documentId, document]));
  const add = (about: About) => {
    if (!found.has(about.documentId)) found.set(about.documentId, about);
  };
  const open = new Map<number, About>();
  for (const { documentId, kind, number, issuedOn, due } of items.ok ? items.data : []) {
    const sum = (open.get(documentId)?.open ?? 0) + due.open;
    open.set(documentId, { documentId, kind, number, on: issuedOn, open: sum });
  }
  for (const about of open.values()) add(about);
  for (const { id, number, issuedOn, open: rest, status } of invoices.ok ? invoices.data.rows : []) {
    if (status !== 'void') add({ documentId: id, kind: 'invoice', number, on: issuedOn, open: rest });
  }
  for (const { id, number, receivedOn, ended } of receipts.ok ? receipts.data.rows : []) {
    if (!ended) add({ documentId: id, kind: 'receipt', number, on: receivedOn, open: 0 });
  }
  const late = (a: About, b: About) => (a.on < b.on ? 1 : a.on > b.on ? -1 : b.documentId - a.documentId);
  return [...found.values()].sort(late);
}
