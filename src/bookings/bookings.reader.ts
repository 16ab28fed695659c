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
  idOf,
  RecordReader,
  refersTo,
  sortBy,
  sortByChange,
} from '../records/record.reader.js';
import type { BookingsQuery } from './booking.dto.js';
import { Booking } from './booking.entity.js';
import { MeetingRequest } from './meeting-request.entity.js';

@Injectable()
export class BookingsReader extends RecordReader<BookingsQuery> {
  protected readonly table = 'booking';
  protected readonly entities = [Booking, Venue, Organization, MeetingRequest];
  protected readonly defaultSort = '-starts';
  protected readonly sorts = { ...sortBy('starts', sql`r.starts_at`, sql`timestamptz`), ...sortByChange };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, ${venueRef(sql`r.venue_id`)} AS "venue", r.starts_at AS "startsAt", r.ends_at AS "endsAt",
      ${organizationRef(sql`r.organization_id`)} AS "organization", ${idOf('meeting_request', sql`r.request_id`)} AS "requestId",
      r.purpose, r.headcount, r.crowding_reason AS "crowdingReason", r.released_at AS "releasedAt", r.use,
      r.people_count AS "peopleCount"`);
  }

  protected filters({ venue, organization, from, until, use, q }: BookingsQuery): Sql[] {
    return [
      ...given(venue, (value) => refersTo('venue', value, sql`r.venue_id = ${value}`)),
      ...given(organization, (value) => refersTo('organization', value, sql`r.organization_id = ${value}`)),
      ...given(from, (value) => sql`r.starts_at >= ${value}::date::timestamp AT TIME ZONE 'Asia/Jakarta'`),
      ...given(
        until,
        (value) => sql`r.starts_at < (${value}::date + 1)::timestamp AT TIME ZONE 'Asia/Jakarta'`,
      ),
      ...given(use, (value) => sql`r.use = ${value}`),
      ...given(q, (value) => sql`position(folded(${value}) IN folded(r.purpose)) > 0`),
    ];
  }
}
