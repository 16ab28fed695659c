import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Event } from '../events/event.entity.js';
import { Person } from '../people/person.entity.js';
import { Post } from '../people/post.entity.js';
import { Tenure } from '../people/tenure.entity.js';
import { RecordEntity } from '../records/record.entity.js';
import { Source } from '../sources/source.entity.js';
import { Demand } from './demand.entity.js';

/** What the words do. A hope or an appeal is no commitment; a claim states a fact or figure. */
export const STATEMENT_KINDS = ['pledge', 'hope', 'appeal', 'claim', 'reply', 'denial'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** Something said, with its words as spoken. It binds to the tenure the speaker held that day. */
@Entity()
export class Statement extends RecordEntity {
  @Column('text') kind: StatementKind;
  /** Verbatim, in the language spoken; null when the source only paraphrases. Corrected only where we misquoted. */
  @Column('text', { nullable: true }) words: string | null;
  /** ISO 639 code of the words. */
  @Column('text', { default: 'id' }) language: string;
  /** What was said, in our words. */
  @Column('text') gist: string;
  /** Day it was said, YYYY-MM-DD in Asia/Jakarta. */
  @Column('date') saidOn: string;
  /** Null when the source names only the post. */
  @Column('uuid', { nullable: true }) speakerId: string | null;
  @ManyToOne(() => Person, { onDelete: 'RESTRICT' }) readonly speaker: Relation<Person> | null;
  /** What the speaker held that day; null when nothing is on record. */
  @Column('uuid', { nullable: true }) tenureId: string | null;
  @ManyToOne(() => Tenure, { onDelete: 'RESTRICT' }) readonly tenure: Relation<Tenure> | null;
  /** The post spoken from. */
  @Column('uuid', { nullable: true }) postId: string | null;
  @ManyToOne(() => Post, { onDelete: 'RESTRICT' }) readonly post: Relation<Post> | null;
  /** Post whose words the speaker passes on; null when first-hand. */
  @Column('uuid', { nullable: true }) relayedFromId: string | null;
  @ManyToOne(() => Post, { onDelete: 'RESTRICT' }) readonly relayedFrom: Relation<Post> | null;
  @Column('uuid', { nullable: true }) eventId: string | null;
  @ManyToOne(() => Event, { onDelete: 'RESTRICT' }) readonly event: Relation<Event> | null;
  @Column('uuid') sourceId: string;
  @ManyToOne(() => Source, { nullable: false, onDelete: 'RESTRICT' }) readonly source: Relation<Source>;
  /** The demand it answers. */
  @Column('uuid', { nullable: true }) demandId: string | null;
  @ManyToOne(() => Demand, { onDelete: 'RESTRICT' }) readonly demand: Relation<Demand> | null;
}
