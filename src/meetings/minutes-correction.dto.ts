import { IntersectionType, OmitType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ShowsId } from '../common/answers.js';
import { Id, Optional, Paragraphs } from '../common/fields.js';
import { RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { CorrectionOfMinutes, MeetingRef } from './meeting.dto.js';

/** What was wrong in locked minutes. */
export class NewMinutesCorrectionDto extends NewRecordDto {
  /** The point it corrects; leave out where it is about the whole. */
  @Optional() @Id() pointId?: string | null;
  /** How it should read. */
  @Paragraphs(5000) text: string;
  /** Why. */
  @Paragraphs(2000) grounds: string;
}

export class MinutesCorrectionDto extends IntersectionType(
  RecordDto,
  OmitType(CorrectionOfMinutes, ['id', 'recordedAt']),
) {
  /** Null where it is hidden. */
  meeting: MeetingRef | null;
  @ShowsId() meetingId: string | null;
}

export class MinutesCorrectionsQuery extends RecordsQuery {
  @SortKey() sort?: string;
  @IsOptional() @Id() meeting?: string;
  /** Of this point. */
  @IsOptional() @Id() point?: string;
}
