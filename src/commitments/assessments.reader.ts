import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
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
import type { AssessmentsQuery } from './assessment.dto.js';
import { Commitment } from './commitment.entity.js';
import { Assessment } from './assessment.entity.js';

const piece =
  jsonOf(sql`${sourceRef(sql`(piece ->> 'sourceId')::uuid`)} AS "source", piece ->> 'grade' AS "grade",
  piece ->> 'shows' AS "shows", piece ->> 'actOn' AS "actOn", piece ->> 'part' AS "part",
  piece -> 'isContradicting' AS "isContradicting"`);
const evidence = sql`coalesce((SELECT json_agg(${piece} ORDER BY n)
  FROM jsonb_array_elements(r.evidence) WITH ORDINALITY AS pieces(piece, n)), '[]'::json)`;

/** The columns of an entry, for `jsonOf`, over the assessment `r`. */
export const assessmentColumns = sql`${commonColumns}, ${idOf('commitment', sql`r.commitment_id`)} AS "commitmentId", r.lane,
  ${organizationRef(sql`r.organization_id`)} AS "organization", coalesce(r.is_by_party, false) AS "isByParty", r.finding, r.assessed_on AS "assessedOn", r.note,
  ${evidence} AS "evidence", r.condition_words AS "conditionWords",
  ${organizationRef(sql`r.referred_to_id`)} AS "referredTo", r.reason_code AS "reasonCode", r.sought,
  ${idOf('commitment', sql`r.superseded_by_id`)} AS "supersededById", r.notice_on AS "noticeOn", r.reply_until_on AS "replyUntilOn", r.reply,
  r.is_correction AS "isCorrection", r.state, r.state_reason AS "stateReason", r.signed_at AS "signedAt"`;

@Injectable()
export class AssessmentsReader extends RecordReader<AssessmentsQuery> {
  protected readonly table = 'assessment';
  protected readonly entities = [Assessment, Commitment, Organization, Source];
  protected readonly defaultSort = '-assessed';
  protected readonly sorts = { ...sortBy('assessed', sql`r.assessed_on`, sql`date`), ...sortByChange };

  protected json(): Sql {
    return jsonOf(assessmentColumns);
  }

  protected filters({ commitment, organization, lane, state }: AssessmentsQuery): Sql[] {
    return [
      ...given(commitment, (value) => refersTo('commitment', value, sql`r.commitment_id = ${value}`)),
      ...given(organization, (value) => refersTo('organization', value, sql`r.organization_id = ${value}`)),
      ...given(lane, (value) => sql`r.lane = ${value}`),
      ...given(state, (value) => sql`r.state = ${value}`),
    ];
  }
}
