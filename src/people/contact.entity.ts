import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { RecordEntity } from '../records/record.entity.js';
import { Person } from './person.entity.js';

/**
 * How to reach a person, one record each, for the office alone. It belongs to no list, search or public answer. Its
 * history is its own, not the person's, so that nobody reads it without a note of it.
 */
@Entity()
export class Contact extends RecordEntity {
  @Column('uuid', { unique: true }) readonly personId: string;
  @ManyToOne(() => Person, { nullable: false, onDelete: 'RESTRICT' }) readonly person: Relation<Person>;
  /** E.164. */
  @Column('text', { array: true, default: () => `'{}'` }) phones: string[];
  @Column('text', { array: true, default: () => `'{}'` }) emails: string[];
  @Column('text', { nullable: true }) postalAddress: string | null;
  /** When to call, whom to ask for. */
  @Column('text', { nullable: true }) note: string | null;
}
