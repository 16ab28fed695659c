import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import type { Day } from '../common/day.js';
import { givenAny } from '../records/any-of.js';
import {
  commonColumns,
  given,
  RecordReader,
  refersTo,
  sortBy,
  sortByChange,
} from '../records/record.reader.js';
import { Affiliation } from './affiliation.entity.js';
import type { OrganizationsQuery } from './organization.dto.js';
import { Organization } from './organization.entity.js';

@Injectable()
export class OrganizationsReader extends RecordReader<OrganizationsQuery> {
  protected readonly table = 'organization';
  protected readonly entities = [Organization, Affiliation];
  protected readonly defaultSort = 'name';
  protected readonly sorts = {
    ...sortBy('name', sql`lower(r.name) COLLATE "id-ID-x-icu"`, sql`text`),
    ...sortByChange,
  };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, r.name, r.acronym, r.kind, r.level, r.level_label AS "levelLabel", r.letterhead,
      r.faction, r.registration_number AS "registrationNumber", r.aliases, r.area_codes AS "areaCodes", coalesce(
        (SELECT json_agg(${jsonOf(sql`a.id, ${organizationRef(sql`a.parent_id`)} AS "parent", a.bond,
          a.started_on AS "startedOn", a.ended_on AS "endedOn"`)} ORDER BY a.started_on DESC NULLS LAST, a.id)
           FROM affiliation a WHERE a.member_id = r.id), '[]'::json) AS "affiliations"`);
  }

  protected filters(query: OrganizationsQuery, day: Day): Sql[] {
    return organizationFilters(query, day);
  }
}

/** What a query narrows lists of organizations to, as conditions on the organization `r`. */
export function organizationFilters({ kind, level, area, parent, q }: OrganizationsQuery, day: Day): Sql[] {
  return [
    ...givenAny(kind, (value) => sql`r.kind = ${value}`),
    ...givenAny(level, (value) => sql`r.level = ${value}`),
    ...givenAny(area, (value) => sql`${value} = ANY (r.area_codes)`),
    ...givenAny(parent, (value) =>
      refersTo(
        'organization',
        value,
        sql`EXISTS (SELECT FROM affiliation a WHERE a.member_id = r.id AND a.parent_id = ${value} AND ${lasts(day)})`,
      ),
    ),
    ...given(
      q,
      (value) => sql`position(folded(${value}) IN folded(concat(r.name, ' ', r.acronym, ' ',
        r.faction, ' ', r.aliases::text))) > 0`,
    ),
  ];
}

/** Whether an affiliation `a` lasts on a day. */
export const lasts = (day: Day): Sql => sql`daterange(a.started_on, a.ended_on, '[]') @> ${day}::date`;

const named = sql`organization_.id, organization_.name, organization_.acronym`;

/** An organization, named, as a JSON expression; null where there is none or it is hidden. */
export const organizationRef = (id: Sql): Sql =>
  jsonOf(named, sql`FROM organization organization_ WHERE organization_.id = ${id}`);

/**
 * Organizations, named, in the order of an array of ids, as a JSON expression; hidden ones are left out. OFFSET keeps
 * the planner from making it a join of whole tables, which would read all of the history for an earlier day.
 */
export const organizationRefs = (ids: Sql): Sql =>
  sql`coalesce((SELECT json_agg(row_to_json(found) ORDER BY n) FROM unnest(${ids}) WITH ORDINALITY AS listed(id, n)
        CROSS JOIN LATERAL (SELECT ${named} FROM organization organization_ WHERE organization_.id = listed.id OFFSET 0) found), '[]'::json)`;

/** The organization and all it belongs to on a day, as affiliate and however high, as a set of ids. */
export const withThoseAbove = (id: string, day: string): Sql =>
  sql`(WITH RECURSIVE above(id) AS (
        SELECT ${id}::uuid
        UNION
        SELECT a.parent_id FROM above JOIN affiliation a ON a.member_id = above.id AND a.bond = 'affiliate'
           AND daterange(a.started_on, a.ended_on, '[]') @> ${day}::date
      ) SELECT id FROM above)`;

/** The organization and all that belong to it on a day, however deep, as a set of ids. */
export const withAffiliates = (id: string, day: string): Sql =>
  sql`(WITH RECURSIVE below(id) AS (
        SELECT ${id}::uuid
        UNION
        SELECT a.member_id FROM below JOIN affiliation a ON a.parent_id = below.id AND daterange(a.started_on,
          a.ended_on, '[]') @> ${day}::date
      ) SELECT id FROM below)`;
