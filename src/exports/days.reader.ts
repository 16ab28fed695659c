import { Injectable } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { CalendarEvent } from '../calendar/calendar-event.js';
import {
  bookingOf,
  CALENDAR_TABLES,
  eventOf,
  meetingOf,
  MOST_EVENTS,
  spanOfFeed,
  startOf,
} from '../calendar/calendar.reader.js';
import { ROADS } from '../commitments/commitment-filters.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { commitmentCard } from '../commitments/commitments.reader.js';
import { CONCERNED_KINDS, CONCERNING, type ConcernedKind } from '../commitments/concerned.js';
import type { FollowUpDto } from '../commitments/follow-up.dto.js';
import { followUpColumns } from '../commitments/follow-ups.reader.js';
import type { NoticeDto } from '../commitments/notice.dto.js';
import { noticeColumns } from '../commitments/notices.reader.js';
import type { Actor } from '../common/actor.js';
import { type Day, today } from '../common/day.js';
import { jsonOf } from '../common/json-of.js';
import type { Text } from '../common/language.js';
import { NotFound } from '../common/problem.js';
import { Reads } from '../database/reads.js';
import type { MilestoneDto } from '../milestones/milestone.dto.js';
import { milestoneColumns } from '../milestones/milestones.reader.js';
import { recordsOfPerson } from '../people/persons.reader.js';
import { Policy, withTables } from '../policy/policy.js';
import type { PledgeTold } from './due.js';

/** Every table the statement looks into. */
const TABLES = [
  ...CALENDAR_TABLES,
  ...ROADS,
  'statement',
  'person',
  'tenure',
  'post',
  'source',
  'assessment',
  'takeover',
  'topic',
  'milestone',
  'follow_up',
  'notice',
];

/** What there is on a day: a deadline, a part of a pledge that is waited for, or an occasion. */
export type DayTold =
  | { what: 'due'; record: CommitmentCard }
  | { what: 'step'; record: MilestoneDto; pledge: PledgeTold }
  | { what: 'followUp'; record: FollowUpDto; pledge: PledgeTold }
  | { what: 'notice'; record: NoticeDto; pledge: PledgeTold }
  | { what: 'occasion'; record: CalendarEvent };

/** A record that pledges concern. */
interface OneOf {
  kind: ConcernedKind;
  /** Its id; of a topic its key. */
  id: string;
}

/** What the days of a calendar concern: one record, or all an account follows. */
export type DaysOf = OneOf | { kind: 'follows'; accountId: string };

interface Found {
  /** Null of what an account follows. */
  name: Text | null;
  days: DayTold[];
}

const nameOf: Record<ConcernedKind, Sql> = {
  person: sql`r.name AS "id", r.name AS "en"`,
  organization: sql`r.name AS "id", r.name AS "en"`,
  topic: sql`r.label AS "id", r.label_en AS "en"`,
};

const ofKind = (kind: string): Sql => sql`SELECT s.id FROM subject s WHERE s.kind = ${kind}`;
const organizations = sql`ANY (ARRAY(${ofKind('organization')}))`;

/** The pledges that concern the subjects, which are of these kinds, with the keys of {@link CONCERNING}. */
const pledges = (kinds: readonly DaysOf['kind'][]): Sql =>
  join(
    kinds.map((kind) =>
      kind === 'follows'
        ? sql`SELECT c.id, c.record_state, c.due_key FROM commitment c WHERE c.id IN (${ofKind('commitment')})`
        : sql`SELECT concerned.* FROM subject s CROSS JOIN LATERAL ${CONCERNING[kind](sql`s.id`)} concerned
          WHERE s.kind = ${kind}`,
    ),
    ' UNION ',
  );

/** Reads deadlines and occasions for calendars, as their reader sees them, one statement a request. */
@Injectable()
export class DaysReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** From 90 days ago to 400 days ahead, the first 1,000. @throws NotFound if the one record is not seen */
  async of(actor: Actor, of: DaysOf): Promise<Found> {
    const seen = this.policy.narrowed(this.policy.sightOf(actor), TABLES);
    const kinds = of.kind === 'follows' ? CONCERNED_KINDS : [of.kind];
    const tables = [
      ...seen,
      sql`subject AS MATERIALIZED (${subjects(of)})`,
      sql`pledge AS MATERIALIZED (
        SELECT id, due_key FROM (${pledges(of.kind === 'follows' ? [of.kind, ...kinds] : kinds)}) concerned WHERE record_state = 'verified')`,
      sql`occasion AS MATERIALIZED (${occasions(kinds)})`,
      sql`held AS (${days(kinds)} ORDER BY at, id LIMIT ${MOST_EVENTS})`,
    ];
    const name = of.kind === 'follows' ? sql`NULL::json` : jsonOf(nameOf[of.kind], fromOne(of));
    const [found] = await this.reads.rows<Found>(
      actor,
      sql`${withTables(tables)}
        SELECT ${name} AS name, coalesce((SELECT json_agg(${told(today())} ORDER BY held.at, held.id, held.what) FROM held), '[]'::json) AS days`,
    );
    if (!found || (of.kind !== 'follows' && found.name === null)) throw new NotFound();
    return found;
  }
}

const fromOne = ({ kind, id }: OneOf): Sql =>
  kind === 'topic'
    ? sql`FROM topic r WHERE r.key = ${id}`
    : sql`FROM ${raw(`"${kind}"`)} r WHERE r.id = ${id}`;

