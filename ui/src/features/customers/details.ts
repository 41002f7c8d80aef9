/** What the form of a customer holds, and what of it is sent. */
import { countOf, formatFigure } from '$format';
import { t } from '$i18n';
import type { CustomerChange, CustomerView, Day, Minor, NewCustomer } from '$ipc';
import { optional, readAmount, readDate } from '$ipc/readers';
import type { Reader } from '$ui/reading';

/** The details of a customer as typed. */
export type Details = {
  name: string;
  phone: string;
  email: string;
  company: string;
  address: string;
  taxId: string;
  creditLimit: string;
  creditDays: string;
  language: string;
  note: string;
};

/** What was owed when the book began, or paid ahead. */
export type Opening = {
  opening: 'none' | 'owes' | 'ahead';
  openingAmount: string;
  openingAsOf: string;
  openingDueOn: string;
};

/** The details as the form begins: empty, or those of a customer. */
export function detailsOf(customer: CustomerView | null): Details {
  return {
    name: customer?.standing.name ?? '',
    phone: customer?.phone ?? '',
    email: customer?.email ?? '',
    company: customer?.company ?? '',
    address: customer?.address ?? '',
    taxId: customer?.taxId ?? '',
    creditLimit: typeof customer?.creditLimit === 'number' ? formatFigure(customer.creditLimit) : '',
    creditDays: String(customer?.creditDays ?? ''),
    language: customer?.language ?? '',
    note: customer?.note ?? '',
  };
}

export const noOpening: Opening = {
  opening: 'none',
  openingAmount: '',
  openingAsOf: '',
  openingDueOn: '',
};

const days: Reader<number | null> = (text) => {
  const count = countOf(text);
  const fine = text.trim() === '' || count !== null;
  return Promise.resolve(
    fine ? { ok: true, value: count } : { ok: false, message: t('customer-days-unreadable') },
  );
};

export const readers = {
  creditLimit: optional(readAmount),
  creditDays: days,
  openingAmount: optional(readAmount),
  openingAsOf: optional(readDate),
  openingDueOn: optional(readDate),
};

/** The values after they were read. */
export type Read = Omit<Details & Opening, keyof typeof readers> & {
  creditLimit: Minor | null;
  creditDays: number | null;
  openingAmount: Minor | null;
  openingAsOf: Day | null;
  openingDueOn: Day | null;
};

/** A new customer as the shell takes it: what was left empty is absent. */
export function newCustomer(values: Read, today: Day, requestId: string): NewCustomer {
  const { opening, openingAmount, openingAsOf, openingDueOn } = values;
  return {
    ...sent(values),
    name: values.name,
    requestId,
    opening:
      opening === 'none'
        ? null
        : {
            amount: opening === 'owes' ? (openingAmount ?? 0) : -(openingAmount ?? 0),
            asOf: openingAsOf ?? today,
            dueOn: opening === 'owes' ? openingDueOn : null,
          },
  };
}

/** Only what differs from how the form began; an emptied field is cleared. */
export function changeOf(values: Read, typed: Details, start: Details): CustomerChange {
  const all = sent(values);
  const changed = (Object.keys(start) as (keyof Details)[]).filter((field) => typed[field] !== start[field]);
  return Object.fromEntries(changed.map((field) => [field, all[field]]));
}

function sent({ creditLimit, creditDays, ...values }: Read) {
  const text = (typed: string) => typed.trim() || null;
  const { name, phone, email, company, address, taxId, language, note } = values;
  return {
    name,
    phone: text(phone),
    email: text(email),
    company: text(company),
    address: text(address),
    taxId: text(taxId),
    language: text(language),
    note: text(note),
    creditLimit,
    creditDays,
  };
}
