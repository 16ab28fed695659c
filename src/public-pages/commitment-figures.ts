import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import { ANONYMOUS } from '../common/actor.js';
import type { Day } from '../common/day.js';
import type { Statement } from '../database/unit-of-work.js';
import { type Narrowed, narrowing, ROADS } from '../commitments/commitment-filters.js';
import { FLAG_NAMES, hasFlag } from '../commitments/flags.js';
import { tablesAsOf } from '../history/as-of.js';
import { PublicFigures } from '../page-parts/public-figures.js';
import { Policy, withTables } from '../policy/policy.js';
import { dayOf, pastMomentOf } from '../records/as-of.js';

/** Keys of the query whose values are offered with their counts. */
export const FACETS = ['status', 'flag', 'topic', 'maker', 'receiver'] as const;
export type Facet = (typeof FACETS)[number];

/** Commitments looked at for a count at most. Of a list that may hold more, only that is said. */
export const MOST_COUNTED = 10_000;
/** Makers and receivers offered: those with the most. */
const MOST_OFFERED = 10;
/** Topics offered. */
const MOST_TOPICS = 100;

const TABLES = [
  'commitment',
  'statement',
  'organization',
  'post',
  'person',
  'event',
  'tenure',
  'topic',
  'affiliation',
  ...ROADS,
];

interface Row {
  /** `looked` for how many commitments a count looked at, `total` for the list itself. */
  facet: Facet | 'looked' | 'total';
  /** Of `looked`, the set it is about. */
  value: string | null;
  name: string | null;
  nameEn: string | null;
  count: number;
}

/** A value of a facet, with how many commitments of the list carry it. */
export interface Figure {
  value: string;
  /** As it is called, where that is on record. */
  name: string | null;
  nameEn: string | null;
  count: number;
}

/** Counts of a list as it is narrowed. */
export interface Figures {
  /** How many it holds; null where it takes more than {@link MOST_COUNTED} to tell, undefined where nothing was counted. */
  total: number | null | undefined;
  /** By facet, as the list would be narrowed by all else that was chosen; null where that is too many to count. */
  facets: Record<Facet, Figure[] | null>;
  /** Every topic there is, counted or not. */
  topics: Figure[];
}

/** The same filters, without a number. */
export const withoutCounts = ({ topics }: Figures): Figures => ({
  total: undefined,
  facets: Object.fromEntries(FACETS.map((facet) => [facet, null])) as Figures['facets'],
  topics,
});

/**
 * Counts commitments that everybody sees. Each count looks at 10,000 commitments at most, whatever the list holds, and
 * is kept until the record changes.
 */
@Injectable()
export class CommitmentFigures {
  constructor(
    private readonly figures: PublicFigures,
    private readonly policy: Policy,
  ) {}

  async of(query: Narrowed): Promise<Figures> {
    const rows = await this.figures.rows<Row>(`commitments ${nameOf(query)}`, (today) =>
      this.statement(query, today),
    );
    const isCounted = (set: SetName) =>
      (rows.find(({ facet, value }) => facet === 'looked' && value === set)?.count ?? 0) <= MOST_COUNTED;
    const figuresOf = (facet: Facet) => rows.filter((row) => row.facet === facet).map(figureOf);
    return {
      total: isCounted('list') ? (rows.find(({ facet }) => facet === 'total')?.count ?? 0) : null,
      facets: Object.fromEntries(
        FACETS.map((facet) => [facet, isCounted(setOf(query, facet)) ? figuresOf(facet) : null]),
      ) as Figures['facets'],
      topics: figuresOf('topic'),
    };
  }

  /**
   * One set of commitments for the list, and one without each filter whose other values are counted. What a set may
   * hold is found by index first; of more than can be counted nothing else is read.
   */
  private statement(query: Narrowed, today: Day): Statement {
    const sight = this.policy.sightOf(ANONYMOUS);
    const moment = pastMomentOf(query.as_of);
    const day = moment === null ? today : dayOf(moment);
    const sets: SetName[] = ['list', ...FACETS.filter((facet) => isChosen(query, facet))];
    const parts = sets.flatMap((set) => {
      const narrowed = set === 'list' ? query : { ...query, [set]: undefined };
      const { found, counted } = SETS[set];
      const columns = FACETS.filter((facet) => setOf(query, facet) === set).map((facet) =>
        COLUMNS[facet](day),
      );
      const flags = (narrowed.flag ?? []).map((flag) => hasFlag(flag, day));
      return [
        sql`${found} AS MATERIALIZED (SELECT r.id FROM commitment r
             WHERE ${join(narrowing(narrowed, day, sight, moment), ' AND ')} LIMIT ${MOST_COUNTED + 1})`,
        sql`${counted} AS MATERIALIZED (SELECT ${join([sql`r.id`, ...columns])} FROM ${found} JOIN commitment r USING (id)
             WHERE ${join([sql`(SELECT count(*) FROM ${found}) <= ${MOST_COUNTED}`, ...flags], ' AND ')})`,
      ];
    });
    const tables = tablesAsOf(this.policy, sight, TABLES, moment);
    return sql`${withTables([...tables, ...parts])}
      ${join(
        [
          sql`SELECT 'total' AS facet, NULL AS value, NULL AS name, NULL AS "nameEn", count(*)::int AS count FROM ${SETS.list.counted}`,
          ...sets.map(
            (set) => sql`SELECT 'looked', ${set}, NULL, NULL, count(*)::int FROM ${SETS[set].found}`,
          ),
          ...FACETS.map((facet) => sql`(${COUNTS[facet](SETS[setOf(query, facet)].counted)})`),
        ],
        ' UNION ALL ',
      )}`;
  }
}

