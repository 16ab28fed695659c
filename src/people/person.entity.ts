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
}
