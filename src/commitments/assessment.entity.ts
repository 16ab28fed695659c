import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Account } from '../auth/account.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { RecordEntity } from '../records/record.entity.js';
import { Commitment } from './commitment.entity.js';
import type { Fulfilment, Grade } from './fulfilment.js';

/** What the giver claims, what a receiving union answers, what the desk finds. None edits another. */
export const LANES = ['giver', 'receiver', 'desk'] as const;
export type Lane = (typeof LANES)[number];

export const ANSWERS = ['confirms', 'disputes'] as const;
export type ReceiverAnswer = (typeof ANSWERS)[number];

export const REASON_CODES = [
  'deadline_passed',
  'contradicting_act',
  'withdrawn_by_maker',
  'legal_obstacle',
  'overtaken_by_events',
  'other',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** A proposal waits for its second signature and is for the office alone. */
export const ASSESSMENT_STATES = ['proposed', 'in_force', 'withdrawn'] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];

/** One piece of evidence, graded. */
export interface EvidenceLink {
  sourceId: string;
  grade: Grade;
  /** What it shows, in a sentence. */
  shows: string;
  actOn: string | null;
  part: string | null;
  isContradicting: boolean;
}

/** What was looked for before something was called unratable. */
export interface Sought {
  what: string;
  fromWhom: string;
  on: string;
}

/** One entry in one of the three lanes of a commitment. */
@Entity()
export class Assessment extends RecordEntity {
  static override readonly aboutProperty = 'commitmentId';

  @Column('uuid') readonly commitmentId: string;
  @ManyToOne(() => Commitment, { nullable: false, onDelete: 'RESTRICT' })
  readonly commitment: Relation<Commitment>;
  @Column('text') readonly lane: Lane;
  /** Who claims or answers; in the desk's lane the office that rates, null when not said. */
  @Column('uuid', { nullable: true }) organizationId: string | null;
  @ManyToOne(() => Organization, { onDelete: 'RESTRICT' })
  readonly organization: Relation<Organization> | null;
  /** Whether the party entered it by its own login; else the office did, on its behalf. */
  @Column('boolean', { default: () => 'false' }) readonly isByParty: boolean;
  /** A state, or what a receiver answers. */
  @Column('text') finding: Fulfilment | ReceiverAnswer;
  /** Day it was found, YYYY-MM-DD. */
  @Column('date') assessedOn: string;
  @Column('text') note: string;
  @Column('jsonb', { default: () => `'[]'` }) evidence: EvidenceLink[];
  /** The sources of the evidence, which the database holds to exist. */
  @Column('uuid', { array: true, default: () => `'{}'` }) sourceIds: string[];
  /** The condition waited for, quoted. */
  @Column('text', { nullable: true }) conditionWords: string | null;
  @Column('uuid', { nullable: true }) referredToId: string | null;
  @ManyToOne(() => Organization, { onDelete: 'RESTRICT' }) readonly referredTo: Relation<Organization> | null;
  @Column('text', { nullable: true }) reasonCode: ReasonCode | null;
  @Column('jsonb', { nullable: true }) sought: Sought | null;
  @Column('uuid', { nullable: true }) supersededById: string | null;
  @ManyToOne(() => Commitment, { onDelete: 'RESTRICT' }) readonly supersededBy: Relation<Commitment> | null;
  /** Day the maker's office was told of a coming negative verdict, and the last day it could reply. */
  @Column('date', { nullable: true }) noticeOn: string | null;
  @Column('date', { nullable: true }) replyUntilOn: string | null;
  /** What it replied; null for silence. */
  @Column('text', { nullable: true }) reply: string | null;
  /** Whether it goes back from a final state. */
  @Column('boolean') isCorrection: boolean;
  @Column('text') state: AssessmentState;
  /** Why it was withdrawn. */
  @Column('text', { nullable: true }) stateReason: string | null;
  @Column('uuid', { nullable: true }) signedById: string | null;
  @ManyToOne(() => Account, { onDelete: 'RESTRICT' }) readonly signedBy: Relation<Account> | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) signedAt: Date | null;

  override isOpen(): boolean {
    return this.state !== 'proposed';
  }
}
