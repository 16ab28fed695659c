import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ShowsInstant, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import { OneOf } from '../common/fields.js';
import { ListQuery } from '../records/record.dto.js';

/** It waits for its time; it is being done; it failed and is tried again; or it failed for the last time. */
export const JOB_STATES = ['waiting', 'running', 'failing', 'dead'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A job that is not done yet. What it is about is not told: that may be for fewer eyes. */
export class JobDto {
  @ApiProperty({ example: '4711' }) id: string;
  /** What kind of work: `saved-searches.send`. */
  task: string;
  @ShowsOneOf(JOB_STATES) state: string;
  /** How often it was tried. */
  @ShowsWhole() attempts: number;
  /** How often it is tried before it is dead. */
  @ShowsWhole() maxAttempts: number;
  @ShowsInstant() addedAt: string;
  /** When it is tried, or was to be tried, next. */
  @ShowsInstant() dueAt: string;
  /** What went wrong the last time; null where nothing did. */
  @ApiProperty({ type: 'string', nullable: true }) error: string | null;
}

export class JobsQuery extends ListQuery {
  @IsOptional() @OneOf(JOB_STATES) state?: JobState;
}
