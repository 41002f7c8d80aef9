/** Figures as text: money, dates, percentages, quantities. Nothing here parses; Rust reads what people type. */
export { formatBasisPoints, formatFigure, formatMoney, formatThousandths } from './money';
export { countOf } from './count';
export {
  formatDate,
  formatDateSlashes,
  formatDay,
  formatWeekday,
  formatInstant,
  formatInstantDay,
} from './date';
export { figures, type FigureStyle } from './style.svelte';
