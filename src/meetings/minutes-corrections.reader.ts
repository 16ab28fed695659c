import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Event } from '../events/event.entity.js';
import {
  commonColumns,
  given,
  idOf,
  RecordReader,
  refersTo,
  sortByChange,
} from '../records/record.reader.js';
import { Meeting } from './meeting.entity.js';
import { meetingRef } from './meetings.reader.js';
import type { MinutesCorrectionsQuery } from './minutes-correction.dto.js';
import { MinutesCorrection } from './minutes-correction.entity.js';
import { MinutesPoint } from './minutes-point.entity.js';

@Injectable()
export class MinutesCorrectionsReader extends RecordReader<MinutesCorrectionsQuery> {
  protected readonly table = 'minutes_correction';
  protected readonly entities = [MinutesCorrection, Meeting, Event, MinutesPoint];
  protected readonly defaultSort = '-updated';
  protected readonly sorts = sortByChange;

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, ${meetingRef(sql`r.meeting_id`)} AS "meeting", ${idOf('meeting', sql`r.meeting_id`)} AS "meetingId",
      r.number, ${idOf('minutes_point', sql`r.point_id`)} AS "pointId", r.text, r.grounds`);
  }

  protected filters({ meeting, point }: MinutesCorrectionsQuery): Sql[] {
    return [
      ...given(meeting, (value) => refersTo('meeting', value, sql`r.meeting_id = ${value}`)),
      ...given(point, (value) => refersTo('minutes_point', value, sql`r.point_id = ${value}`)),
    ];
  }
}
