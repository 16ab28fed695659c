import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { today } from '../common/day.js';
import { commonFields, given, RecordReader, sortBy, sortByChange } from '../records/record.reader.js';
import { Affiliation } from './affiliation.entity.js';
import type { OrganizationsQuery } from './organization.dto.js';
import { Organization } from './organization.entity.js';

@Injectable()
export class OrganizationsReader extends RecordReader<OrganizationsQuery> {
  protected readonly table = 'organization';
  protected readonly entities = [Organization, Affiliation];
  protected readonly defaultSort = 'name';
  protected readonly sorts = { ...sortBy('name', sql`lower(r.name) COLLATE "id-ID-x-icu"`, sql`text`), ...sortByChange };

  protected json(): Sql {
    return sql`json_build_object(${commonFields}, 'name', r.name, 'acronym', r.acronym, 'kind', r.kind, 'level', r.level,
      'levelLabel', r.level_label, 'faction', r.faction, 'registrationNumber', r.registration_number, 'aliases', r.aliases,
      'areaCodes', r.area_codes, 'affiliations', coalesce(
        (SELECT json_agg(json_build_object('id', a.id, 'parent', ${organizationRef(sql`a.parent_id`)}, 'bond', a.bond,
                         'startedOn', a.started_on, 'endedOn', a.ended_on) ORDER BY a.started_on DESC NULLS LAST, a.id)
           FROM affiliation a WHERE a.member_id = r.id), '[]'::json))`;
  }

  protected filters({ kind, level, area, parent, q }: OrganizationsQuery): Sql[] {
    return [
      ...given(kind, (value) => sql`r.kind = ${value}`),
      ...given(level, (value) => sql`r.level = ${value}`),
      ...given(area, (value) => sql`${value} = ANY (r.area_codes)`),
      ...given(parent, (value) => sql`EXISTS (SELECT FROM affiliation a WHERE a.member_id = r.id AND a.parent_id = ${value}
        AND daterange(a.started_on, a.ended_on, '[]') @> ${today()}::date)`),
      ...given(q, (value) => sql`position(folded(${value}) IN folded(concat(r.name, ' ', r.acronym, ' ', r.faction, ' ', r.aliases::text))) > 0`),
    ];
  }
}

/** An organization, named, as a JSON expression; null where there is none or it is hidden. */
export const organizationRef = (id: Sql): Sql => sql`(${organizationRow(id)})`;

const organizationRow = (id: Sql): Sql =>
  sql`SELECT json_build_object('id', organization_.id, 'name', organization_.name, 'acronym', organization_.acronym) AS ref
        FROM organization organization_ WHERE organization_.id = ${id}`;

/**
 * Organizations, named, in the order of an array of ids, as a JSON expression; hidden ones are left out. OFFSET keeps
 * the planner from making it a join of whole tables, which would read all of the history for an earlier day.
 */
export const organizationRefs = (ids: Sql): Sql =>
  sql`coalesce((SELECT json_agg(named.ref ORDER BY n) FROM unnest(${ids}) WITH ORDINALITY AS listed(id, n)
        CROSS JOIN LATERAL (${organizationRow(sql`listed.id`)} OFFSET 0) named), '[]'::json)`;

/** The organization and all that belong to it on a day, however deep, as a set of ids. */
export const withAffiliates = (id: string, day: string): Sql =>
  sql`(WITH RECURSIVE below(id) AS (
        SELECT ${id}::uuid
        UNION
        SELECT a.member_id FROM below JOIN affiliation a ON a.parent_id = below.id AND daterange(a.started_on, a.ended_on, '[]') @> ${day}::date
      ) SELECT id FROM below)`;
