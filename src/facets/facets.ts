import { Injectable } from '@nestjs/common';
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { type Actor, ANONYMOUS } from '../common/actor.js';
import { type Day, today } from '../common/day.js';
import { Reads } from '../database/reads.js';
import type { Statement } from '../database/unit-of-work.js';
import { PublicFigures } from '../page-parts/public-figures.js';
import { tablesAsOf } from '../history/as-of.js';
import { Policy, type Sight, withTables } from '../policy/policy.js';
import { dayOf, pastMomentOf } from '../records/as-of.js';
import { chosenIn, type Facet, type FacetedList, facetsOf, type Joined } from './facet.js';

/** Records looked at for a count at most. Of a list that may hold more, only that is said. */
export const MOST_COUNTED = 10_000;

/** A value of a facet. */
export interface Figure {
  value: string;
  name: string;
  nameEn: string;
  /** How many records the list holds when asked for this value, and for all else it is narrowed to; null where that takes too much to tell. */
  count: number | null;
}

/** Counts of a list as it is narrowed. */
export interface Figures {
  /** How many it holds; null where it takes more than {@link MOST_COUNTED} to tell. */
  total: number | null;
  /** By key of the query, with the list's other filters as they are. */
  facets: Record<string, Figure[]>;
  /** Keys whose values take more than {@link MOST_COUNTED} to count: some may be offered, without a number. */
  uncounted: string[];
}

interface Row {
  /** `looked` for how many records a count looked at, `total` for the list itself. */
  facet: string;
  /** Of `looked`, the set it is about. */
  value: string | null;
  name: string | null;
  nameEn: string | null;
  count: number | null;
}

/** The list, or the list without one of its filters. */
type SetName = string;
const LIST: SetName = '';

/** Keys that choose where a list is read, not what it holds. */
const PLACE = new Set(['sort', 'cursor', 'limit']);

/**
 * Counts what lists can be narrowed to, as whoever asks sees them: what is hidden changes no count. Each count looks at
 * 10,000 records at most, whatever the list holds. For everybody it is kept until the record changes.
 */
