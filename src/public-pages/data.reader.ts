import { Injectable } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { ANONYMOUS } from '../common/actor.js';
import { PublicFigures } from '../page-parts/public-figures.js';
import { lastPublicEntry, type Version } from '../page-parts/version.js';
import { Policy, withTables } from '../policy/policy.js';

/** The table behind each list, and what of it everybody is shown there. */
const LISTS: Readonly<Record<string, { table: string; shown?: Sql }>> = {
  commitments: { table: 'commitment', shown: sql`r.record_state = 'verified'` },
  statements: { table: 'statement' },
  organizations: { table: 'organization' },
  affiliations: { table: 'affiliation' },
  people: { table: 'person', shown: sql`EXISTS (SELECT FROM tenure t WHERE t.person_id = r.id)` },
  posts: { table: 'post' },
  tenures: { table: 'tenure' },
  events: { table: 'event' },
  attendances: { table: 'attendance' },
  meetings: { table: 'meeting' },
  sources: { table: 'source' },
};

/** Counts what everybody can take with them. */
@Injectable()
export class DataReader {
  constructor(
    private readonly figures: PublicFigures,
    private readonly policy: Policy,
  ) {}

  /** Entries of each list. */
  async counts(): Promise<Map<string, number>> {
    const rows = await this.figures.rows<{ list: string; count: number }>('sizes of lists', () =>
      this.sizes(),
    );
    return new Map(rows.map(({ list, count }) => [list, count]));
  }

  /** Null while nothing public was recorded. */
  async version(): Promise<Version | null> {
    const [row] = await this.figures.rows<Version>('last public entry', () => lastPublicEntry(this.policy));
    return row ?? null;
  }

  private sizes(): Sql {
    const sight = this.policy.sightOf(ANONYMOUS);
    const tables = Object.values(LISTS).map(({ table }) => table);
    const counted = Object.entries(LISTS).map(
      ([list, { table, shown = sql`true` }]) =>
        sql`SELECT ${list}::text AS list, count(*)::int AS count FROM ${raw(`"${table}"`)} r WHERE ${shown}`,
    );
    return sql`${withTables(this.policy.narrowed(sight, tables))}${join(counted, ' UNION ALL ')}`;
  }
}
