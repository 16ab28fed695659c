import { type Day, isWeekdayOf, weekdayName } from './day.js';
import { Invalid } from './problem.js';

/**
 * Holds a weekday as a source gives it against its date: two outlets dated the rally of Thursday 25 September 2025
 * to a Wednesday. @throws Invalid
 */
export function checkWeekday(weekday: string | null | undefined, day: Day | null | undefined): void {
  if (!weekday || !day || isWeekdayOf(weekday, day)) return;
  const text = {
    id: `${day} jatuh pada hari ${weekdayName(day, 'id')}, bukan ${weekday}; periksa tanggal pada sumbernya.`,
    en: `${day} is a ${weekdayName(day, 'en')}, not ${weekday}; check the date in the source.`,
  };
  throw new Invalid('weekday-contradicts-date', text, { weekday: [text] });
}
