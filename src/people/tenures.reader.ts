import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Organization } from '../organizations/organization.entity.js';
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
import { Person } from './person.entity.js';
import { isPerson, personRef, postRef } from './persons.reader.js';
import { Post } from './post.entity.js';
import type { TenuresQuery } from './tenure.dto.js';
import { Tenure } from './tenure.entity.js';

@Injectable()
export class TenuresReader extends RecordReader<TenuresQuery> {
  protected readonly table = 'tenure';
  protected readonly entities = [Tenure, Person, Post, Organization, Source];
  protected readonly defaultSort = '-started';
  protected readonly sorts = {
    ...sortBy('started', sql`coalesce(r.started_on, '-infinity')`, sql`date`),
    ...sortByChange,
  };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, ${personRef(sql`r.person_id`)} AS "person",
      ${postRef(sql`r.post_id`)} AS "post", r.started_on AS "startedOn", r.ended_on AS "endedOn", r.basis,
      r.decree, ${sourceRef(sql`r.source_id`)} AS "source"`);
  }

  protected filters({ person, post, organization, on }: TenuresQuery): Sql[] {
    return [
      ...given(person, (value) => isPerson(sql`r.person_id`, value)),
      ...given(post, (value) => refersTo('post', value, sql`r.post_id = ${value}`)),
      ...given(organization, (value) =>
        refersTo(
          'organization',
          value,
          sql`EXISTS (SELECT FROM post p WHERE p.id = r.post_id AND p.organization_id = ${value})`,
        ),
      ),
      ...given(on, (value) => sql`daterange(r.started_on, r.ended_on, '[]') @> ${value}::date`),
    ];
  }
}
