import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { MeetingFeedKind } from '../auth/feed-token.entity.js';
import type { Actor } from '../common/actor.js';
import { addDays, type Day, today } from '../common/day.js';
import { jsonOf } from '../common/json-of.js';
import { NotFound } from '../common/problem.js';
import { Reads } from '../database/reads.js';
import { Policy, withTables } from '../policy/policy.js';
import type { CalendarEvent, CalendarFeed } from './calendar-event.js';

/** Days a feed goes back and ahead. */
const DAYS_BACK = 90;
const DAYS_AHEAD = 400;
/** The first and the last day a feed of today holds. */
export const spanOfFeed = (): { from: Day; until: Day } => ({
  from: addDays(today(), -DAYS_BACK),
  until: addDays(today(), DAYS_AHEAD),
});
/** Events in a feed; of more, the latest are left out. */
export const MOST_EVENTS = 1000;

/** Every table the statements look into. */
export const CALENDAR_TABLES = [
  'meeting',
  'event',
  'venue',
  'organization',
  'attendance',
  'booking',
  'agenda_item',
  'commitment',
];

/** The beginning of a day in Asia/Jakarta. */
export const startOf = (day: Sql): Sql => sql`(${day})::timestamp AT TIME ZONE 'Asia/Jakarta'`;

const names = (
  ids: Sql,
): Sql => sql`coalesce((SELECT json_agg(found.name ORDER BY n) FROM unnest(${ids}) WITH ORDINALITY AS listed(id, n)
  CROSS JOIN LATERAL (SELECT o.name FROM organization o WHERE o.id = listed.id OFFSET 0) found), '[]'::json)`;

const agenda = sql`coalesce((SELECT json_agg(coalesce(i.title, (SELECT c.title FROM commitment c WHERE c.id = i.commitment_id))
    ORDER BY i.place, i.recorded_at, i.id)
  FROM agenda_item i WHERE i.meeting_id = m.id AND i.withdrawn_at IS NULL
   AND (i.title IS NOT NULL OR EXISTS (SELECT FROM commitment c WHERE c.id = i.commitment_id))), '[]'::json)`;

/** A meeting as {@link CalendarEvent}; null where it, or its event, is not seen. */
export const meetingOf = (id: Sql): Sql =>
  jsonOf(
    sql`'meeting' AS "what", m.id, e.name, e.kind AS "eventKind", e.held_on AS "heldOn", e.ended_on AS "endedOn",
      e.starts_at AS "startsAt", e.ends_at AS "endsAt", m.state = 'cancelled' OR e.cancelled_on IS NOT NULL AS "isCancelled",
      ${jsonOf(sql`v.name, v.address WHERE v.id IS NOT NULL`)} AS "venue", e.place,
      (SELECT o.name FROM organization o WHERE o.id = m.office_id) AS "office", ${names(sql`e.host_ids`)} AS "hosts",
      ${agenda} AS "agenda", m.revision + e.revision - 2 AS "sequence",
      greatest(m.changed_at, e.changed_at, v.changed_at,
        (SELECT max(i.changed_at) FROM agenda_item i WHERE i.meeting_id = m.id)) AS "changedAt"`,
    sql`FROM meeting m JOIN event e ON e.id = m.event_id LEFT JOIN venue v ON v.id = e.venue_id WHERE m.id = ${id}`,
  );

/** An event as {@link CalendarEvent}; null where it is not seen. */
export const eventOf = (id: Sql): Sql =>
  jsonOf(
    sql`'event' AS "what", e.id, e.name, e.kind AS "eventKind", e.held_on AS "heldOn", e.ended_on AS "endedOn",
      e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.cancelled_on IS NOT NULL AS "isCancelled",
      ${jsonOf(sql`v.name, v.address WHERE v.id IS NOT NULL`)} AS "venue", e.place, NULL AS "office", ${names(sql`e.host_ids`)} AS "hosts",
      '[]'::json AS "agenda", e.revision - 1 AS "sequence", greatest(e.changed_at, v.changed_at) AS "changedAt"`,
    sql`FROM event e LEFT JOIN venue v ON v.id = e.venue_id WHERE e.id = ${id}`,
  );

