import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { RecordEntity } from '../records/record.entity.js';
import { Source } from '../sources/source.entity.js';
import { Person } from './person.entity.js';
import { Post } from './post.entity.js';

/** On what ground somebody holds a post: for good, or as one of the four kinds of acting holder. */
export const BASES = ['definitive', 'pj', 'plt', 'plh', 'pjs'] as const;
export type Basis = (typeof BASES)[number];

/**
 * One person in one post, from day to day; a new spell is a new row. A post has one definitive and one acting holder
 * at a time, and nobody holds a post twice at once. One person may hold several posts.
 */
@Entity()
export class Tenure extends RecordEntity {
  static override readonly aboutProperty = 'personId';

  @Column('uuid') readonly personId: string;
  @ManyToOne(() => Person, { nullable: false, onDelete: 'RESTRICT' }) readonly person: Relation<Person>;
  @Column('uuid') postId: string;
  @ManyToOne(() => Post, { nullable: false, onDelete: 'RESTRICT' }) readonly post: Relation<Post>;
  /** First day, YYYY-MM-DD; null when no source gives it. */
  @Column('date', { nullable: true }) startedOn: string | null;
  /** Last day, that day included; null while it lasts. */
  @Column('date', { nullable: true }) endedOn: string | null;
  @Column('text') basis: Basis;
  /** Number of the decree, free text. */
  @Column('text', { nullable: true }) decree: string | null;
  @Column('uuid', { nullable: true }) sourceId: string | null;
  @ManyToOne(() => Source, { onDelete: 'RESTRICT' }) readonly source: Relation<Source> | null;
}
