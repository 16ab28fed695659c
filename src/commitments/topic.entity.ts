import { Column, Entity } from 'typeorm';
import { RecordEntity } from '../records/record.entity.js';

/** What commitments are about. */
@Entity()
export class Topic extends RecordEntity {
  /** Stays for good: `apprenticeship`. */
  @Column('text', { unique: true }) readonly key: string;
  /** In Bahasa Indonesia: `Pemagangan`. */
  @Column('text') label: string;
  @Column('text') labelEn: string;
}
