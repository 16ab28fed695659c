import { IntersectionType, OmitType } from '@nestjs/swagger';
import { ArrayMinSize, IsOptional } from 'class-validator';
import { ShowsId, ShowsInstant } from '../common/answers.js';
import { Id, Line, OneOf, Optional, Paragraphs, Parts, Whole } from '../common/fields.js';
import { type Side, SIDES } from '../events/attendance.entity.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { MeetingRef, PointOfMeeting } from './meeting.dto.js';
import { POINT_KINDS, type PointKind } from './minutes-point.entity.js';

/** Votes of one side for one choice. */
export class VotesDto {
  @OneOf(SIDES) side: Side;
  /** What they voted for: `setuju`, or one of the proposals in words. */
  @Line(300) choice: string;
  @Whole(0, 1_000_000) count: number;
}

/** A point of the minutes. */
export class NewMinutesPointDto extends NewRecordDto {
  /** Information, discussion and decisions are kept apart. */
  @OneOf(POINT_KINDS) kind: PointKind;
  @Paragraphs(5000) text: string;
  /** Attendance of who made the point. */
  @Optional() @Id() speakerId?: string | null;
  /** The item of the agenda it belongs to. */
  @Optional() @Id() agendaItemId?: string | null;
  /** Of a decision: the votes by side and choice. They add up to `votesCast`. */
  @Optional() @Parts(VotesDto, 100) @ArrayMinSize(1) votes?: VotesDto[] | null;
  /** Votes cast, as counted in the meeting. */
  @Optional() @Whole(1, 1_000_000) votesCast?: number | null;
  /** The point it comes after; at the end when left out, first when null. */
  @Optional() @Id() afterId?: string | null;
}
export class CorrectMinutesPointDto extends CorrectionOf(NewMinutesPointDto) {}

export class MinutesPointDto extends IntersectionType(
  RecordDto,
  OmitType(PointOfMeeting, ['id', 'revision']),
) {
  /** Null where it is hidden. */
  meeting: MeetingRef | null;
  @ShowsId() meetingId: string | null;
  /** When it was struck from the draft; null while it stands. */
  @ShowsInstant() withdrawnAt: string | null;
}

export class MinutesPointsQuery extends RecordsQuery {
  @SortKey() sort?: string;
  @IsOptional() @Id() meeting?: string;
  /** Made by this attendance. */
  @IsOptional() @Id() speaker?: string;
  @IsOptional() @OneOf(POINT_KINDS) kind?: PointKind;
  /** Words of the point. */
  @IsOptional() @Line(200) q?: string;
}
