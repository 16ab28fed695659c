import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef } from '../organizations/organizations.reader.js';
import { Person } from '../people/person.entity.js';
import { personRef, postRef } from '../people/persons.reader.js';
import { Post } from '../people/post.entity.js';
import { Tenure } from '../people/tenure.entity.js';
import {
  commonColumns,
  given,
  idOf,
  RecordReader,
  refersTo,
  sortBy,
  sortByChange,
} from '../records/record.reader.js';
import { Source } from '../sources/source.entity.js';
import { sourceRef } from '../sources/sources.reader.js';
import { Commitment } from './commitment.entity.js';
import type { TakeoversQuery } from './takeover.dto.js';
import { Takeover } from './takeover.entity.js';

const ofTenure = (column: Sql): Sql => sql`(SELECT ${column} FROM tenure held WHERE held.id = r.tenure_id)`;

/** The columns of a takeover, for `jsonOf`, over the takeover `r`. */
export const takeoverColumns = sql`${commonColumns}, ${idOf('commitment', sql`r.commitment_id`)} AS "commitmentId",
  ${idOf('tenure', sql`r.tenure_id`)} AS "tenureId", ${personRef(ofTenure(sql`held.person_id`))} AS "person",
  ${postRef(ofTenure(sql`held.post_id`))} AS "post", ${ofTenure(sql`held.basis`)} AS "basis",
  ${organizationRef(sql`r.organization_id`)} AS "organization", r.stance, r.taken_on AS "takenOn", r.words,
  r.altered_to AS "alteredTo", ${sourceRef(sql`r.source_id`)} AS "source", r.is_by_party AS "isByParty"`;

@Injectable()
export class TakeoversReader extends RecordReader<TakeoversQuery> {
  protected readonly table = 'takeover';
  protected readonly entities = [Takeover, Commitment, Tenure, Person, Post, Organization, Source];
  protected readonly defaultSort = '-taken';
  protected readonly sorts = { ...sortBy('taken', sql`r.taken_on`, sql`date`), ...sortByChange };

  protected json(): Sql {
    return jsonOf(takeoverColumns);
  }

  protected filters({ commitment, tenure, organization, stance }: TakeoversQuery): Sql[] {
    return [
      ...given(commitment, (value) => refersTo('commitment', value, sql`r.commitment_id = ${value}`)),
      ...given(tenure, (value) => refersTo('tenure', value, sql`r.tenure_id = ${value}`)),
      ...given(organization, (value) => refersTo('organization', value, sql`r.organization_id = ${value}`)),
      ...given(stance, (value) => sql`r.stance = ${value}`),
    ];
  }
}
