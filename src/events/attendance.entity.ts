import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Organization } from '../organizations/organization.entity.js';
import { Person } from '../people/person.entity.js';
import { Post } from '../people/post.entity.js';
import { Tenure } from '../people/tenure.entity.js';
import { RecordEntity } from '../records/record.entity.js';
import { Source } from '../sources/source.entity.js';
import { Event } from './event.entity.js';

export const SIDES = ['government', 'union', 'employer', 'other'] as const;
export type Side = (typeof SIDES)[number];
export const CAPACITIES = ['host', 'chair', 'speaker', 'participant', 'minute_taker', 'observer'] as const;
export type Capacity = (typeof CAPACITIES)[number];
/** `mentioned`: a source names them without saying that they came. */
export const PRESENCES = ['present', 'late', 'invited', 'absent', 'mentioned'] as const;
export type Presence = (typeof PRESENCES)[number];

/** Somebody at an event: a person, an unnamed holder of a post, or an organization's group. */
@Entity()
export class Attendance extends RecordEntity {
  static override readonly aboutProperty = 'eventId';
  static override readonly personProperty = 'personId';

  @Column('uuid') readonly eventId: string;
  @ManyToOne(() => Event, { nullable: false, onDelete: 'RESTRICT' }) readonly event: Relation<Event>;
  @Column('uuid', { nullable: true }) personId: string | null;
  @ManyToOne(() => Person, { onDelete: 'RESTRICT' }) readonly person: Relation<Person> | null;
  @Column('uuid', { nullable: true }) postId: string | null;
  @ManyToOne(() => Post, { onDelete: 'RESTRICT' }) readonly post: Relation<Post> | null;
  @Column('uuid', { nullable: true }) organizationId: string | null;
  @ManyToOne(() => Organization, { onDelete: 'RESTRICT' })
  readonly organization: Relation<Organization> | null;
  /** What the person held in that post that day; null when nothing is on record. */
  @Column('uuid', { nullable: true }) tenureId: string | null;
  @ManyToOne(() => Tenure, { onDelete: 'RESTRICT' }) readonly tenure: Relation<Tenure> | null;
  /** What somebody without a public role came as, in words: `anggota PUK`; no person is named then. */
  @Column('text', { nullable: true }) role: string | null;
  /** For whom they came, when that is not their own organization. */
  @Column('uuid', { nullable: true }) onBehalfOfId: string | null;
  @ManyToOne(() => Organization, { onDelete: 'RESTRICT' }) readonly onBehalfOf: Relation<Organization> | null;
  @Column('text') side: Side;
  @Column('text') capacity: Capacity;
  @Column('text') presence: Presence;
  /** Whether they were invited; null when nobody says. Who came without is a walk-in. */
  @Column('boolean', { nullable: true }) wasInvited: boolean | null;
  /** People in a group; null for one person and where nobody counted. */
  @Column('integer', { nullable: true }) headcount: number | null;
  @Column('uuid', { nullable: true }) sourceId: string | null;
  @ManyToOne(() => Source, { onDelete: 'RESTRICT' }) readonly source: Relation<Source> | null;
  @Column('text', { nullable: true }) note: string | null;
}
