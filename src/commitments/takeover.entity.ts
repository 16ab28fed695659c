import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Organization } from '../organizations/organization.entity.js';
import { Tenure } from '../people/tenure.entity.js';
import { RecordEntity } from '../records/record.entity.js';
import { Source } from '../sources/source.entity.js';
import { Commitment } from './commitment.entity.js';

/** How the new holder of a post stands to a promise made from it: it is theirs, it is theirs with changes, it is not theirs. */
export const STANCES = ['adopted', 'altered', 'disowned'] as const;
export type Stance = (typeof STANCES)[number];

/** What whoever came into a post says of a commitment made by the holder before. It binds as long as they hold the post. */
@Entity()
export class Takeover extends RecordEntity {
  static override readonly aboutProperty = 'commitmentId';

  @Column('uuid') readonly commitmentId: string;
  @ManyToOne(() => Commitment, { nullable: false, onDelete: 'RESTRICT' })
  readonly commitment: Relation<Commitment>;
  /** The tenure of who took over. */
  @Column('uuid') readonly tenureId: string;
  @ManyToOne(() => Tenure, { nullable: false, onDelete: 'RESTRICT' }) readonly tenure: Relation<Tenure>;
  /** The office the post belongs to. */
  @Column('uuid') readonly organizationId: string;
  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  readonly organization: Relation<Organization>;
  @Column('text') stance: Stance;
  /** Day it was said, YYYY-MM-DD. */
  @Column('date') takenOn: string;
  /** As it was put. */
  @Column('text') words: string;
  /** What the promise is from then on; null unless it was altered. */
  @Column('text', { nullable: true }) alteredTo: string | null;
  /** Null where the office said so by its own login. */
  @Column('uuid', { nullable: true }) sourceId: string | null;
  @ManyToOne(() => Source, { onDelete: 'RESTRICT' }) readonly source: Relation<Source> | null;
  /** Whether the office entered it by its own login. */
  @Column('boolean', { default: () => 'false' }) readonly isByParty: boolean;
}
