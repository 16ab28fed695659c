import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { Reads } from '../database/reads.js';

/** Reads what the page of a meeting says beside its record. */
@Injectable()
export class MeetingDeskReader {
  constructor(private readonly reads: Reads) {}

  /** Whether somebody wrote a point of the minutes, so that somebody else has to check them. */
  async hasWritten(actor: KnownActor, meetingId: string): Promise<boolean> {
    const rows = await this.reads.rows(
      actor,
      sql`SELECT FROM history_entry
           WHERE about_id = ${meetingId} AND record_kind = 'minutes_point' AND actor_id = ${actor.id}
             AND act IN ('minutes_point.recorded', 'minutes_point.corrected') LIMIT 1`,
    );
    return rows.length > 0;
  }
}