/** The list, or the list without one of its filters. */
type SetName = Facet | 'list';

const isChosen = (query: Narrowed, facet: Facet): boolean => query[facet] !== undefined;

/** Where the values of a facet are counted. */
const setOf = (query: Narrowed, facet: Facet): SetName => (isChosen(query, facet) ? facet : 'list');

const figureOf = ({ value, name, nameEn, count }: Row): Figure => ({
  value: value ?? '',
  name,
  nameEn,
  count,
});

/** Only what the list is narrowed to; the same whatever the order of the keys. */
const nameOf = (query: Narrowed): string =>
  JSON.stringify(
    Object.entries(query)
      .filter(([key, value]) => value !== undefined && !['sort', 'cursor', 'limit'].includes(key))
      .toSorted(([one], [other]) => one.localeCompare(other)),
  );

/** Each set by its ids, and with what is counted of it. */
const SETS: Record<SetName, { found: Sql; counted: Sql }> = {
  list: { found: sql`found`, counted: sql`listed` },
  status: { found: sql`found_in_any_state`, counted: sql`in_any_state` },
  flag: { found: sql`found_with_any_flag`, counted: sql`with_any_flag` },
  topic: { found: sql`found_on_any_topic`, counted: sql`on_any_topic` },
  maker: { found: sql`found_by_any_maker`, counted: sql`by_any_maker` },
  receiver: { found: sql`found_to_any_receiver`, counted: sql`to_any_receiver` },
};

/** What is counted of a commitment `r`. */
const COLUMNS: Record<Facet, (day: Day) => Sql> = {
  status: () => sql`r.fulfilment`,
  flag: (day) =>
    sql`array_remove(ARRAY[${join(
      FLAG_NAMES.map((flag) => sql`CASE WHEN ${hasFlag(flag, day)} THEN ${flag}::text END`),
    )}], NULL) AS flags`,
  topic: () => sql`r.topic_keys`,
  maker: () => sql`r.makers`,
  receiver: () => sql`r.receiver_ids`,
};

const offered = (facet: string, ids: Sql) => sql`
  SELECT ${facet}, o.id::text, o.name, o.acronym, count(*)::int
    FROM (${ids}) of_each(id) JOIN organization o ON o.id = of_each.id
   GROUP BY o.id, o.name, o.acronym ORDER BY count(*) DESC, o.name, o.id LIMIT ${MOST_OFFERED}`;

/** How often each value stands in a set; hidden topics and organizations are not among them. */
const COUNTS: Record<Facet, (set: Sql) => Sql> = {
  status: (set) =>
    sql`SELECT 'status', fulfilment, NULL, NULL, count(*)::int FROM ${set} GROUP BY fulfilment`,
  flag: (set) =>
    sql`SELECT 'flag', flag, NULL, NULL, count(*)::int FROM ${set}, unnest(flags) AS flag GROUP BY flag`,
  topic: (set) => sql`
    SELECT 'topic', t.key, t.label, t.label_en, coalesce(counted.count, 0)
      FROM topic t LEFT JOIN (
           SELECT key, count(*)::int AS count FROM ${set}, unnest(topic_keys) AS key GROUP BY key) counted USING (key)
     ORDER BY t.label, t.key LIMIT ${MOST_TOPICS}`,
  maker: (set) =>
    offered(
      'maker',
      sql`SELECT promiser.id FROM ${set} CROSS JOIN LATERAL (
        SELECT DISTINCT (maker ->> 'organizationId')::uuid AS id FROM jsonb_array_elements(makers) AS maker) promiser`,
    ),
  receiver: (set) => offered('receiver', sql`SELECT receiver FROM ${set}, unnest(receiver_ids) AS receiver`),
};
