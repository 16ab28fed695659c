import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef } from '../organizations/organizations.reader.js';
import { commonFields, given, RecordReader, sortBy, sortByChange } from '../records/record.reader.js';
import type { PersonsQuery } from './person.dto.js';
import { Person } from './person.entity.js';
import { Post } from './post.entity.js';
import { Tenure } from './tenure.entity.js';

@Injectable()
export class PersonsReader extends RecordReader<PersonsQuery> {
  protected readonly table = 'person';
  protected readonly entities = [Person, Tenure, Post, Organization];
  protected readonly defaultSort = 'name';
  protected readonly sorts = { ...sortBy('name', sql`lower(r.name) COLLATE "id-ID-x-icu"`, sql`text`), ...sortByChange };

  protected json(): Sql {
    return sql`json_build_object(${commonFields}, 'name', r.name, 'frontTitles', r.front_titles, 'backTitles', r.back_titles,
      'aliases', r.aliases, 'tenures', coalesce(
        (SELECT json_agg(json_build_object('id', t.id, 'post', ${postRef(sql`t.post_id`)}, 'basis', t.basis,
                         'startedOn', t.started_on, 'endedOn', t.ended_on) ORDER BY t.started_on DESC NULLS LAST, t.id)
           FROM tenure t WHERE t.person_id = r.id), '[]'::json))`;
  }

  protected filters({ organization, q }: PersonsQuery): Sql[] {
    return [
      ...given(organization, (value) => sql`EXISTS (SELECT FROM tenure t JOIN post p ON p.id = t.post_id WHERE t.person_id = r.id AND p.organization_id = ${value})`),
      ...given(q, (value) => sql`position(folded(${value}) IN folded(r.name || ' ' || array_to_string(r.aliases, ' '))) > 0`),
    ];
  }
}

/** A person, named, as a JSON expression; null where there is none or it is hidden. */
export const personRef = (id: Sql): Sql =>
  sql`(SELECT json_build_object('id', person_.id, 'name', person_.name, 'frontTitles', person_.front_titles, 'backTitles', person_.back_titles)
        FROM person person_ WHERE person_.id = ${id})`;

/** A post, named, with its organization, as a JSON expression; null where there is none or it is hidden. */
export const postRef = (id: Sql): Sql =>
  sql`(SELECT json_build_object('id', post_.id, 'title', post_.title, 'organization', ${organizationRef(sql`post_.organization_id`)})
        FROM post post_ WHERE post_.id = ${id})`;
