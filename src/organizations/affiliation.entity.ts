import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { RecordEntity } from '../records/record.entity.js';
import { Source } from '../sources/source.entity.js';
import { Organization } from './organization.entity.js';

/** A member of a federation, or one of the many in an alliance. */
export const BONDS = ['affiliate', 'alliance'] as const;
export type Bond = (typeof BONDS)[number];

/**
 * One organization in another, from day to day; a new spell is a new row. A union belongs to one federation, and a
 * federation to one confederation, at a time, so spells of the bond `affiliate` may not overlap. Source: UU 21/2000
 * art. 16.
 */
@Entity()
export class Affiliation extends RecordEntity {
  static override readonly aboutProperty = 'memberId';

  @Column('uuid') readonly memberId: string;
  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  readonly member: Relation<Organization>;
  @Column('uuid') parentId: string;
  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  readonly parent: Relation<Organization>;
  @Column('text') bond: Bond;
  /** First day, YYYY-MM-DD; null when no source gives it. */
  @Column('date', { nullable: true }) startedOn: string | null;
  /** Last day, that day included; null while it lasts. */
  @Column('date', { nullable: true }) endedOn: string | null;
  @Column('uuid', { nullable: true }) sourceId: string | null;
  @ManyToOne(() => Source, { onDelete: 'RESTRICT' }) readonly source: Relation<Source> | null;
}
