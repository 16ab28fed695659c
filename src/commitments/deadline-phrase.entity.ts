import { Column, Entity, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';

/** `calendar` days, or `working` days by the office's calendar. */
export const DAY_UNITS = ['calendar', 'working'] as const;
export type DayUnit = (typeof DAY_UNITS)[number];

/** A rule that gives a vague deadline a last day: `segera` is 30 days after it was said. */
@Entity()
export class DeadlinePhrase {
  @PrimaryGeneratedColumn('uuid') readonly id: string;
  /** In lower case, words apart by one blank. */
  @Column('text', { unique: true }) readonly phrase: string;
  /** Days after the day it was said, on the last of which it is due. */
  @Column('integer') days: number;
  @Column('text') unit: DayUnit;
  /** Whether it is not gone by any more; kept, so that nothing is lost. */
  @Column('boolean', { default: false }) isRemoved: boolean;
  @VersionColumn({ default: 1 }) readonly revision: number;
}

/** A rule as it was when a deadline was taken from it. */
export interface DueRule {
  phrase: string;
  days: number;
  unit: DayUnit;
}
