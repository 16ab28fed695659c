import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { Reads } from '../database/reads.js';
import type { MeetingState } from '../meetings/meeting-state.js';
import { Policy, withTables } from '../policy/policy.js';

/** The meeting an event is. */
export interface MeetingOfEvent {
  id: string;
  state: MeetingState;
}

/** Tells the events that are meetings from those that are not. */
@Injectable()
export class MeetingsOfEvents {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** Null where it is none, or the meeting is not seen. */
  async find(actor: Actor, eventId: string): Promise<MeetingOfEvent | null> {
    const seen = this.policy.narrowed(this.policy.sightOf(actor), ['event', 'meeting']);
    const [meeting] = await this.reads.rows<MeetingOfEvent>(
      actor,
      sql`${withTables(seen)}SELECT m.id, m.state FROM meeting m WHERE m.event_id = ${eventId}`,
    );
    return meeting ?? null;
  }
}
