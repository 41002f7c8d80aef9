import { describe, expect, it } from 'vitest';
import {
  countOf,
  formatBasisPoints,
  formatDate,
  formatDay,
  formatFigure,
  formatInstant,
  formatInstantDay,
  formatMoney,
  formatThousandths,
  type FigureStyle,
} from './index';

const rupees: FigureStyle = { symbol: '₹', exponent: 2, grouping: 'lakh', date: 'words', language: 'en' };
const dollars: FigureStyle = { ...rupees, symbol: '$', grouping: 'thousand' };

describe('money', () => {
  it.each([
    [0, '0.00', '0.00'],
    [5, '0.05', '0.05'],
    [99_900, '999.00', '999.00'],
    [100_000, '1,000.00', '1,000.00'],
    [9_999_999, '99,999.99', '99,999.99'],
    [12_345_678, '1,23,456.78', '123,456.78'],
    [123_456_750, '12,34,567.50', '1,234,567.50'],
    [9_007_199_254_740_991, '9,00,71,99,25,47,409.91', '90,071,992,547,409.91'],
  ])('%i in lakhs and in thousands', (minor, lakh, thousand) => {
    expect(formatFigure(minor, rupees)).toBe(lakh);
    expect(formatFigure(minor, dollars)).toBe(thousand);
  });

  it('has a true minus sign, and as many decimals as the currency', () => {
    expect(formatMoney(-120_050, rupees)).toBe('\u2212₹1,200.50');
    expect(formatMoney(1500, { ...dollars, symbol: '¥', exponent: 0 })).toBe('¥1,500');
    expect(formatMoney(1500, { ...dollars, symbol: 'KD ', exponent: 3 })).toBe('KD 1.500');
  });
});

describe('other figures', () => {
  it('drops zeros that say nothing', () => {
    expect(formatBasisPoints(1800)).toBe('18 %');
    expect(formatBasisPoints(1250)).toBe('12.5 %');
    expect(formatThousandths(1500)).toBe('1.5');
    expect(formatThousandths(-2000)).toBe('\u22122');
  });
});

describe('dates', () => {
  it('are days of a calendar, whatever the clock', () => {
    expect(formatDate('2026-11-21', rupees)).toBe('21 Nov 2026');
    expect(formatDate('2026-03-01', { ...rupees, date: 'slashes' })).toBe('01/03/2026');
    expect(formatDay('2026-11-21', rupees)).toBe('Saturday, 21 Nov 2026');
    expect(formatDate('soon', rupees)).toBe('soon');
  });

  it('are those of the shop where an instant is one, whatever the clock of this computer', () => {
    const instant = Date.UTC(2026, 10, 21, 20, 5);
    expect(formatInstant(instant, { ...rupees, zone: 'Asia/Kolkata' })).toBe('22 Nov 2026, 01:35');
    expect(formatInstant(instant, { ...rupees, zone: 'America/New_York' })).toBe('21 Nov 2026, 15:05');
    expect(formatInstantDay(instant, { ...rupees, zone: 'Asia/Kolkata' })).toBe('22 Nov 2026');
  });
});

describe('counts', () => {
  it.each([
    ['3', 3],
    [' 12 ', 12],
    ['१२', 12],
    ['٣٠', 30],
    ['0', 0],
    ['', null],
    ['2.5', null],
    ['-1', null],
    ['12345', null],
  ])('%s', (text, count) => expect(countOf(text)).toBe(count));
});