/** The use of a room as {@link CalendarEvent}; null where it is not seen. */
export const bookingOf = (id: Sql): Sql =>
  jsonOf(
    sql`'booking' AS "what", b.id, b.purpose AS "name", NULL AS "eventKind",
      (b.starts_at AT TIME ZONE 'Asia/Jakarta')::date AS "heldOn", NULL AS "endedOn", b.starts_at AS "startsAt", b.ends_at AS "endsAt",
      false AS "isCancelled", ${jsonOf(sql`v.name, v.address WHERE v.id IS NOT NULL`)} AS "venue", NULL AS "place", NULL AS "office",
      ${names(sql`ARRAY[b.organization_id]`)} AS "hosts", '[]'::json AS "agenda", b.revision - 1 AS "sequence",
      greatest(b.changed_at, v.changed_at) AS "changedAt"`,
    sql`FROM booking b LEFT JOIN venue v ON v.id = b.venue_id WHERE b.id = ${id}`,
  );

/** A feed of meetings, and of which organization, office or venue it is. */
export interface MeetingsFeed {
  kind: MeetingFeedKind;
  subjectId: string;
}

/** Whose meetings and bookings a feed holds, over the meeting `m`, its event `e` and the booking `b`. */
interface Share {
  table: Sql;
  meetings: Sql;
  bookings: Sql;
}

function shareOf({ kind, subjectId: id }: MeetingsFeed): Share {
  switch (kind) {
    case 'organization':
      return {
        table: sql`organization`,
        meetings: sql`(${id} = ANY (e.host_ids) OR EXISTS (SELECT FROM attendance a
          WHERE a.event_id = e.id AND (a.organization_id = ${id} OR a.on_behalf_of_id = ${id})))`,
        bookings: sql`b.organization_id = ${id}`,
      };
    case 'venue':
      return {
        table: sql`venue`,
        meetings: sql`e.venue_id = ${id}`,
        bookings: sql`b.venue_id = ${id}`,
      };
    case 'office':
      return { table: sql`organization`, meetings: sql`m.office_id = ${id}`, bookings: sql`false` };
  }
}

/** Reads what calendars show, as their reader sees it, one statement a request. */
@Injectable()
export class CalendarReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** One meeting. @throws NotFound, also where its event is not seen */
  async meeting(actor: Actor, id: string): Promise<CalendarEvent> {
    const [row] = await this.rows<{ event: CalendarEvent | null }>(
      actor,
      sql`SELECT ${meetingOf(sql`${id}`)} AS event`,
    );
    if (!row?.event) throw new NotFound();
    return row.event;
  }

  /** What is held from 90 days ago to 400 days ahead, the first 1,000. @throws NotFound if whose it is, is not seen */
  async feed(actor: Actor, feed: MeetingsFeed): Promise<CalendarFeed> {
    const { table, meetings, bookings } = shareOf(feed);
    const { from, until } = spanOfFeed();
    const [found] = await this.rows<CalendarFeed>(
      actor,
      sql`SELECT s.name, coalesce((
          SELECT json_agg(CASE held.what WHEN 'meeting' THEN ${meetingOf(sql`held.id`)} ELSE ${bookingOf(sql`held.id`)} END
                          ORDER BY held.at, held.id)
            FROM (SELECT 'meeting' AS what, m.id, coalesce(e.starts_at, ${startOf(sql`e.held_on`)}) AS at
                    FROM event e JOIN meeting m ON m.event_id = e.id
                   WHERE e.held_on <= ${until}::date AND (e.held_on >= ${from}::date OR e.ended_on >= ${from}::date) AND ${meetings}
                  UNION ALL
                  SELECT 'booking', b.id, b.starts_at FROM booking b
                   WHERE b.starts_at >= ${startOf(sql`${from}::date`)} AND b.starts_at < ${startOf(sql`${until}::date + 1`)}
                     AND b.released_at IS NULL AND ${bookings} AND NOT EXISTS (SELECT FROM meeting m WHERE m.booking_id = b.id)
                  ORDER BY at, id LIMIT ${MOST_EVENTS}) held), '[]'::json) AS events
        FROM ${table} s WHERE s.id = ${feed.subjectId}`,
    );
    if (!found) throw new NotFound();
    return found;
  }

  private rows<Row extends object>(actor: Actor, statement: Sql): Promise<Row[]> {
    const seen = this.policy.narrowed(this.policy.sightOf(actor), CALENDAR_TABLES);
    return this.reads.rows<Row>(actor, sql`${withTables(seen)}${statement}`);
  }
}
