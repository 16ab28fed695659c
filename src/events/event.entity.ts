import { Column, Entity, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Area } from '../areas/area.entity.js';
import { RecordEntity } from '../records/record.entity.js';
import { Venue } from './venue.entity.js';

/** What kind of gathering it was; `leaders_meeting` (Rapim, Rakor) is internal unless said otherwise. */
export const EVENT_KINDS = [
  'consolidation',
  'rally',
  'audience',
  'draft_discussion',
  'wage_council',
  'tripartite_meeting',
  'bipartite_meeting',
  'bipartite_negotiation',
  'mediation',
  'council_hearing',
  'leaders_meeting',
  'announcement',
  'other',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Anything that happened; a meeting is an event too. */
@Entity()
export class Event extends RecordEntity {
  @Column('text') name: string;
  @Column('text') kind: EventKind;
  /** First day, YYYY-MM-DD in Asia/Jakarta. */
  @Column('date') heldOn: string;
  /** Last day, that day included; null for an event of one day. */
  @Column('date', { nullable: true }) endedOn: string | null;
  /** Null when no source gives a time. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) startsAt: Date | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) endsAt: Date | null;
  @Column('uuid', { nullable: true }) venueId: string | null;
  @ManyToOne(() => Venue, { onDelete: 'RESTRICT' }) readonly venue: Relation<Venue> | null;
  /** Where, in words, when there is no venue on record. */
  @Column('text', { nullable: true }) place: string | null;
  @Column('text', { nullable: true }) areaCode: string | null;
  @ManyToOne(() => Area, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'area_code', referencedColumnName: 'code' })
  readonly area: Relation<Area> | null;
  /** Organizations that held it. */
  @Column('uuid', { array: true, default: () => `'{}'` }) hostIds: string[];
  /** Day it was called off, YYYY-MM-DD; null for what is planned or was held. */
  @Column('date', { nullable: true }) cancelledOn: string | null;
  @Column('text', { nullable: true }) summary: string | null;
  @Column('uuid', { array: true, default: () => `'{}'` }) sourceIds: string[];
}
