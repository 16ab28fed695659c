import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Account } from '../auth/account.entity.js';
import type { Precision } from '../common/day.js';
import { Event } from '../events/event.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Person } from '../people/person.entity.js';
import { Post } from '../people/post.entity.js';
import { RecordEntity } from '../records/record.entity.js';
import type { DueRule } from './deadline-phrase.entity.js';
import { Demand } from '../statements/demand.entity.js';
import type { Bearing } from '../statements/outcome.js';
import type { Fulfilment } from './fulfilment.js';
import type { RecordState } from './record-state.js';

/** `explicit` tegas, `conditional` bersyarat, `general` umum. A hope is no commitment. */
export const FIRMNESSES = ['explicit', 'conditional', 'general'] as const;
export type Firmness = (typeof FIRMNESSES)[number];

export { type Bearing, BEARINGS } from '../statements/outcome.js';

/** A statement of the commitment; the first founded it. */
export interface StatementLink {
  statementId: string;
  bearing: Bearing;
}

/** Who promised: an organization, or a post of it, or its holder at the time. */
export interface Maker {
  organizationId: string;
  postId: string | null;
  tenureId: string | null;
}

/**
 * What was promised, apart from the words. It binds to the tenure of the day and stays with the post.
 * Makers, receivers, topics and statements stand here; a trigger copies them into the rows lists are read through.
 */
@Entity()
export class Commitment extends RecordEntity {
  /** One sentence, in our words. */
  @Column('text') title: string;
  @Column('text', { nullable: true }) titleEn: string | null;
  @Column('text') firmness: Firmness;
  @Column('jsonb') statements: StatementLink[];
  @Column('jsonb') makers: Maker[];
  @Column('uuid', { array: true, default: () => `'{}'` }) receiverIds: string[];
  /** Receivers that are no organization, in words: `para pekerja`. */
  @Column('text', { nullable: true }) receiverWords: string | null;
  @Column('text', { array: true, default: () => `'{}'` }) topicKeys: string[];
  @Column('uuid', { nullable: true }) eventId: string | null;
  @ManyToOne(() => Event, { onDelete: 'RESTRICT' }) readonly event: Relation<Event> | null;
  @Column('uuid', { nullable: true }) demandId: string | null;
  @ManyToOne(() => Demand, { onDelete: 'RESTRICT' }) readonly demand: Relation<Demand> | null;
  /** Speaker of the founding statement. */
  @Column('uuid', { nullable: true }) speakerId: string | null;
  @ManyToOne(() => Person, { onDelete: 'RESTRICT' }) readonly speaker: Relation<Person> | null;
  /** Day of the founding statement, YYYY-MM-DD. */
  @Column('date') statedOn: string;
  /** "Once the Perbup is out"; null when unconditional. */
  @Column('text', { nullable: true }) condition: string | null;
  /** By what one will see that it is met. */
  @Column('text', { nullable: true }) measure: string | null;
  /** Post whose signature it takes, where that is not the maker's. */
  @Column('uuid', { nullable: true }) authorityHolderId: string | null;
  @ManyToOne(() => Post, { onDelete: 'RESTRICT' }) readonly authorityHolder: Relation<Post> | null;
  @Column('text', { nullable: true }) authorityNote: string | null;
  @Column('uuid', { nullable: true }) responsibleUnitId: string | null;
  @ManyToOne(() => Organization, { onDelete: 'RESTRICT' })
  readonly responsibleUnit: Relation<Organization> | null;
  @Column('uuid', { nullable: true }) picPostId: string | null;
  @ManyToOne(() => Post, { onDelete: 'RESTRICT' }) readonly picPost: Relation<Post> | null;
  /** Last day of the period it is due in, that day included, YYYY-MM-DD; null when no deadline was stated. */
  @Column('date', { nullable: true }) dueOn: string | null;
  @Column('text') duePrecision: Precision;
  /** The words that gave the deadline: `segera`. */
  @Column('text', { nullable: true }) duePhrase: string | null;
  /** The rule that gave a vague phrase its last day; null where somebody gave the day, or none was given. */
  @Column('jsonb', { nullable: true }) dueRule: DueRule | null;
  @Column('text') recordState: RecordState;
  /** Why it was returned, declined or retracted. */
  @Column('text', { nullable: true }) recordReason: string | null;
  @Column('uuid', { nullable: true }) verifiedById: string | null;
  @ManyToOne(() => Account, { onDelete: 'RESTRICT' }) readonly verifiedBy: Relation<Account> | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) verifiedAt: Date | null;
  /** Title and deadline as first verified; they stay beside the current ones. */
  @Column('text', { nullable: true }) firstTitle: string | null;
  @Column('date', { nullable: true }) firstDueOn: string | null;
  @Column('text', { nullable: true }) firstDuePrecision: Precision | null;
  /** What the desk found last. */
  @Column('text') fulfilment: Fulfilment;
  /** Day of that finding; null before the first. */
  @Column('date', { nullable: true }) checkedOn: string | null;
  /** Day of the last sign of life from any side. */
  @Column('date') lastNewsOn: string;
  /** Day it was met; null while it is not. */
  @Column('date', { nullable: true }) fulfilledOn: string | null;
  /** Whether the last answer of some receiver disputes. */
  @Column('boolean') isDisputed: boolean;
  /** Whether the office that found last also promised. */
  @Column('boolean') isSelfAssessed: boolean;
  @Column('uuid', { nullable: true }) supersededById: string | null;
  @ManyToOne(() => Commitment, { onDelete: 'RESTRICT' }) readonly supersededBy: Relation<Commitment> | null;

  override isOpen(): boolean {
    return this.recordState === 'verified' || this.recordState === 'retracted';
  }
}
