import { Column, Entity } from 'typeorm';
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
}
