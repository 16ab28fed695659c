import { IsOptional } from 'class-validator';
import { ShowsId, ShowsInstant } from '../common/answers.js';
import { OneOf, YES_NO, type YesNo } from '../common/fields.js';
import { CommitmentRef } from '../commitments/commitment.dto.js';
import { ListQuery } from '../records/record.dto.js';

/** One change of what you follow. */
export class NotificationDto {
  @ShowsId() id: string;
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
  /** Null until it was read. */
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
  unreadCount: number;
}

export class NotificationsQuery extends ListQuery {
  /** `yes`: those that were not read; `no`: those that were. */
  @IsOptional() @OneOf(YES_NO) unread?: YesNo;
}
