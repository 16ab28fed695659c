import { Column, Entity } from 'typeorm';
import { RecordEntity } from '../records/record.entity.js';

/** A statement on the open data under a name, so that it can be asked again by its address. */
@Entity()
export class SavedQuery extends RecordEntity {
  /** Stays for good, in the address: `rapat-tanpa-notula`. */
  @Column('text', { unique: true }) readonly key: string;
  /** The question it answers, in Bahasa Indonesia. */
  @Column('text') name: string;
  @Column('text') nameEn: string;
  /** What its answer counts or lists, in a sentence. */
  @Column('text') meaning: string;
  @Column('text') meaningEn: string;
  @Column('text') query: string;
}
