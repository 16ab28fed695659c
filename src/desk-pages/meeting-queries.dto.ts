import { IsOptional } from 'class-validator';
import { Code, DayField, Id, Line } from '../common/fields.js';

/** What just happened, shown once on the page after it. */
export class NewsQuery {
  @IsOptional() @Line(40) kabar?: string;
}

/** A meeting to be logged, perhaps in a room that is booked. */
export class LogQuery {
  @IsOptional() @Id() pemesanan?: string;
}

/** A meeting to be planned: in a room that is booked, or in a room, on a day and from a time that are free. */
export class PlanQuery extends LogQuery {
  @IsOptional() @Id() ruang?: string;
  @IsOptional() @DayField() hari?: string;
  @IsOptional() @Code(/^\d\d:\d\d$/, '09:00') mulai?: string;
}

/** A week, by any day of it; this one when left out. */
export class WeekQuery extends NewsQuery {
  @IsOptional() @DayField() minggu?: string;
}
