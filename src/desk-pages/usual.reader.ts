import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';

/** A room to choose, with its seats. */
export interface UsualVenue {
  id: string;
  name: string;
  capacity: number | null;
}

/** What a form starts with: what was used lately. */
export interface Usual {
  office: { id: string; name: string } | null;
  /** Every room; the one used last first. */
  venues: UsualVenue[];
}

const MOST_VENUES = 100;

/** The meetings entered last, where habits show. */
const RECENT = sql`recent AS MATERIALIZED (
  SELECT m.office_id, e.venue_id, row_number() OVER (ORDER BY m.recorded_at DESC) AS ago
    FROM (SELECT * FROM meeting ORDER BY recorded_at DESC LIMIT 200) m JOIN event e ON e.id = m.event_id)`;

/** What the desk usually enters, so that it need not be typed again. */
@Injectable()
export class UsualReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  async of(actor: KnownActor): Promise<Usual> {
    const tables = ['organization', 'meeting', 'event', 'venue'];
    const seen = this.policy.narrowed(this.policy.sightOf(actor), tables);
    const [row] = await this.reads.rows<Usual>(
      actor,
      sql`${withTables([...seen, RECENT])}
      SELECT (SELECT json_build_object('id', o.id, 'name', o.name) FROM organization o
               WHERE o.id = coalesce(${actor.organizationId}::uuid, (SELECT office_id FROM recent ORDER BY ago LIMIT 1))) AS office,
             coalesce((SELECT json_agg(json_build_object('id', v.id, 'name', v.name, 'capacity', v.capacity) ORDER BY ago, name)
               FROM (SELECT v.*, (SELECT min(ago) FROM recent WHERE recent.venue_id = v.id) AS ago
                       FROM venue v ORDER BY ago, v.name LIMIT ${MOST_VENUES}) v), '[]'::json) AS venues`,
    );
    return row ?? { office: null, venues: [] };
  }
}
