import { ArrayMinSize, IsOptional } from 'class-validator';
import { OmitType } from '@nestjs/swagger';
import { ShowsDay, ShowsId, ShowsInstant, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import {
  DayField,
  Id,
  Instant,
  LeftOut,
  Line,
  OneOf,
  Optional,
  Paragraphs,
  Parts,
  Whole,
} from '../common/fields.js';
import { VenueRef } from '../events/venue.dto.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import {
  CorrectionOf,
  RecordsQuery,
  NewRecordDto,
  ReasonDto,
  RecordDto,
  SortKey,
} from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';
import { REQUEST_STATES, type RequestState } from './request-state.js';

const MOST_TIMES = 5;

/** A time that would suit, 15 minutes to 12 hours. */
export class PreferredTimeDto {
  @Instant() startsAt: string;
  /** Not included. */
  @Instant() endsAt: string;
}

/** At least one, the most wanted first. */
const AtLeastOne = () => ArrayMinSize(1, { message: 'paling sedikit satu\u001fmust have at least one' });

/** A request for a meeting: by a representative for its own organization, by the office for one that asked it otherwise. */
export class NewMeetingRequestDto extends NewRecordDto {
  /** Who asks. A representative's is its own, and may be left out. */
  @LeftOut() @Id() organizationId?: string;
  /** The room asked for; leave out when any will do. */
  @Optional() @Id() venueId?: string | null;
  /** What for. */
  @Paragraphs(1000) purpose: string;
  /** People expected. */
  @Whole(1, 100_000) headcount: number;
  /** One to five times that would suit, the most wanted first. */
  @Parts(PreferredTimeDto, MOST_TIMES) @AtLeastOne() preferred: PreferredTimeDto[];
  /** The letter it came by. */
  @Optional() @Id() sourceId?: string | null;
  /** Day it was asked, YYYY-MM-DD; today when left out. */
  @LeftOut() @DayField() askedOn?: string;
}

/** What can be put right in a request: all but who asks. */
class MeetingRequestFactsDto extends OmitType(NewMeetingRequestDto, ['organizationId'] as const) {}
export class CorrectMeetingRequestDto extends CorrectionOf(MeetingRequestFactsDto) {}

/** Another room or time than was asked for. */
export class ProposeDto extends ReasonDto {
  @Id() venueId: string;
  @Instant() startsAt: string;
  /** Not included. */
  @Instant() endsAt: string;
}

/** Why a proposal does not suit, and what would. */
export class DeclineDto extends ReasonDto {
  /** Other times, instead of those asked for before. */
  @LeftOut() @Parts(PreferredTimeDto, MOST_TIMES) @AtLeastOne() preferred?: PreferredTimeDto[];
}

/** Where and when; left out, as proposed and accepted. */
export class ApproveDto {
  /** Left out where nothing was accepted, the room asked for. */
  @LeftOut() @Id() venueId?: string;
  /** Together with `endsAt`. */
  @LeftOut() @Instant() startsAt?: string;
  @LeftOut() @Instant() endsAt?: string;
  /** Why more people than the room holds; needed where they do not fit. */
  @Optional() @Paragraphs(1000) crowdingReason?: string | null;
  /** What the office says to it, where there is something to say. */
  @Optional() @Paragraphs(2000) reason?: string | null;
}

/** A time that would suit. */
export class PreferredTimeAnswer {
  @ShowsInstant() startsAt: string;
  @ShowsInstant() endsAt: string;
}

/** Room and time the office proposed. */
export class ProposalAnswer extends PreferredTimeAnswer {
  venue: VenueRef | null;
}

export class MeetingRequestDto extends RecordDto {
  organization: OrganizationRef | null;
  /** Whether the asker entered it by its own login; else the office did, on its behalf. */
  isByParty: boolean;
  venue: VenueRef | null;
  purpose: string;
  @ShowsWhole() headcount: number;
  preferred: PreferredTimeAnswer[];
  source: SourceRef | null;
  @ShowsDay() askedOn: string;
  @ShowsOneOf(REQUEST_STATES) state: string;
  /** What the office proposed last; null while it proposed nothing. */
  proposal: ProposalAnswer | null;
  /** What the office said last: why another time, why not. */
  answer: string | null;
  /** Day of the first answer; null until there is one. */
  @ShowsDay() answeredOn: string | null;
  /** The booking it was approved with. */
  @ShowsId() bookingId: string | null;
}

export class MeetingRequestsQuery extends RecordsQuery {
  @SortKey('asked') sort?: string;
  /** Asking for this room. */
  @IsOptional() @Id() venue?: string;
  @IsOptional() @Id() organization?: string;
  @IsOptional() @OneOf(REQUEST_STATES) state?: RequestState;
  /** Asked on this day or later. */
  @IsOptional() @DayField() from?: string;
  /** Asked on this day or earlier. */
  @IsOptional() @DayField() until?: string;
  /** Words of the purpose. */
  @IsOptional() @Line(200) q?: string;
}
