import type { Day } from '../common/day.js';
import { inEach, longDay, clockTime } from '../common/dates.js';
import type { Language } from '../common/language.js';

const DAY_OF_LETTER = inEach({ dateStyle: 'long', timeZone: 'UTC' });

/** A time as sentences write it, in Asia/Jakarta: `pukul 09.00 WIB`. */
export const timeInText = (instant: string, language: Language): string =>
  language === 'id' ? `pukul ${clockTime(instant, language)} WIB` : `${clockTime(instant, language)} WIB`;

/** From when to when, in Asia/Jakarta: `pukul 09.00–10.30 WIB`; null where neither is known. */
export function span(from: string | null, until: string | null, language: Language): string | null {
  if (from === null)
    return until && `${language === 'id' ? 'sampai' : 'until'} ${timeInText(until, language)}`;
  if (until === null) return timeInText(from, language);
  const both = `${clockTime(from, language)}–${clockTime(until, language)} WIB`;
  return language === 'id' ? `pukul ${both}` : both;
}

/** A day as letters carry it beside the place: `14 Januari 2026`. */
export const dayOfLetter = (day: Day, language: Language): string =>
  DAY_OF_LETTER[language].format(new Date(day));

/** The days something lasted: `Senin, 12 Januari 2026 s.d. Selasa, 13 Januari 2026`. */
export function daysInText(from: Day, until: Day | null, language: Language): string {
  if (until === null || until === from) return longDay(from, language);
  return `${longDay(from, language)} ${language === 'id' ? 's.d.' : 'to'} ${longDay(until, language)}`;
}
