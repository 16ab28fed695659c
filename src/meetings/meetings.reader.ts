import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import { Booking } from '../bookings/booking.entity.js';
import { jsonOf } from '../common/json-of.js';
import { Commitment } from '../commitments/commitment.entity.js';
import { commitmentRef } from '../commitments/commitments.reader.js';
import { FollowUp } from '../commitments/follow-up.entity.js';
import { Attendance, SIDES } from '../events/attendance.entity.js';
import { Event } from '../events/event.entity.js';
import { attendancesOf, eventColumns, eventFilters } from '../events/events.reader.js';
import { Venue } from '../events/venue.entity.js';
import { venueRef } from '../events/venues.reader.js';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef } from '../organizations/organizations.reader.js';
import { Person } from '../people/person.entity.js';
import { postRef } from '../people/persons.reader.js';
import { Post } from '../people/post.entity.js';
import { givenAny } from '../records/any-of.js';
import {
  commonColumns,
  given,
  idOf,
  RecordReader,
  refersTo,
  sortBy,
  sortByChange,
} from '../records/record.reader.js';
import { Source } from '../sources/source.entity.js';
import { sourceRef } from '../sources/sources.reader.js';
import { Demand } from '../statements/demand.entity.js';
import { demandRef } from '../statements/demands.reader.js';
import { Statement } from '../statements/statement.entity.js';
import { AgendaItem } from './agenda-item.entity.js';
import type { MeetingsQuery } from './meeting.dto.js';
import { Meeting } from './meeting.entity.js';
import { MinutesCorrection } from './minutes-correction.entity.js';
import { MinutesPoint } from './minutes-point.entity.js';

const event = jsonOf(sql`e.id, ${eventColumns('e')}`, sql`FROM event e WHERE e.id = r.event_id`);

const office = jsonOf(
  sql`o.id, o.name, o.acronym, o.letterhead`,
  sql`FROM organization o WHERE o.id = r.office_id`,
);

const booking = jsonOf(
  sql`b.id, ${venueRef(sql`b.venue_id`)} AS "venue", b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.released_at AS "releasedAt"`,
  sql`FROM booking b WHERE b.id = r.booking_id`,
);

const minutes =
  jsonOf(sql`CASE WHEN r.state IN ('checked', 'signed', 'locked') THEN r.state ELSE 'draft' END AS "state",
  r.minutes_number AS "number", r.checked_at AS "checkedAt", ${idOf('attendance', sql`r.signed_by_id`)} AS "signedById",
  r.signed_on AS "signedOn", r.signed_place AS "signedPlace", r.locked_at AS "lockedAt", ${sourceRef(sql`r.source_id`)} AS "source"`);

const sides = sql`coalesce((SELECT json_agg(${jsonOf(sql`c.side, c.invited, c.came, c.late, c.absent, c.walk_ins AS "walkIns",
  c.people`)} ORDER BY array_position(${[...SIDES]}::text[], c.side))
  FROM (SELECT a.side, count(*) FILTER (WHERE a.was_invited OR a.presence = 'invited') AS invited,
          count(*) FILTER (WHERE a.presence IN ('present', 'late')) AS came, count(*) FILTER (WHERE a.presence = 'late') AS late,
          count(*) FILTER (WHERE a.presence = 'absent') AS absent,
          count(*) FILTER (WHERE a.presence IN ('present', 'late') AND NOT a.was_invited) AS walk_ins,
          coalesce(sum(coalesce(a.headcount, 1)) FILTER (WHERE a.presence IN ('present', 'late')), 0) AS people
          FROM attendance a WHERE a.event_id = r.event_id GROUP BY a.side) c), '[]'::json)`;

const agenda = sql`coalesce((SELECT json_agg(${jsonOf(sql`i.id, i.title, i.side, ${organizationRef(sql`i.raised_by_id`)} AS "raisedBy",
  ${commitmentRef(sql`i.commitment_id`)} AS "commitment", i.is_brought AS "isBrought", i.outcome, i.deferred_to AS "deferredTo",
  i.outcome_note AS "outcomeNote", i.revision`)} ORDER BY i.place, i.recorded_at, i.id)
  FROM agenda_item i WHERE i.meeting_id = r.id AND i.withdrawn_at IS NULL), '[]'::json)`;

/** The columns of a point, for `jsonOf`, over an alias. */
export const pointColumns = (alias: 'p' | 'r'): Sql => {
  const p = raw(alias);
  return sql`${idOf('agenda_item', sql`${p}.agenda_item_id`)} AS "agendaItemId", ${p}.kind, ${p}.text,
    ${idOf('attendance', sql`${p}.speaker_id`)} AS "speakerId", ${p}.votes, ${p}.votes_cast AS "votesCast",
    ${jsonOf(sql`s.id, s.gist`, sql`FROM statement s WHERE s.id = ${p}.statement_id`)} AS "statement",
    ${demandRef(sql`${p}.demand_id`)} AS "demand", ${commitmentRef(sql`${p}.commitment_id`)} AS "commitment",
    ${idOf('follow_up', sql`${p}.follow_up_id`)} AS "followUpId"`;
};

