import { IsOptional } from 'class-validator';
import { DayField, Id, Line } from '../common/fields.js';

/** What just happened, shown once on the page after it. */
export class NewsQuery {
  @IsOptional() @Line(40) kabar?: string;
}

/** A meeting to be logged, perhaps in a room that is booked. */
export class LogQuery {
  @IsOptional() @Id() pemesanan?: string;
}

/** A week, by any day of it; this one when left out. */
export class WeekQuery extends NewsQuery {
  @IsOptional() @DayField() minggu?: string;
}
