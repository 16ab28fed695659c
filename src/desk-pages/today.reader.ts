import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { addDays, type Day, today } from '../common/day.js';
import { hasFlag } from '../commitments/flags.js';
import { isPursued, isReplyLate } from '../commitments/follow-ups.reader.js';
import { jsonOf } from '../common/json-of.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';
import { LISTS } from '../policy/kinds.js';
import type { TodayDto } from './today.dto.js';

/** Entries shown of each duty. */
const SHOWN = 4;
/** Where counting stops: past it a desk has other worries than the number. */
export const COUNTED = 100;
/** Days ahead in which a follow-up counts as due. */
const DUE_DAYS = 7;

const TABLES = [
  'follow_up',
  'commitment',
  'assessment',
  'meeting_request',
  'meeting',
  'event',
  'venue',
  'organization',
  'post',
  'tenure',
  ...Object.keys(LISTS),
];

/** One duty: how many entries, and the first few. @param rows what is due, over the alias `r`, in its order */
const duty = (item: Sql, rows: Sql): Sql => sql`(
  SELECT ${jsonOf(sql`count(n)::int AS "count", coalesce(json_agg(item ORDER BY n) FILTER (WHERE n <= ${SHOWN}), '[]'::json) AS "items"`)}
    FROM (SELECT row_number() OVER () AS n, ${jsonOf(item)} AS item FROM (${rows} LIMIT ${COUNTED}) r) counted)`;

const commitments = (condition: Sql, order: Sql): Sql =>
  duty(
    sql`r.id, r.title, r.due_on AS "on"`,
    sql`SELECT r.* FROM commitment r WHERE ${condition} ORDER BY ${order}`,
  );

/** Everything that waits for the desk, as far as the actor sees it, in one statement. */
@Injectable()
export class TodayReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  async of(actor: KnownActor): Promise<TodayDto> {
    const seen = withTables(this.policy.narrowed(this.policy.sightOf(actor), TABLES));
    const duties = Object.entries(dutiesOf(actor.id, today()));
    const columns = join(duties.map(([name, rows]) => sql`${name}::text, ${rows}`));
    const [row] = await this.reads.rows<{ body: TodayDto }>(
      actor,
      sql`${seen}SELECT json_build_object(${columns}) AS body`,
    );
    if (!row) throw new Error('a statement without FROM answers one row');
    return row.body;
  }
}

function dutiesOf(actorId: string, day: Day): Record<keyof TodayDto, Sql> {
  const verified = sql`r.record_state = 'verified'`;
  return {
    followUps: duty(
      sql`r.id, r.action AS "title", r.due_on AS "on"`,
      sql`SELECT r.* FROM follow_up r WHERE ${isPursued} AND r.due_on <= ${addDays(day, DUE_DAYS)}::date ORDER BY r.due_on, r.id`,
    ),
    raised: duty(
      sql`r.id, r.action AS "title", r.raised_on AS "on", (SELECT p.title FROM post p WHERE p.id = r.raised_to_id) AS "by"`,
      sql`SELECT r.* FROM follow_up r WHERE ${isPursued} AND r.rung IS NOT NULL ORDER BY r.raised_on DESC, r.id`,
    ),
    replies: duty(
      sql`r.id, r.action AS "title", r.reply_due_on AS "on"`,
      sql`SELECT r.* FROM follow_up r WHERE ${isReplyLate(day)}
           ORDER BY r.reply_due_on, r.id`,
    ),
    verifications: duty(
      sql`r.id, r.title, r.recorded_at AS "at", r.recorded_by_id = ${actorId}::uuid AS "isOwn"`,
      sql`SELECT r.* FROM commitment r WHERE r.record_state = 'awaiting_verification'
           ORDER BY r.recorded_by_id = ${actorId}::uuid, r.changed_at, r.id`,
    ),
    drafts: commitments(sql`r.record_state = 'draft'`, sql`r.changed_at DESC, r.id`),
    signatures: duty(
      sql`r.id, (SELECT c.title FROM commitment c WHERE c.id = r.commitment_id) AS "title", r.assessed_on AS "on",
          r.recorded_by_id = ${actorId}::uuid AS "isOwn"`,
      sql`SELECT r.* FROM assessment r WHERE r.state = 'proposed'
           ORDER BY r.recorded_by_id = ${actorId}::uuid, r.assessed_on, r.id`,
    ),
    disputes: commitments(sql`${verified} AND r.is_disputed`, sql`r.last_news_on DESC, r.id`),
    requests: duty(
      sql`r.id, r.purpose AS "title", r.asked_on AS "on", r.state,
          (SELECT o.name FROM organization o WHERE o.id = r.organization_id) AS "by"`,
      sql`SELECT r.* FROM meeting_request r WHERE r.state IN ('asked', 'accepted') ORDER BY r.asked_on, r.id`,
    ),
    overdue: commitments(sql`${verified} AND ${hasFlag('overdue', day)}`, sql`r.due_key, r.id`),
    silent: commitments(sql`${verified} AND ${hasFlag('silent', day)}`, sql`r.last_news_on, r.id`),
    meetings: duty(
      sql`r.id, r.name AS "title", r.held_on AS "on", r.starts_at AS "at", r.state,
          coalesce((SELECT v.name FROM venue v WHERE v.id = r.venue_id), r.place) AS "by"`,
      sql`SELECT m.id, m.state, e.name, e.held_on, e.starts_at, e.venue_id, e.place FROM event e JOIN meeting m ON m.event_id = e.id
           WHERE coalesce(e.ended_on, e.held_on) >= ${day}::date AND m.state IN ('planned', 'open')
           ORDER BY e.held_on, e.starts_at NULLS FIRST, m.id`,
    ),
    unsigned: duty(
      sql`r.id, r.name AS "title", r.held_on AS "on", r.state`,
      sql`SELECT m.id, m.state, e.name, e.held_on FROM meeting m JOIN event e ON e.id = m.event_id
           WHERE m.state IN ('closed', 'checked')
              OR (m.state IN ('planned', 'open') AND coalesce(e.ended_on, e.held_on) < ${day}::date)
           ORDER BY e.held_on, m.id`,
    ),
  };
}
