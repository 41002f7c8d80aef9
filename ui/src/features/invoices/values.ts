/** What the fields of an invoice hold while it is typed. */
import { figures, formatBasisPoints, formatDateSlashes, formatFigure, formatThousandths } from '$format';
import { t } from '$i18n';
import type { Day, Every, InvoiceView, LineView, LoanView, TaxRateView } from '$ipc';
import type { Choice } from '$ui/reading';

/** One line as typed; `key` tells lines apart while they come and go. */
export type LineValues = {
  key: string;
  description: string;
  quantity: string;
  unit: string;
  unitPrice: string;
  /** `10 %` of the line, or an amount off it. */
  discount: string;
  /** The id of a tax rate, or empty. */
  taxRateId: string;
  priceIncludesTax: boolean;
};

/** How it is to be paid: at once, in equal parts, or in parts written by hand. */
export type Plan = {
  every: 'once' | Every | 'custom';
  count: string;
  lines: { dueOn: string; amount: string }[];
};

/** Everything that is typed or chosen. */
export type InvoiceValues = {
  customerId: Choice | null;
  issuedOn: string;
  dueOn: string;
  instalments: Plan;
  lines: LineValues[];
  interState: boolean;
  roundOff: boolean;
  note: string;
  overrideReason: string;
};

/** An empty invoice. Rupees are rounded to whole ones on nearly every bill; other currencies are not. */
export function blank(customerId: Choice | null, issuedOn: string, india: boolean): InvoiceValues {
  return {
    customerId,
    issuedOn,
    dueOn: '',
    instalments: { every: 'once', count: '3', lines: [] },
    lines: [newLine()],
    interState: false,
    roundOff: india,
    note: '',
    overrideReason: '',
  };
}

/** A fresh line; what is the same on most lines of a bill is taken from the one before. */
export function newLine(before?: LineValues): LineValues {
  const { taxRateId = '', priceIncludesTax = false } = before ?? {};
  const words = { description: '', quantity: '1', unit: '', unitPrice: '', discount: '' };
  return { key: crypto.randomUUID(), ...words, taxRateId, priceIncludesTax };
}

/** Whether a line says nothing yet; such lines are not sent. */
export function isBlank({ description, unitPrice }: LineValues): boolean {
  return description.trim() === '' && unitPrice.trim() === '';
}

/** An invoice once more, to be issued again or in the place of the old one. */
export function again(invoice: InvoiceView, rates: readonly TaxRateView[]): InvoiceValues {
  const { customerId, name } = invoice.standing;
  return {
    ...blank({ id: String(customerId), label: name }, '', invoice.totals.roundOff !== 0),
    lines: invoice.lines.map((line) => ({
      key: crypto.randomUUID(),
      description: line.description,
      quantity: formatThousandths(line.quantity),
      unit: line.unit ?? '',
      unitPrice: figure(line.unitPrice),
      discount: discountOf(line),
      taxRateId: String(rateOf(line, rates)?.id ?? ''),
      priceIncludesTax: line.priceIncludesTax,
    })),
    interState: invoice.interState,
    note: invoice.note ?? '',
  };
}

/** The same, with the dates it has: for an edit. */
export function asItWas(invoice: InvoiceView, rates: readonly TaxRateView[]): InvoiceValues {
  const [first, ...more] = invoice.dues;
  const lines = invoice.dues.map(({ dueOn, amount }) => ({
    dueOn: formatDateSlashes(dueOn),
    amount: figure(amount),
  }));
  return {
    ...again(invoice, rates),
    issuedOn: formatDateSlashes(invoice.issuedOn),
    dueOn: first && more.length === 0 ? formatDateSlashes(first.dueOn) : '',
    instalments: { every: more.length === 0 ? 'once' : 'custom', count: '3', lines },
  };
}

/** The bill of a loan of goods: one line of its amount, to be taken apart. A bill is never due before its own day. */
export function billOf(loan: LoanView, start: InvoiceValues, today: Day): InvoiceValues {
  const line = { ...newLine(), description: loan.note ?? t('kind-loan'), unitPrice: figure(loan.amount) };
  const [first, ...more] = loan.dues;
  return {
    ...start,
    customerId: { id: String(loan.standing.customerId), label: loan.standing.name },
    dueOn: first && more.length === 0 && first.dueOn >= today ? formatDateSlashes(first.dueOn) : '',
    lines: [{ ...line, priceIncludesTax: true }],
  };
}

/** What a tax rate is called, with its percentage where the name does not say it. */
export function rateName({ name, basisPoints }: TaxRateView): string {
  const percentage = formatBasisPoints(basisPoints);
  return name.includes(percentage) ? name : `${name} · ${percentage}`;
}

/** The rate of a line; one that was put away since stays in its place, to be refused there, for no tax goes without a word. */
function rateOf(line: { taxName: string | null; taxRate: number }, rates: readonly TaxRateView[]) {
  const same = rates.filter(({ name, basisPoints }) => name === line.taxName && basisPoints === line.taxRate);
  return same.find(({ archived }) => !archived) ?? same[0];
}

/** A discount as it was typed: a share of the line, or an amount off it. */
function discountOf({ discount, discountRate }: LineView): string {
  if (discountRate !== null) return discountRate === 0 ? '' : formatBasisPoints(discountRate);
  return discount === 0 ? '' : figure(discount);
}

/** An amount as it would be typed. */
function figure(minor: number): string {
  return `${minor < 0 ? '-' : ''}${formatFigure(minor, figures)}`;
}
