import { OmitType } from '@nestjs/swagger';
import {
  Code,
  DayField,
  Id,
  Instant,
  LeftOut,
  Line,
  OneOf,
  Optional,
  Paragraphs,
  PartOf,
  Parts,
  Truth,
  WeekdayField,
} from '../common/fields.js';
import { NewAttendanceDto } from '../events/attendance.dto.js';
import { NewAgendaItemDto } from './agenda-item.dto.js';
import { AGENDA_OUTCOMES, type AgendaOutcome } from './agenda-item.entity.js';
import { NewMeetingDto } from './meeting.dto.js';
import { NewMinutesPointDto } from './minutes-point.dto.js';
import {
  CommitmentOfPointDto,
  DemandOfPointDto,
  FollowUpOfPointDto,
  StatementOfPointDto,
} from './point-outcome.dto.js';

/** A name of the sender's own for something in the same call. */
const Key = () => Code(/^[A-Za-z0-9_-]{1,40}$/, 'siti');

/** Somebody who came, or did not. */
export class LoggedAttendanceDto extends NewAttendanceDto {
  /** By which a point names its speaker. */
  @Optional() @Key() key?: string | null;
}

/** An item of the agenda, with what the meeting did about it. */
export class LoggedAgendaItemDto extends OmitType(NewAgendaItemDto, ['afterId']) {
  /** By which a point names its item. */
  @Optional() @Key() key?: string | null;
  @Optional() @OneOf(AGENDA_OUTCOMES) outcome?: AgendaOutcome | null;
  /** Day it was put off to; with `deferred`. */
  @Optional() @DayField() deferredTo?: string | null;
  @Optional() @Paragraphs(2000) outcomeNote?: string | null;
}

/** A point of the minutes, with what it becomes. */
export class LoggedPointDto extends OmitType(NewMinutesPointDto, ['afterId', 'speakerId', 'agendaItemId']) {
  /** By which a later point says that it answers the demand of this one. */
  @Optional() @Key() key?: string | null;
  /** Key of the attendance of who made it. */
  @Optional() @Key() speaker?: string | null;
  /** Key of the item of the agenda it belongs to. */
  @Optional() @Key() agendaItem?: string | null;
  /** Key of an earlier point whose demand its statement answers. */
  @Optional() @Key() answers?: string | null;
  @Optional() @PartOf(StatementOfPointDto) statement?: StatementOfPointDto | null;
  @Optional() @PartOf(CommitmentOfPointDto) commitment?: CommitmentOfPointDto | null;
  @Optional() @PartOf(DemandOfPointDto) demand?: DemandOfPointDto | null;
  @Optional() @PartOf(FollowUpOfPointDto) followUp?: FollowUpOfPointDto | null;
}

/** A whole meeting, as it was held: everything in one transaction, or nothing. */
export class MeetingLogDto extends OmitType(NewMeetingDto, [
  'heldOn',
  'headcount',
  'crowdingReason',
  'invitations',
]) {
  /** A UUID the sender makes once for this meeting and keeps: sent again under it, the meeting exists once. */
  @Id() logId: string;
  /** Day, YYYY-MM-DD. */
  @DayField() heldOn: string;
  /** The weekday noted beside that day; refused if the calendar gives another. */
  @Optional() @WeekdayField() weekday?: string | null;
  /** When the chair opened it. */
  @Optional() @Instant() openedAt?: string | null;
  @Optional() @Instant() closedAt?: string | null;
  /** Number of the minutes. */
  @Optional() @Line(200) minutesNumber?: string | null;
  @LeftOut() @Parts(LoggedAttendanceDto, 500) attendances?: LoggedAttendanceDto[];
  @LeftOut() @Parts(LoggedAgendaItemDto, 100) agenda?: LoggedAgendaItemDto[];
  @LeftOut() @Parts(LoggedPointDto, 500) points?: LoggedPointDto[];
  /** Whether it is over: then each commitment on the agenda needs its outcome. */
  @LeftOut() @Truth() isClosed?: boolean;
}
