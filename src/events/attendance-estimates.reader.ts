import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { commonFields, given, RecordReader, sortByChange } from '../records/record.reader.js';
import { Source } from '../sources/source.entity.js';
import { sourceRef } from '../sources/sources.reader.js';
import type { AttendanceEstimatesQuery } from './attendance-estimate.dto.js';
import { AttendanceEstimate } from './attendance-estimate.entity.js';

@Injectable()
export class AttendanceEstimatesReader extends RecordReader<AttendanceEstimatesQuery> {
  protected readonly table = 'attendance_estimate';
  protected readonly entities = [AttendanceEstimate, Source];
  protected readonly defaultSort = 'updated';
  protected readonly sorts = sortByChange;

  protected json(): Sql {
    return sql`json_build_object(${commonFields}, 'eventId', r.event_id, 'words', r.words, 'qualifier', r.qualifier, 'least', r.least, 'most', r.most,
      'claimedBy', r.claimed_by, 'source', ${sourceRef(sql`r.source_id`)})`;
  }

  protected filters({ event }: AttendanceEstimatesQuery): Sql[] {
    return given(event, (value) => sql`r.event_id = ${value}`);
  }
}
