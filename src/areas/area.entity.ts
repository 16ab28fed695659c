import { Column, Entity, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { RecordEntity } from '../records/record.entity.js';

export const AREA_LEVELS = ['country', 'province', 'regency', 'city', 'district', 'village'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** A place the administration counts, under the code of the interior ministry (Kemendagri). */
@Entity()
export class Area extends RecordEntity {
  /** `32`, `32.16`, `32.16.20`; `ID` for the country. Text, never a number. */
  @Column('text', { unique: true }) code: string;
  @Column('text') name: string;
  @Column('text') level: AreaLevel;
  /** Code of the area around it; null at the top. */
  @Column('text', { nullable: true }) parentCode: string | null;
  @ManyToOne(() => Area, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'parent_code', referencedColumnName: 'code' })
  readonly parent: Relation<Area> | null;
}
