import {
  Column,
  CreateDateColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import { Account } from '../auth/account.entity.js';

/**
 * Who may see a record: everybody, the parties linked to it and the office, or the office alone. Until unions have
 * accounts of their own, `parties` reads like `internal`.
 */
export const VISIBILITIES = ['public', 'parties', 'internal'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** What every record has. Its history holds each version of it, whole. */
export abstract class RecordEntity {
  /** Property naming the record this one's history is shown with; a part names its whole. */
  static readonly aboutProperty: string = 'id';

  @PrimaryGeneratedColumn('uuid') readonly id: string;
  @Column('text') visibility: Visibility;
  /** Account that entered the record. */
  @Column('uuid') readonly recordedById: string;
  @ManyToOne(() => Account, { nullable: false, onDelete: 'RESTRICT' }) readonly recordedBy: Relation<Account>;
  /** When we first recorded it; not when it happened. */
  @CreateDateColumn({ type: 'timestamptz', precision: 3 }) readonly recordedAt: Date;
  /** When the latest version was recorded. */
  @UpdateDateColumn({ type: 'timestamptz', precision: 3 }) readonly changedAt: Date;
  /** Number of the current version, from 1; the ETag. */
  @VersionColumn() readonly revision: number;

  /** Whether everybody may see it. */
  isForEverybody(): boolean {
    return this.visibility === 'public';
  }
}
