import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef, organizationRefs } from '../organizations/organizations.reader.js';
import { Person } from '../people/person.entity.js';
import { personRef, postRef } from '../people/persons.reader.js';
import { Post } from '../people/post.entity.js';
import { givenAny, inYear } from '../records/any-of.js';
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
import { AttendanceEstimate } from './attendance-estimate.entity.js';
import { Attendance } from './attendance.entity.js';
import type { EventsQuery } from './event.dto.js';
import { Event } from './event.entity.js';
import { Venue } from './venue.entity.js';
import { venueRef } from './venues.reader.js';

/** Who was at an event, as a JSON list by side. */
export const attendancesOf = (eventId: Sql): Sql =>
  sql`coalesce((SELECT json_agg(${jsonOf(sql`a.id, ${personRef(sql`a.person_id`)} AS "person",
  ${postRef(sql`a.post_id`)} AS "post", ${organizationRef(sql`a.organization_id`)} AS "organization",
  a.role, ${organizationRef(sql`a.on_behalf_of_id`)} AS "onBehalfOf", a.side, a.capacity, a.presence,
  a.was_invited AS "wasInvited", a.headcount, a.revision`)} ORDER BY a.side, a.id) FROM attendance a WHERE a.event_id = ${eventId}), '[]'::json)`;

const estimates = sql`coalesce((SELECT json_agg(${jsonOf(sql`e.id, e.words, e.qualifier, e.least, e.most,
  e.claimed_by AS "claimedBy", ${sourceRef(sql`e.source_id`)} AS "source"`)} ORDER BY e.recorded_at,
  e.id) FROM attendance_estimate e WHERE e.event_id = r.id), '[]'::json)`;

const sources = sql`coalesce((SELECT json_agg(ref ORDER BY n) FROM (SELECT ${sourceRef(sql`listed.id`)} AS ref, n
  FROM unnest(r.source_ids) WITH ORDINALITY AS listed(id, n)) named WHERE ref IS NOT NULL), '[]'::json)`;

/** What an event tells of itself, for `jsonOf`, over an alias. */
export function eventColumns(alias: 'e' | 'r'): Sql {
  const e = raw(alias);
  return sql`${e}.name, ${e}.kind, ${e}.held_on AS "heldOn", ${e}.ended_on AS "endedOn", ${e}.starts_at AS "startsAt",
      ${e}.ends_at AS "endsAt", ${venueRef(sql`${e}.venue_id`)} AS "venue", ${e}.place, ${e}.area_code AS "areaCode",
      ${organizationRefs(sql`${e}.host_ids`)} AS "hosts", ${e}.cancelled_on AS "cancelledOn", ${e}.summary`;
}

/** The conditions of a query on an event, over an alias. */
export function eventFilters(
  alias: 'held' | 'r',
  { kind, year, from, until, venue, organization, has_commitments, q }: EventsQuery,
): Sql[] {
  const e = raw(alias);
  return [
    ...givenAny(kind, (value) => sql`${e}.kind = ${value}`),
    ...givenAny(year, (value) => inYear(sql`${e}.held_on`, value)),
    ...given(from, (value) => sql`${e}.held_on >= ${value}`),
    ...given(until, (value) => sql`${e}.held_on <= ${value}`),
    ...givenAny(venue, (value) => refersTo('venue', value, sql`${e}.venue_id = ${value}`)),
    ...givenAny(organization, (value) =>
      refersTo(
        'organization',
        value,
        sql`(${value} = ANY (${e}.host_ids) OR EXISTS (SELECT FROM attendance a WHERE a.event_id = ${e}.id AND a.organization_id = ${value}))`,
      ),
    ),
    ...given(has_commitments, (value) => sql`${hasCommitments(e)} = ${value === 'yes'}`),
    ...given(q, (value) => sql`position(folded(${value}) IN folded(${e}.name)) > 0`),
  ];
}

/** Whether an event, by its alias, is where something was promised that is on the record and seen. */
export const hasCommitments = (e: Sql): Sql =>
  sql`EXISTS (SELECT FROM commitment c WHERE c.event_id = ${e}.id AND c.record_state = 'verified')`;

@Injectable()
export class EventsReader extends RecordReader<EventsQuery> {
  protected readonly table = 'event';
  protected readonly entities = [
    Event,
    Venue,
    Organization,
    Source,
    Attendance,
    AttendanceEstimate,
    Person,
    Post,
  ];
  // Lists are narrowed by what was promised there.
  protected override readonly lists = ['commitment'];
  protected readonly defaultSort = '-held';
  protected readonly sorts = { ...sortBy('held', sql`r.held_on`, sql`date`), ...sortByChange };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, ${eventColumns('r')},
      ${sources} AS "sources", ${attendancesOf(sql`r.id`)} AS "attendances", ${estimates} AS "estimates"`);
  }

  protected filters(query: EventsQuery): Sql[] {
    return eventFilters('r', query);
  }
}

/** An event, named, as a JSON expression; null where there is none or it is hidden. */
export const eventRef = (id: Sql): Sql =>
  jsonOf(
    sql`event_.id, event_.name, event_.kind, event_.held_on AS "heldOn"`,
    sql`FROM event event_ WHERE event_.id = ${id}`,
  );
