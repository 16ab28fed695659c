import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { RecordEntity } from '../records/record.entity.js';
import { Source } from '../sources/source.entity.js';
import { Event } from './event.entity.js';

/** How a number is meant. `unquantified` keeps words like "ribuan", which never become a number. */
export const QUALIFIERS = [
  'exactly',
  'about',
  'almost',
  'more_than',
  'at_least',
  'at_most',
  'between',
  'unquantified',
] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** How many one source says attended. Estimates of several sources stand side by side. */
@Entity()
export class AttendanceEstimate extends RecordEntity {
  static override readonly aboutProperty = 'eventId';

  @Column('uuid') readonly eventId: string;
  @ManyToOne(() => Event, { nullable: false, onDelete: 'RESTRICT' }) readonly event: Relation<Event>;
  @Column('uuid') sourceId: string;
  @ManyToOne(() => Source, { nullable: false, onDelete: 'RESTRICT' }) readonly source: Relation<Source>;
  /** As the source puts it. */
  @Column('text') words: string;
  @Column('text') qualifier: Qualifier;
  /** Lower bound in people; null when the words give none. */
  @Column('integer', { nullable: true }) least: number | null;
  /** Upper bound in people; null when the words give none. */
  @Column('integer', { nullable: true }) most: number | null;
  /** Whose claim it is, where the source quotes somebody. */
  @Column('text', { nullable: true }) claimedBy: string | null;
}
