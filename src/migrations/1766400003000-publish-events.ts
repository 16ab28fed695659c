import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropViews, open, openPerson, publishViews, SINCE } from './open-views.js';

const openArea = `LEFT JOIN area ON area.code = r.area_code AND area.visibility = 'public'`;

const VIEWS = {
  venues: `
    SELECT r.id, r.name, nullif(array_to_string(r.aliases, '; '), '') AS aliases, r.address, area.code AS area_code,
           organization.id AS organization_id, r.capacity, r.capacity_qualifier, r.note, ${SINCE}
      FROM venue r
      ${openArea}
      ${open('organization', 'organization', 'r.organization_id')}
     WHERE r.visibility = 'public'`,
  meeting_requests: `
    SELECT r.id, organization.id AS organization_id, r.is_by_party, venue.id AS venue_id, r.purpose, r.headcount, source.id AS source_id, r.asked_on,
           r.state, proposed.id AS proposed_venue_id, r.proposed_starts_at, r.proposed_ends_at, r.answer, r.answered_on, ${SINCE}
      FROM meeting_request r
      ${open('organization', 'organization', 'r.organization_id')}
      ${open('venue', 'venue', 'r.venue_id')}
      ${open('source', 'source', 'r.source_id')}
      ${open('venue', 'proposed', 'r.proposed_venue_id')}
     WHERE r.visibility = 'public'`,
  bookings: `
    SELECT r.id, venue.id AS venue_id, r.starts_at, r.ends_at, organization.id AS organization_id, request.id AS meeting_request_id, r.purpose,
           r.headcount, r.crowding_reason, r.released_at, r.use, r.people_count, ${SINCE}
      FROM booking r
      ${open('venue', 'venue', 'r.venue_id')}
      ${open('organization', 'organization', 'r.organization_id')}
      ${open('meeting_request', 'request', 'r.request_id')}
     WHERE r.visibility = 'public'`,
  events: `
    SELECT r.id, r.name, r.kind, r.held_on, r.ended_on, r.starts_at, r.ends_at, venue.id AS venue_id, r.place, area.code AS area_code,
           r.cancelled_on, r.summary, ${SINCE}
      FROM event r
      ${open('venue', 'venue', 'r.venue_id')}
      ${openArea}
     WHERE r.visibility = 'public'`,
  event_hosts: `
    SELECT r.id AS event_id, o.id AS organization_id
      FROM event r CROSS JOIN LATERAL unnest(r.host_ids) AS listed(id)
      JOIN organization o ON o.id = listed.id AND o.visibility = 'public'
     WHERE r.visibility = 'public'`,
  event_sources: `
    SELECT r.id AS event_id, s.id AS source_id
      FROM event r CROSS JOIN LATERAL unnest(r.source_ids) AS listed(id)
      JOIN source s ON s.id = listed.id AND s.visibility = 'public'
     WHERE r.visibility = 'public'`,
  attendances: `
    SELECT r.id, event.id AS event_id, person.id AS person_id, post.id AS post_id, tenure.id AS tenure_id, organization.id AS organization_id,
           behalf.id AS on_behalf_of_id, r.role, r.side, r.capacity, r.presence, r.was_invited, r.headcount, source.id AS source_id, r.note, ${SINCE}
      FROM attendance r
      ${open('event', 'event', 'r.event_id')}
      ${openPerson('person', 'r.person_id')}
      ${open('post', 'post', 'r.post_id')}
      ${open('tenure', 'tenure', 'r.tenure_id')}
      ${open('organization', 'organization', 'r.organization_id')}
      ${open('organization', 'behalf', 'r.on_behalf_of_id')}
      ${open('source', 'source', 'r.source_id')}
     WHERE r.visibility = 'public'`,
  attendance_estimates: `
    SELECT r.id, event.id AS event_id, r.words, r.qualifier, r.least AS least_count, r.most AS most_count, r.claimed_by, source.id AS source_id, ${SINCE}
      FROM attendance_estimate r
      ${open('event', 'event', 'r.event_id')}
      ${open('source', 'source', 'r.source_id')}
     WHERE r.visibility = 'public'`,
  meetings: `
    SELECT r.id, event.id AS event_id, booking.id AS booking_id, office.id AS office_id, r.state, r.invitation_number, r.moved_at, r.opened_at, r.closed_at,
           r.minutes_number, r.checked_at, signed.id AS signed_by_attendance_id, r.signed_on, r.signed_place, r.locked_at, source.id AS source_id, ${SINCE}
      FROM meeting r
      ${open('event', 'event', 'r.event_id')}
      ${open('booking', 'booking', 'r.booking_id')}
      ${open('organization', 'office', 'r.office_id')}
      ${open('attendance', 'signed', 'r.signed_by_id')}
      ${open('source', 'source', 'r.source_id')}
     WHERE r.visibility = 'public'`,
  agenda_items: `
    SELECT r.id, meeting.id AS meeting_id, r.title, r.side, raised.id AS raised_by_id, commitment.id AS commitment_id, r.is_brought,
           r.outcome, r.deferred_to, r.outcome_note, ${SINCE}
      FROM agenda_item r
      ${open('meeting', 'meeting', 'r.meeting_id')}
      ${open('organization', 'raised', 'r.raised_by_id')}
      ${open('commitment', 'commitment', 'r.commitment_id', 'commitment.is_public')}
     WHERE r.visibility = 'public' AND r.withdrawn_at IS NULL`,
  minutes_points: `
    SELECT r.id, meeting.id AS meeting_id, item.id AS agenda_item_id, r.kind, r.text, speaker.id AS speaker_attendance_id, r.votes_cast,
           statement.id AS statement_id, demand.id AS demand_id, commitment.id AS commitment_id, follow_up.id AS follow_up_id, ${SINCE}
      FROM minutes_point r
      ${open('meeting', 'meeting', 'r.meeting_id')}
      ${open('agenda_item', 'item', 'r.agenda_item_id', `item.visibility = 'public' AND item.withdrawn_at IS NULL`)}
      ${open('attendance', 'speaker', 'r.speaker_id')}
      ${open('statement', 'statement', 'r.statement_id')}
      ${open('demand', 'demand', 'r.demand_id')}
      ${open('commitment', 'commitment', 'r.commitment_id', 'commitment.is_public')}
      ${open('follow_up', 'follow_up', 'r.follow_up_id')}
     WHERE r.visibility = 'public' AND r.is_settled AND r.withdrawn_at IS NULL`,
  votes: `
    SELECT r.id AS minutes_point_id, n::integer AS number, vote ->> 'side' AS side, vote ->> 'choice' AS choice, (vote ->> 'count')::integer AS count
      FROM minutes_point r CROSS JOIN LATERAL jsonb_array_elements(r.votes) WITH ORDINALITY AS listed(vote, n)
     WHERE r.visibility = 'public' AND r.is_settled AND r.withdrawn_at IS NULL`,
  minutes_corrections: `
    SELECT r.id, meeting.id AS meeting_id, r.number, point.id AS minutes_point_id, r.text, r.grounds, ${SINCE}
      FROM minutes_correction r
      ${open('meeting', 'meeting', 'r.meeting_id')}
      ${open('minutes_point', 'point', 'r.point_id', `point.visibility = 'public' AND point.is_settled AND point.withdrawn_at IS NULL`)}
     WHERE r.visibility = 'public'`,
};

/** What happened and who met, for everybody to query. */
export class PublishEvents1766400003000 implements MigrationInterface {
  up(db: QueryRunner): Promise<void> {
    return publishViews(db, VIEWS);
  }

  down(db: QueryRunner): Promise<void> {
    return dropViews(db, VIEWS);
  }
}
