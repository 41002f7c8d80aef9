import { beforeEach, describe, expect, it, vi } from 'vitest';
import { finishedLines, readers } from './reading';
import { again, asItWas, isBlank, newLine, type LineValues } from './values';
import type { InvoiceView, LineView, TaxRateView } from '$ipc';

const readAmount = vi.hoisted(() => vi.fn());
vi.mock('$ipc', async (original) => {
  const real = await original<typeof import('$ipc')>();
  return { ...real, commands: { ...real.commands, readAmount } };
});

const line = (part: Partial<LineValues>): LineValues => ({ ...newLine(), ...part });

beforeEach(() => {
  readAmount.mockReset();
  readAmount.mockImplementation((text: string, decimals: number) =>
    Promise.resolve(
      /^\d/.test(text)
        ? { status: 'ok', data: Math.round(Number(text) * 10 ** decimals) }
        : { status: 'error', error: { code: 'amountUnreadable', field: null } },
    ),
  );
});

describe('the lines of an invoice', () => {
  it.each([
    ['', {}],
    ['7', { discountAmount: 700 }],
    ['7.5 %', { discountRate: 750 }],
  ])('reads a discount of “%s”', async (discount, meaning) => {
    const reading = await readers.lines([line({ description: 'Sugar', unitPrice: '40.5', discount })]);
    expect(reading.ok && reading.value[0]?.input).toEqual({
      description: 'Sugar',
      quantity: 1000,
      unit: null,
      unitPrice: 4050,
      taxRateId: null,
      priceIncludesTax: false,
      ...meaning,
    });
  });

  it('sends no blank line, and keeps the place of each', async () => {
    const lines = [line({}), line({ description: 'Salt', unitPrice: '20' }), line({})];
    const reading = await readers.lines(lines);
    expect(reading.ok && reading.value.map(({ row }) => row)).toEqual([1]);
  });

  it.each([
    [{ description: 'Salt', unitPrice: 'x' }, '1.unitPrice'],
    [{ description: 'Salt', unitPrice: '1', quantity: 'many' }, '1.quantity'],
    [{ description: 'Salt', unitPrice: '1', discount: 'some %' }, '1.discountAmount'],
  ])('says which field of %o means nothing', async (part, at) => {
    const reading = await readers.lines([line({ description: 'Tea', unitPrice: '9' }), line(part)]);
    expect(reading).toMatchObject({ ok: false, at });
  });

  it('reckons only what is finished while a line is typed', async () => {
    const lines = [line({ description: 'Tea', unitPrice: '8' }), line({ description: 'Sal' })];
    expect((await finishedLines(lines)).map(({ row }) => row)).toEqual([0]);
  });

  it('asks Rust once for the same text', async () => {
    const lines = [line({ description: 'Tea', quantity: '17', unitPrice: '17.25' })];
    await readers.lines(lines);
    await readers.lines(lines);
    expect(readAmount.mock.calls).toEqual([
      ['17', 3],
      ['17.25', 2],
    ]);
  });
});

describe('an invoice once more', () => {
  const sold: LineView = {
    position: 1,
    description: 'Basmati rice',
    quantity: 2500,
    unit: 'kg',
    unitPrice: 12_000,
    discount: 150,
    discountRate: null,
    taxName: 'GST 5 %',
    taxRate: 500,
    priceIncludesTax: true,
    total: 0,
    taxable: 0,
    tax: 0,
    returned: 0,
  };
  const due = { id: 1, dueOn: '2026-12-01', amount: 900, settled: 0, open: 900, daysLate: 0 };
  const invoice = {
    standing: { customerId: 3, name: 'Ramesh' },
    issuedOn: '2026-11-01',
    lines: [sold],
    dues: [due],
    totals: { roundOff: -5 },
    interState: true,
    note: null,
  } as unknown as InvoiceView;
  const rates: TaxRateView[] = [
    { id: 1, name: 'GST 5 %', basisPoints: 500, archived: true },
    { id: 2, name: 'GST 5 %', basisPoints: 500, archived: false },
  ];

  it('is typed as it was, with today’s dates', () => {
    const values = again(invoice, rates);
    expect(values).toMatchObject({ issuedOn: '', dueOn: '', interState: true, roundOff: true });
    expect(values.customerId).toEqual({ id: '3', label: 'Ramesh' });
    expect(values.lines[0]).toMatchObject({
      quantity: '2.5',
      unitPrice: '120.00',
      discount: '1.50',
      taxRateId: '2',
      priceIncludesTax: true,
    });
  });

  it('gives a discount back as it was typed', () => {
    const typed = (discount: number, discountRate: number | null) =>
      again({ ...invoice, lines: [{ ...sold, discount, discountRate }] }, rates).lines[0]?.discount;
    expect([typed(150, 500), typed(150, 1250), typed(150, null), typed(0, null), typed(0, 0)]).toEqual([
      '5 %',
      '12.5 %',
      '1.50',
      '',
      '',
    ]);
  });

  it('keeps the rate of a line that was put away since, to be refused there and not dropped', () => {
    expect(again(invoice, rates.slice(0, 1)).lines[0]?.taxRateId).toBe('1');
  });

  it('keeps its dates for an edit', () => {
    expect(asItWas(invoice, rates)).toMatchObject({ issuedOn: '01/11/2026', dueOn: '01/12/2026' });
    const parts = asItWas({ ...invoice, dues: [due, { ...due, id: 2, dueOn: '2027-01-01' }] }, rates);
    expect(parts.dueOn).toBe('');
    expect(parts.instalments.lines).toEqual([
      { dueOn: '01/12/2026', amount: '9.00' },
      { dueOn: '01/01/2027', amount: '9.00' },
    ]);
  });

  it('hands on to the next line what most lines share', () => {
    const next = newLine(line({ description: 'Tea', taxRateId: '2', priceIncludesTax: true }));
    expect(next).toMatchObject({ description: '', taxRateId: '2', priceIncludesTax: true });
    expect(isBlank(next)).toBe(true);
  });
});
