import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { Scope } from '../common/actor.js';
import { Account } from './account.entity.js';

/** A personal access token of an API client. Only the hash of its secret is kept. */
@Entity()
export class AccessToken {
  @PrimaryGeneratedColumn('uuid') readonly id: string;
  @Column('uuid') readonly accountId: string;
  @ManyToOne(() => Account, { nullable: false, onDelete: 'RESTRICT' }) readonly account: Relation<Account>;
  /** SHA-256 of the whole token; its 256 random bits need no slower hash. */
  @Column('bytea', { unique: true }) readonly hash: Buffer;
  /** What it is for, in its owner's words; null for the first ones. */
  @Column('text', { nullable: true }) readonly name: string | null;
  @Column('text', { array: true, default: () => `'{read,write}'` }) readonly scopes: Scope[];
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' }) readonly createdAt: Date;
  @Column({ type: 'timestamptz', precision: 3 }) readonly expiresAt: Date;
  /** To the minute; null before the first use. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) lastUsedAt: Date | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) revokedAt: Date | null;
}
