import { ApiProperty } from '@nestjs/swagger';

/** RFC 9457 problem details, in one language. */
export class ProblemBody {
  /** Stable address of the kind of problem; docs/api.md has a line for each. */
  type: string;
  title: string;
  @ApiProperty({ type: 'integer' }) status: number;
  /** What to do about it. */
  detail: string;
  /** Path of the request. */
  instance: string;
  /** Messages by field, nested fields by their path. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } })
  errors?: Record<string, string[]>;
}
