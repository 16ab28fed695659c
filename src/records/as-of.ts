import { type Day, today } from '../common/day.js';
import { momentOf } from './record.dto.js';

/**
 * The earlier instant an `as_of` means, RFC 3339, checked before; null for now, whether nothing was asked for or what is
 * to come, of which nothing is on record but what is now.
 */
export function pastMomentOf(asOf: string | null | undefined): string | null {
  const moment = asOf === undefined || asOf === null ? null : momentOf(asOf);
  return moment === null || Date.parse(moment) >= Date.now() ? null : moment;
}

/** The day of an instant, today for now. */
export const dayOf = (moment: string | null): Day => today(moment === null ? undefined : new Date(moment));
