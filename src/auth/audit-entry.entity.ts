import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One act outside the record: a login, a change of an account, a look at contact data. Append-only. */
@Entity()
export class AuditEntry {
  @PrimaryGeneratedColumn('uuid') readonly id: string;
  @Column({ type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  readonly happenedAt: Date;
  /** What was done: `session.started`, `contact.read`. */
  @Column('text') readonly act: string;
  /** Who did it; null while nobody is known. */
  @Column('uuid', { nullable: true }) readonly actorId: string | null;
  /** The account it was done to. */
  @Column('uuid', { nullable: true }) readonly accountId: string | null;
  /** The person whose data it was about. */
  @Column('uuid', { nullable: true }) readonly personId: string | null;
  /** Address the request came from; null from within the process. */
  @Column('text', { nullable: true }) readonly address: string | null;
  /** More in a few words, never a secret, never contact data. */
  @Column('text', { nullable: true }) readonly detail: string | null;
}
