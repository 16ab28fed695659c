import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { Reads } from '../database/reads.js';
import type { MeetingState } from '../meetings/meeting-state.js';
import { isPerson } from '../people/persons.reader.js';
import { Policy, withTables } from '../policy/policy.js';

/** An event or a meeting somebody was at. */
export interface Occasion {
  /** Of the event. */
  id: string;
  /** Null where it is no meeting. */
  meetingId: string | null;
  state: MeetingState | null;
  name: string;
  kind: string;
  heldOn: string;
  cancelledOn: string | null;
  isHost: boolean;
  /** How they came, where they are on its list; the first entry that is seen. */
  capacity: string | null;
  presence: string | null;
}

const TABLES = ['event', 'meeting', 'attendance', 'person'];

/** Shown on a page; all of them are in the list of events. */
const SHOWN = 10;

/** Reads where somebody was: events and the meetings among them, latest first. */
@Injectable()
export class OccasionsReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** Events it held or attended, as the list of events knows them. */
  ofOrganization(actor: Actor, id: string): Promise<Occasion[]> {
    return this.rows(
      actor,
      occasions(
        sql`SELECT e.id FROM event e WHERE e.host_ids @> ARRAY[${id}::uuid]
            UNION SELECT a.event_id FROM attendance a WHERE a.organization_id = ${id}`,
        sql`e.host_ids @> ARRAY[${id}::uuid]`,
        sql`a.organization_id = ${id}`,
      ),
    );
  }

  ofPerson(actor: Actor, id: string): Promise<Occasion[]> {
    return this.rows(
      actor,
      occasions(
        sql`SELECT DISTINCT a.event_id AS id FROM attendance a WHERE ${isPerson(sql`a.person_id`, id)}`,
        sql`false`,
        isPerson(sql`a.person_id`, id),
      ),
    );
  }

  private rows(actor: Actor, statement: Sql): Promise<Occasion[]> {
    const seen = this.policy.narrowed(this.policy.sightOf(actor), TABLES);
    return this.reads.rows<Occasion>(actor, sql`${withTables(seen)}${statement}`);
  }
}

const occasions = (events: Sql, isHost: Sql, attended: Sql): Sql => sql`
  SELECT e.id, m.id AS "meetingId", m.state, e.name, e.kind, e.held_on::text AS "heldOn", e.cancelled_on::text AS "cancelledOn",
         ${isHost} AS "isHost", came.capacity, came.presence
    FROM (${events}) own JOIN event e ON e.id = own.id LEFT JOIN meeting m ON m.event_id = e.id
    LEFT JOIN LATERAL (SELECT a.capacity, a.presence FROM attendance a WHERE a.event_id = e.id AND ${attended}
      ORDER BY a.recorded_at, a.id LIMIT 1) came ON true
   ORDER BY e.held_on DESC, e.id DESC LIMIT ${SHOWN}`;
