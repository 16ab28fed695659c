import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Event } from '../events/event.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Post } from '../people/post.entity.js';
import { RecordEntity } from '../records/record.entity.js';
import { Source } from '../sources/source.entity.js';
import { Commitment } from './commitment.entity.js';

export const METHODS = ['letter', 'call', 'visit', 'agenda', 'other'] as const;
export type Method = (typeof METHODS)[number];
/** `silence` is an outcome too. */
export const OUTCOMES = ['answered', 'delivered', 'promised_again', 'refused', 'silence', 'other'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const FOLLOW_UP_STATES = ['open', 'done', 'cancelled'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];
/** What is to be said of the reply to what was sent. Worked out, never stored. */
export const REPLY_STATES = ['waiting', 'late', 'replied', 'silence'] as const;
export type ReplyState = (typeof REPLY_STATES)[number];

/** What somebody does next (tindak lanjut) about a commitment, or as agreed at an event. It is assigned to a post, so it survives a transfer. */
@Entity()
export class FollowUp extends RecordEntity {
  static override readonly aboutProperty = 'commitmentId';

  /** Null where it is about none; then it names the event. */
  @Column('uuid', { nullable: true }) readonly commitmentId: string | null;
  @ManyToOne(() => Commitment, { onDelete: 'RESTRICT' }) readonly commitment: Relation<Commitment> | null;
  /** Where it was agreed. */
  @Column('uuid', { nullable: true }) eventId: string | null;
  @ManyToOne(() => Event, { onDelete: 'RESTRICT' }) readonly event: Relation<Event> | null;
  @Column('text') action: string;
  @Column('text') method: Method;
  /** Person in charge (PIC), by post. */
  @Column('uuid', { nullable: true }) assigneePostId: string | null;
  @ManyToOne(() => Post, { onDelete: 'RESTRICT' }) readonly assigneePost: Relation<Post> | null;
  @Column('uuid', { nullable: true }) assigneeOrganizationId: string | null;
  @ManyToOne(() => Organization, { onDelete: 'RESTRICT' })
  readonly assigneeOrganization: Relation<Organization> | null;
  /** Tenggat: last day to do it, YYYY-MM-DD, that day included. */
  @Column('date') dueOn: string;
  /** Working days from `dueCountedFrom`, by which `dueOn` was given; null where it was given as a day. */
  @Column('integer', { nullable: true }) dueWorkingDays: number | null;
  /** Day the working days were counted from, that day not counted. */
  @Column('date', { nullable: true }) dueCountedFrom: string | null;
  /** Day the letter or question went out; null until then. */
  @Column('date', { nullable: true }) sentOn: string | null;
  /** Last day on which a reply is in time; null until it was sent. */
  @Column('date', { nullable: true }) replyDueOn: string | null;
  /** Day the reply came; null while there is none. */
  @Column('date', { nullable: true }) repliedOn: string | null;
  @Column('text', { nullable: true }) replyNote: string | null;
  @Column('uuid', { nullable: true }) replySourceId: string | null;
  @ManyToOne(() => Source, { onDelete: 'RESTRICT' }) readonly replySource: Relation<Source> | null;
  /** How far it was raised, from 1, the lowest rung; null while it was not. */
  @Column('integer', { nullable: true }) rung: number | null;
  /** Day it was raised to that rung. */
  @Column('date', { nullable: true }) raisedOn: string | null;
  /** Whom it was raised to; null where an organization alone is in charge. */
  @Column('uuid', { nullable: true }) raisedToId: string | null;
  @ManyToOne(() => Post, { onDelete: 'RESTRICT' }) readonly raisedTo: Relation<Post> | null;
  @Column('text') state: FollowUpState;
  /** Null until it is done. */
  @Column('text', { nullable: true }) outcome: Outcome | null;
  /** Day it was done or cancelled; null while it is open. */
  @Column('date', { nullable: true }) outcomeOn: string | null;
  @Column('text', { nullable: true }) outcomeNote: string | null;
  @Column('uuid', { nullable: true }) outcomeSourceId: string | null;
  @ManyToOne(() => Source, { onDelete: 'RESTRICT' }) readonly outcomeSource: Relation<Source> | null;
}
