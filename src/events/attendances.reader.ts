import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef } from '../organizations/organizations.reader.js';
import { Person } from '../people/person.entity.js';
import { personRef, postRef } from '../people/persons.reader.js';
import { Post } from '../people/post.entity.js';
import { commonFields, given, RecordReader, sortByChange } from '../records/record.reader.js';
import { Source } from '../sources/source.entity.js';
import { sourceRef } from '../sources/sources.reader.js';
import type { AttendancesQuery } from './attendance.dto.js';
import { Attendance } from './attendance.entity.js';

@Injectable()
export class AttendancesReader extends RecordReader<AttendancesQuery> {
  protected readonly table = 'attendance';
  protected readonly entities = [Attendance, Person, Post, Organization, Source];
  protected readonly defaultSort = 'updated';
  protected readonly sorts = sortByChange;

  protected json(): Sql {
    return sql`json_build_object(${commonFields}, 'eventId', r.event_id, 'person', ${personRef(sql`r.person_id`)}, 'post', ${postRef(sql`r.post_id`)},
      'organization', ${organizationRef(sql`r.organization_id`)}, 'onBehalfOf', ${organizationRef(sql`r.on_behalf_of_id`)}, 'side', r.side,
      'capacity', r.capacity, 'presence', r.presence, 'headcount', r.headcount, 'source', ${sourceRef(sql`r.source_id`)}, 'note', r.note)`;
  }

  protected filters({ event, person, organization, side }: AttendancesQuery): Sql[] {
    return [
      ...given(event, (value) => sql`r.event_id = ${value}`),
      ...given(person, (value) => sql`r.person_id = ${value}`),
      ...given(organization, (value) => sql`r.organization_id = ${value}`),
      ...given(side, (value) => sql`r.side = ${value}`),
    ];
  }
}
