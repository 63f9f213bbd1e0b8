/** The zone in which days are counted: deadlines, starts, reply promises. */
const ZONE = 'Africa/Casablanca';

const day = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });

const MINUTE_MS = 60_000;
let latest = { minute: Number.NaN, day: '' };

/** The day (YYYY-MM-DD) that an instant falls on in Casablanca. No zone begins a day within a minute, so that "now" is worked out once in each. */
export function dayOf(instant: Date): string {
  const minute = Math.floor(instant.valueOf() / MINUTE_MS);
  if (latest.minute !== minute) latest = { minute, day: day.format(instant) };
  return latest.day;
}

/** So many times 24 hours. */
export const DAY_MS = 86_400_000;

/** The instant so many times 24 hours before another, and after it. */
export const daysBefore = (instant: Date, days: number): Date => new Date(instant.valueOf() - days * DAY_MS);
export const daysAfter = (instant: Date, days: number): Date => new Date(instant.valueOf() + days * DAY_MS);

/** Whole days from one day (YYYY-MM-DD) to another; less than 0 where that comes before. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** A day moved by whole days; pure calendar arithmetic, so no clock change can shift it. */
export function addDays(on: string, days: number): string {
  const date = new Date(`${on}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** True for a day that exists, written YYYY-MM-DD (2026-02-30 does not, nor does any of a year 0). */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '0001') return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
};
