import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Commitment } from '../commitments/commitment.entity.js';
import { commitmentRef } from '../commitments/commitments.reader.js';
import {
  commonColumns,
  given,
  RecordReader,
  refersTo,
  sortBy,
  sortByChange,
} from '../records/record.reader.js';
import type { ClockEventsQuery } from './clock-event.dto.js';
import { ClockEvent } from './clock-event.entity.js';

@Injectable()
export class ClockEventsReader extends RecordReader<ClockEventsQuery> {
  protected readonly table = 'clock_event';
  protected readonly entities = [ClockEvent, Commitment];
  protected readonly defaultSort = '-turned';
  protected readonly sorts = { ...sortBy('turned', sql`r.turned_on`, sql`date`), ...sortByChange };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, ${commitmentRef(sql`r.commitment_id`)} AS "commitment", r.clock,
      r.subject_kind AS "subjectKind", r.subject_id AS "subjectId", r.turned_on AS "turnedOn"`);
  }

  protected filters({ commitment, clock, turned_since: since }: ClockEventsQuery): Sql[] {
    return [
      ...given(commitment, (value) => refersTo('commitment', value, sql`r.commitment_id = ${value}`)),
      ...given(clock, (value) => sql`r.clock = ${value}`),
      ...given(since, (value) => sql`r.turned_on >= ${value}::date`),
    ];
  }
}
