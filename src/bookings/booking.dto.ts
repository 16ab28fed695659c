import { IsOptional } from 'class-validator';
import { ShowsId, ShowsInstant, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import { DayField, Id, Instant, Line, OneOf, Optional, Paragraphs, Whole } from '../common/fields.js';
import { VenueRef } from '../events/venue.dto.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { type Use, USES } from './booking.entity.js';

/** A room for somebody for a time, 15 minutes to 12 hours. */
export class NewBookingDto extends NewRecordDto {
  @Id() venueId: string;
  @Instant() startsAt: string;
  /** Not included: the next may start then. */
  @Instant() endsAt: string;
  /** Whose use it is. */
  @Id() organizationId: string;
  /** What for. */
  @Paragraphs(1000) purpose: string;
  /** People expected. */
  @Whole(1, 100_000) headcount: number;
  /** Why more people than the room holds; needed where they do not fit. */
  @Optional() @Paragraphs(1000) crowdingReason?: string | null;
}
export class CorrectBookingDto extends CorrectionOf(NewBookingDto) {}

/** What became of a booking. */
export class SettleDto {
  /** Whether the room was used or stood empty. */
  @OneOf(USES) use: Use;
  /** People who came; leave out while nobody counted. */
  @Optional() @Whole(1, 100_000) peopleCount?: number | null;
  /** Why, where there is something to say; it stays in the history for everybody to read. */
  @Optional() @Paragraphs(2000) reason?: string | null;
}

export class BookingDto extends RecordDto {
  venue: VenueRef | null;
  @ShowsInstant() startsAt: string;
  @ShowsInstant() endsAt: string;
  organization: OrganizationRef | null;
  /** The request it was approved for. */
  @ShowsId() requestId: string | null;
  purpose: string;
  @ShowsWhole() headcount: number;
  crowdingReason: string | null;
  /** When the room was given back; null while it is held. */
  @ShowsInstant() releasedAt: string | null;
  /** Null until somebody said. */
  @ShowsOneOf(USES) use: string | null;
  /** People who came; null while nobody counted. */
  @ShowsWhole() peopleCount: number | null;
}

export class BookingsQuery extends RecordsQuery {
  @SortKey('starts') sort?: string;
  @IsOptional() @Id() venue?: string;
  @IsOptional() @Id() organization?: string;
  /** Starting on this day or later, in Asia/Jakarta. */
  @IsOptional() @DayField() from?: string;
  /** Starting on this day or earlier. */
  @IsOptional() @DayField() until?: string;
  @IsOptional() @OneOf(USES) use?: Use;
  /** Words of the purpose. */
  @IsOptional() @Line(200) q?: string;
}
