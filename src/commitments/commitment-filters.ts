import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { Day } from '../common/day.js';
import { termsOf, websearchOf } from '../common/websearch.js';
import { withAffiliates } from '../organizations/organizations.reader.js';
import { recordsOfPerson } from '../people/persons.reader.js';
import type { Sight } from '../policy/policy.js';
import { documentsOf } from '../policy/shelves.js';
import { given, isSeen } from '../records/record.reader.js';
import type { CommitmentsQuery } from './commitment.dto.js';
import type { Flag } from './flags.js';
import { type Fulfilment, FULFILMENTS, OPEN_STATES } from './fulfilment.js';
import { inheritance } from './heirs.js';

/* What a query narrows lists of commitments to, as SQL: along the indexes for a list, and all at once for counts. */

/** What a list is narrowed to, apart from its order and its place. */
export type Narrowed = Omit<CommitmentsQuery, 'sort' | 'cursor' | 'limit'>;

/** A filter by one key, and the rows that carry the copied keys for it. */
interface Link {
  table: Sql;
  /** Column with the commitment's id. */
  id: Sql;
  column: Sql;
  /** The keys to take, as a relation of one column. */
  values: Sql;
  /** Whether the actor sees what the filter names. */
  isSeen: Sql;
}

/** Tables that carry the copied keys lists are narrowed by. */
export const ROADS = ['commitment_receiver', 'commitment_maker', 'commitment_maker_post', 'commitment_topic'];

/** The filters by key, narrowest first, on a day. */
export function linksOf(
  { receiver, post, speaker, event, organization, maker, topic }: Narrowed,
  day: Day,
): Link[] {
  const commitmentId = sql`commitment_id`;
  const one = (value: string, type: Sql) => sql`(SELECT ${value}::${type})`;
  const seen = (table: string, value: string) => isSeen(table, sql`id = ${value}::uuid`);
  const organizations = (values: string[]) => any(values, sql`uuid`, 'organization', sql`id`);
  const receivers = { table: sql`commitment_receiver`, id: commitmentId, column: sql`organization_id` };
  return [
    ...givenLink(receiver, (values) => ({ ...receivers, ...organizations(values) })),
    ...givenLink(event, (value) => ({
      table: sql`commitment`,
      id: sql`id`,
      column: sql`event_id`,
      values: one(value, sql`uuid`),
      isSeen: seen('event', value),
    })),
    ...givenLink(speaker, (value) => ({
      table: sql`commitment`,
      id: sql`id`,
      column: sql`speaker_id`,
      values: recordsOfPerson(sql`${value}::uuid`),
      isSeen: seen('person', value),
    })),
    ...givenLink(post, (value) => ({
      table: sql`commitment_maker_post`,
      id: commitmentId,
      column: sql`post_id`,
      values: one(value, sql`uuid`),
      isSeen: seen('post', value),
    })),
    ...givenLink(organization, (value) => ({
      ...receivers,
      values: withAffiliates(value, day),
      isSeen: seen('organization', value),
    })),
    ...givenLink(topic, (values) => ({
      table: sql`commitment_topic`,
      id: commitmentId,
      column: sql`topic_key`,
      ...any(values, sql`text`, 'topic', sql`key`),
    })),
    ...givenLink(maker, (values) => ({
      table: sql`commitment_maker`,
      id: commitmentId,
      column: sql`organization_id`,
      ...organizations(values),
    })),
  ];
}

function givenLink<T>(value: T | undefined, link: (value: T) => Link): Link[] {
  return value === undefined ? [] : [link(value)];
}

/** Any of the records with these keys in a column of a table, as far as they are seen. */
function any(values: string[], type: Sql, table: string, key: Sql): Pick<Link, 'values' | 'isSeen'> {
  const [value] = values;
  if (values.length === 1)
    return {
      values: sql`(SELECT ${value}::${type})`,
      isSeen: isSeen(table, sql`${key} = ${value}::${type}`),
    };
  const keys = sql`(SELECT ${key} FROM ${raw(`"${table}"`)} WHERE ${key} = ANY (${values}::${type}[]))`;
  return { values: keys, isSeen: sql`true` };
}

