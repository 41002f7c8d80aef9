/** Figures as text: money, dates, percentages, quantities. Nothing here parses; Rust reads what people type. */
export { formatBasisPoints, formatFigure, formatMoney, formatThousandths } from './money';
export { formatDate, formatDay, formatInstant } from './date';
export { figures, type FigureStyle } from './style.svelte';
