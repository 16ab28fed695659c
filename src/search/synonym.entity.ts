import { Column, Entity } from 'typeorm';
import { RecordEntity } from '../records/record.entity.js';

/** Words that mean the same: whoever searches for one finds the others. */
@Entity()
export class Synonym extends RecordEntity {
  /** Words or phrases, an acronym and what it stands for. */
  @Column('text', { array: true }) words: string[];
  /** Why they are held to be the same, or where from. */
  @Column('text', { nullable: true }) note: string | null;
}
