import sql, { type Sql } from 'sql-template-tag';
import { ANONYMOUS } from '../common/actor.js';
import type { Policy } from '../policy/policy.js';

/** Where the public record stands: its last entry, by its number in the log and when it was made. */
export interface Version {
  index: number;
  /** RFC 3339, in UTC. */
  recordedAt: string;
}

/** The {@link Version} now; no row while nothing public was recorded. */
export const lastPublicEntry = (policy: Policy): Sql => sql`
  SELECT h.index::int AS index, to_char(h.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "recordedAt"
    FROM history_entry h
   WHERE ${policy.entries(policy.sightOf(ANONYMOUS))} ORDER BY h.index DESC LIMIT 1`;
