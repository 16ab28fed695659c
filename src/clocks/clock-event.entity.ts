import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Commitment } from '../commitments/commitment.entity.js';
import { RecordEntity } from '../records/record.entity.js';

/** What turns with time alone, without anybody doing anything. */
export const CLOCKS = [
  'due_soon',
  'overdue',
  'silent',
  'not_taken_over',
  'stalled_proposal',
  'reply_window_over',
  'exception_expired',
  'calendar_missing',
] as const;
export type Clock = (typeof CLOCKS)[number];

/** A clock that turned on a record. It is written once for each day it could turn on, and stays when the flag goes again. */
@Entity()
export class ClockEvent extends RecordEntity {
  static override readonly aboutProperty = 'commitmentId';

  /** Null where it is about none, as the end of a restriction or a year without calendar. */
  @Column('uuid', { nullable: true }) readonly commitmentId: string | null;
  @ManyToOne(() => Commitment, { onDelete: 'RESTRICT' }) readonly commitment: Relation<Commitment> | null;
  @Column('text') readonly clock: Clock;
  /** Table of the record it turned on. */
  @Column('text') readonly subjectKind: string;
  @Column('uuid') readonly subjectId: string;
  /** First day on which it was so, YYYY-MM-DD; not the day it was noticed. */
  @Column('date') readonly turnedOn: string;
}
