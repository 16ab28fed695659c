import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Venue } from '../events/venue.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { RecordEntity } from '../records/record.entity.js';
import { Source } from '../sources/source.entity.js';
import type { RequestState } from './request-state.js';

/** A time a request would like, RFC 3339 in UTC; the end is not included. */
export interface PreferredTime {
  startsAt: string;
  endsAt: string;
}

/** A union's request for a meeting (permohonan), by its own representative or entered by the office for it. */
@Entity()
export class MeetingRequest extends RecordEntity {
  /** Who asks. */
  @Column('uuid') organizationId: string;
  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  readonly organization: Relation<Organization>;
  /** Whether the asker entered it by its own login; then the office does not edit it. */
  @Column('boolean') isByParty: boolean;
  /** The room asked for; null when any will do. */
  @Column('uuid', { nullable: true }) venueId: string | null;
  @ManyToOne(() => Venue, { onDelete: 'RESTRICT' }) readonly venue: Relation<Venue> | null;
  @Column('text') purpose: string;
  /** People expected. */
  @Column('integer') headcount: number;
  /** The most wanted first. */
  @Column('jsonb') preferred: PreferredTime[];
  /** The letter it came by. */
  @Column('uuid', { nullable: true }) sourceId: string | null;
  @ManyToOne(() => Source, { onDelete: 'RESTRICT' }) readonly source: Relation<Source> | null;
  /** YYYY-MM-DD. */
  @Column('date') askedOn: string;
  @Column('text') state: RequestState;
  /** Room and time the office proposed last; null while it proposed none. */
  @Column('uuid', { nullable: true }) proposedVenueId: string | null;
  @ManyToOne(() => Venue, { onDelete: 'RESTRICT' }) readonly proposedVenue: Relation<Venue> | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) proposedStartsAt: Date | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) proposedEndsAt: Date | null;
  /** What the office said last: why another time, why not. */
  @Column('text', { nullable: true }) answer: string | null;
  /** Day of the first answer, YYYY-MM-DD; null until there is one. */
  @Column('date', { nullable: true }) answeredOn: string | null;
}
