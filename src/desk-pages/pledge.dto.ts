import { IsOptional } from 'class-validator';
import { Id, Line } from '../common/fields.js';

/** The quote a commitment is made of, or the words to find it by. */
export class NewPledgeQuery {
  @IsOptional() @Id() pernyataan?: string;
  @IsOptional() @Line(200) q?: string;
}
