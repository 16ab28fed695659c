import type { Day } from '../common/day.js';

/** Something that happened, or is due, on a day. */
export interface Moment {
  on: Day;
  what: string;
  /** In Bahasa Indonesia, as the record has it, unless it is ours. */
  text: string;
  isOurs?: boolean;
  /** Part of the page that says more. */
  href: string;
  /** Of what is news to those who follow it. */
  news?: News;
}

export interface News {
  /** The record that tells it; null for none but the commitment. */
  id: string | null;
  /** Which of several things that record tells; none where it tells one. */
  part?: string;
  /** When it last changed, RFC 3339. */
  at: string;
}

/** The beginning of a day in Asia/Jakarta, RFC 3339. */
export const startOfDay = (day: Day): string => `${day}T00:00:00+07:00`;
