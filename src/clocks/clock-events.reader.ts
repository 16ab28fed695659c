import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Assessment } from '../commitments/assessment.entity.js';
import { Commitment } from '../commitments/commitment.entity.js';
import { FollowUp } from '../commitments/follow-up.entity.js';
import { Notice } from '../commitments/notice.entity.js';
import { commitmentRef } from '../commitments/commitments.reader.js';
import {
  commonColumns,
  given,
  idOf,
  RecordReader,
  refersTo,
  sortBy,
  sortByChange,
} from '../records/record.reader.js';
import type { ClockEventsQuery } from './clock-event.dto.js';
import { ClockEvent } from './clock-event.entity.js';

/** What it turned on, as far as it is seen; of what only the office is told, whatever it is. */
const SUBJECTS = ['commitment', 'assessment', 'notice', 'follow_up'];
const subject = sql`CASE r.subject_kind ${join(
  SUBJECTS.map((kind) => sql`WHEN ${kind} THEN ${idOf(kind, sql`r.subject_id`)}`),
  ' ',
)} ELSE CASE WHEN (SELECT is_keeper()) THEN r.subject_id END END`;

@Injectable()
export class ClockEventsReader extends RecordReader<ClockEventsQuery> {
  protected readonly table = 'clock_event';
  protected readonly entities = [ClockEvent, Commitment, Assessment, Notice, FollowUp];
  protected readonly defaultSort = '-turned';
  protected readonly sorts = { ...sortBy('turned', sql`r.turned_on`, sql`date`), ...sortByChange };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, ${commitmentRef(sql`r.commitment_id`)} AS "commitment", r.clock,
      r.subject_kind AS "subjectKind", ${subject} AS "subjectId", r.turned_on AS "turnedOn"`);
  }

  protected filters({ commitment, clock, turned_since: since }: ClockEventsQuery): Sql[] {
    return [
      ...given(commitment, (value) => refersTo('commitment', value, sql`r.commitment_id = ${value}`)),
      ...given(clock, (value) => sql`r.clock = ${value}`),
      ...given(since, (value) => sql`r.turned_on >= ${value}::date`),
    ];
  }
}