const points = sql`coalesce((SELECT json_agg(${jsonOf(sql`p.id, ${pointColumns('p')}, p.revision`)} ORDER BY p.place, p.recorded_at, p.id)
  FROM minutes_point p WHERE p.meeting_id = r.id AND p.withdrawn_at IS NULL), '[]'::json)`;

const followUps = sql`coalesce((SELECT json_agg(${jsonOf(sql`f.id, f.action, ${postRef(sql`f.assignee_post_id`)} AS "assigneePost",
  ${organizationRef(sql`f.assignee_organization_id`)} AS "assigneeOrganization", f.due_on AS "dueOn", f.state,
  f.outcome_note AS "outcomeNote"`)} ORDER BY p.place, p.recorded_at, p.id)
  FROM minutes_point p CROSS JOIN LATERAL (SELECT * FROM follow_up f WHERE f.id = p.follow_up_id OFFSET 0) f
  WHERE p.meeting_id = r.id AND p.withdrawn_at IS NULL), '[]'::json)`;

const corrections = sql`coalesce((SELECT json_agg(${jsonOf(sql`k.id, k.number, ${idOf('minutes_point', sql`k.point_id`)} AS "pointId", k.text,
  k.grounds, k.recorded_at AS "recordedAt"`)} ORDER BY k.number, k.recorded_at, k.id) FROM minutes_correction k WHERE k.meeting_id = r.id), '[]'::json)`;

const card = sql`${commonColumns}, ${event} AS "event", ${office} AS "office", r.state, ${minutes} AS "minutes"`;

@Injectable()
export class MeetingsReader extends RecordReader<MeetingsQuery> {
  protected readonly table = 'meeting';
  protected readonly entities = [
    Meeting,
    Event,
    Booking,
    Venue,
    Organization,
    Attendance,
    Person,
    Post,
    AgendaItem,
    MinutesPoint,
    MinutesCorrection,
    Statement,
    Demand,
    Commitment,
    FollowUp,
    Source,
  ];
  protected readonly defaultSort = '-held';
  protected readonly sorts = { ...sortBy('held', sql`held.held_on`, sql`date`), ...sortByChange };

  protected override from(): Sql {
    return meetings;
  }

  protected json(): Sql {
    return jsonOf(sql`${card}, ${booking} AS "booking", r.invitation_number AS "invitationNumber", r.moved_at AS "movedAt", r.opened_at AS "openedAt",
      r.closed_at AS "closedAt", ${attendancesOf(sql`r.event_id`)} AS "attendances", ${sides} AS "sides", ${agenda} AS "agenda",
      ${points} AS "points", ${followUps} AS "followUps", ${corrections} AS "corrections"`);
  }

  protected override listJson(): Sql {
    return jsonOf(card);
  }

  protected filters(query: MeetingsQuery): Sql[] {
    return meetingFilters(query);
  }
}

/** What lists of meetings are read from: the meetings `r`, each with the event `held` it is. */
export const meetings = sql`event held JOIN meeting r ON r.event_id = held.id`;

/** What a query narrows lists of meetings to, as conditions on {@link meetings}. */
export function meetingFilters({
  state,
  office: officeId,
  commitment,
  minutes_signed,
  ...ofEvent
}: MeetingsQuery): Sql[] {
  return [
    ...eventFilters('held', ofEvent),
    ...givenAny(state, (value) => sql`r.state = ${value}`),
    ...givenAny(officeId, (value) => refersTo('organization', value, sql`r.office_id = ${value}`)),
    ...given(minutes_signed, (value) => sql`${hasSignedMinutes} = ${value === 'yes'}`),
    ...given(commitment, (value) =>
      refersTo(
        'commitment',
        value,
        sql`EXISTS (SELECT FROM agenda_item i WHERE i.meeting_id = r.id AND i.commitment_id = ${value} AND i.withdrawn_at IS NULL)`,
      ),
    ),
  ];
}

/** Whether the minutes of a meeting `r` are signed. */
export const hasSignedMinutes = sql`(r.state IN ('signed', 'locked'))`;

/** A meeting, named, as a JSON expression; null where there is none or it is hidden. */
export const meetingRef = (id: Sql): Sql =>
  jsonOf(
    sql`meeting_.id, event_.name, event_.held_on AS "heldOn"`,
    sql`FROM meeting meeting_ JOIN event event_ ON event_.id = meeting_.event_id WHERE meeting_.id = ${id}`,
  );
