import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Organization } from '../organizations/organization.entity.js';
import { RecordEntity } from '../records/record.entity.js';
import { Source } from '../sources/source.entity.js';
import { Assessment } from './assessment.entity.js';
import { Commitment } from './commitment.entity.js';
import type { Fulfilment } from './fulfilment.js';

/** `before_verdict`: the maker's office may reply before a negative verdict. `confirmation`: a receiver is asked whether it was fulfilled. */
export const NOTICE_KINDS = ['before_verdict', 'confirmation'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** `silent` when the last day to reply has passed without a reply. */
export const NOTICE_STATES = ['waiting', 'replied', 'silent', 'withdrawn'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** What a party to a commitment is told or asked, with the time it has to reply. Silence is kept as silence. */
@Entity()
export class Notice extends RecordEntity {
  static override readonly aboutProperty = 'commitmentId';

  @Column('uuid') readonly commitmentId: string;
  @ManyToOne(() => Commitment, { nullable: false, onDelete: 'RESTRICT' })
  readonly commitment: Relation<Commitment>;
  @Column('text') readonly kind: NoticeKind;
  /** The maker's office or the receiver it went to. */
  @Column('uuid') readonly addresseeId: string;
  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  readonly addressee: Relation<Organization>;
  /** The verdict the desk is about to give, or the one that is to be confirmed. */
  @Column('text') readonly finding: Fulfilment;
  /** What the addressee is told or asked, for everybody to read. */
  @Column('text') words: string;
  /** Day it was sent, YYYY-MM-DD. */
  @Column('date') readonly sentOn: string;
  /** Working days there are to reply. */
  @Column('integer') readonly replyDays: number;
  /** Last day to reply, that day included. */
  @Column('date') readonly replyUntilOn: string;
  /** Day of the reply; null while there is none. */
  @Column('date', { nullable: true }) repliedOn: string | null;
  /** What was replied, as it was put; null without reply, and where the answer in its lane is the reply. */
  @Column('text', { nullable: true }) reply: string | null;
  @Column('uuid', { nullable: true }) replySourceId: string | null;
  @ManyToOne(() => Source, { onDelete: 'RESTRICT' }) readonly replySource: Relation<Source> | null;
  /** The answer in the receivers' lane that replies to it. */
  @Column('uuid', { nullable: true }) answerId: string | null;
  @ManyToOne(() => Assessment, { onDelete: 'RESTRICT' }) readonly answer: Relation<Assessment> | null;
  /** Whether the party replied by its own login; else the office noted what it was told. */
  @Column('boolean', { default: () => 'false' }) isByParty: boolean;
  /** Day it was taken back; null while it stands. */
  @Column('date', { nullable: true }) withdrawnOn: string | null;
  @Column('text', { nullable: true }) withdrawnReason: string | null;
}
