import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Role } from '../common/actor.js';

/** Somebody who may enter the office's side of the record. */
@Entity()
@Check('account_role_known', `role IN ('administrator', 'staff')`)
export class Account {
  @PrimaryGeneratedColumn('uuid') readonly id: string;
  /** Shown to colleagues, never to the public. */
  @Column('text', { unique: true }) readonly name: string;
  @Column('text') role: Role;
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' }) readonly createdAt: Date;
  /** From when on nothing of this account is accepted; null while it is. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) closedAt: Date | null;
}
