import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsWhole } from '../common/answers.js';
import { DayField } from '../common/fields.js';
import { VenueRef } from '../events/venue.dto.js';

/** The days counted, both included; the last 365 when left out. */
export class VenueUseQuery {
  @IsOptional() @DayField() from?: string;
  @IsOptional() @DayField() until?: string;
}

/** Requests that asked for the room, or that asked for none and were offered or given it, by the day they were asked. */
export class RequestCounts {
  @ShowsWhole() asked: number;
  /** Approved with this room. */
  @ShowsWhole() approved: number;
  /** Approved with another room than the one asked for. */
  @ShowsWhole() elsewhere: number;
  @ShowsWhole() refused: number;
  @ShowsWhole() withdrawn: number;
  /** Not decided on yet. */
  @ShowsWhole() open: number;
  /** Days from asking to the first answer, in the middle of those answered; null where none is. */
  @ShowsWhole() medianDaysToAnswer: number | null;
}

/** Bookings of the room, by the day they start in Asia/Jakarta. */
export class BookingCounts {
  @ShowsWhole() made: number;
  @ShowsWhole() used: number;
  /** Held, but the room stood empty. */
  @ShowsWhole() unused: number;
  /** Given back. */
  @ShowsWhole() released: number;
  /** Not over yet, and nothing said of them. */
  @ShowsWhole() ahead: number;
  /** Over, and nobody said whether the room was used. */
  @ShowsWhole() unsettled: number;
  /** People who came, where somebody counted. */
  @ShowsWhole() people: number;
}

/** How much a room was asked for and used. It counts what the reader may not see as well, by number only. */
export class VenueUseDto {
  venue: VenueRef;
  @ShowsDay() from: string;
  @ShowsDay() until: string;
  requests: RequestCounts;
  bookings: BookingCounts;
}
