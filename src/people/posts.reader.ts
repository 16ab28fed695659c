import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef } from '../organizations/organizations.reader.js';
import { givenAny } from '../records/any-of.js';
import {
  commonColumns,
  given,
  RecordReader,
  refersTo,
  sortBy,
  sortByChange,
} from '../records/record.reader.js';
import { Person } from './person.entity.js';
import { personRef } from './persons.reader.js';
import type { PostsQuery } from './post.dto.js';
import { Post } from './post.entity.js';
import { Tenure } from './tenure.entity.js';

@Injectable()
export class PostsReader extends RecordReader<PostsQuery> {
  protected readonly table = 'post';
  protected readonly entities = [Post, Organization, Tenure, Person];
  protected readonly defaultSort = 'title';
  protected readonly sorts = {
    ...sortBy('title', sql`lower(r.title) COLLATE "id-ID-x-icu"`, sql`text`),
    ...sortByChange,
  };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, ${organizationRef(sql`r.organization_id`)} AS "organization", r.title,
      r.title_en AS "titleEn", coalesce(
        (SELECT json_agg(${jsonOf(sql`t.id, ${personRef(sql`t.person_id`)} AS "person", t.basis,
          t.started_on AS "startedOn", t.ended_on AS "endedOn"`)} ORDER BY t.started_on DESC NULLS LAST, t.id)
           FROM tenure t WHERE t.post_id = r.id), '[]'::json) AS "tenures"`);
  }

  protected filters(query: PostsQuery): Sql[] {
    return postFilters(query);
  }
}

/** What a query narrows lists of posts to, as conditions on the post `r`. */
export function postFilters({ organization, organization_kind: kind, q }: PostsQuery): Sql[] {
  return [
    ...givenAny(organization, (value) => refersTo('organization', value, sql`r.organization_id = ${value}`)),
    ...givenAny(
      kind,
      (value) =>
        sql`EXISTS (SELECT FROM organization o WHERE o.id = r.organization_id AND o.kind = ${value})`,
    ),
    ...given(q, (value) => sql`position(folded(${value}) IN folded(concat(r.title, ' ', r.title_en))) > 0`),
  ];
}
