/** Where things have a page of their own. A link exists only once its screen does. */
import type { CustomerId, DocumentId, DocumentKind } from '$ipc';

const pages = Object.keys(import.meta.glob('/src/routes/(app)/*/*/+page.svelte'));
const FOLDERS: Partial<Record<DocumentKind, string>> = {
  invoice: 'invoices',
  loan: 'loans',
  receipt: 'receipts',
};

/** The page of a document, if it has one. */
export function documentHref(document: { kind: DocumentKind; documentId: DocumentId }): string | undefined {
  const folder = FOLDERS[document.kind];
  return folder && exists(`${folder}/[id]`) ? `/${folder}/${document.documentId}` : undefined;
}

/** The page of a new invoice, for a customer if one is meant. */
export function newInvoiceHref(customer?: CustomerId): string | undefined {
  if (!exists('invoices/new')) return undefined;
  return customer === undefined ? '/invoices/new' : `/invoices/new?customer=${customer}`;
}

function exists(page: string): boolean {
  return pages.includes(`/src/routes/(app)/${page}/+page.svelte`);
}
