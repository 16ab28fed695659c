import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef } from '../organizations/organizations.reader.js';
import { commonFields, given, RecordReader, sortBy, sortByChange } from '../records/record.reader.js';
import { Source } from '../sources/source.entity.js';
import { sourceRef } from '../sources/sources.reader.js';
import type { AssessmentsQuery } from './assessment.dto.js';
import { Assessment } from './assessment.entity.js';

const evidence = sql`coalesce((SELECT json_agg(json_build_object('source', ${sourceRef(sql`(piece ->> 'sourceId')::uuid`)}, 'grade', piece ->> 'grade',
  'shows', piece ->> 'shows', 'actOn', piece ->> 'actOn', 'part', piece ->> 'part', 'isContradicting', piece -> 'isContradicting') ORDER BY n)
  FROM jsonb_array_elements(r.evidence) WITH ORDINALITY AS pieces(piece, n)), '[]'::json)`;

/** The fields of an entry, for `json_build_object`, over the assessment `r`. */
export const assessmentFields = sql`${commonFields}, 'commitmentId', r.commitment_id, 'lane', r.lane, 'organization', ${organizationRef(sql`r.organization_id`)},
  'finding', r.finding, 'assessedOn', r.assessed_on, 'note', r.note, 'evidence', ${evidence}, 'conditionWords', r.condition_words,
  'referredTo', ${organizationRef(sql`r.referred_to_id`)}, 'reasonCode', r.reason_code, 'sought', r.sought, 'supersededById', r.superseded_by_id,
  'noticeOn', r.notice_on, 'replyUntilOn', r.reply_until_on, 'reply', r.reply, 'isCorrection', r.is_correction, 'state', r.state,
  'stateReason', r.state_reason, 'signedAt', r.signed_at`;

@Injectable()
export class AssessmentsReader extends RecordReader<AssessmentsQuery> {
  protected readonly table = 'assessment';
  protected readonly entities = [Assessment, Organization, Source];
  protected readonly defaultSort = '-assessed';
  protected readonly sorts = { ...sortBy('assessed', sql`r.assessed_on`, sql`date`), ...sortByChange };

  protected json(): Sql {
    return sql`json_build_object(${assessmentFields})`;
  }

  protected filters({ commitment, organization, lane, state }: AssessmentsQuery): Sql[] {
    return [
      ...given(commitment, (value) => sql`r.commitment_id = ${value}`),
      ...given(organization, (value) => sql`r.organization_id = ${value}`),
      ...given(lane, (value) => sql`r.lane = ${value}`),
      ...given(state, (value) => sql`r.state = ${value}`),
    ];
  }
}
