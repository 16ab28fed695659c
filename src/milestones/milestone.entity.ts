import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Commitment } from '../commitments/commitment.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { RecordEntity } from '../records/record.entity.js';
import type { MilestoneState } from './milestone-state.js';

/** A source, and what it shows of a step. */
export interface StepEvidence {
  sourceId: string;
  /** In a sentence. */
  shows: string;
}

/** One step (tonggak) on the way of a commitment. That it is met says nothing of the desk's finding. */
@Entity()
export class Milestone extends RecordEntity {
  static override readonly aboutProperty = 'commitmentId';

  @Column('uuid') readonly commitmentId: string;
  @ManyToOne(() => Commitment, { nullable: false, onDelete: 'RESTRICT' })
  readonly commitment: Relation<Commitment>;
  /** The ready set it came with, and its step there; null for a step added by hand. */
  @Column('text', { nullable: true }) readonly setKey: string | null;
  @Column('text', { nullable: true }) readonly stepKey: string | null;
  /** Steps stand in the order of this number; a text, since numbers of the history are whole. */
  @Column('numeric') place: string;
  @Column('text') title: string;
  @Column('text', { nullable: true }) titleEn: string | null;
  /** When it counts as met. */
  @Column('text') doneWhen: string;
  @Column('text', { nullable: true }) doneWhenEn: string | null;
  /** The document that shows it; null where none is usual. */
  @Column('text', { nullable: true }) document: string | null;
  /** Day it is planned for, YYYY-MM-DD; null where nobody planned one. */
  @Column('date', { nullable: true }) plannedOn: string | null;
  /** Day it was met, YYYY-MM-DD; null while it is not. */
  @Column('date', { nullable: true }) metOn: string | null;
  @Column('text') state: MilestoneState;
  /** Why it was sent back or left out last; null where it was neither. */
  @Column('text', { nullable: true }) stateReason: string | null;
  /** How often it was sent back. */
  @Column('integer', { default: 0 }) sentBackCount: number;
  /** Day it was sent back last, YYYY-MM-DD; null if never. */
  @Column('date', { nullable: true }) sentBackOn: string | null;
  /** Null where nobody said who carries it. */
  @Column('uuid', { nullable: true }) responsibleUnitId: string | null;
  @ManyToOne(() => Organization, { onDelete: 'RESTRICT' })
  readonly responsibleUnit: Relation<Organization> | null;
  /** Whether it is taken only where it is required, so that it may be left out. */
  @Column('boolean') isOptional: boolean;
  /** Whether the promise is met with it, and not before. */
  @Column('boolean') isDecisive: boolean;
  /** Why; null where nobody said. */
  @Column('text', { nullable: true }) decisiveBecause: string | null;
  @Column('text', { nullable: true }) decisiveBecauseEn: string | null;
  @Column('text', { nullable: true }) note: string | null;
  /** What shows that it is met; empty while it is not. */
  @Column('jsonb', { default: () => `'[]'` }) evidence: StepEvidence[];
  /** The sources of the evidence, which the database holds to exist. */
  @Column('uuid', { array: true, default: () => `'{}'` }) sourceIds: string[];
}
