import { ApiProperty, OmitType, PickType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsId, ShowsInstant, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import {
  DayField,
  Id,
  Instant,
  LeftOut,
  Line,
  ListOfAtMost,
  OneOf,
  Optional,
  Paragraphs,
  Parts,
  Repeated,
  Whole,
  YES_NO,
  type YesNo,
} from '../common/fields.js';
import { CommitmentRef } from '../commitments/commitment.dto.js';
import { FOLLOW_UP_STATES } from '../commitments/follow-up.entity.js';
import { AttendanceOfEvent, NewAttendanceDto } from '../events/attendance.dto.js';
import { SIDES } from '../events/attendance.entity.js';
import { EventDto, EventsQuery, NewEventDto } from '../events/event.dto.js';
import { VenueRef } from '../events/venue.dto.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { PostRef } from '../people/person.dto.js';
import { CorrectionOf, NewRecordDto, ReasonDto, RecordDto } from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';
import { DemandRef } from '../statements/demand.dto.js';
import { AGENDA_OUTCOMES } from './agenda-item.entity.js';
import { MEETING_STATES, type MeetingState, MINUTES_STATES } from './meeting-state.js';
import { POINT_KINDS } from './minutes-point.entity.js';

/** A meeting to come. With `bookingId` room and times are those of the booking; else give the day and, where known, the times. */
export class NewMeetingDto extends OmitType(NewEventDto, [
  'heldOn',
  'weekday',
  'endedOn',
  'hostIds',
  'sourceIds',
]) {
  /** The office that keeps the minutes. */
  @Id() officeId: string;
  /** A booked room. */
  @Optional() @Id() bookingId?: string | null;
  /** Day, YYYY-MM-DD; needed without `bookingId`. */
  @Optional() @DayField() heldOn?: string | null;
  /** Organizations that hold it; the office when left out. */
  @LeftOut() @ListOfAtMost(50) @Id({ each: true }) hostIds?: string[];
  /** Number of the letter of invitation. */
  @Optional() @Line(200) invitationNumber?: string | null;
  /** People expected, where it books a room itself; the invited ones when left out. */
  @Optional() @Whole(1, 100_000) headcount?: number | null;
  /** Why more people than the room holds; needed where they do not fit. */
  @Optional() @Paragraphs(1000) crowdingReason?: string | null;
  /** Who is invited. Open commitments whose parties are both among them come onto the agenda by themselves. */
  @LeftOut() @Parts(NewAttendanceDto, 200) invitations?: NewAttendanceDto[];
}

/** A meeting's own facts; its day, times and place are its event's. */
class MeetingFactsDto extends NewRecordDto {
  @Id() officeId: string;
  /** Number of the letter of invitation. */
  @Optional() @Line(200) invitationNumber?: string | null;
  /** Number of the minutes. */
  @Optional() @Line(200) minutesNumber?: string | null;
  /** When the chair opened it. */
  @Optional() @Instant() openedAt?: string | null;
  @Optional() @Instant() closedAt?: string | null;
}
export class CorrectMeetingDto extends CorrectionOf(MeetingFactsDto) {}

/** The chair opens it. */
export class OpenMeetingDto {
  /** When, on its day. Left out: now, where it is that day today, else not known. */
  @Optional() @Instant() openedAt?: string | null;
}

/** The chair closes it. */
export class CloseMeetingDto {
  /** When. Left out: now, where it is that day today, else not known. */
  @Optional() @Instant() closedAt?: string | null;
}

/** Another day, time or place. What is left out stays, and times keep their distance from the day and from each other. */
export class MoveMeetingDto extends ReasonDto {
  /** Another booked room, with its times; the one held until now is given back. */
  @LeftOut() @Id() bookingId?: string;
  @LeftOut() @DayField() heldOn?: string;
  @Optional() @DayField() endedOn?: string | null;
  @Optional() @Instant() startsAt?: string | null;
  @Optional() @Instant() endsAt?: string | null;
  @Optional() @Id() venueId?: string | null;
  /** Where, in words, when there is no venue on record. */
  @Optional() @Line(500) place?: string | null;
  /** People expected there. */
  @LeftOut() @Whole(1, 100_000) headcount?: number;
  /** Why more people than the room holds; needed where they do not fit. */
  @Optional() @Paragraphs(1000) crowdingReason?: string | null;
}

/** A meeting, named. */
export class MeetingRef {
  @ShowsId() id: string;
  name: string;
  @ShowsDay() heldOn: string;
}

/** The event a meeting is. */
export class EventOfMeeting extends PickType(EventDto, [
  'id',
  'name',
  'kind',
  'heldOn',
  'endedOn',
  'startsAt',
  'endsAt',
  'venue',
  'place',
  'areaCode',
  'hosts',
  'cancelledOn',
  'summary',
]) {}

/** The office that keeps the minutes, with the head of its letters. */
export class OfficeOfMeeting extends OrganizationRef {
  letterhead: string | null;
}

/** The booked room. */
export class BookingOfMeeting {
  @ShowsId() id: string;
  venue: VenueRef | null;
  @ShowsInstant() startsAt: string;
  @ShowsInstant() endsAt: string;
  @ShowsInstant() releasedAt: string | null;
}

/** How far the minutes have come, and who answers for them. */
export class MinutesAnswer {
  /** The points show to others than the office once it is `signed`. */
  @ShowsOneOf(MINUTES_STATES) state: string;
  number: string | null;
  @ShowsInstant() checkedAt: string | null;
  /** Attendance of who signed; one of `attendances`. */
  @ShowsId() signedById: string | null;
  @ShowsDay() signedOn: string | null;
  signedPlace: string | null;
  @ShowsInstant() lockedAt: string | null;
  /** The minutes as a source. */
  source: SourceRef | null;
}

/** People of one side, as far as they are seen. */
export class SideCount {
  @ShowsOneOf(SIDES) side: string;
  /** Entries of the attendance list that were invited. */
  @ShowsWhole() invited: number;
  /** Entries that came, late ones included. */
  @ShowsWhole() came: number;
  @ShowsWhole() late: number;
  @ShowsWhole() absent: number;
  /** Entries that came uninvited. */
  @ShowsWhole() walkIns: number;
  /** People who came; a group counts with its headcount. */
  @ShowsWhole() people: number;
}

/** An item of the agenda. */
export class AgendaItemOfMeeting {
  @ShowsId() id: string;
  /** Null where it is a commitment. */
  title: string | null;
  @ShowsOneOf(SIDES) side: string | null;
  raisedBy: OrganizationRef | null;
  commitment: CommitmentRef | null;
  /** Whether it came by itself, because parties of the commitment are invited. */
  isBrought: boolean;
  @ShowsOneOf(AGENDA_OUTCOMES) outcome: string | null;
  @ShowsDay() deferredTo: string | null;
  outcomeNote: string | null;
  @ShowsWhole() revision: number;
}

/** Votes of one side for one choice. */
export class VotesAnswer {
  @ShowsOneOf(SIDES) side: string;
  choice: string;
  @ShowsWhole() count: number;
}

/** A statement, named. */
export class StatementOfPoint {
  @ShowsId() id: string;
  gist: string;
}

/** A point of the minutes. */
export class PointOfMeeting {
  @ShowsId() id: string;
  @ShowsId() agendaItemId: string | null;
  @ShowsOneOf(POINT_KINDS) kind: string;
  text: string;
  /** Attendance of who made it; one of `attendances`. */
  @ShowsId() speakerId: string | null;
  @ApiProperty({ type: [VotesAnswer], nullable: true }) votes: VotesAnswer[] | null;
  @ShowsWhole() votesCast: number | null;
  statement: StatementOfPoint | null;
  demand: DemandRef | null;
  commitment: CommitmentRef | null;
  /** One of `followUps`. */
  @ShowsId() followUpId: string | null;
  @ShowsWhole() revision: number;
}

/** A row of the follow-up table: tindak lanjut, PIC, tenggat, status. */
export class FollowUpOfMeeting {
  @ShowsId() id: string;
  action: string;
  assigneePost: PostRef | null;
  assigneeOrganization: OrganizationRef | null;
  @ShowsDay() dueOn: string;
  @ShowsOneOf(FOLLOW_UP_STATES) state: string;
  outcomeNote: string | null;
}

/** A numbered correction of locked minutes. */
export class CorrectionOfMinutes {
  @ShowsId() id: string;
  /** From 1, without a gap; null where not all who see the meeting were to see it. */
  @ShowsWhole() number: number | null;
  @ShowsId() pointId: string | null;
  text: string;
  grounds: string;
  @ShowsInstant() recordedAt: string;
}

/** A meeting as lists show it. */
export class MeetingCard extends RecordDto {
  event: EventOfMeeting | null;
  office: OfficeOfMeeting | null;
  @ShowsOneOf(MEETING_STATES) state: string;
  minutes: MinutesAnswer;
}

export class MeetingDto extends MeetingCard {
  booking: BookingOfMeeting | null;
  invitationNumber: string | null;
  /** When it was last moved to another day, time or place; null if never. */
  @ShowsInstant() movedAt: string | null;
  @ShowsInstant() openedAt: string | null;
  @ShowsInstant() closedAt: string | null;
  attendances: AttendanceOfEvent[];
  /** In the order of government, unions, employers, others; only sides that are on the list. */
  sides: SideCount[];
  agenda: AgendaItemOfMeeting[];
  /** In their order; for others than the office none until the minutes are signed. */
  points: PointOfMeeting[];
  followUps: FollowUpOfMeeting[];
  corrections: CorrectionOfMinutes[];
}

export class MeetingsQuery extends EventsQuery {
  /** Repeat the key for several. */
  @Repeated() @OneOf(MEETING_STATES, { each: true }) state?: MeetingState[];
  /** Kept by this office; repeat the key for several. */
  @Repeated() @Id({ each: true }) office?: string[];
  /** Whether its minutes are signed. */
  @IsOptional() @OneOf(YES_NO) minutes_signed?: YesNo;
  /** With this commitment on its agenda. */
  @IsOptional() @Id() commitment?: string;
}