@Injectable()
export class Facets {
  constructor(
    private readonly figures: PublicFigures,
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  async of<Query extends { as_of?: string }>(
    actor: Actor,
    list: FacetedList<Query>,
    query: Query,
  ): Promise<Figures> {
    const sight = this.policy.sightOf(actor);
    const rows =
      sight.name === 'public'
        ? await this.figures.rows<Row>(nameOf(list, query), (day) =>
            this.statement(list, query, day, this.policy.sightOf(ANONYMOUS)),
          )
        : await this.reads.rows<Row>(actor, this.statement(list, query, today(), sight));
    return figuresIn(list, query, rows);
  }

  /**
   * One set of records for the list, and one without each filter whose other values are counted. What a set may hold is
   * found by index first; of more than can be counted nothing else is read.
   */
  private statement<Query extends { as_of?: string }>(
    list: FacetedList<Query>,
    query: Query,
    now: Day,
    sight: Sight,
  ): Statement {
    const moment = pastMomentOf(query.as_of);
    const day = moment === null ? now : dayOf(moment);
    const facets = facetsOf(list);
    const sets = [LIST, ...facets.map(([key]) => key).filter((key) => isChosen(query, key))];
    const parts = sets.flatMap((set, n) => {
      const narrowed = set === LIST ? query : { ...query, [set]: undefined };
      const { found, counted } = namesOf(n);
      const ofSet = facets.filter(([key]) => setOf(query, key) === set);
      const columns = columnsOf(ofSet).map(([name, of]) => sql`${of(day)} AS ${raw(`"${name}"`)}`);
      const throughs = new Set(ofSet.flatMap(([, { through }]) => through ?? []));
      return [
        sql`${found} AS MATERIALIZED (SELECT r.id FROM ${list.from}
             WHERE ${join([sql`true`, ...list.narrowing(narrowed, day, sight, moment)], ' AND ')} LIMIT ${MOST_COUNTED + 1})`,
        sql`${counted} AS MATERIALIZED (SELECT ${join([sql`r.id`, ...columns])} FROM ${list.from}
             WHERE ${join(
               [
                 sql`r.id IN (SELECT id FROM ${found})`,
                 sql`(SELECT count(*) FROM ${found}) <= ${MOST_COUNTED}`,
                 ...(list.checks?.(narrowed, day) ?? []),
               ],
               ' AND ',
             )})`,
        ...[...throughs].map(
          (joined) => sql`${joinedName(joined, n)} AS MATERIALIZED (${joined.rows(counted)})`,
        ),
      ];
    });
    return sql`${withTables([...tablesAsOf(this.policy, sight, list.tables, moment), ...parts])}
      ${join(
        [
          sql`SELECT 'total' AS facet, NULL AS value, NULL AS name, NULL AS "nameEn", count(*)::int AS count FROM ${namesOf(0).counted}`,
          ...sets.map(
            (set, n) =>
              sql`SELECT 'looked', ${set}::text, NULL, NULL, count(*)::int FROM ${namesOf(n).found}`,
          ),
          ...facets.map(([key, facet]) => {
            const n = sets.indexOf(setOf(query, key));
            const { found, counted } = namesOf(n);
            const from = facet.through ? joinedName(facet.through, n) : counted;
            return sql`(${countsOf(key, facet, facet.values(from, day), found, chosenIn(query, key))})`;
          }),
        ],
        ' UNION ALL ',
      )}`;
  }
}

function figuresIn<Query extends object>(list: FacetedList<Query>, query: Query, rows: Row[]): Figures {
  const isCounted = (set: SetName) =>
    (rows.find(({ facet, value }) => facet === 'looked' && value === set)?.count ?? 0) <= MOST_COUNTED;
  const figuresOf = ([key, facet]: [string, Facet]): [string, Figure[]] => {
    const found = rows.filter((row) => row.facet === key).map(figureOf);
    const { words } = facet;
    if (!words) return [key, found];
    const counts = new Map(found.map(({ value, count }) => [value, count]));
    const isKnown = isCounted(setOf(query, key));
    return [
      key,
      Object.entries(words)
        .filter(([value]) => !isKnown || counts.has(value))
        .map(([value, { id, en }]) => ({ value, name: id, nameEn: en, count: counts.get(value) ?? null })),
    ];
  };
  return {
    total: isCounted(LIST) ? (rows.find(({ facet }) => facet === 'total')?.count ?? 0) : null,
    facets: Object.fromEntries(facetsOf(list).map(figuresOf)),
    uncounted: facetsOf(list)
      .map(([key]) => key)
      .filter((key) => !isCounted(setOf(query, key))),
  };
}

const figureOf = ({ value, name, nameEn, count }: Row): Figure => ({
  value: value ?? '',
  name: name ?? '',
  nameEn: nameEn ?? name ?? '',
  count,
});

const isChosen = (query: object, key: string): boolean => chosenIn(query, key).length > 0;

/** Where the values of a facet are counted. */
const setOf = (query: object, key: string): SetName => (isChosen(query, key) ? key : LIST);

/** A set by its ids, and with what is counted of it. */
const namesOf = (n: number) => ({ found: raw(`found_${n}`), counted: raw(`counted_${n}`) });

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** What a set was joined with. */
const joinedName = ({ name }: Joined, n: number): Sql => raw(`${name}_${n}`);

/** Only what the list is narrowed to; the same whatever the order of keys and values. */
function nameOf<Query extends object>({ list, facets }: FacetedList<Query>, query: Query): string {
  const asked = Object.entries(query)
    .filter(([key, value]) => value !== undefined && !PLACE.has(key))
    .map(([key, value]) => [key, Array.isArray(value) ? value.toSorted(byText) : (value as unknown)] as const)
    .toSorted(([one], [other]) => byText(one, other));
  return `facets ${list} ${Object.keys(facets).join()} ${JSON.stringify(asked)}`;
}

/** What a set carries for these facets, each once. */
const columnsOf = (facets: [string, Facet][]): [string, (day: Day) => Sql][] =>
  Object.entries(Object.assign({}, ...facets.map(([, { columns }]) => columns)) as Facet['columns']);

/** How often each value stands in a set. Hidden records are not among them. */
function countsOf(
  key: string,
  { words, named, uncounted, most, isByValue }: Facet,
  values: Sql,
  found: Sql,
  chosen: string[],
): Sql {
  const counts = sql`SELECT value, count(*)::int AS count FROM (${values}) held WHERE value IS NOT NULL GROUP BY value`;
  if (words) return sql`SELECT ${key}::text, value, NULL, NULL, count FROM (${counts}) counts`;
  const offered = named
    ? sql`SELECT named.value, named.name, named.name_en, counts.count FROM (${counts}) counts JOIN (${named}) named ON named.value = counts.value`
    : sql`SELECT value, value::text AS name, NULL AS name_en, count FROM (${counts}) counts`;
  const orNot = uncounted
    ? sql` UNION ALL SELECT value, name, name_en, NULL FROM (${uncounted}) every WHERE (SELECT count(*) FROM ${found}) > ${MOST_COUNTED}`
    : empty;
  const order = isByValue
    ? sql`value DESC`
    : sql`value::text = ANY (${chosen}::text[]) DESC, count DESC NULLS LAST, lower(name) COLLATE "id-ID-x-icu", value`;
  return sql`SELECT ${key}::text, value::text, name, name_en, count FROM (${offered}${orNot}) offered
     ORDER BY ${order} LIMIT ${most + chosen.length}`;
}
