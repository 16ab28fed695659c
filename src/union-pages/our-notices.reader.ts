import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { type Day, today } from '../common/day.js';
import { jsonOf } from '../common/json-of.js';
import type { CommitmentRef } from '../commitments/commitment.dto.js';
import { commitmentRef } from '../commitments/commitments.reader.js';
import type { NoticeDto } from '../commitments/notice.dto.js';
import { noticeColumns, noticeState } from '../commitments/notices.reader.js';
import { isStanding } from '../commitments/record-state.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';
import { counting } from '../working-days/working-days.js';

/** A notice to the organization a reader speaks for. */
export interface OurNotice extends NoticeDto {
  commitment: CommitmentRef | null;
  /** Working days after today up to the last day to reply; 0 on that day, null where nothing is waited for. */
  daysLeft: number | null;
}

/** Notices to an organization. */
export interface OurNotices {
  /** The next to run out first. */
  waiting: OurNotice[];
  /** Late, replied and withdrawn, the latest first. */
  others: OurNotice[];
}

const MOST_SHOWN = 100;

const TABLES = ['notice', 'commitment', 'assessment', 'organization', 'source'];

/** What an organization was told and asked. */
@Injectable()
export class OurNoticesReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /**
   * At most a hundred that wait and a hundred others.
   * @param organizationId the one the actor speaks for
   * @throws CalendarMissing
   */
  async list(actor: KnownActor, organizationId: string): Promise<OurNotices> {
    const day = today();
    const isWaiting = isAwaited(day);
    return this.read<OurNotices>(
      actor,
      sql`json_build_object(
        'waiting', ${listOf(sql`r.addressee_id = ${organizationId} AND ${isWaiting}`, sql`r.reply_until_on, r.id`, day)},
        'others', ${listOf(sql`r.addressee_id = ${organizationId} AND NOT ${isWaiting}`, sql`r.reply_until_on DESC, r.id`, day)})`,
    );
  }

  /** Null where it is hidden, to somebody else, or not there. @throws CalendarMissing */
  async find(actor: KnownActor, organizationId: string, id: string): Promise<OurNotice | null> {
    const day = today();
    const found = listOf(sql`r.id = ${id} AND r.addressee_id = ${organizationId}`, sql`r.id`, day);
    const [notice = null] = await this.read<OurNotice[]>(actor, found);
    return notice;
  }

  private async read<T>(actor: KnownActor, json: Sql): Promise<T> {
    const seen = this.policy.narrowed(this.policy.sightOf(actor), TABLES);
    const [row] = await counting(
      this.reads.rows<{ body: string }>(actor, sql`${withTables(seen)} SELECT ${json}::text AS body`),
    );
    return JSON.parse(row?.body ?? '') as T;
  }
}

/** Whether a reply to a notice `r` is awaited on a day: no longer where the pledge was retracted. */
const isAwaited = (day: Day): Sql => sql`(${noticeState(day)} = 'waiting' AND ${isStanding})`;

const listOf = (which: Sql, order: Sql, day: Day): Sql =>
  sql`coalesce((SELECT json_agg(${jsonOf(
    sql`${noticeColumns(day)}, ${commitmentRef(sql`r.commitment_id`)} AS "commitment",
      CASE WHEN ${isAwaited(day)} THEN working_days_between(${day}::date, r.reply_until_on) END AS "daysLeft"`,
  )} ORDER BY ${order}) FROM (SELECT r.* FROM notice r WHERE ${which} ORDER BY ${order} LIMIT ${MOST_SHOWN}) r), '[]'::json)`;
