import { IsOptional } from 'class-validator';
import { Line } from '../common/fields.js';

export class FrontQuery {
  /** Where the page before ended. */
  @IsOptional() @Line(1000) cursor?: string;
}
