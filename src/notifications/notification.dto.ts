import { IsOptional } from 'class-validator';
import { ShowsId, ShowsInstant, ShowsWhole } from '../common/answers.js';
import { Id, OneOf, YES_NO, type YesNo } from '../common/fields.js';
import { CommitmentRef } from '../commitments/commitment.dto.js';
import { ListQuery } from '../records/record.dto.js';

/** Of what was made in one go: where counting stops, so that an import of any size is shown at once. */
export const MOST_COUNTED = 1000;

/** One change of what you follow, or the latest of those that were made in one go. */
export class NotificationDto {
  @ShowsId() id: string;
  /**
   * How many were made in one go: the same act by one account within an hour, each on another record or all at once. 1 for
   * a single one, 1000 for that many or more. They are listed one by one with `batch`.
   */
  @ShowsWhole() count: number;
  /** What the latest three of them are called, as `title`, each name once. */
  titles: string[];
  /** What was done: `assessment.recorded`. */
  act: string;
  /** Kind of the record it was done to. */
  kind: string;
  @ShowsId() recordId: string;
  /** The pledge it is about; null where it is about none. */
  commitment: CommitmentRef | null;
  /** What the record, or what it belongs to, is called now, in the language asked for; null where neither has a name you see. */
  title: string | null;
  /** What was done, in the language asked for. */
  text: string;
  /** Page of the record it is about, with the host; null where it has none. */
  address: string | null;
  @ShowsInstant() recordedAt: string;
  /** Null until it was read; of several, until all were. */
  @ShowsInstant() readAt: string | null;
}

/** What you were told, the latest first. */
export class NotificationsDto {
  items: NotificationDto[];
  /** Cursor of the next page; null on the last. */
  next: string | null;
}

/** How many are unread. */
export class UnreadDto {
  /** What was made in one go counts as one. */
  unreadCount: number;
}

export class NotificationsQuery extends ListQuery {
  /** `yes`: those that were not read; `no`: those that were. */
  @IsOptional() @OneOf(YES_NO) unread?: YesNo;
  /** Id of one: all that were made in one go with it, one by one. */
  @IsOptional() @Id() batch?: string;
}
