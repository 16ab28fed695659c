import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Event } from '../events/event.entity.js';
import { Post } from '../people/post.entity.js';
import { RecordEntity } from '../records/record.entity.js';
import { Source } from '../sources/source.entity.js';

/** What unions ask for (tuntutan). Repeated at another event it is a demand of its own that names the earlier one. */
@Entity()
export class Demand extends RecordEntity {
  /** In our words. */
  @Column('text') title: string;
  /** As put by those who raised it; null when the source paraphrases. */
  @Column('text', { nullable: true }) words: string | null;
  /** Its number in a list of demands, from 1. */
  @Column('integer', { nullable: true }) number: number | null;
  /** YYYY-MM-DD. */
  @Column('date') raisedOn: string;
  @Column('uuid', { array: true }) raisedByIds: string[];
  /** Post it is addressed to; null when to the government at large. */
  @Column('uuid', { nullable: true }) addressedToId: string | null;
  @ManyToOne(() => Post, { onDelete: 'RESTRICT' }) readonly addressedTo: Relation<Post> | null;
  @Column('uuid', { nullable: true }) eventId: string | null;
  @ManyToOne(() => Event, { onDelete: 'RESTRICT' }) readonly event: Relation<Event> | null;
  @Column('uuid') sourceId: string;
  @ManyToOne(() => Source, { nullable: false, onDelete: 'RESTRICT' }) readonly source: Relation<Source>;
  /** The earlier demand this one repeats. */
  @Column('uuid', { nullable: true }) repeatsId: string | null;
  @ManyToOne(() => Demand, { onDelete: 'RESTRICT' }) readonly repeats: Relation<Demand> | null;
}
