import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Text } from '../common/language.js';
import { PublicFigures } from '../page-parts/public-figures.js';
import { Policy } from '../policy/policy.js';
import type { Choice } from '../web/list.js';
import type { Visit } from '../web/visit.js';

interface Counted {
  value: string;
  count: number;
}
interface Named extends Counted {
  label: string;
}

/** Organizations offered as a filter; the others are found by searching for them. */
const MOST_OFFERED = 30;

/** Keys that choose nothing: a list narrowed by others only is counted otherwise than these figures are. */
const NEUTRAL = new Set(['cursor', 'sort', 'limit', 'on']);

/**
 * What lists can be narrowed to, with how many records carry it. Counts are of the whole public list, so they stand only
 * beside that: not once it is narrowed otherwise, nor for those who see more.
 */
@Injectable()
export class ListCounts {
  constructor(
    private readonly figures: PublicFigures,
    private readonly policy: Policy,
  ) {}

  /** @param rows of a table or a join, with its condition. @param column it is counted by */
  async choices(
    visit: Visit,
    key: string,
    labels: Readonly<Record<string, Text>>,
    [name, column, rows]: CountedBy,
  ): Promise<Choice[]> {
    const counted = await this.figures.rows<Counted>(
      `choices ${name}`,
      () => sql`SELECT ${column} AS value, count(*)::int AS count FROM ${rows} GROUP BY 1`,
    );
    const counts = new Map(counted.map(({ value, count }) => [value, count]));
    const isShown = this.areShown(visit, key);
    const isForAll = this.isForAll(visit);
    return Object.entries(labels)
      .filter(([value]) => !isForAll || counts.has(value) || isChosen(visit, key, value))
      .map(([value, label]) => ({
        value,
        label: label[visit.language],
        count: isShown ? (counts.get(value) ?? 0) : null,
      }));
  }

  /** Organizations with posts, by how many people held one there, or how many posts there are. */
  async organizations(visit: Visit, of: 'people' | 'posts'): Promise<Choice[]> {
    const counted = await this.figures.rows<Named>(
      `choices organizations of ${of}`,
      () => sql`
        SELECT o.id AS value, o.name AS label, ${COUNTS[of]} AS count
          FROM organization o JOIN post p ON p.organization_id = o.id ${JOINS[of]}
         GROUP BY o.id, o.name ORDER BY 3 DESC, lower(o.name) COLLATE "id-ID-x-icu" LIMIT ${MOST_OFFERED}`,
    );
    const isShown = this.areShown(visit, 'organization');
    return counted.map(({ value, label, count }) => ({ value, label, count: isShown ? count : null }));
  }

  private areShown(visit: Visit, key: string): boolean {
    return (
      this.isForAll(visit) && Object.keys(visit.query).every((other) => other === key || NEUTRAL.has(other))
    );
  }

  private isForAll(visit: Visit): boolean {
    return this.policy.sightOf(visit.reader).name === 'public';
  }
}

/** A name for the counts, the column counted by, and the rows. */
type CountedBy = readonly [name: string, column: Sql, rows: Sql];

const COUNTS = {
  people: sql`count(DISTINCT coalesce(n.merged_into_id, n.id))::int`,
  posts: sql`count(*)::int`,
};
const JOINS = {
  people: sql`JOIN tenure t ON t.post_id = p.id JOIN person n ON n.id = t.person_id`,
  posts: sql``,
};

export const COUNTED = {
  eventKinds: ['event kinds', sql`kind`, sql`event`],
  meetingKinds: ['meeting kinds', sql`e.kind`, sql`meeting m JOIN event e ON e.id = m.event_id`],
  meetingStates: ['meeting states', sql`m.state`, sql`meeting m JOIN event e ON e.id = m.event_id`],
  sourceKinds: ['source kinds', sql`kind`, sql`source`],
  sourceParties: ['source parties', sql`party`, sql`source`],
  organizationKinds: ['organization kinds', sql`kind`, sql`organization`],
  unionLevels: ['union levels', sql`level`, sql`organization WHERE kind = 'union' AND level IS NOT NULL`],
} as const satisfies Record<string, CountedBy>;

const isChosen = ({ query }: Visit, key: string, value: string): boolean =>
  [query[key] ?? []].flat().includes(value);
