import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef, organizationRefs } from '../organizations/organizations.reader.js';
import { Person } from '../people/person.entity.js';
import { personRef, postRef } from '../people/persons.reader.js';
import { Post } from '../people/post.entity.js';
import { commonFields, given, RecordReader, sortBy, sortByChange } from '../records/record.reader.js';
import { Source } from '../sources/source.entity.js';
import { sourceRef } from '../sources/sources.reader.js';
import { AttendanceEstimate } from './attendance-estimate.entity.js';
import { Attendance } from './attendance.entity.js';
import type { EventsQuery } from './event.dto.js';
import { Event } from './event.entity.js';
import { Venue } from './venue.entity.js';
import { venueRef } from './venues.reader.js';

const attendances = sql`coalesce((SELECT json_agg(json_build_object('id', a.id, 'person', ${personRef(sql`a.person_id`)}, 'post', ${postRef(sql`a.post_id`)},
  'organization', ${organizationRef(sql`a.organization_id`)}, 'onBehalfOf', ${organizationRef(sql`a.on_behalf_of_id`)}, 'side', a.side, 'capacity', a.capacity,
  'presence', a.presence, 'headcount', a.headcount) ORDER BY a.side, a.id) FROM attendance a WHERE a.event_id = r.id), '[]'::json)`;

const estimates = sql`coalesce((SELECT json_agg(json_build_object('id', e.id, 'words', e.words, 'qualifier', e.qualifier, 'least', e.least, 'most', e.most,
  'claimedBy', e.claimed_by, 'source', ${sourceRef(sql`e.source_id`)}) ORDER BY e.recorded_at, e.id) FROM attendance_estimate e WHERE e.event_id = r.id), '[]'::json)`;

const sources = sql`coalesce((SELECT json_agg(ref ORDER BY n) FROM (SELECT ${sourceRef(sql`listed.id`)} AS ref, n
  FROM unnest(r.source_ids) WITH ORDINALITY AS listed(id, n)) named WHERE ref IS NOT NULL), '[]'::json)`;

@Injectable()
export class EventsReader extends RecordReader<EventsQuery> {
  protected readonly table = 'event';
  protected readonly entities = [Event, Venue, Organization, Source, Attendance, AttendanceEstimate, Person, Post];
  protected readonly defaultSort = '-held';
  protected readonly sorts = { ...sortBy('held', sql`r.held_on`, sql`date`), ...sortByChange };

  protected json(): Sql {
    return sql`json_build_object(${commonFields}, 'name', r.name, 'kind', r.kind, 'heldOn', r.held_on, 'endedOn', r.ended_on, 'startsAt', r.starts_at,
      'endsAt', r.ends_at, 'venue', ${venueRef(sql`r.venue_id`)}, 'place', r.place, 'areaCode', r.area_code, 'hosts', ${organizationRefs(sql`r.host_ids`)},
      'summary', r.summary, 'sources', ${sources}, 'attendances', ${attendances}, 'estimates', ${estimates})`;
  }

  protected filters({ kind, from, until, venue, organization, q }: EventsQuery): Sql[] {
    return [
      ...given(kind, (value) => sql`r.kind = ${value}`),
      ...given(from, (value) => sql`r.held_on >= ${value}`),
      ...given(until, (value) => sql`r.held_on <= ${value}`),
      ...given(venue, (value) => sql`r.venue_id = ${value}`),
      ...given(organization, (value) => sql`(${value} = ANY (r.host_ids) OR EXISTS (SELECT FROM attendance a WHERE a.event_id = r.id AND a.organization_id = ${value}))`),
      ...given(q, (value) => sql`position(folded(${value}) IN folded(r.name)) > 0`),
    ];
  }
}

/** An event, named, as a JSON expression; null where there is none or it is hidden. */
export const eventRef = (id: Sql): Sql =>
  sql`(SELECT json_build_object('id', event_.id, 'name', event_.name, 'kind', event_.kind, 'heldOn', event_.held_on)
        FROM event event_ WHERE event_.id = ${id})`;
