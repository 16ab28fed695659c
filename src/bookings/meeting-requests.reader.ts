import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Venue } from '../events/venue.entity.js';
import { venueRef } from '../events/venues.reader.js';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef } from '../organizations/organizations.reader.js';
import {
  commonColumns,
  given,
  RecordReader,
  refersTo,
  sortBy,
  sortByChange,
} from '../records/record.reader.js';
import { Source } from '../sources/source.entity.js';
import { sourceRef } from '../sources/sources.reader.js';
import { Booking } from './booking.entity.js';
import type { MeetingRequestsQuery } from './meeting-request.dto.js';
import { MeetingRequest } from './meeting-request.entity.js';

const time = jsonOf(
  sql`(time ->> 'startsAt')::timestamptz AS "startsAt", (time ->> 'endsAt')::timestamptz AS "endsAt"`,
);
const preferred = sql`(SELECT json_agg(${time} ORDER BY n) FROM jsonb_array_elements(r.preferred) WITH ORDINALITY AS times(time, n))`;
const proposal = jsonOf(
  sql`r.proposed_starts_at AS "startsAt", r.proposed_ends_at AS "endsAt", ${venueRef(sql`r.proposed_venue_id`)} AS "venue"`,
  sql`WHERE r.proposed_venue_id IS NOT NULL`,
);

@Injectable()
export class MeetingRequestsReader extends RecordReader<MeetingRequestsQuery> {
  protected readonly table = 'meeting_request';
  protected readonly entities = [MeetingRequest, Organization, Venue, Source, Booking];
  protected readonly defaultSort = '-asked';
  protected readonly sorts = { ...sortBy('asked', sql`r.asked_on`, sql`date`), ...sortByChange };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, ${organizationRef(sql`r.organization_id`)} AS "organization", r.is_by_party AS "isByParty",
      ${venueRef(sql`r.venue_id`)} AS "venue", r.purpose, r.headcount, ${preferred} AS "preferred",
      ${sourceRef(sql`r.source_id`)} AS "source", r.asked_on AS "askedOn", r.state, ${proposal} AS "proposal", r.answer,
      r.answered_on AS "answeredOn", (SELECT b.id FROM booking b WHERE b.request_id = r.id) AS "bookingId"`);
  }

  protected filters({ venue, organization, state, from, until, q }: MeetingRequestsQuery): Sql[] {
    return [
      ...given(venue, (value) => refersTo('venue', value, sql`r.venue_id = ${value}`)),
      ...given(organization, (value) => refersTo('organization', value, sql`r.organization_id = ${value}`)),
      ...given(state, (value) => sql`r.state = ${value}`),
      ...given(from, (value) => sql`r.asked_on >= ${value}::date`),
      ...given(until, (value) => sql`r.asked_on <= ${value}::date`),
      ...given(q, (value) => sql`position(folded(${value}) IN folded(r.purpose)) > 0`),
    ];
  }
}
