import { Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Account } from '../auth/account.entity.js';
import { Booking } from '../bookings/booking.entity.js';
import { Attendance } from '../events/attendance.entity.js';
import { Event } from '../events/event.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { RecordEntity } from '../records/record.entity.js';
import { Source } from '../sources/source.entity.js';
import type { MeetingState } from './meeting-state.js';

/** What an event that is a meeting has besides: an agenda, perhaps a booked room, and minutes (notula). */
@Entity()
export class Meeting extends RecordEntity {
  @Column('uuid') readonly eventId: string;
  @ManyToOne(() => Event, { nullable: false, onDelete: 'RESTRICT' }) readonly event: Relation<Event>;
  @Column('uuid', { nullable: true }) bookingId: string | null;
  @ManyToOne(() => Booking, { onDelete: 'RESTRICT' }) readonly booking: Relation<Booking> | null;
  /** The office that keeps the minutes, under whose letterhead they stand. */
  @Column('uuid') officeId: string;
  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  readonly office: Relation<Organization>;
  @Column('text') state: MeetingState;
  /** Number of the letter of invitation, free text. */
  @Column('text', { nullable: true }) invitationNumber: string | null;
  /** When it was last moved to another day, time or place; null if never. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) movedAt: Date | null;
  /** When the chair opened it; null when nobody noted. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) openedAt: Date | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) closedAt: Date | null;
  /** Number of the minutes, free text. */
  @Column('text', { nullable: true }) minutesNumber: string | null;
  /** Account that had the chair check the minutes; null until then. */
  @Column('uuid', { nullable: true }) checkedById: string | null;
  @ManyToOne(() => Account, { onDelete: 'RESTRICT' }) readonly checkedBy: Relation<Account> | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) checkedAt: Date | null;
  /** Who signed, by their attendance; null until then. */
  @Column('uuid', { nullable: true }) signedById: string | null;
  @ManyToOne(() => Attendance, { onDelete: 'RESTRICT' }) readonly signedBy: Relation<Attendance> | null;
  /** YYYY-MM-DD. */
  @Column('date', { nullable: true }) signedOn: string | null;
  /** Town beside the day of the signature. */
  @Column('text', { nullable: true }) signedPlace: string | null;
  /** The minutes as a source that statements and evidence can name; null until something needs it. */
  @Column('uuid', { nullable: true }) sourceId: string | null;
  @ManyToOne(() => Source, { onDelete: 'RESTRICT' }) readonly source: Relation<Source> | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) lockedAt: Date | null;
  /** The client's own id of a meeting logged in one call, so that it exists once; null for others. */
  @Column('uuid', { nullable: true }) readonly logId: string | null;
  /** SHA-256 of what was sent then, hexadecimal. */
  @Column('text', { nullable: true }) readonly logDigest: string | null;
}
