import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Commitment } from '../commitments/commitment.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef } from '../organizations/organizations.reader.js';
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
import type { DraftVersionsQuery } from './draft-version.dto.js';
import { DraftVersion } from './draft-version.entity.js';
import { Milestone } from './milestone.entity.js';

const remarks = sql`coalesce((SELECT json_agg(${jsonOf(
  sql`n AS "number", remark ->> 'side' AS "side", ${organizationRef(sql`(remark ->> 'organizationId')::uuid`)} AS "organization",
  remark ->> 'clause' AS "clause", remark ->> 'words' AS "words", remark ->> 'answer' AS "answer",
  remark ->> 'answerReason' AS "answerReason", remark ->> 'answeredOn' AS "answeredOn",
  coalesce(remark ->> 'isByParty' = 'true', false) AS "isByParty",
  remark ->> 'withdrawnOn' AS "withdrawnOn", remark ->> 'withdrawnReason' AS "withdrawnReason"`,
)} ORDER BY n) FROM jsonb_array_elements(r.remarks) WITH ORDINALITY AS given(remark, n)), '[]'::json)`;

/** The columns of a draft, for `jsonOf`, over the draft version `r`. */
export const draftVersionColumns = sql`${commonColumns}, ${idOf('commitment', sql`r.commitment_id`)} AS "commitmentId",
  r.number, r.title, r.dated_on AS "datedOn", ${sourceRef(sql`r.source_id`)} AS "source",
  ${idOf('milestone', sql`r.milestone_id`)} AS "milestoneId", ${remarks} AS "remarks"`;

@Injectable()
export class DraftVersionsReader extends RecordReader<DraftVersionsQuery> {
  protected readonly table = 'draft_version';
  protected readonly entities = [DraftVersion, Milestone, Commitment, Organization, Source];
  protected readonly defaultSort = '-dated';
  protected readonly sorts = {
    ...sortBy('dated', sql`r.dated_on`, sql`date`),
    ...sortBy('number', sql`r.number`, sql`integer`),
    ...sortByChange,
  };

  protected json(): Sql {
    return jsonOf(draftVersionColumns);
  }

  protected filters({ commitment }: DraftVersionsQuery): Sql[] {
    return given(commitment, (value) => refersTo('commitment', value, sql`r.commitment_id = ${value}`));
  }
}
