/** How an invoice is begun: empty, for a customer, as one that was, in the place of one, or as the bill of a loan. */
import { call, commands, session, working, type Outcome, type TaxRateView } from '$ipc';
import { draftOf } from '$ipc/drafts';
import type { DraftKeeper } from '$ui/form.svelte';
import type { Choice } from '$ui/reading';
import type { Origin } from './editor.svelte';
import { again, asItWas, billOf, blank, isBlank, type InvoiceValues } from './values';

/** What was asked for: at most one of them, as ids. */
export type Wish = { customer?: number; copy?: number; replace?: number; loan?: number };

/** Everything the form begins with. */
export type Opening = {
  title: { kind: 'new' } | { kind: 'replace' | 'bill'; number: string };
  start: InvoiceValues;
  origin: Origin;
  rates: TaxRateView[];
  draft: DraftKeeper;
};

/** Reads what the wish is about. */
export async function openInvoice(wish: Wish): Promise<Outcome<Opening>> {
  const rates = await call(commands.taxRates());
  if (!rates.ok) return rates;
  if (wish.loan !== undefined) return bill(wish.loan, rates.data);
  if (wish.replace !== undefined) return replace(wish.replace, rates.data);
  if (wish.copy !== undefined) return copy(wish.copy, rates.data);
  if (wish.customer !== undefined) return forCustomer(wish.customer, rates.data);
  return opening(rates.data, { start: empty(null), draft: 'new' });
}

async function forCustomer(id: number, rates: TaxRateView[]): Promise<Outcome<Opening>> {
  const customer = await call(commands.customer(id));
  if (!customer.ok) return customer;
  const choice = { id: String(id), label: customer.data.standing.name };
  return opening(rates, { start: empty(choice), draft: `customer-${id}` });
}

async function copy(id: number, rates: TaxRateView[]): Promise<Outcome<Opening>> {
  const invoice = await call(commands.invoice(id));
  if (!invoice.ok) return invoice;
  return opening(rates, { start: again(invoice.data, rates), draft: `copy-${id}` });
}

async function replace(id: number, rates: TaxRateView[]): Promise<Outcome<Opening>> {
  const invoice = await call(commands.invoice(id));
  if (!invoice.ok) return invoice;
  const title = { kind: 'replace' as const, number: invoice.data.number };
  const start = asItWas(invoice.data, rates);
  return opening(rates, { title, start, origin: { replaces: id }, draft: `replace-${id}` });
}

async function bill(id: number, rates: TaxRateView[]): Promise<Outcome<Opening>> {
  const loan = await call(commands.loan(id));
  if (!loan.ok) return loan;
  const title = { kind: 'bill' as const, number: loan.data.number };
  const start = billOf(loan.data, empty(null), working.date);
  return opening(rates, { title, start, origin: { bills: id }, draft: `bill-${id}` });
}

function opening(
  rates: TaxRateView[],
  given: Pick<Opening, 'start'> & Partial<Omit<Opening, 'draft'>> & { draft: string },
): Outcome<Opening> {
  const { title = { kind: 'new' }, origin = {}, start } = given;
  return { ok: true, data: { title, origin, start, rates, draft: keeper(given.draft) } };
}

function empty(customer: Choice | null): InvoiceValues {
  return blank(customer, working.another ? working.date : '', session.shop?.country === 'IN');
}

/** Only a draft with a line in it is worth the surprise of coming back. */
function keeper(name: string): DraftKeeper {
  const draft = draftOf(`invoice-${name}`);
  return {
    ...draft,
    load: async () => {
      const kept = await draft.load();
      const values = kept?.values as InvoiceValues | undefined;
      return values?.lines.some((line) => !isBlank(line)) ? kept : null;
    },
  };
}
