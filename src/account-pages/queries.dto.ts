import { IsOptional } from 'class-validator';
import { Line } from '../common/fields.js';

/** Where to go on after the login. */
export class NextQuery {
  /** A path within this site; another is passed over. */
  @IsOptional() @Line(2000) ke?: string;
}

/** What just happened, shown once on the page after it. */
export class NewsQuery {
  @IsOptional() @Line(40) kabar?: string;
}

/** A page of a list. */
export class CursorQuery {
  @IsOptional() @Line(1000) cursor?: string;
}
