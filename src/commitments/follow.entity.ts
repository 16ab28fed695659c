import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Account } from '../auth/account.entity.js';

/** What can be followed, by table: one pledge, or all that belong to somebody or something. */
export const FOLLOWED_KINDS = ['commitment', 'person', 'organization', 'topic'] as const;
export type FollowedKind = (typeof FOLLOWED_KINDS)[number];

/** An account follows a record: what changes on it is news to that account. No part of the record. */
@Entity()
export class Follow {
  @PrimaryColumn('uuid') readonly accountId: string;
  @ManyToOne(() => Account, { nullable: false, onDelete: 'RESTRICT' }) readonly account: Relation<Account>;
  /** The record. It was seen when the follow began; whether it still is, each telling asks. */
  @PrimaryColumn('uuid') readonly subjectId: string;
  @Column('text') readonly subjectKind: FollowedKind;
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' }) since: Date;
  /** Changes up to then are no news any more. */
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' }) seenAt: Date;
  /** Null while it is followed. A pledge that is followed by default and was left has a row that ended. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) endedAt: Date | null;
}
