import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Commitment } from '../commitments/commitment.entity.js';
import { RecordEntity } from '../records/record.entity.js';
import { Source } from '../sources/source.entity.js';
import { Milestone } from './milestone.entity.js';

export const REMARK_SIDES = ['government', 'union', 'employer', 'legal_bureau', 'other'] as const;
export type RemarkSide = (typeof REMARK_SIDES)[number];
export const REMARK_ANSWERS = ['open', 'taken_in', 'partly', 'declined'] as const;
export type RemarkAnswer = (typeof REMARK_ANSWERS)[number];

/** What one side said of a draft, and what became of it. Remarks stay in the order they were entered. */
export interface DraftRemark {
  side: RemarkSide;
  /** Null where the side alone is known. */
  organizationId: string | null;
  /** The clause it is about: `Pasal 4 ayat (2)`; null for the whole draft. */
  clause: string | null;
  /** As given. */
  words: string;
  answer: RemarkAnswer;
  /** Why; null while it is open, or where it was taken in. */
  answerReason: string | null;
  /** Day, YYYY-MM-DD; null while it is open. */
  answeredOn: string | null;
  /** Whether its side entered it by its own login; missing in remarks from before that was possible. */
  isByParty?: boolean;
  /** Day, YYYY-MM-DD, it was taken back, and why; missing while it stands. */
  withdrawnOn?: string;
  withdrawnReason?: string;
}

/** One version of the draft (rancangan) a commitment is about, and what the sides said of it. */
@Entity()
export class DraftVersion extends RecordEntity {
  static override readonly aboutProperty = 'commitmentId';

  @Column('uuid') readonly commitmentId: string;
  @ManyToOne(() => Commitment, { nullable: false, onDelete: 'RESTRICT' })
  readonly commitment: Relation<Commitment>;
  /** From 1, once in a commitment. */
  @Column('integer') number: number;
  @Column('text') title: string;
  /** Day the draft bears, YYYY-MM-DD. */
  @Column('date') datedOn: string;
  /** The document. */
  @Column('uuid') sourceId: string;
  @ManyToOne(() => Source, { nullable: false, onDelete: 'RESTRICT' }) readonly source: Relation<Source>;
  /** The step it belongs to; null where nobody said. */
  @Column('uuid', { nullable: true }) milestoneId: string | null;
  @ManyToOne(() => Milestone, { onDelete: 'RESTRICT' }) readonly milestone: Relation<Milestone> | null;
  @Column('jsonb', { default: () => `'[]'` }) remarks: DraftRemark[];
  /** The organizations of the remarks, which the database holds to exist. */
  @Column('uuid', { array: true, default: () => `'{}'` }) organizationIds: string[];
}
