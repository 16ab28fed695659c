import { ShowsId, ShowsInstant, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import { CommitmentRef } from './commitment.dto.js';
import { TopicRef } from './topic.dto.js';
import { FOLLOWED_KINDS, type FollowedKind } from './follow.entity.js';

/** One change of a record, or of what belongs to it. */
export class ChangeDto {
  /** What was done: `assessment.recorded`. */
  act: string;
  @ShowsInstant() recordedAt: string;
  /** The lane it was entered into, of an assessment; null for all else. */
  lane: string | null;
  /** What was found or answered, of an assessment; null for all else. */
  finding: string | null;
}

/** What the account follows, and what changed since it last looked, as far as it sees. What it did itself is no news. */
export class FollowDto {
  @ShowsOneOf(FOLLOWED_KINDS) kind: FollowedKind;
  @ShowsId() id: string;
  /** Title of a pledge, name of a person or organization, label of a topic. */
  name: string;
  /** The pledge; null where it is a person, an organization or a topic. */
  commitment: CommitmentRef | null;
  /** The topic; null where it is something else. */
  topic: TopicRef | null;
  /** Whether nobody asked for it: the pledge answers a demand of the organization the account speaks for. */
  isByDefault: boolean;
  @ShowsInstant() since: string;
  /** When it last said that it had looked. */
  @ShowsInstant() seenAt: string;
  /** How many changes there were since; of all but a pledge, changes of that record itself. */
  @ShowsWhole() changeCount: number;
  /** The latest of them, five at most, the latest first. */
  changes: ChangeDto[];
}

/** All of them, those with the latest change first; of those followed by default the latest 200. */
export class FollowsDto {
  items: FollowDto[];
}
