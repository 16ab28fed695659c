import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef } from '../organizations/organizations.reader.js';
import {
  commonColumns,
  given,
  RecordReader,
  refersTo,
  sortBy,
  sortByChange,
} from '../records/record.reader.js';
import type { VenuesQuery } from './venue.dto.js';
import { Venue } from './venue.entity.js';

@Injectable()
export class VenuesReader extends RecordReader<VenuesQuery> {
  protected readonly table = 'venue';
  protected readonly entities = [Venue, Organization];
  protected readonly defaultSort = 'name';
  protected readonly sorts = {
    ...sortBy('name', sql`lower(r.name) COLLATE "id-ID-x-icu"`, sql`text`),
    ...sortByChange,
  };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, r.name, r.aliases, r.address, r.area_code AS "areaCode",
      ${organizationRef(sql`r.organization_id`)} AS "organization", r.capacity,
      r.capacity_qualifier AS "capacityQualifier", r.note`);
  }

  protected filters({ area, organization, q }: VenuesQuery): Sql[] {
    return [
      ...given(area, (value) => sql`r.area_code = ${value}`),
      ...given(organization, (value) => refersTo('organization', value, sql`r.organization_id = ${value}`)),
      ...given(
        q,
        (value) => sql`position(folded(${value}) IN folded(r.name || ' ' || array_to_string(r.aliases,
        ' '))) > 0`,
      ),
    ];
  }
}

/** A venue, named, as a JSON expression; null where there is none. */
export const venueRef = (id: Sql): Sql =>
  jsonOf(sql`venue_.id, venue_.name`, sql`FROM venue venue_ WHERE venue_.id = ${id}`);
