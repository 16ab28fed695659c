import type { Day, Precision } from './day.js';
import type { Language } from './language.js';

/** Whose habits days and numbers are written by. */
export const LOCALES: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

/** A format in each language, to be made once: to make one costs a thousand times what it costs to use it. */
export const inEach = (options: Intl.DateTimeFormatOptions): Record<Language, Intl.DateTimeFormat> => ({
  id: new Intl.DateTimeFormat(LOCALES.id, options),
  en: new Intl.DateTimeFormat(LOCALES.en, options),
});

/** Pages show days by the dozen: names of months that are known cost a tenth of a format. */
const SHORT_MONTHS = monthsIn(inEach({ month: 'short', timeZone: 'UTC' }));
const MONTHS = monthsIn(inEach({ month: 'long', timeZone: 'UTC' }));
// Not by `dateStyle`, which writes `01 Juni`.
const LONG_DAY = inEach({
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const SHORT_INSTANT = inEach({
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Jakarta',
});
const TIME_OF_DAY = inEach({
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Jakarta',
});

/** A day as tables show it: `10 Nov 2025`. */
export const shortDay = (day: Day, language: Language): string =>
  `${Number(day.slice(8, 10))} ${SHORT_MONTHS[language][monthOf(day)]} ${day.slice(0, 4)}`;

/** A day as sentences write it: `Senin, 10 November 2025`. */
export const longDay = (day: Day, language: Language): string => LONG_DAY[language].format(new Date(day));

/** An instant as tables show it, in Asia/Jakarta: `10 Nov 2025, 13.20 WIB`. */
export const shortInstant = (instant: Date | string, language: Language): string =>
  `${SHORT_INSTANT[language].format(new Date(instant))} WIB`;

/** The time of day of an instant in Asia/Jakarta: `09.00`, in English `09:00`. */
export const clockTime = (instant: Date | string, language: Language): string =>
  TIME_OF_DAY[language].format(new Date(instant));

/** A period by its last day, as exactly as it is known: `31 Mar 2026`, `Maret 2026`, `triwulan I 2026`, `2026`. */
export function period(lastDay: Day, precision: Exclude<Precision, 'none'>, language: Language): string {
  const year = lastDay.slice(0, 4);
  switch (precision) {
    case 'day':
      return shortDay(lastDay, language);
    case 'month':
      return `${MONTHS[language][monthOf(lastDay)]} ${year}`;
    case 'quarter': {
      const quarter = Math.trunc(monthOf(lastDay) / 3) + 1;
      return language === 'id'
        ? `triwulan ${['I', 'II', 'III', 'IV'][quarter - 1]} ${year}`
        : `Q${quarter} ${year}`;
    }
    case 'year':
      return year;
  }
}

/** From 0. */
const monthOf = (day: Day): number => Number(day.slice(5, 7)) - 1;

function monthsIn(formats: Record<Language, Intl.DateTimeFormat>): Record<Language, string[]> {
  const firsts = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2000, month)));
  const named = (language: Language) => firsts.map((first) => formats[language].format(first));
  return { id: named('id'), en: named('en') };
}
