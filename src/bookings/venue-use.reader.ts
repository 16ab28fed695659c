import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { addDays, today } from '../common/day.js';
import { jsonOf } from '../common/json-of.js';
import { DaysOutOfOrder, NotFound } from '../common/problem.js';
import { Reads } from '../database/reads.js';
import { venueRef } from '../events/venues.reader.js';
import { Policy, withTables } from '../policy/policy.js';
import type { VenueUseQuery } from './venue-use.dto.js';

const USUAL_DAYS = 365;

/** Counts what a room was asked for and used, for whoever sees the room. */
@Injectable()
export class VenueUseReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** The counts as JSON text. @throws NotFound if the actor does not see the venue, Invalid if the days are out of order */
  async of(actor: Actor, venueId: string, query: VenueUseQuery): Promise<string> {
    const until = query.until ?? today();
    const from = query.from ?? addDays(until, 1 - USUAL_DAYS);
    if (from > until) throw new DaysOutOfOrder();
    const seen = withTables(this.policy.narrowed(this.policy.sightOf(actor), ['venue']));
    const counted =
      jsonOf(sql`${venueRef(sql`r.id`)} AS "venue", ${from}::date AS "from", ${until}::date AS "until",
      counts -> 'requests' AS "requests", counts -> 'bookings' AS "bookings"`);
    const [row] = await this.reads.rows<{ body: string }>(
      actor,
      sql`${seen}SELECT ${counted}::text AS body FROM venue r
        CROSS JOIN LATERAL venue_use(r.id, ${from}::date, ${until}::date, now()) AS counts WHERE r.id = ${venueId}`,
    );
    if (!row) throw new NotFound();
    return row.body;
  }
}
