/**
 * Money as text. The only place that takes an amount apart, and it does so on its digits, so no
 * amount is ever divided and none is ever a fraction. Amounts are whole minor units.
 */
import { figures, type FigureStyle } from './style.svelte';

/** `12,34,567.50` without sign or symbol: for columns whose head already says the currency. */
export function formatFigure(minor: number, style: FigureStyle = figures): string {
  const digits = String(Math.abs(minor)).padStart(style.exponent + 1, '0');
  const cut = digits.length - style.exponent;
  const whole = group(digits.slice(0, cut), style.grouping);
  return style.exponent === 0 ? whole : `${whole}.${digits.slice(cut)}`;
}

/** `₹12,34,567.50`, with a true minus sign before a negative amount. */
export function formatMoney(minor: number, style: FigureStyle = figures): string {
  return `${minor < 0 ? '\u2212' : ''}${style.symbol}${formatFigure(minor, style)}`;
}

/** `12.5 %` from 1,250 basis points. */
export function formatBasisPoints(points: number): string {
  return `${decimals(points, 2)} %`;
}

/** `1.5` from 1,500 thousandths, the unit of quantities. */
export function formatThousandths(quantity: number): string {
  return decimals(quantity, 3);
}

/** A whole number of the smallest unit with `places` decimals, without trailing zeros. */
function decimals(units: number, places: number): string {
  const digits = String(Math.abs(units)).padStart(places + 1, '0');
  const cut = digits.length - places;
  const fraction = digits.slice(cut).replace(/0+$/, '');
  const sign = units < 0 ? '\u2212' : '';
  return `${sign}${digits.slice(0, cut)}${fraction ? `.${fraction}` : ''}`;
}

function group(whole: string, grouping: FigureStyle['grouping']): string {
  const head = whole.slice(0, -3);
  const tail = whole.slice(-3);
  if (head === '') return tail;
  const size = grouping === 'lakh' ? /\B(?=(\d{2})+$)/g : /\B(?=(\d{3})+$)/g;
  return `${head.replace(size, ',')},${tail}`;
}
