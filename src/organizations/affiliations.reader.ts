import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
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
import type { AffiliationsQuery } from './affiliation.dto.js';
import { Affiliation } from './affiliation.entity.js';
import { Organization } from './organization.entity.js';
import { organizationRef } from './organizations.reader.js';

@Injectable()
export class AffiliationsReader extends RecordReader<AffiliationsQuery> {
  protected readonly table = 'affiliation';
  protected readonly entities = [Affiliation, Organization, Source];
  protected readonly defaultSort = '-started';
  protected readonly sorts = {
    ...sortBy('started', sql`coalesce(r.started_on, '-infinity')`, sql`date`),
    ...sortByChange,
  };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, ${organizationRef(sql`r.member_id`)} AS "member",
      ${organizationRef(sql`r.parent_id`)} AS "parent", r.bond, r.started_on AS "startedOn",
      r.ended_on AS "endedOn", ${sourceRef(sql`r.source_id`)} AS "source"`);
  }

  protected filters({ member, parent, on }: AffiliationsQuery): Sql[] {
    return [
      ...given(member, (value) => refersTo('organization', value, sql`r.member_id = ${value}`)),
      ...given(parent, (value) => refersTo('organization', value, sql`r.parent_id = ${value}`)),
      ...given(on, (value) => sql`daterange(r.started_on, r.ended_on, '[]') @> ${value}::date`),
    ];
  }
}
