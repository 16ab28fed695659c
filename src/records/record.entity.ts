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
import type { Classification, Ground, Visibility } from '../policy/visibility.js';

/** What every record has. Its history holds each version of it, whole. */
export abstract class RecordEntity implements Classification {
  /** Property naming the record this one's history is shown with; a part names its whole. */
  static readonly aboutProperty: string = 'id';
  /** Property naming the person that others name by this record, as a speaker by an attendance; null where none do. */
  static readonly personProperty: string | null = null;

  @PrimaryGeneratedColumn('uuid') readonly id: string;
  @Column('text') visibility: Visibility;
  /** The organizations it is open to; empty unless `visibility` is `parties`. */
  @Column('uuid', { array: true, default: () => `'{}'` }) partyIds: string[];
  /** Why it is not public; null for what is. */
  @Column('text', { nullable: true }) restrictedGround: Ground | null;
  /** Last day of the restriction, YYYY-MM-DD, when the office decides again; null for what is public. */
  @Column('date', { nullable: true }) restrictedUntil: string | null;
  /** Whether somebody made it more visible than what it belongs to, by an act of its own. */
  @Column('boolean', { default: () => 'false' }) isPublishedApart: boolean;
  /** Account that entered the record. */
  @Column('uuid') readonly recordedById: string;
  @ManyToOne(() => Account, { nullable: false, onDelete: 'RESTRICT' }) readonly recordedBy: Relation<Account>;
  /** When we first recorded it; not when it happened. */
  @CreateDateColumn({ type: 'timestamptz', precision: 3 }) readonly recordedAt: Date;
  /** When the latest version was recorded. */
  @UpdateDateColumn({ type: 'timestamptz', precision: 3 }) readonly changedAt: Date;
  /** Number of the current version, from 1; the ETag. */
  @VersionColumn() readonly revision: number;

  /** Whether it has come so far that others than the office may see it at all. */
  isOpen(): boolean {
    return true;
  }

  /** Whether everybody may see it. */
  isForEverybody(): boolean {
    return this.isOpen() && this.visibility === 'public';
  }

  /** The organizations that may see it, besides the office and where not everybody may. */
  audience(): readonly string[] {
    return this.isOpen() && this.visibility === 'parties' ? this.partyIds : [];
  }
}
