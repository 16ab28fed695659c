import type pg from 'pg';
import type { Served } from './processes.js';
import type { casesOn } from './requests.js';

/** What grows with the records or not. */
export const LABELS = {
  receiver: 'list of a receiver',
  detail: 'detail',
  meetings: 'list of meetings',
  office: 'list of the meetings of an office',
  meeting: 'one meeting',
} as const;

/** Both servers on one database. */
export interface Pair {
  /** Commitments in it. */
  rows: number;
  /** A connection of the owner. */
  owner: pg.Client;
  /** Address of the database. */
  database: string;
  ikrar: Served;
  reference: Served;
  cases: Awaited<ReturnType<typeof casesOn>>;
  /** Addresses by what grows or not. */
  paths: Record<keyof typeof LABELS, string[]>;
}
