import { Column, Entity, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';

/** A year whose working days are known. It is no record: its changes stand in the audit log. */
@Entity()
export class HolidayYear {
  @PrimaryGeneratedColumn('uuid') readonly id: string;
  @Column('integer', { unique: true }) readonly year: number;
  /** What sets its holidays, with its numbers, and what changed it since. */
  @Column('text') decree: string;
  /** Where that can be read; null if that is not known. */
  @Column('text', { nullable: true }) sourceUrl: string | null;
  @VersionColumn({ default: 1 }) readonly revision: number;
}
