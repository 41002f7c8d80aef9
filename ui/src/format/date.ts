/** Civil dates (`2026-11-21`) as text. They are days on a wall calendar: no clock and no time zone touches them. */
import { figures, type FigureStyle } from './style.svelte';

const CIVIL = /^(\d{4})-(\d{2})-(\d{2})$/;
const namers = new Map<string, Intl.DateTimeFormat>();

/** `21 Nov 2026` or `21/11/2026`, as the shop prefers; text that is no civil date comes back as it is. */
export function formatDate(iso: string, style: FigureStyle = figures): string {
  const [, year, month, day] = CIVIL.exec(iso) ?? [];
  if (!year || !month || !day) return iso;
  if (style.date === 'slashes') return formatDateSlashes(iso);
  return `${day} ${monthName(Number(month), style.language)} ${year}`;
}

/** `21/11/2026`, as it can be typed into a date field. */
export function formatDateSlashes(iso: string): string {
  const [, year, month, day] = CIVIL.exec(iso) ?? [];
  return year && month && day ? `${day}/${month}/${year}` : iso;
}

/** `Saturday, 21 Nov 2026`: for the head of a day. */
export function formatDay(iso: string, style: FigureStyle = figures): string {
  if (!CIVIL.test(iso)) return iso;
  return `${named(style.language, { weekday: 'long' }, noon(iso))}, ${formatDate(iso, style)}`;
}

/** `Sat 21`: under a bar of a chart. */
export function formatWeekday(iso: string, style: FigureStyle = figures): string {
  const day = CIVIL.exec(iso)?.[3];
  return day ? `${named(style.language, { weekday: 'short' }, noon(iso))} ${Number(day)}` : iso;
}

/** An instant (milliseconds since 1970 in UTC) on the shop's clock: `21 Nov 2026, 09:30`. */
export function formatInstant(instant: number, style: FigureStyle = figures): string {
  const [, time = ''] = onTheClock(instant, style);
  return `${formatInstantDay(instant, style)}, ${time}`;
}

/** The day of an instant on the shop's clock: `21 Nov 2026`. */
export function formatInstantDay(instant: number, style: FigureStyle = figures): string {
  const [day = ''] = onTheClock(instant, style);
  return formatDate(day, style);
}

/** Civil date and time of an instant; Swedish writes `2026-11-21 09:30`. */
function onTheClock(instant: number, { zone }: FigureStyle): string[] {
  const options = { dateStyle: 'short', timeStyle: 'short', ...(zone && { timeZone: zone }) } as const;
  return new Intl.DateTimeFormat('sv-SE', options).format(instant).split(' ');
}

function monthName(month: number, language: string): string {
  return named(language, { month: 'short' }, noon(`2026-${String(month).padStart(2, '0')}-01`));
}

function noon(iso: string): Date {
  return new Date(`${iso}T12:00:00Z`);
}

function named(language: string, options: Intl.DateTimeFormatOptions, moment: Date): string {
  const id = `${language} ${JSON.stringify(options)}`;
  const namer = namers.get(id) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  namers.set(id, namer);
  return namer.format(moment);
}
