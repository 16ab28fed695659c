import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Day } from '../common/day.js';
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
import type { PersonsQuery } from './person.dto.js';
import { Person } from './person.entity.js';
import { Post } from './post.entity.js';
import { Tenure } from './tenure.entity.js';

@Injectable()
export class PersonsReader extends RecordReader<PersonsQuery> {
  protected readonly table = 'person';
  protected readonly entities = [Person, Tenure, Post, Organization];
  protected readonly defaultSort = 'name';
  protected readonly sorts = {
    ...sortBy('name', sql`lower(r.name) COLLATE "id-ID-x-icu"`, sql`text`),
    ...sortByChange,
  };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, r.name, r.front_titles AS "frontTitles", r.back_titles AS "backTitles",
      r.aliases, r.held_at AS "heldAt", r.erased_at AS "erasedAt",
      ${personRef(sql`r.merged_into_id`)} AS "mergedInto", coalesce(
        (SELECT json_agg(${asEntered(sql`listed.id`)} ORDER BY n)
           FROM unnest(r.merged_ids) WITH ORDINALITY AS listed(id, n)), '[]'::json) AS "merged", coalesce(
        (SELECT json_agg(${jsonOf(sql`t.id, ${postRef(sql`t.post_id`)} AS "post", t.basis,
          t.started_on AS "startedOn", t.ended_on AS "endedOn"`)} ORDER BY t.started_on DESC NULLS LAST, t.id)
           FROM unnest(r.id || r.merged_ids) AS one(id)
            CROSS JOIN LATERAL (SELECT * FROM tenure held WHERE held.person_id = one.id OFFSET 0) t), '[]'::json) AS "tenures"`);
  }

  protected filters(query: PersonsQuery, day: Day): Sql[] {
    return personFilters(query, day);
  }
}

/** What a query narrows lists of people to, as conditions on the person `r`. */
export function personFilters(
  { organization, organization_kind: kind, in_office, q }: PersonsQuery,
  day: Day,
): Sql[] {
  return [
    isListed,
    ...givenAny(organization, (value) =>
      refersTo(
        'organization',
        value,
        sql`EXISTS (SELECT FROM tenure t JOIN post p ON p.id = t.post_id WHERE t.person_id = ANY (r.id || r.merged_ids) AND p.organization_id = ${value})`,
      ),
    ),
    ...givenAny(
      kind,
      (value) =>
        sql`EXISTS (SELECT FROM tenure t JOIN post p ON p.id = t.post_id JOIN organization o ON o.id = p.organization_id
          WHERE t.person_id = ANY (r.id || r.merged_ids) AND o.kind = ${value})`,
    ),
    ...given(in_office, (value) => sql`${isInOffice(day)} = ${value === 'yes'}`),
    ...given(
      q,
      (value) =>
        sql`EXISTS (SELECT FROM person one WHERE one.id = ANY (r.id || r.merged_ids)
          AND position(folded(${value}) IN folded(one.name || ' ' || array_to_string(one.aliases, ' '))) > 0)`,
    ),
  ];
}

/** Whether a person `r` holds a post that is shown on a day. */
export const isInOffice = (day: Day): Sql => sql`EXISTS (SELECT FROM tenure t
  WHERE t.person_id = ANY (r.id || r.merged_ids) AND daterange(t.started_on, t.ended_on, '[]') @> ${day}::date)`;

/**
 * Whoever keeps no record finds only those in a list who hold or held a post that is shown. Source: UU 27/2022.
 * A merged record is found through the one that stands for it.
 */
const isListed = sql`(r.merged_into_id IS NULL
  AND ((SELECT is_keeper()) OR EXISTS (SELECT FROM tenure t WHERE t.person_id = ANY (r.id || r.merged_ids))))`;

const named = sql`person_.id, person_.name, person_.front_titles AS "frontTitles",
    person_.back_titles AS "backTitles"`;

/** A person, named, as this record of them was entered; null where there is none or it is hidden. */
const asEntered = (id: Sql): Sql => jsonOf(named, sql`FROM person person_ WHERE person_.id = ${id}`);

/**
 * A person, named, as a JSON expression: by the record that stands for them, where the one given is merged. Null where
 * there is none or it is hidden.
 */
export const personRef = (id: Sql): Sql =>
  asEntered(
    sql`(SELECT coalesce(named_.merged_into_id, named_.id) FROM person named_ WHERE named_.id = ${id})`,
  );

/** The ids of all records of a person, as a relation of one column. @param id of any of them */
export const recordsOfPerson = (id: Sql): Sql => sql`(SELECT one_.id FROM person named_
  JOIN person one_ ON one_.id = coalesce(named_.merged_into_id, named_.id) OR one_.merged_into_id = coalesce(named_.merged_into_id, named_.id)
 WHERE named_.id = ${id})`;

/** The condition that a column names a person, by any record of them; false where the actor sees none. */
export const isPerson = (column: Sql, id: string): Sql =>
  refersTo('person', id, sql`${column} IN ${recordsOfPerson(sql`${id}::uuid`)}`);

/** A post, named, with its organization, as a JSON expression; null where there is none or it is hidden. */
export const postRef = (id: Sql): Sql =>
  jsonOf(
    sql`post_.id, post_.title, ${organizationRef(sql`post_.organization_id`)} AS "organization"`,
    sql`FROM post post_ WHERE post_.id = ${id}`,
  );

/** Who holds a post on a day, and how, as a JSON expression; null where nobody does, or it is not on record or hidden. */
export const holderRef = (post: Sql, day: Day): Sql =>
  jsonOf(
    sql`${named}, held_.basis`,
    sql`FROM (SELECT person_id, basis FROM tenure
      WHERE post_id = ${post} AND daterange(started_on, ended_on, '[]') @> ${day}::date
      ORDER BY started_on DESC NULLS LAST, id LIMIT 1) held_
      JOIN person named_ ON named_.id = held_.person_id
      JOIN person person_ ON person_.id = coalesce(named_.merged_into_id, named_.id)`,
  );

/** A post by its title alone, where its organization stands beside it. */
export const titleRef = (id: Sql): Sql =>
  jsonOf(sql`post_.id, post_.title`, sql`FROM post post_ WHERE post_.id = ${id}`);
