import { DayField, Id, LeftOut, Line, Optional } from '../common/fields.js';
import { OptionalReasonDto } from '../records/record.dto.js';

/** The signature under the minutes. */
export class SignMinutesDto extends OptionalReasonDto {
  /** Attendance of who signs; the chair when left out. */
  @Optional() @Id() signedById?: string | null;
  /** Day of the signature, YYYY-MM-DD, from the day of the meeting on; today when left out. */
  @LeftOut() @DayField() signedOn?: string;
  /** Town beside the day. */
  @Optional() @Line(200) signedPlace?: string | null;
  /** Number of the minutes; what the meeting has when left out. */
  @LeftOut() @Line(200) minutesNumber?: string;
}
