import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { Commitment } from '../commitments/commitment.entity.js';
import { FollowUp } from '../commitments/follow-up.entity.js';
import { Attendance } from '../events/attendance.entity.js';
import { Event } from '../events/event.entity.js';
import {
  commonColumns,
  given,
  idOf,
  RecordReader,
  refersTo,
  sortByChange,
} from '../records/record.reader.js';
import { Demand } from '../statements/demand.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { AgendaItem } from './agenda-item.entity.js';
import { Meeting } from './meeting.entity.js';
import { meetingRef, pointColumns } from './meetings.reader.js';
import type { MinutesPointsQuery } from './minutes-point.dto.js';
import { MinutesPoint } from './minutes-point.entity.js';

@Injectable()
export class MinutesPointsReader extends RecordReader<MinutesPointsQuery> {
  protected readonly table = 'minutes_point';
  protected readonly entities = [
    MinutesPoint,
    Meeting,
    Event,
    AgendaItem,
    Attendance,
    Statement,
    Demand,
    Commitment,
    FollowUp,
  ];
  protected readonly defaultSort = '-updated';
  protected readonly sorts = sortByChange;

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, ${meetingRef(sql`r.meeting_id`)} AS "meeting",
      ${idOf('meeting', sql`r.meeting_id`)} AS "meetingId", ${pointColumns('r')}, r.withdrawn_at AS "withdrawnAt"`);
  }

  protected filters({ meeting, speaker, kind, q }: MinutesPointsQuery): Sql[] {
    return [
      sql`r.withdrawn_at IS NULL`,
      ...given(meeting, (value) => refersTo('meeting', value, sql`r.meeting_id = ${value}`)),
      ...given(speaker, (value) => refersTo('attendance', value, sql`r.speaker_id = ${value}`)),
      ...given(kind, (value) => sql`r.kind = ${value}`),
      ...given(q, (value) => sql`position(folded(${value}) IN folded(r.text)) > 0`),
    ];
  }
}
