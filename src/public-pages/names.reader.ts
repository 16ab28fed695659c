import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import type { Text } from '../common/language.js';
import { Reads } from '../database/reads.js';
import { PublicFigures } from '../page-parts/public-figures.js';
import { Policy, withTables } from '../policy/policy.js';

const fullName = sql`concat_ws(' ', p.front_titles, p.name) || coalesce(', ' || p.back_titles, '')`;

/** How records of each kind are called in both languages, over the alias of the table. */
const NAMED: Record<string, Sql> = {
  organization: sql`SELECT o.id, coalesce(o.acronym, o.name) AS name, NULL AS other FROM organization o WHERE o.id`,
  person: sql`SELECT p.id, ${fullName}, NULL FROM person p WHERE p.id`,
  post: sql`SELECT p.id, concat_ws(', ', p.title, o.name), concat_ws(', ', coalesce(p.title_en, p.title), o.name)
    FROM post p LEFT JOIN organization o ON o.id = p.organization_id WHERE p.id`,
  tenure: sql`SELECT t.id, ${fullName}, NULL FROM tenure t JOIN person p ON p.id = t.person_id WHERE t.id`,
  venue: sql`SELECT v.id, v.name, NULL FROM venue v WHERE v.id`,
  event: sql`SELECT e.id, e.name, NULL FROM event e WHERE e.id`,
  source: sql`SELECT s.id, s.title, NULL FROM source s WHERE s.id`,
  demand: sql`SELECT d.id, d.title, NULL FROM demand d WHERE d.id`,
  statement: sql`SELECT s.id, coalesce('“' || s.words || '”', s.gist), NULL FROM statement s WHERE s.id`,
  commitment: sql`SELECT c.id, c.title, c.title_en FROM commitment c WHERE c.id`,
  meeting: sql`SELECT m.id, e.name, NULL FROM meeting m JOIN event e ON e.id = m.event_id WHERE m.id`,
  area: sql`SELECT a.id, a.name, NULL FROM area a WHERE a.id`,
  attachment: sql`SELECT a.id, a.name, NULL FROM attachment a WHERE a.id`,
  agenda_item: sql`SELECT i.id, i.title, NULL FROM agenda_item i WHERE i.id`,
  meeting_request: sql`SELECT m.id, m.purpose, NULL FROM meeting_request m WHERE m.id`,
  booking: sql`SELECT b.id, b.purpose, NULL FROM booking b WHERE b.id`,
  follow_up: sql`SELECT f.id, f.action, NULL FROM follow_up f WHERE f.id`,
  milestone: sql`SELECT m.id, m.title, m.title_en FROM milestone m WHERE m.id`,
};
const TABLES = [...Object.keys(NAMED), 'topic'];

/** What records are called, by id, and topics by key. What the reader does not see has no name here. */
export type Names = ReadonlyMap<string, Text>;

/** Looks up what records of any kind are called. */
@Injectable()
export class NamesReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
    private readonly figures: PublicFigures,
  ) {}

  async of(actor: Actor, ids: readonly string[], topicKeys: readonly string[] = []): Promise<Names> {
    if (ids.length + topicKeys.length === 0) return new Map();
    const wanted = [...new Set(ids)];
    const look = () => this.look(actor, wanted, topicKeys);
    // What everybody sees is looked up once until it changes.
    return actor.kind === 'known'
      ? look()
      : this.figures.kept(`names ${wanted.join()} ${topicKeys.join()}`, look);
  }

  private async look(actor: Actor, wanted: string[], topicKeys: readonly string[]): Promise<Names> {
    const rows = await this.reads.rows<{ id: string; name: string; other: string | null }>(
      actor,
      sql`${withTables(this.policy.narrowed(this.policy.sightOf(actor), TABLES))}
      SELECT id::text, name, other FROM (${join(
        Object.values(NAMED).map((named) => sql`${named} = ANY (${wanted}::uuid[])`),
        ' UNION ALL ',
      )}) found
      UNION ALL SELECT t.key, t.label, t.label_en FROM topic t WHERE t.key = ANY (${[...topicKeys]}::text[])
      UNION ALL SELECT t.id::text, t.label, t.label_en FROM topic t WHERE t.id = ANY (${wanted}::uuid[])`,
    );
    return new Map(rows.map(({ id, name, other }) => [id, { id: name, en: other ?? name }]));
  }
}
