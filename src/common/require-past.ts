import { type Day, today } from './day.js';
import { Invalid } from './problem.js';

/** @throws Invalid for a day after today in Asia/Jakarta */
export function requirePast(day: Day): void {
  if (day > today())
    throw new Invalid('day-in-future', { id: 'Tanggal ini belum tiba.', en: 'This day has not come yet.' });
}
