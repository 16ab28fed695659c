import { ShowsInstant, ShowsWhole } from '../common/answers.js';
import { CommitmentRef } from './commitment.dto.js';

/** One change of a commitment, or of what belongs to it. */
export class ChangeDto {
  /** What was done: `assessment.recorded`. */
  act: string;
  @ShowsInstant() recordedAt: string;
  /** The lane it was entered into, of an assessment; null for all else. */
  lane: string | null;
  /** What was found or answered, of an assessment; null for all else. */
  finding: string | null;
}

/** A commitment the account follows, and what changed since it last looked, as far as it sees. What it did itself is no news. */
export class FollowDto {
  commitment: CommitmentRef;
  @ShowsInstant() since: string;
  /** When it last said that it had looked. */
  @ShowsInstant() seenAt: string;
  /** How many changes there were since. */
  @ShowsWhole() changeCount: number;
  /** The latest of them, five at most, the latest first. */
  changes: ChangeDto[];
}

/** All of them, those with the latest change first. */
export class FollowsDto {
  items: FollowDto[];
}
