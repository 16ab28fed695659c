import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Account } from '../auth/account.entity.js';
import { Commitment } from './commitment.entity.js';

/** An account follows a commitment: what changes on it is news to that account until it has looked. No part of the record. */
@Entity()
export class Follow {
  @PrimaryColumn('uuid') readonly accountId: string;
  @ManyToOne(() => Account, { nullable: false, onDelete: 'RESTRICT' }) readonly account: Relation<Account>;
  @PrimaryColumn('uuid') readonly commitmentId: string;
  @ManyToOne(() => Commitment, { nullable: false, onDelete: 'RESTRICT' })
  readonly commitment: Relation<Commitment>;
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' }) since: Date;
  /** Changes up to then are no news any more. */
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' }) seenAt: Date;
  /** Null while it is followed. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) endedAt: Date | null;
}
