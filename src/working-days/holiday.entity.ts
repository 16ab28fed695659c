import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
  VersionColumn,
} from 'typeorm';
import { HolidayYear } from './holiday-year.entity.js';

export const HOLIDAY_KINDS = ['national', 'joint_leave'] as const;
/** Libur nasional or cuti bersama; offices are closed on both. */
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

/** A day that is no working day, whatever day of the week it is. */
@Entity()
@Index('holiday_day_key', ['day'], { unique: true, where: 'NOT is_removed' })
export class Holiday {
  @PrimaryGeneratedColumn('uuid') readonly id: string;
  /** YYYY-MM-DD. */
  @Column('date') day: string;
  @Column('integer') year: number;
  @ManyToOne(() => HolidayYear, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'year', referencedColumnName: 'year', foreignKeyConstraintName: 'holiday_year_fkey' })
  readonly ofYear: Relation<HolidayYear>;
  /** In Bahasa Indonesia. */
  @Column('text') name: string;
  @Column('text') nameEn: string;
  @Column('text') kind: HolidayKind;
  /** Whether it was taken off the list; kept, so that nothing is lost. */
  @Column('boolean', { default: false }) isRemoved: boolean;
  @VersionColumn({ default: 1 }) readonly revision: number;
}
