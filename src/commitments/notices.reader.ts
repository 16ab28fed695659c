import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Day } from '../common/day.js';
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
import { Assessment } from './assessment.entity.js';
import { Commitment } from './commitment.entity.js';
import type { NoticesQuery } from './notice.dto.js';
import { Notice } from './notice.entity.js';

/** How a notice `r` stands on a day. */
export const noticeState = (day: Day): Sql => sql`CASE
  WHEN r.withdrawn_on IS NOT NULL THEN 'withdrawn' WHEN r.replied_on IS NOT NULL THEN 'replied'
  WHEN r.reply_until_on < ${day}::date THEN 'silent' ELSE 'waiting' END`;

/** The columns of a notice, for `jsonOf`, over the notice `r`. */
export const noticeColumns = (
  day: Day,
): Sql => sql`${commonColumns}, ${idOf('commitment', sql`r.commitment_id`)} AS "commitmentId",
  r.kind, ${organizationRef(sql`r.addressee_id`)} AS "addressee", r.finding, r.words, r.sent_on AS "sentOn",
  r.reply_days AS "replyDays", r.reply_until_on AS "replyUntilOn", ${noticeState(day)} AS "state",
  r.replied_on AS "repliedOn", r.reply, ${sourceRef(sql`r.reply_source_id`)} AS "replySource",
  ${idOf('assessment', sql`r.answer_id`)} AS "answerId", r.is_by_party AS "isByParty",
  r.withdrawn_on AS "withdrawnOn", r.withdrawn_reason AS "withdrawnReason"`;

@Injectable()
export class NoticesReader extends RecordReader<NoticesQuery> {
  protected readonly table = 'notice';
  protected readonly entities = [Notice, Commitment, Assessment, Organization, Source];
  protected readonly defaultSort = 'until';
  protected readonly sorts = { ...sortBy('until', sql`r.reply_until_on`, sql`date`), ...sortByChange };

  protected json(day: Day): Sql {
    return jsonOf(noticeColumns(day));
  }

  protected filters({ commitment, addressee, kind, state }: NoticesQuery, day: Day): Sql[] {
    return [
      ...given(commitment, (value) => refersTo('commitment', value, sql`r.commitment_id = ${value}`)),
      ...given(addressee, (value) => refersTo('organization', value, sql`r.addressee_id = ${value}`)),
      ...given(kind, (value) => sql`r.kind = ${value}`),
      ...given(state, (value) => sql`${noticeState(day)} = ${value}`),
    ];
  }
}
