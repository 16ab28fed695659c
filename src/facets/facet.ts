import sql, { raw, type Sql } from 'sql-template-tag';
import type { Day } from '../common/day.js';
import type { Text } from '../common/language.js';
import { YES_NO } from '../common/fields.js';
import type { Sight } from '../policy/policy.js';

/* A list says as data what it can be counted by. */

/** What a key of the query can be, counted over a set `s` of records of the list. */
export interface Facet {
  label: Text;
  /** What the set carries of the record `r` for it, by name. */
  columns: Readonly<Record<string, (day: Day) => Sql>>;
  /** What the set is joined with first, once for all facets that need it; then `values` is of that. */
  through?: Joined;
  /** One row with a `value` for each value each record of the set has: each is found by asking for it. */
  values: (set: Sql, day: Day) => Sql;
  /** The values there are, in their order, with how they are called. */
  words?: Readonly<Record<string, Text>>;
  /** Else the records the values stand for, as far as they are seen, as a query of `value`, `name` and `name_en`; left out, a value is its own name. */
  named?: Sql;
  /** Values offered where they could not be counted, as such a query; left out, none is. */
  uncounted?: Sql;
  /** Values offered at most: the most frequent, and always those asked for. */
  most: number;
  /** Whether the latest comes first instead of the most frequent. */
  isByValue?: boolean;
  /** How many values can be asked for: one, any of several, or all of several. */
  takes: 'one' | 'any' | 'all';
}

/** Rows that records of a set lead to, in a table of their own. */
export interface Joined {
  name: string;
  rows: (set: Sql) => Sql;
}

/** A list of records and what it is counted by. */
export interface FacetedList<Query extends object> {
  /** Where it stands below /api/v1. */
  list: string;
  /** What is counted: none, one and several of it. */
  noun: { one: Text; several: Text };
  /** Tables the statement looks into. */
  tables: readonly string[];
  /** What it is read from: the records `r`. */
  from: Sql;
  /** What it is narrowed to, as conditions that find records. @param moment it is as of, RFC 3339; null for now */
  narrowing: (query: Query, day: Day, sight: Sight, moment: string | null) => Sql[];
  /** Conditions over `r` that are too dear to look for; they are checked of what was found. */
  checks?: (query: Query, day: Day) => Sql[];
  /** By the key of the query. */
  facets: Readonly<Partial<Record<keyof Query & string, Facet>>>;
}

/** Values offered of what there may be many of. */
const MOST_OFFERED = 15;

type Some = Omit<Facet, 'columns' | 'values' | 'most' | 'takes'> & Partial<Pick<Facet, 'most' | 'takes'>>;

/** A facet whose value is an expression over the record `r`; null is none. @param name of the expression in the set */
export const single = (name: string, expression: Sql | ((day: Day) => Sql), facet: Some): Facet => ({
  most: MOST_OFFERED,
  takes: 'any',
  ...facet,
  columns: { [name]: typeof expression === 'function' ? expression : () => expression },
  values: (set) => sql`SELECT ${column(name)} AS value FROM ${set} s`,
});

/** A facet whose values are an array over the record `r`, none of them twice. */
export const several = (name: string, expression: Sql | ((day: Day) => Sql), facet: Some): Facet => ({
  ...single(name, expression, facet),
  values: (set) => sql`SELECT value FROM ${set} s, unnest(${column(name)}) AS value`,
});

/** Joins by which a record `s` reaches its values. */
type Way = Sql | ((day: Day) => Sql);

/** A facet whose one value stands elsewhere. @param columns by which it is reached @param value where the way ends */
export const elsewhere = (columns: Record<string, Sql>, value: Sql, way: Way, facet: Some): Facet => ({
  most: MOST_OFFERED,
  takes: 'any',
  ...facet,
  columns: Object.fromEntries(Object.entries(columns).map(([name, of]) => [name, () => of])),
  values: (set, day) => sql`SELECT ${value} AS value FROM ${set} s ${wayOn(way, day)}`,
});

/** A facet whose values stand elsewhere, of which a record may reach one on several ways. */
export const manyElsewhere = (columns: Record<string, Sql>, value: Sql, way: Way, facet: Some): Facet => ({
  ...elsewhere(columns, value, way, facet),
  values: (set, day) => sql`SELECT DISTINCT s.id, ${value} AS value FROM ${set} s ${wayOn(way, day)}`,
});

const wayOn = (way: Way, day: Day): Sql => (typeof way === 'function' ? way(day) : way);

const column = (name: string): Sql => raw(`s."${name}"`);

const YES_NO_WORDS: Readonly<Record<(typeof YES_NO)[number], Text>> = {
  yes: { id: 'Ya', en: 'Yes' },
  no: { id: 'Tidak', en: 'No' },
};

/** A facet of what is so or not. @param words what either is called */
export const yesNo = (
  name: string,
  isSo: Sql | ((day: Day) => Sql),
  label: Text,
  words: Readonly<Record<(typeof YES_NO)[number], Text>> = YES_NO_WORDS,
): Facet => {
  const of = (day: Day) => (typeof isSo === 'function' ? isSo(day) : isSo);
  return single(name, (day) => sql`CASE WHEN ${of(day)} THEN 'yes' ELSE 'no' END`, {
    label,
    words,
    takes: 'one',
  });
};

const YEAR: Text = { id: 'Tahun', en: 'Year' };

/** A facet of years. @param day of the record `r` @param days all days there are: FROM and WHERE, with the `day` of each */
export const years = (day: Sql, days: { day: Sql; from: Sql }): Facet =>
  single('year', sql`extract(year FROM ${day})::int`, {
    label: YEAR,
    uncounted: sql`SELECT year AS value, year::text AS name, NULL AS name_en
      FROM generate_series((SELECT extract(year FROM min(${days.day}))::int ${days.from}),
        (SELECT extract(year FROM max(${days.day}))::int ${days.from})) AS year`,
    isByValue: true,
    most: 100,
  });

/** Organizations, by their names. */
export const ofOrganizations = (label: Text): Some => ({
  label,
  named: sql`SELECT o.id AS value, o.name, NULL AS name_en FROM organization o`,
});

const TOPICS = sql`SELECT t.key AS value, t.label AS name, t.label_en AS name_en FROM topic t`;

/** Topics, by their labels; they are few, so that all are offered. */
export const ofTopics = (label: Text): Some => ({ label, named: TOPICS, uncounted: TOPICS, most: 100 });

/** What a list is counted by, by key. */
export const facetsOf = <Query extends object>({ facets }: FacetedList<Query>): [string, Facet][] =>
  Object.entries<Facet | undefined>(facets).flatMap(([key, facet]) => (facet ? [[key, facet]] : []));

/** The values of a key that are asked for. */
export const chosenIn = (query: object, key: string): string[] =>
  [(query as Record<string, string | string[] | undefined>)[key] ?? []].flat();