/** What is followed as far as it is still seen. */
const subjects = (of: DaysOf): Sql =>
  of.kind === 'follows'
    ? join(
        ['commitment', ...CONCERNED_KINDS].map(
          (
            kind,
          ) => sql`SELECT ${kind}::text AS kind, r.id FROM follow f JOIN ${raw(`"${kind}"`)} r ON r.id = f.subject_id
            WHERE f.account_id = ${of.accountId} AND f.ended_at IS NULL AND f.subject_kind = ${kind}`,
        ),
        ' UNION ALL ',
      )
    : sql`SELECT ${of.kind}::text AS kind, r.id ${fromOne(of)}`;

/** Parts of pledges that are waited for, by table: on which days, and whether one of the organizations is to do them itself. */
const PARTS = [
  {
    what: 'step',
    table: sql`milestone`,
    days: [sql`r.planned_on`],
    isAssigned: sql`r.responsible_unit_id = ${organizations}`,
    columns: () => milestoneColumns,
  },
  {
    what: 'followUp',
    table: sql`follow_up`,
    days: [sql`r.due_on`, sql`r.reply_due_on`],
    isAssigned: sql`(r.assignee_organization_id = ${organizations}
      OR r.assignee_post_id = ANY (ARRAY(SELECT p.id FROM post p WHERE p.organization_id = ${organizations})))`,
    columns: followUpColumns,
  },
  {
    what: 'notice',
    table: sql`notice`,
    days: [sql`r.reply_until_on`],
    isAssigned: sql`r.addressee_id = ${organizations}`,
    columns: noticeColumns,
  },
];

/** The events that one of the subjects holds or is on the list of. */
function occasions(kinds: readonly ConcernedKind[]): Sql {
  const { from, until } = spanOfFeed();
  const known = sql`SELECT known.id FROM subject s CROSS JOIN LATERAL ${recordsOfPerson(sql`s.id`)} known WHERE s.kind = 'person'`;
  const ids = [
    sql`SELECT NULL::uuid WHERE false`,
    ...(kinds.includes('organization')
      ? [
          sql`SELECT e.id FROM event e WHERE e.host_ids && ARRAY(${ofKind('organization')})`,
          sql`SELECT a.event_id FROM attendance a WHERE a.organization_id = ${organizations}`,
          sql`SELECT a.event_id FROM attendance a WHERE a.on_behalf_of_id = ${organizations}`,
        ]
      : []),
    ...(kinds.includes('person')
      ? [sql`SELECT a.event_id FROM attendance a WHERE a.person_id = ANY (ARRAY(${known}))`]
      : []),
  ];
  return sql`SELECT e.id, coalesce(e.starts_at, ${startOf(sql`e.held_on`)}) AS at
    FROM (${join(ids, ' UNION ')}) theirs(id) JOIN event e ON e.id = theirs.id
   WHERE e.held_on <= ${until}::date AND (e.held_on >= ${from}::date OR e.ended_on >= ${from}::date)`;
}

/** Which records have a day, and when it begins. */
function days(kinds: readonly ConcernedKind[]): Sql {
  const { from, until } = spanOfFeed();
  const within = (on: Sql) => sql`${on} BETWEEN ${from}::date AND ${until}::date`;
  const parts = PARTS.map(({ what, table, days: [first = sql`NULL`, ...others], isAssigned }) => {
    const found = sql`SELECT ${what}::text, r.id, ${startOf(first)}`;
    const isNear = sql`(${join([first, ...others].map(within), ' OR ')})`;
    const ofPledges = sql`${found} FROM pledge JOIN ${table} r ON r.commitment_id = pledge.id WHERE ${isNear}`;
    if (!kinds.includes('organization')) return ofPledges;
    return sql`(${ofPledges} UNION ${found} FROM ${table} r JOIN commitment c ON c.id = r.commitment_id
      WHERE ${isAssigned} AND ${isNear} AND c.record_state = 'verified')`;
  });
  return join(
    [
      sql`SELECT 'due'::text AS what, id, ${startOf(sql`due_key`)} AS at FROM pledge WHERE ${within(sql`due_key`)}`,
      ...parts,
      sql`SELECT 'meeting', m.id, o.at FROM occasion o JOIN meeting m ON m.event_id = o.id`,
      sql`SELECT 'event', o.id, o.at FROM occasion o WHERE NOT EXISTS (SELECT FROM meeting m WHERE m.event_id = o.id)`,
      sql`SELECT 'booking', b.id, b.starts_at FROM booking b
           WHERE b.starts_at >= ${startOf(sql`${from}::date`)} AND b.starts_at < ${startOf(sql`${until}::date + 1`)}
             AND b.released_at IS NULL AND b.organization_id = ${organizations}
             AND NOT EXISTS (SELECT FROM meeting m WHERE m.booking_id = b.id)`,
    ],
    ' UNION ALL ',
  );
}

/** The record of a day `held`, as JSON. */
const told = (day: Day): Sql => sql`CASE held.what
  WHEN 'due' THEN ${jsonOf(sql`'due' AS "what", ${commitmentCard(sql`held.id`, day)} AS "record"`)}
  ${join(
    PARTS.map(
      ({ what, table, columns }) =>
        sql`WHEN ${what} THEN ${jsonOf(
          sql`${what}::text AS "what", ${jsonOf(columns(day))} AS "record", ${jsonOf(sql`c.id, c.title, c.title_en AS "titleEn"`)} AS "pledge"`,
          sql`FROM ${table} r JOIN commitment c ON c.id = r.commitment_id WHERE r.id = held.id`,
        )}`,
    ),
    ' ',
  )}
  WHEN 'meeting' THEN ${occasionOf(meetingOf)} WHEN 'event' THEN ${occasionOf(eventOf)} ELSE ${occasionOf(bookingOf)} END`;

const occasionOf = (of: (id: Sql) => Sql): Sql =>
  jsonOf(sql`'occasion' AS "what", ${of(sql`held.id`)} AS "record"`);
