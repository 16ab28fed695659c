import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import {
  commonColumns,
  given,
  idOf,
  RecordReader,
  refersTo,
  sortByChange,
} from '../records/record.reader.js';
import { Source } from '../sources/source.entity.js';
import { sourceRef } from '../sources/sources.reader.js';
import type { AttendanceEstimatesQuery } from './attendance-estimate.dto.js';
import { Event } from './event.entity.js';
import { AttendanceEstimate } from './attendance-estimate.entity.js';

@Injectable()
export class AttendanceEstimatesReader extends RecordReader<AttendanceEstimatesQuery> {
  protected readonly table = 'attendance_estimate';
  protected readonly entities = [AttendanceEstimate, Event, Source];
  protected readonly defaultSort = 'updated';
  protected readonly sorts = sortByChange;

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, ${idOf('event', sql`r.event_id`)} AS "eventId", r.words, r.qualifier, r.least, r.most,
      r.claimed_by AS "claimedBy", ${sourceRef(sql`r.source_id`)} AS "source"`);
  }

  protected filters({ event }: AttendanceEstimatesQuery): Sql[] {
    return given(event, (value) => refersTo('event', value, sql`r.event_id = ${value}`));
  }
}
