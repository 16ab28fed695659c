import { Column, Entity, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Area } from '../areas/area.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { RecordEntity } from '../records/record.entity.js';

/** How a stated capacity is meant; "about" stays in the record. */
export const CAPACITY_QUALIFIERS = ['exactly', 'about', 'at_most'] as const;
export type CapacityQualifier = (typeof CAPACITY_QUALIFIERS)[number];

/** A place where events are held. */
@Entity()
export class Venue extends RecordEntity {
  @Column('text') name: string;
  /** Other spellings met in sources. */
  @Column('text', { array: true, default: () => `'{}'` }) aliases: string[];
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { nullable: true }) areaCode: string | null;
  @ManyToOne(() => Area, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'area_code', referencedColumnName: 'code' })
  readonly area: Relation<Area> | null;
  /** Whose it is; null when not known. */
  @Column('uuid', { nullable: true }) organizationId: string | null;
  @ManyToOne(() => Organization, { onDelete: 'RESTRICT' })
  readonly organization: Relation<Organization> | null;
  /** Seats; null when nobody gives a number. */
  @Column('integer', { nullable: true }) capacity: number | null;
  @Column('text', { nullable: true }) capacityQualifier: CapacityQualifier | null;
  @Column('text', { nullable: true }) note: string | null;
}
