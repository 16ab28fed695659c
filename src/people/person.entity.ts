import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { RecordEntity } from '../records/record.entity.js';

/** A person with a role in labour relations; public only when the role is. No contact data stands here. */
@Entity()
export class Person extends RecordEntity {
  /** The whole name without titles; one word is a name. */
  @Column('text') name: string;
  /** Gelar depan: `dr.` is a physician, `Dr.` a doctorate. */
  @Column('text', { nullable: true }) frontTitles: string | null;
  /** Gelar belakang: `S.H., M.H.` */
  @Column('text', { nullable: true }) backTitles: string | null;
  /** Other spellings met in sources. */
  @Column('text', { array: true, default: () => `'{}'` }) aliases: string[];
  /** Since when processing is on hold at the person's request; null while it is not. Until its release it is internal. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) heldAt: Date | null;
  /** When the name was erased for good; null while it stands. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) erasedAt: Date | null;
  /** The record that stands for this one, where both are of one person; null for one that stands for itself. */
  @Column('uuid', { nullable: true }) mergedIntoId: string | null;
  @ManyToOne(() => Person, { onDelete: 'RESTRICT' }) readonly mergedInto: Relation<Person> | null;
  /** The records this one stands for; the other side of {@link mergedIntoId}, so that it can be read as of a day. */
  @Column('uuid', { array: true, default: () => `'{}'` }) mergedIds: string[];
}
