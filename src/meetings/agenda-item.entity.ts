import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Commitment } from '../commitments/commitment.entity.js';
import type { Side } from '../events/attendance.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { RecordEntity } from '../records/record.entity.js';
import { Meeting } from './meeting.entity.js';

/** What a meeting did about an item: it was heard, evidence was given, it was put off to a day, or not raised. */
export const AGENDA_OUTCOMES = ['heard', 'evidence_given', 'deferred', 'not_raised'] as const;
export type AgendaOutcome = (typeof AGENDA_OUTCOMES)[number];

/** One item of an agenda: a subject in words, or a commitment to be asked after. */
@Entity()
export class AgendaItem extends RecordEntity {
  static override readonly aboutProperty = 'meetingId';

  @Column('uuid') readonly meetingId: string;
  @ManyToOne(() => Meeting, { nullable: false, onDelete: 'RESTRICT' }) readonly meeting: Relation<Meeting>;
  /** Items stand in the order of this number; a text, since numbers of the history are whole. */
  @Column('numeric') place: string;
  /** The subject; null where it is a commitment. */
  @Column('text', { nullable: true }) title: string | null;
  /** Side that raises it. */
  @Column('text', { nullable: true }) side: Side | null;
  @Column('uuid', { nullable: true }) raisedById: string | null;
  @ManyToOne(() => Organization, { onDelete: 'RESTRICT' }) readonly raisedBy: Relation<Organization> | null;
  @Column('uuid', { nullable: true }) commitmentId: string | null;
  @ManyToOne(() => Commitment, { onDelete: 'RESTRICT' }) readonly commitment: Relation<Commitment> | null;
  /** Whether it came by itself, because parties of the commitment are invited. */
  @Column('boolean') readonly isBrought: boolean;
  /** Null until the meeting came to it. */
  @Column('text', { nullable: true }) outcome: AgendaOutcome | null;
  /** Day it was put off to, YYYY-MM-DD; null unless deferred. */
  @Column('date', { nullable: true }) deferredTo: string | null;
  @Column('text', { nullable: true }) outcomeNote: string | null;
  /** When it was taken off; null while it stands. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) withdrawnAt: Date | null;
}
