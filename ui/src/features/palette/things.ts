/** What the palette can open or do. */
import { formatDate, formatMoney } from '$format';
import { t } from '$i18n';
import { formatBalance } from '$i18n/balance';
import { statusWord } from '$i18n/cases';
import {
  call,
  commands,
  type CaseRow,
  type CustomerFind,
  type DocumentFind,
  type Finds,
  type Found,
} from '$ipc';

/** The lists of the palette; each has a heading. */
export type Group = Found | 'lately' | 'actions' | 'screens';

/** One line of the palette. */
export type Thing = {
  id: string;
  label: string;
  /** What tells it from its namesakes. */
  detail?: string;
  /** What the customer owes, or the amount of the document. */
  figure?: string;
  shortcut?: string;
  group: Group;
  run: () => void;
};

/** How the palette leads to what was found. */
export type Leads = {
  goto: (href: string) => void;
  create: (name: string) => void;
  /** The page of a document, if it has one. */
  hrefOf: (document: DocumentFind) => string | undefined;
};

/** Everything a text could mean, most likely first; nothing typed shows who was here lately, and what to do. */
export async function thingsFor(text: string, things: readonly Thing[], leads: Leads): Promise<Thing[]> {
  const outcome = await call(commands.find(text));
  const fit = fitting(things, text);
  if (!outcome.ok) return fit;
  const { data } = outcome;
  const found = new Map(data.order.map((list) => [list, listOf(list, data, leads)]));
  const sure = data.order.filter((list) => isSure(list, data));
  const rest = data.order.filter((list) => !sure.includes(list));
  const lines = (lists: Found[]) => lists.flatMap((list) => found.get(list) ?? []);
  const all = [...lines(sure), ...fit, ...lines(rest)];
  const named = data.customers.some(({ by }) => by === 'name');
  return /\p{L}/u.test(text) && !named && fit.length === 0 ? [...all, fresh(text, leads)] : all;
}

/** Whether a list comes before what one can do: likenesses alone do not. */
function isSure(list: Found, { customers }: Finds): boolean {
  return list !== 'customers' || customers.some(({ by }) => by !== 'sound');
}

function listOf(list: Found, finds: Finds, leads: Leads): Thing[] {
  if (list === 'customers') return finds.customers.map((find) => customer(find, leads));
  if (list === 'numbers') return finds.numbers.map((find) => document(find, 'numbers', leads));
  if (list === 'amounts') return finds.amounts.map((find) => document(find, 'amounts', leads));
  return finds.cases.map((row) => issue(row, leads));
}

function customer(
  { customer: { id, name, phone, email, company, balance, archived }, by }: CustomerFind,
  leads: Leads,
): Thing {
  const contact = by === 'email' ? email : phone;
  const known = [by === 'sound' && t('palette-alike'), company, contact, archived && t('customer-archived')];
  return {
    id: `customer-${id}`,
    label: name,
    detail: known.filter(Boolean).join(' · '),
    figure: formatBalance(balance),
    group: by === 'lately' ? 'lately' : 'customers',
    run: () => leads.goto(`/customers/${id}`),
  };
}

function document(find: DocumentFind, group: 'numbers' | 'amounts', leads: Leads): Thing {
  const { documentId, kind, number, on, amount, customer, customerId, voided, bounced } = find;
  const told = [customer, formatDate(on), voided && t('palette-void'), bounced && t('palette-bounced')];
  const khata = customerId === null ? `/reports?tab=day-book&day=${on}` : `/customers/${customerId}`;
  return {
    id: `${group}-${documentId}`,
    label: [t(`kind-${kind}`), number].filter(Boolean).join(' '),
    detail: told.filter(Boolean).join(' · '),
    figure: formatMoney(amount),
    group,
    run: () => leads.goto(leads.hrefOf(find) ?? khata),
  };
}

function issue({ id, subject, customerName, status, nextStep }: CaseRow, leads: Leads): Thing {
  return {
    id: `case-${id}`,
    label: subject,
    detail: [customerName, statusWord(status), nextStep].filter(Boolean).join(' · '),
    group: 'cases',
    run: () => leads.goto(`/cases/${id}`),
  };
}

/** A customer of the name that nobody has. */
function fresh(text: string, { create }: Leads): Thing {
  return {
    id: 'create',
    label: t('palette-create', { name: text }),
    group: 'actions',
    run: () => create(text),
  };
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
