import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Commitment } from '../commitments/commitment.entity.js';
import { FollowUp } from '../commitments/follow-up.entity.js';
import { Attendance, type Side } from '../events/attendance.entity.js';
import { RecordEntity } from '../records/record.entity.js';
import { Demand } from '../statements/demand.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { AgendaItem } from './agenda-item.entity.js';
import { Meeting } from './meeting.entity.js';

/** What a point is. Information, considerations and decisions are kept apart. */
export const POINT_KINDS = [
  'opening',
  'information',
  'discussion',
  'conclusion',
  'decision',
  'closing',
] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** Votes of one side for one choice: 12 of the government for "Rp5.938.885". */
export interface Votes {
  side: Side;
  choice: string;
  count: number;
}

/** One point of the minutes (notula). Others than the office see it once the minutes are signed. */
@Entity()
export class MinutesPoint extends RecordEntity {
  static override readonly aboutProperty = 'meetingId';

  @Column('uuid') readonly meetingId: string;
  @ManyToOne(() => Meeting, { nullable: false, onDelete: 'RESTRICT' }) readonly meeting: Relation<Meeting>;
  @Column('uuid', { nullable: true }) agendaItemId: string | null;
  @ManyToOne(() => AgendaItem, { onDelete: 'RESTRICT' }) readonly agendaItem: Relation<AgendaItem> | null;
  /** Points stand in the order of this number; a text, since numbers of the history are whole. */
  @Column('numeric') place: string;
  @Column('text') kind: PointKind;
  @Column('text') text: string;
  /** Who made the point, by their attendance; null where it is nobody's. */
  @Column('uuid', { nullable: true }) speakerId: string | null;
  @ManyToOne(() => Attendance, { onDelete: 'RESTRICT' }) readonly speaker: Relation<Attendance> | null;
  /** Of a decision that was voted on; null otherwise. */
  @Column('jsonb', { nullable: true }) votes: Votes[] | null;
  /** Votes cast, as counted in the meeting; the votes by side add up to it. */
  @Column('integer', { nullable: true }) votesCast: number | null;
  /** Whether the minutes that hold it are signed. */
  @Column('boolean') isSettled: boolean;
  /** When it was struck from the draft; null while it stands. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) withdrawnAt: Date | null;
  /** What became of it, where it became something. */
  @Column('uuid', { nullable: true }) statementId: string | null;
  @ManyToOne(() => Statement, { onDelete: 'RESTRICT' }) readonly statement: Relation<Statement> | null;
  @Column('uuid', { nullable: true }) demandId: string | null;
  @ManyToOne(() => Demand, { onDelete: 'RESTRICT' }) readonly demand: Relation<Demand> | null;
  @Column('uuid', { nullable: true }) commitmentId: string | null;
  @ManyToOne(() => Commitment, { onDelete: 'RESTRICT' }) readonly commitment: Relation<Commitment> | null;
  @Column('uuid', { nullable: true }) followUpId: string | null;
  @ManyToOne(() => FollowUp, { onDelete: 'RESTRICT' }) readonly followUp: Relation<FollowUp> | null;

  override isOpen(): boolean {
    return this.isSettled;
  }
}
