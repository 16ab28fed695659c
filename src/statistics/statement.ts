import sql, { empty, join, type Sql } from 'sql-template-tag';
import { Invalid } from '../common/problem.js';
import type { Dialect } from './dialect.js';
import { type Dimension, type Measure, type MeasureName, MEASURES } from './measures.js';
import type { StatisticQuery } from './statistic.dto.js';

/** What is asked of a measure. */
export interface Asked {
  measure: MeasureName;
  /** Null for one figure over all. */
  by: Dimension | null;
  /** Of the day it was said. */
  year: number | null;
  maker: string | null;
  receiver: string | null;
  topic: string | null;
}

/** @throws Invalid if the measure is not told apart by this */
export function asking(measure: MeasureName, { by, year, maker, receiver, topic }: StatisticQuery): Asked {
  const known: readonly Dimension[] = MEASURES[measure].by;
  if (by !== undefined && !known.includes(by)) {
    const names = known.join(', ');
    throw new Invalid('measure-not-told-by', {
      id: `Ukuran ini tidak dirinci menurut ${by}, hanya menurut: ${names}.`,
      en: `This measure is not told apart by ${by}, only by: ${names}.`,
    });
  }
  return {
    measure,
    by: by ?? null,
    year: year ?? null,
    maker: maker ?? null,
    receiver: receiver ?? null,
    topic: topic ?? null,
  };
}

/** Most groups told. */
export const MOST_GROUPS = 100;

/**
 * The statement of a figure, one row for each group: its `key` (empty for all), its `name` in both languages where the
 * record has one, how many are counted, of how many, how many of them have days, and the median of those. The largest
 * first, never the best; one more than is told.
 * @param day on which time is reckoned, YYYY-MM-DD
 */
export function statementOf(asked: Asked, day: string, dialect: Dialect): Sql {
  const { measure, grouping, firstAct, from, conditions, days } = partsOf(asked, day, dialect);
  const hit = measure.counted && sql`CASE WHEN ${measure.counted(dialect, day)} THEN 1 END`;
  return sql`
WITH ${firstAct ? sql`${firstAct},\n` : empty}counted AS (
  SELECT ${grouping.key} AS key,
         ${hit ?? sql`1`} AS hit${days ? sql`,\n         ${days} AS days` : empty}
    FROM ${from}
   WHERE ${conditions})${days ? sql`,\n${dialect.medians}` : empty}
SELECT counted.key, max(${grouping.name}) AS name, max(${grouping.nameEn}) AS name_en,
       count(hit) AS count,
       ${hit ? sql`count(*)` : sql`(SELECT count(*) FROM ${dialect.table('commitments')} c WHERE ${conditions})`} AS denominator,
       ${days ? sql`count(days)` : sql`0`} AS with_days, ${days ? sql`max(median_days)` : sql`NULL`} AS median_days
  FROM counted${grouping.named}${days ? sql`\n  LEFT JOIN medians ON medians.key = counted.key` : empty}
 GROUP BY counted.key
 ORDER BY count(*) DESC, counted.key
 LIMIT ${MOST_GROUPS + 1}`;
}

/** The statement of the pledges themselves that are counted in one group. @param key of the group; null for all */
export function recordsOf(asked: Asked, key: string | number | null, day: string, dialect: Dialect): Sql {
  const { measure, grouping, firstAct, from, conditions } = partsOf(asked, day, dialect);
  const more = [
    ...(measure.counted ? [measure.counted(dialect, day)] : []),
    ...(key === null ? [] : [sql`${grouping.key} = ${key}`]),
  ];
  return sql`
${firstAct ? sql`WITH ${firstAct}` : empty}
SELECT c.id, c.title, c.stated_on, c.fulfilment
  FROM ${from}
 WHERE ${join([conditions, ...more], '\n   AND ')}
 ORDER BY c.stated_on, c.id`;
}

function partsOf(asked: Asked, day: string, dialect: Dialect) {
  const measure: Measure = MEASURES[asked.measure];
  const grouping = GROUPINGS[asked.by ?? 'all'](dialect);
  const needed = [
    sql`c.record_state = 'verified'`,
    ...(measure.among ? [measure.among] : []),
    ...filtersOf(asked, dialect),
  ];
  return {
    measure,
    grouping,
    firstAct: measure.needsFirstAct ? firstActs(dialect) : null,
    from: sql`${dialect.table('commitments')} c${grouping.joined}${measure.needsFirstAct ? sql`\n    LEFT JOIN first_act ON first_act.commitment_id = c.id` : empty}`,
    conditions: join(needed, '\n     AND '),
    days: measure.daysOf?.(dialect, day) ?? null,
  };
}

/** How commitments are put together. */
interface Grouping {
  key: Sql;
  /** What the key stands in, beside the commitments `c`. */
  joined: Sql;
  name: Sql;
  nameEn: Sql;
  /** What the names stand in, beside the keys. */
  named: Sql;
}

const unnamed = { joined: empty, name: sql`NULL`, nameEn: sql`NULL`, named: empty };
const byOrganization =
  (links: string) =>
  ({ table }: Dialect): Grouping => ({
    key: sql`l.organization_id`,
    joined: sql`\n    JOIN ${table(links)} l ON l.commitment_id = c.id`,
    name: sql`o.name`,
    nameEn: sql`o.name`,
    named: sql`\n  JOIN ${table('organizations')} o ON o.id = counted.key`,
  });

const GROUPINGS: Record<Dimension | 'all', (dialect: Dialect) => Grouping> = {
  all: () => ({ ...unnamed, key: sql`''` }),
  state: () => ({ ...unnamed, key: sql`c.fulfilment` }),
  year: ({ year }) => ({ ...unnamed, key: year(sql`c.stated_on`) }),
  topic: ({ table }) => ({
    key: sql`l.topic_key`,
    joined: sql`\n    JOIN ${table('commitment_topics')} l ON l.commitment_id = c.id`,
    name: sql`t.label`,
    nameEn: sql`t.label_en`,
    named: sql`\n  JOIN ${table('topics')} t ON t.key = counted.key`,
  }),
  maker: byOrganization('commitment_makers'),
  receiver: byOrganization('commitment_receivers'),
};

function filtersOf({ year, maker, receiver, topic }: Asked, { table, day }: Dialect): Sql[] {
  const linked = (links: string, column: Sql, value: string) =>
    sql`c.id IN (SELECT f.commitment_id FROM ${table(links)} f WHERE f.${column} = ${value})`;
  return [
    ...(year === null
      ? []
      : [sql`c.stated_on >= ${day(`${year}-01-01`)} AND c.stated_on <= ${day(`${year}-12-31`)}`]),
    ...(maker === null ? [] : [linked('commitment_makers', sql`organization_id`, maker)]),
    ...(receiver === null ? [] : [linked('commitment_receivers', sql`organization_id`, receiver)]),
    ...(topic === null ? [] : [linked('commitment_topics', sql`topic_key`, topic)]),
  ];
}

/** The first dated act of each commitment for which there is evidence. */
const firstActs = ({ table }: Dialect): Sql => sql`first_act AS (
  SELECT a.commitment_id, min(e.act_on) AS act_on
    FROM ${table('assessments')} a
    JOIN ${table('commitments')} c ON c.id = a.commitment_id
    JOIN ${table('evidence')} e ON e.assessment_id = a.id AND e.act_on >= c.stated_on
   WHERE a.lane = 'desk' AND a.state = 'in_force' AND NOT e.is_contradicting
   GROUP BY a.commitment_id)`;
