import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Venue } from '../events/venue.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { RecordEntity } from '../records/record.entity.js';
import { MeetingRequest } from './meeting-request.entity.js';

/** What became of a booking: the room was used or stood empty. */
export const USES = ['used', 'unused'] as const;
export type Use = (typeof USES)[number];

/** A room, held for somebody for a time. Two that are not released never overlap in one room. */
@Entity()
export class Booking extends RecordEntity {
  static override readonly aboutProperty = 'requestId';

  @Column('uuid') venueId: string;
  @ManyToOne(() => Venue, { nullable: false, onDelete: 'RESTRICT' }) readonly venue: Relation<Venue>;
  @Column({ type: 'timestamptz', precision: 3 }) startsAt: Date;
  /** Not included: another booking may start then. 15 minutes to 12 hours after the start. */
  @Column({ type: 'timestamptz', precision: 3 }) endsAt: Date;
  /** Whose use it is. */
  @Column('uuid') organizationId: string;
  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  readonly organization: Relation<Organization>;
  /** The request it was approved for; null for any other use. */
  @Column('uuid', { nullable: true }) readonly requestId: string | null;
  @ManyToOne(() => MeetingRequest, { onDelete: 'RESTRICT' })
  readonly request: Relation<MeetingRequest> | null;
  @Column('text') purpose: string;
  /** People expected. */
  @Column('integer') headcount: number;
  /** Why more people than the room holds; needed where they do not fit. */
  @Column('text', { nullable: true }) crowdingReason: string | null;
  /** When the room was given back; null while it is held. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) releasedAt: Date | null;
  /** Null until somebody said. */
  @Column('text', { nullable: true }) use: Use | null;
  /** People who came; null while nobody counted. */
  @Column('integer', { nullable: true }) peopleCount: number | null;
}
