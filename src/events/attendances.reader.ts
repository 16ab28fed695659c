import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef } from '../organizations/organizations.reader.js';
import { Person } from '../people/person.entity.js';
import { isPerson, personRef, postRef } from '../people/persons.reader.js';
import { Post } from '../people/post.entity.js';
import { Tenure } from '../people/tenure.entity.js';
import {
  commonColumns,
  given,
  idOf,
  RecordReader,
  refersTo,
  sortByChange,
} from '../records/record.reader.js';
import { Source } from '../sources/source.entity.js';
import { sourceRef } from '../sources/sources.reader.js';
import type { AttendancesQuery } from './attendance.dto.js';
import { Event } from './event.entity.js';
import { Attendance } from './attendance.entity.js';

@Injectable()
export class AttendancesReader extends RecordReader<AttendancesQuery> {
  protected readonly table = 'attendance';
  protected readonly entities = [Attendance, Event, Person, Post, Tenure, Organization, Source];
  protected readonly defaultSort = 'updated';
  protected readonly sorts = sortByChange;

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, ${idOf('event', sql`r.event_id`)} AS "eventId", ${personRef(sql`r.person_id`)} AS "person",
      ${postRef(sql`r.post_id`)} AS "post", ${idOf('tenure', sql`r.tenure_id`)} AS "tenureId", ${organizationRef(sql`r.organization_id`)} AS "organization",
      ${organizationRef(sql`r.on_behalf_of_id`)} AS "onBehalfOf", r.role, r.side, r.capacity, r.presence,
      r.was_invited AS "wasInvited", r.headcount,
      ${sourceRef(sql`r.source_id`)} AS "source", r.note`);
  }

  protected filters({ event, person, organization, side }: AttendancesQuery): Sql[] {
    return [
      ...given(event, (value) => refersTo('event', value, sql`r.event_id = ${value}`)),
      ...given(person, (value) => isPerson(sql`r.person_id`, value)),
      ...given(organization, (value) => refersTo('organization', value, sql`r.organization_id = ${value}`)),
      ...given(side, (value) => sql`r.side = ${value}`),
    ];
  }
}
