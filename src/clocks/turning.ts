import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Day } from '../common/day.js';
import { jsonOf } from '../common/json-of.js';
import { isReplyLate } from '../commitments/follow-ups.reader.js';
import { noticeState } from '../commitments/notices.reader.js';
import { isStanding } from '../commitments/record-state.js';
import { DUE_SOON_DAYS, hasFlag, SILENT_AFTER_DAYS } from '../commitments/flags.js';
import { hasLeftPost, leftOn } from '../commitments/heirs.js';
import { CLASSIFIED } from '../policy/kinds.js';
import { PROPOSAL_DAYS } from '../working-days/working-days.js';
import type { Clock } from './clock-event.entity.js';

/** The day on which a flag of a commitment `r` that is up on a day came up, as SQL over it. */
const sinceBy = (day: Day) =>
  ({
    due_soon: sql`r.due_on - ${DUE_SOON_DAYS}::int`,
    overdue: sql`r.due_on + 1`,
    silent: sql`r.last_news_on + ${SILENT_AFTER_DAYS + 1}::int`,
    not_taken_over: sql`(SELECT max(${leftOn(day)}) + 1 FROM jsonb_array_elements(r.makers) AS maker
    JOIN tenure t ON t.id = (maker ->> 'tenureId')::uuid WHERE ${hasLeftPost(day)})`,
  }) satisfies Partial<Record<Clock, Sql>>;

/** Commitments by their ids: after one, up to another; null for no end. */
export interface Span {
  after: string;
  until: string | null;
}

/** What turned on commitments of a span, each read once. */
const ofCommitments = (day: Day, { after, until }: Span): Sql => sql`
  SELECT turned.clock, 'commitment' AS subject_kind, r.id AS subject_id, r.id AS commitment_id, turned.since AS turned_on
    FROM (SELECT * FROM commitment WHERE record_state = 'verified' AND id > ${after} AND id <= coalesce(${until}::uuid, ${LAST}) OFFSET 0) r
   CROSS JOIN LATERAL (VALUES ${join(
     Object.entries(sinceBy(day)).map(
       ([clock, since]) =>
         sql`(${clock}::text, CASE WHEN ${hasFlag(clock as keyof ReturnType<typeof sinceBy>, day)} THEN ${since} END)`,
     ),
   )}) AS turned(clock, since) WHERE turned.since IS NOT NULL`;

/** One that waits into a year without calendar turns once that is recorded. */
const ofProposals = (day: Day): Sql => sql`
  SELECT 'stalled_proposal' AS clock, 'assessment' AS subject_kind, r.id AS subject_id, r.commitment_id,
         working_day_if_known((r.recorded_at AT TIME ZONE 'Asia/Jakarta')::date, ${PROPOSAL_DAYS}) + 1 AS turned_on
    FROM assessment r WHERE r.state = 'proposed'
     AND working_day_if_known((r.recorded_at AT TIME ZONE 'Asia/Jakarta')::date, ${PROPOSAL_DAYS}) < ${day}::date`;

const ofNotices = (day: Day): Sql => sql`
  SELECT 'reply_window_over', 'notice', r.id, r.commitment_id, r.reply_until_on + 1
    FROM notice r WHERE ${noticeState(day)} = 'silent' AND ${isStanding}`;

/** Letters and calls that were to be answered. */
const ofFollowUps = (day: Day): Sql => sql`
  SELECT 'reply_window_over', 'follow_up', r.id, r.commitment_id, r.reply_due_on + 1
    FROM follow_up r WHERE ${isReplyLate(day)}`;

/** Restrictions that ended, so that the office decides again. Source: UU 14/2008 art. 20. */
const ofRestrictions = (day: Day): Sql[] =>
  CLASSIFIED.map(
    (kind) => sql`SELECT 'exception_expired', ${kind}::text, r.id, NULL::uuid, r.restricted_until + 1
      FROM ${raw(`"${kind}"`)} r WHERE r.visibility <> 'public' AND r.restricted_until < ${day}::date`,
  );

/** The id before every other, and the one no other comes after. */
export const FIRST = '00000000-0000-0000-0000-000000000000';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Who may see a record; null without one. */
const classificationOf = (record: Sql): Sql =>
  sql`CASE WHEN ${record}.id IS NOT NULL THEN ${jsonOf(
    sql`${record}.visibility, ${record}.party_ids AS "partyIds", ${record}.restricted_ground AS "restrictedGround", ${record}.restricted_until AS "restrictedUntil"`,
  )} END`;

/**
 * What has turned by a day and is not written yet: on the commitments of a span; or, without one, on everything else.
 * What is written is looked up one by one: joined, all there is would be read for each span.
 */
export const turnedBy = (day: Day, span: Span | null): Sql => sql`
  SELECT turned.clock, turned.subject_kind AS "subjectKind", turned.subject_id AS "subjectId",
         turned.commitment_id AS "commitmentId", turned.turned_on::text AS "turnedOn",
         ${classificationOf(sql`c`)} AS "commitment", coalesce(${classificationOf(sql`n`)}, ${classificationOf(sql`f`)}) AS "subject"
    FROM (${span ? ofCommitments(day, span) : join([ofProposals(day), ofNotices(day), ofFollowUps(day), ...ofRestrictions(day)], ' UNION ALL ')}) turned
    LEFT JOIN commitment c ON c.id = turned.commitment_id
    LEFT JOIN notice n ON turned.subject_kind = 'notice' AND n.id = turned.subject_id
    LEFT JOIN follow_up f ON turned.subject_kind = 'follow_up' AND f.id = turned.subject_id
   WHERE NOT EXISTS (SELECT FROM clock_event e WHERE e.subject_id = turned.subject_id AND e.clock = turned.clock AND e.turned_on = turned.turned_on OFFSET 0)`;
