import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { ClockEventDto } from '../clocks/clock-event.dto.js';
import type { Actor } from '../common/actor.js';
import type { Day } from '../common/day.js';
import { jsonOf } from '../common/json-of.js';
import { Reads } from '../database/reads.js';
import { draftVersionColumns } from '../milestones/draft-versions.reader.js';
import type { MilestoneAct } from '../milestones/milestone-state.js';
import type { MilestoneDto } from '../milestones/milestone.dto.js';
import { type Course, milestoneColumns } from '../milestones/milestones.reader.js';
import type { PostRef } from '../people/person.dto.js';
import { postRef } from '../people/persons.reader.js';
import { Policy } from '../policy/policy.js';
import { type AboutOne, OfOne } from '../records/of-one.js';

/** Every table the statement looks into. */
const TABLES = [
  'milestone',
  'draft_version',
  'follow_up',
  'clock_event',
  'commitment',
  'post',
  'organization',
  'source',
];

/** An act on a step, as the history has it. */
export interface StepAct {
  act: MilestoneAct;
  /** The day it was met or sent back; of other acts the day they were recorded. */
  on: Day;
  reason: string | null;
  /** When it was recorded, RFC 3339. */
  at: string;
}

export interface StepTold extends MilestoneDto {
  acts: StepAct[];
}

/** A follow-up that was raised, rung by rung. */
export interface RaisedTold {
  followUpId: string;
  rung: number;
  /** Null where an organization alone is in charge, or the post is hidden. */
  post: PostRef | null;
  raisedOn: Day;
  at: string;
}

/** The way of a commitment with all that happened on it, beside what the commitment says itself. */
export interface Happenings extends Course {
  milestones: StepTold[];
  raised: RaisedTold[];
  clocks: (Pick<ClockEventDto, 'id' | 'clock' | 'subjectKind' | 'turnedOn'> & { at: string })[];
  /** When the record of it was retracted, RFC 3339; null where it was not, or that is not told. */
  retractedAt: string | null;
}

const list = (columns: Sql, from: Sql, order: Sql): Sql =>
  sql`coalesce((SELECT json_agg(${jsonOf(columns)} ORDER BY ${order}) ${from}), '[]'::json)`;

/**
 * Reads what happened to one commitment from its parts and, for what a part does not keep, from their history: how often
 * a step came back, and each rung a follow-up was raised to. Of a part that is not seen nothing is told, nor of a version
 * that was not seen.
 */
@Injectable()
export class HappeningsReader {
  private readonly ofOnes: OfOne;

  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {
    this.ofOnes = new OfOne(policy, TABLES);
  }

  /** @param moment as of, RFC 3339; null for now @returns nothing of a commitment that is not seen */
  async of(actor: Actor, id: string, moment: string | null = null): Promise<Happenings> {
    const sight = this.policy.sightOf(actor);
    const statement = this.ofOnes.statement('happenings', sight, id, moment, (record) => this.told(record));
    const [row] = await this.reads.rows<{ happenings: Happenings }>(actor, statement);
    if (!row) throw new Error('what happened is one row');
    return row.happenings;
  }

  private told({ id, sight, moment }: AboutOne): Sql {
    const then = moment === null ? empty : sql`AND h.recorded_at <= ${moment}::timestamptz`;
    const entries = sql`h.json IS NOT NULL AND ${this.policy.entries(sight)} ${then}`;
    return sql`SELECT ${happenings(id, entries)} AS happenings`;
  }
}

/** @param entries which entries `h` of the history are seen and were on record; what was erased says nothing */
function happenings(id: string, entries: Sql): Sql {
  const ofIt = sql`r.commitment_id = ${id}`;
  return jsonOf(sql`
    ${list(
      sql`${milestoneColumns}, ${stepActs(entries)} AS "acts"`,
      sql`FROM milestone r WHERE ${ofIt}`,
      sql`r.place, r.id`,
    )} AS "milestones",
    ${list(draftVersionColumns, sql`FROM draft_version r WHERE ${ofIt}`, sql`r.number`)} AS "drafts",
    ${list(
      sql`r.id AS "followUpId", (h.json::json #>> '{record,rung}')::integer AS "rung", h.json::json #>> '{record,raisedOn}' AS "raisedOn",
          ${postRef(sql`(h.json::json #>> '{record,raisedToId}')::uuid`)} AS "post", h.recorded_at AS "at"`,
      sql`FROM follow_up r JOIN history_entry h ON h.record_id = r.id AND h.act = 'follow_up.raised' AND ${entries} WHERE ${ofIt}`,
      sql`h.recorded_at, r.id`,
    )} AS "raised",
    ${list(
      sql`r.id, r.clock, r.subject_kind AS "subjectKind", r.turned_on AS "turnedOn", r.recorded_at AS "at"`,
      sql`FROM clock_event r WHERE ${ofIt}`,
      sql`r.turned_on, r.id`,
    )} AS "clocks",
    (SELECT h.recorded_at FROM commitment r JOIN history_entry h ON h.record_id = r.id AND h.act = 'commitment.retracted' AND ${entries}
      WHERE r.id = ${id}) AS "retractedAt"`);
}

const stepActs = (entries: Sql): Sql =>
  list(
    sql`substr(h.act, 11) AS "act", h.reason, h.recorded_at AS "at",
        CASE h.act WHEN 'milestone.met' THEN h.json::json #>> '{record,metOn}'
                   WHEN 'milestone.sent_back' THEN h.json::json #>> '{record,sentBackOn}'
                   ELSE (h.recorded_at AT TIME ZONE 'Asia/Jakarta')::date::text END AS "on"`,
    sql`FROM history_entry h WHERE h.record_id = r.id
         AND h.act IN ('milestone.met', 'milestone.sent_back', 'milestone.left_out', 'milestone.reopened') AND ${entries}`,
    sql`h.revision`,
  );
