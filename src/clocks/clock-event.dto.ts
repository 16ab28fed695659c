import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsId, ShowsOneOf } from '../common/answers.js';
import { DayField, Id, OneOf } from '../common/fields.js';
import { CommitmentRef } from '../commitments/commitment.dto.js';
import { RecordDto, RecordsQuery, SortKey } from '../records/record.dto.js';
import { type Clock, CLOCKS } from './clock-event.entity.js';

export class ClockEventDto extends RecordDto {
  /** Null where it is about none. */
  commitment: CommitmentRef | null;
  @ShowsOneOf(CLOCKS) clock: string;
  /** What it turned on: `commitment`, `assessment`, `notice`, `holiday_year`, or the kind of what was restricted. */
  subjectKind: string;
  /** Null where it is hidden; of a year that has no calendar, an id that ends in the year. */
  @ShowsId() subjectId: string | null;
  /** First day on which it was so. */
  @ShowsDay() turnedOn: string;
}

export class ClockEventsQuery extends RecordsQuery {
  @SortKey('turned') sort?: string;
  @IsOptional() @Id() commitment?: string;
  @IsOptional() @OneOf(CLOCKS) clock?: Clock;
  /** Turned on this day or later. */
  @IsOptional() @DayField() turned_since?: string;
}
