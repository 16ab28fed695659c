import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Role } from '../common/actor.js';

/** Somebody with a login or a token. */
@Entity()
@Check('account_role_known', `role IN ('administrator', 'staff', 'representative', 'reader')`)
export class Account {
  @PrimaryGeneratedColumn('uuid') readonly id: string;
  /** Shown to colleagues, never to the public. */
  @Column('text', { unique: true }) readonly name: string;
  /** Where links are sent and what its login goes by, whatever the case of its letters; null for accounts of tokens alone. */
  @Column('text', { nullable: true }) email: string | null;
  @Column('text') role: Role;
  /** The organization it acts for: a representative's always, a keeper's office, never a reader's. The database holds it to exist. */
  @Column('uuid', { nullable: true }) organizationId: string | null;
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' }) readonly createdAt: Date;
  /** From when on nothing of this account is accepted; null while it is. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) closedAt: Date | null;
}
