import { IsOptional } from 'class-validator';
import { DayField, Line } from '../common/fields.js';

/** The words of a deadline, as they are typed. */
export class DueMeaningQuery {
  /** The day they were said, YYYY-MM-DD. */
  @DayField() diucapkan: string;
  @IsOptional() @Line(200) duePhrase?: string;
}
