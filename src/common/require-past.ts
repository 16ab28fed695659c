import { type Day, today } from './day.js';
import { Invalid } from './problem.js';

const NOT_YET = { id: 'Tanggal ini belum tiba.', en: 'This day has not come yet.' };

/**
 * @param field of the request that holds the day
 * @throws Invalid for a day after today in Asia/Jakarta
 */
export function requirePast(day: Day, field: string): void {
  if (day > today()) throw new Invalid('day-in-future', NOT_YET, { [field]: [NOT_YET] });
}
