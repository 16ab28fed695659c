import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { DeepPartial } from 'typeorm';
import { UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { Venue } from '../events/venue.entity.js';
import { type Correction, givenFields, RecordsService } from '../records/records.service.js';
import {
  bookingAhead,
  bookingReleased,
  bookingSettled,
  notASitting,
  overCapacity,
  peopleOfUnused,
  roomTaken,
} from './booking.problems.js';
import type { NewBookingDto, SettleDto } from './booking.dto.js';
import { Booking } from './booking.entity.js';
import type { Sitting } from './sitting.js';

/** What a booking holds; `requestId` names the request it was approved for. */
export type NewBooking = NewBookingDto & { requestId?: string };

/** Where and when a booking goes, with how many. */
export type Move = Partial<
  Pick<NewBookingDto, 'venueId' | 'startsAt' | 'endsAt' | 'headcount' | 'crowdingReason'>
>;

/** The use of rooms: what their editors do, and what follows from the meeting a room is held for. */
@Injectable()
export class BookingsService extends RecordsService<Booking, NewBooking> {
  protected readonly entity = Booking;
  protected override readonly refusals = {
    booking_no_overlap: roomTaken,
    booking_sitting: () => notASitting(),
  };

  /** Books a room, also after the fact. @throws UnknownReference, Conflict if it is taken, Invalid if it is too small and no reason given */
  override async create(tx: Tx, input: NewBooking): Promise<Booking> {
    requireRoom(await holdVenue(tx, input.venueId), input);
    return super.create(tx, input);
  }

  /** Puts right what was recorded wrongly, or moves it. @throws NotFound, Stale, Problem as for a new one */
  override correct(tx: Tx, id: string, seen: number, { reason, ...changes }: Correction): Promise<Booking> {
    return this.rewrite(tx, 'corrected', { id, revision: seen }, reason, changes);
  }

  /** Gives the room back; it is free at once. @throws NotFound, Stale, Conflict */
  release(tx: Tx, id: string, seen: number, reason: string): Promise<Booking> {
    return this.change(tx, 'released', id, seen, reason, (row) => {
      requireHeld(row);
      if (row.use !== null) throw bookingSettled();
      row.releasedAt = new Date();
    });
  }

  /** Says what became of it, from its start on; said again, the last counts. @throws NotFound, Stale, Conflict, Invalid */
  settle(
    tx: Tx,
    id: string,
    seen: number,
    { use, peopleCount = null, reason = null }: SettleDto,
  ): Promise<Booking> {
    if (use !== 'used' && peopleCount !== null) throw peopleOfUnused();
    return this.change(tx, 'settled', id, seen, reason, async (row) => {
      requireHeld(row);
      requireBegun(row);
      await holdVenue(tx, row.venueId);
      row.use = use;
      row.peopleCount = peopleCount;
    });
  }

  /** Puts it to another room or time, because what it is for moves. @throws NotFound, Conflict, Invalid */
  async move(tx: Tx, id: string, reason: string, to: Move): Promise<Booking> {
    const row = await tx.lock(Booking, id);
    requireHeld(row);
    return this.rewrite(tx, 'moved', row, reason, to);
  }

  /** Gives the room back, because what it was for is off; one given back already stays so. @throws NotFound */
  async giveBack(tx: Tx, id: string, reason: string): Promise<void> {
    const { releasedAt, revision } = await tx.lock(Booking, id);
    if (releasedAt !== null) return;
    await this.change(tx, 'released', id, revision, reason, (row) => {
      Object.assign(row, { releasedAt: new Date(), use: null, peopleCount: null });
    });
  }

  /** Notes that the room was used, because what it was for was held; one given back was not. @param peopleCount null where nobody counted. @throws NotFound */
  async noteUse(tx: Tx, id: string, peopleCount: number | null): Promise<void> {
    const { releasedAt, revision } = await tx.lock(Booking, id);
    if (releasedAt !== null) return;
    await this.change(tx, 'settled', id, revision, null, async (row) => {
      await holdVenue(tx, row.venueId);
      Object.assign(row, { use: 'used', peopleCount });
    });
  }

  /** @throws Conflict if the room is held for part of that time */
  async requireFree(tx: Tx, venueId: string, { startsAt, endsAt }: Sitting): Promise<void> {
    const [taken] = await tx.query(sql`
      SELECT id FROM booking WHERE venue_id = ${venueId} AND released_at IS NULL
         AND tstzrange(starts_at, ends_at, '[)') && tstzrange(${startsAt}, ${endsAt}, '[)') LIMIT 1`);
    if (taken) throw roomTaken();
  }

  protected override linked({ organizationId }: DeepPartial<Booking>) {
    return [organizationId];
  }

  protected override fieldsOf(
    _tx: Tx,
    { startsAt, endsAt, ...input }: Partial<NewBooking>,
  ): DeepPartial<Booking> {
    return {
      ...input,
      ...(startsAt !== undefined && { startsAt: new Date(startsAt) }),
      ...(endsAt !== undefined && { endsAt: new Date(endsAt) }),
    };
  }

  private rewrite(
    tx: Tx,
    act: string,
    { id, revision }: Pick<Booking, 'id' | 'revision'>,
    reason: string,
    changes: Partial<NewBooking>,
  ): Promise<Booking> {
    return this.change(tx, act, id, revision, reason, async (row) => {
      const before = { ...row };
      Object.assign(row, this.fieldsOf(tx, givenFields(changes)));
      const venue = await holdVenue(tx, row.venueId);
      if (ABOUT_FIT.some((field) => row[field] !== before[field])) requireRoom(venue, row);
      if (row.use !== null) requireBegun(row);
    });
  }
}

/** What decides whether people fit into a room. */
const ABOUT_FIT = ['venueId', 'headcount', 'crowdingReason'] as const;

/**
 * The room, held until the end of the transaction: bookings of one room are written one after the other. Without that,
 * two that exclude each other would wait for each other, until the database takes them for a deadlock.
 * @throws UnknownReference
 */
async function holdVenue(tx: Tx, id: string): Promise<Venue> {
  const venue = await tx.repo(Venue).findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
  if (!venue) throw new UnknownReference('venueId');
  return venue;
}

/** @throws Invalid if more people are expected than the room holds, and nobody says why */
function requireRoom(
  venue: Venue,
  { headcount, crowdingReason }: { headcount: number; crowdingReason?: string | null },
): void {
  if (venue.capacity !== null && headcount > venue.capacity && !crowdingReason)
    throw overCapacity(venue, headcount);
}

function requireHeld({ releasedAt }: Booking): void {
  if (releasedAt !== null) throw bookingReleased();
}

function requireBegun({ startsAt }: Booking): void {
  if (startsAt > new Date()) throw bookingAhead();
}
