import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { RecordEntity } from '../records/record.entity.js';
import { Meeting } from './meeting.entity.js';
import { MinutesPoint } from './minutes-point.entity.js';

/** A numbered correction of locked minutes. The minutes stay as signed; this stands beside them, as it was entered. */
@Entity()
export class MinutesCorrection extends RecordEntity {
  static override readonly aboutProperty = 'meetingId';

  @Column('uuid') readonly meetingId: string;
  @ManyToOne(() => Meeting, { nullable: false, onDelete: 'RESTRICT' }) readonly meeting: Relation<Meeting>;
  /** From 1, without a gap, in the order they were made; null where not all who see the meeting were to see it. */
  @Column('integer', { nullable: true }) readonly number: number | null;
  /** The point it corrects; null where it is about the whole. */
  @Column('uuid', { nullable: true }) pointId: string | null;
  @ManyToOne(() => MinutesPoint, { onDelete: 'RESTRICT' }) readonly point: Relation<MinutesPoint> | null;
  /** How it should read. */
  @Column('text') text: string;
  /** Why. */
  @Column('text') grounds: string;
}
