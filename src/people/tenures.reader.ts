import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Organization } from '../organizations/organization.entity.js';
import { commonFields, given, RecordReader, sortBy, sortByChange } from '../records/record.reader.js';
import { Source } from '../sources/source.entity.js';
import { sourceRef } from '../sources/sources.reader.js';
import { Person } from './person.entity.js';
import { personRef, postRef } from './persons.reader.js';
import { Post } from './post.entity.js';
import type { TenuresQuery } from './tenure.dto.js';
import { Tenure } from './tenure.entity.js';

@Injectable()
export class TenuresReader extends RecordReader<TenuresQuery> {
  protected readonly table = 'tenure';
  protected readonly entities = [Tenure, Person, Post, Organization, Source];
  protected readonly defaultSort = '-started';
  protected readonly sorts = { ...sortBy('started', sql`coalesce(r.started_on, '-infinity')`, sql`date`), ...sortByChange };

  protected json(): Sql {
    return sql`json_build_object(${commonFields}, 'person', ${personRef(sql`r.person_id`)}, 'post', ${postRef(sql`r.post_id`)},
      'startedOn', r.started_on, 'endedOn', r.ended_on, 'basis', r.basis, 'decree', r.decree, 'source', ${sourceRef(sql`r.source_id`)})`;
  }

  protected filters({ person, post, organization, on }: TenuresQuery): Sql[] {
    return [
      ...given(person, (value) => sql`r.person_id = ${value}`),
      ...given(post, (value) => sql`r.post_id = ${value}`),
      ...given(organization, (value) => sql`EXISTS (SELECT FROM post p WHERE p.id = r.post_id AND p.organization_id = ${value})`),
      ...given(on, (value) => sql`daterange(r.started_on, r.ended_on, '[]') @> ${value}::date`),
    ];
  }
}
