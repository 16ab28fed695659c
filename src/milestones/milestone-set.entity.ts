import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, type Relation, VersionColumn } from 'typeorm';
import { Account } from '../auth/account.entity.js';

/** One step of a ready set, as it is laid on a commitment. */
export interface SetStep {
  /** Stays for good: `pengundangan`. */
  key: string;
  title: string;
  titleEn: string;
  /** When it counts as met. */
  doneWhen: string;
  doneWhenEn: string;
  /** The document that shows it; null where none is usual. */
  document: string | null;
  /** Whether it is taken only where it is required. */
  isOptional: boolean;
  /** Whether the promise is met with it, and not before. */
  isDecisive: boolean;
  /** Why; null for what is not decisive. */
  decisiveBecause: string | null;
  decisiveBecauseEn: string | null;
}

/**
 * Steps that promises of one sort go through, ready to be laid on a commitment. No part of the record: what is laid on
 * a commitment is copied, so that a set that changes rewrites nothing.
 */
@Entity()
export class MilestoneSet {
  @PrimaryGeneratedColumn('uuid') readonly id: string;
  /** Stays for good: `perbup`. */
  @Column('text', { unique: true }) readonly key: string;
  /** In Bahasa Indonesia. */
  @Column('text') label: string;
  @Column('text') labelEn: string;
  /** In their order. */
  @Column('jsonb') steps: SetStep[];
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' }) changedAt: Date;
  /** Null for a set that came with the program and was never changed. */
  @Column('uuid', { nullable: true }) changedById: string | null;
  @ManyToOne(() => Account, { onDelete: 'RESTRICT' }) readonly changedBy: Relation<Account> | null;
  /** Number of the current version, from 1; the ETag. */
  @VersionColumn() readonly revision: number;
}