const LINKED = ['receiver', 'event', 'speaker', 'post', 'organization', 'topic', 'maker'] as const;

/** Whether one filter of one value leads and nothing else selects along its way: then the shape of the statement fixes its plan. */
export const isOneRoad = (query: CommitmentsQuery): boolean =>
  !query.q &&
  !query.flag &&
  !query.inherited_by &&
  LINKED.filter((key) => query[key] !== undefined).length <= 1 &&
  [query.topic, query.maker, query.receiver].every((values) => (values?.length ?? 1) === 1);

/** The states asked for, or implied by a flag; all of them where the index needs to know, else null. */
export function statesOf(
  { status, flag = [], inherited_by: heir }: Narrowed,
  isNeeded: boolean,
): readonly Fulfilment[] | null {
  const ofOpen: readonly Flag[] = ['overdue', 'due_soon', 'silent', 'not_taken_over'];
  if (status) return status;
  if (heir || flag.some((name) => ofOpen.includes(name))) return OPEN_STATES;
  return isNeeded ? FULFILMENTS : null;
}

/** Bounds of the deadline, those a flag implies among them. */
export function dueRange(
  { due_before: before, due_after: after, flag = [] }: Narrowed,
  day: Day,
  key: Sql,
): Sql[] {
  return [
    ...given(before, (value) => sql`${key} < ${value}::date`),
    ...given(after, (value) => sql`${key} > ${value}::date AND ${key} < 'infinity'`),
    ...(flag.includes('overdue') ? [sql`${key} < ${day}::date`] : []),
    ...(flag.includes('due_soon') ? [sql`${key} >= ${day}::date`] : []),
  ];
}

/** The commitments a tenure came into by a day and has not answered, as a relation of their ids. */
export const inheritedBy = (tenure: string, day: Day): Sql => sql`(
  SELECT left_.commitment_id FROM ${inheritance(day, sql`heir.id = ${tenure}`)} left_
   WHERE NOT EXISTS (SELECT FROM takeover taken WHERE taken.commitment_id = left_.commitment_id AND taken.tenure_id = left_.tenure_id))`;

/**
 * The commitments found by words, as a relation of their ids.
 * @param moment the earlier instant whose words count, RFC 3339; null for now
 */
export const foundBy = (text: string, sight: Sight, moment: string | null): Sql =>
  sql`(SELECT found.record_id FROM ${documentsOf(sight, moment !== null)} found
    WHERE found.document @@ (SELECT search_query(${websearchOf(termsOf(text))}) && '''=k:commitment'''::tsquery)
      ${moment === null ? empty : sql`AND found.since <= ${moment}::timestamptz AND found.until > ${moment}::timestamptz`})`;

/**
 * What a list is narrowed to, as conditions over the commitment `r`: for counts over all of it. A list itself is read
 * through the rows that carry the copied keys, in its order. Flags, which no index finds, are left to {@link hasFlag}
 * but for what they imply.
 */
export function narrowing(query: Narrowed, day: Day, sight: Sight, moment: string | null): Sql[] {
  const states = statesOf(query, false);
  return [
    sql`r.record_state = ${query.record ?? 'verified'}`,
    ...(states ? [sql`r.fulfilment = ANY (${states}::text[])`] : []),
    ...dueRange(query, day, sql`r.due_key`),
    ...linksOf(query, day).map(
      (link) =>
        sql`(r.id IN (SELECT l.${link.id} FROM ${link.table} l WHERE l.${link.column} IN ${link.values}) AND ${link.isSeen})`,
    ),
    ...given(query.inherited_by, (tenure) => sql`r.id IN ${inheritedBy(tenure, day)}`),
    ...given(query.q, (text) => sql`r.id IN ${foundBy(text, sight, moment)}`),
  ];
}
