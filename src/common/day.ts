/** Days are 'YYYY-MM-DD' in Asia/Jakarta and compare as text. */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text names a day the calendar has, from year 1900 to 2999. */
export function isDay(text: unknown): text is Day {
  const parts = typeof text === 'string' ? DAY.exec(text) : null;
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (year < 1900 || year > 2999) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The day it is now in Asia/Jakarta. */
export function today(now: Date = new Date()): Day {
  return new Date(now.getTime() + AHEAD_OF_UTC_MS).toISOString().slice(0, 10);
}
/** Asia/Jakarta keeps one offset all year, and has since 1964. Source: IANA time zone database */
export const AHEAD_OF_UTC_MS = 7 * 3_600_000;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Whether a text is an RFC 3339 time with offset on a day the calendar has; seconds may be left out. */
export function isInstant(text: unknown): text is string {
  return (
    typeof text === 'string' &&
    INSTANT.test(text) &&
    isDay(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(text))
  );
}

/** `days` later; negative goes back. */
export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Days from `from` to `to`; 0 for the same day. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** How exactly a date is known. */
export const PRECISIONS = ['day', 'month', 'quarter', 'year', 'none'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** The last day, inclusive, of the day, month, quarter or year that holds `day`. */
export function endOfPeriod(day: Day, precision: Exclude<Precision, 'none'>): Day {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const lastDay = (ofMonth: number) => new Date(Date.UTC(year, ofMonth, 0)).toISOString().slice(0, 10);
  switch (precision) {
    case 'day':
      return day;
    case 'month':
      return lastDay(month);
    case 'quarter':
      return lastDay(Math.ceil(month / 3) * 3);
    case 'year':
      return lastDay(12);
  }
}

const WEEKDAYS = {
  id: ['minggu', 'senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu'],
  en: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
} as const;
/** Names a weekday goes by in sources, lower case. */
export const WEEKDAY_NAMES: readonly string[] = [...WEEKDAYS.id, ...WEEKDAYS.en, "jum'at", 'ahad'];

/** The weekday of a day, from 0 for Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Whether a weekday as written in a source, in Bahasa Indonesia or English, is the one of that day. */
export function isWeekdayOf(name: string, day: Day): boolean {
  const written = name.trim().toLowerCase().replace("jum'at", 'jumat').replace('ahad', 'minggu');
  const at = weekdayOf(day);
  return written === WEEKDAYS.id[at] || written === WEEKDAYS.en[at];
}

/** Name of a day's weekday, capitalised: Senin, Monday. */
export function weekdayName(day: Day, language: 'id' | 'en'): string {
  const name = WEEKDAYS[language][weekdayOf(day)] as string;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
