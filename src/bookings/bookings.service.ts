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

/** Where and when a booking goes. */
export type Move = Partial<Pick<NewBookingDto, 'venueId' | 'startsAt' | 'endsAt'>>;

/** The use of rooms. Acts take the revision their editor saw; null for none, where the act follows from another record's. */
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
    return this.rewrite(tx, 'corrected', id, seen, reason, changes);
  }

  /** Moves it to another room or time. @throws NotFound, Stale, Conflict, Invalid */
  async move(
    tx: Tx,
    id: string,
    seen: number | null,
    to: Move,
    reason: string | null = null,
  ): Promise<Booking> {
    return this.rewrite(tx, 'moved', id, seen, reason, to, requireHeld);
  }

  /** Gives the room back; it is free at once. @throws NotFound, Stale, Conflict */
  async release(tx: Tx, id: string, seen: number | null, reason: string): Promise<Booking> {
    return this.change(tx, 'released', id, await this.revisionOf(tx, id, seen), reason, (row) => {
      requireHeld(row);
      if (row.use !== null) throw bookingSettled();
      row.releasedAt = new Date();
    });
  }

  /** Says what became of it, from its start on; said again, the last counts. @throws NotFound, Stale, Conflict, Invalid */
  async settle(
    tx: Tx,
    id: string,
    seen: number | null,
    { use, peopleCount = null, reason = null }: SettleDto,
  ): Promise<Booking> {
    if (use !== 'used' && peopleCount !== null) throw peopleOfUnused();
    return this.change(tx, 'settled', id, await this.revisionOf(tx, id, seen), reason, async (row) => {
      requireHeld(row);
      requireBegun(row);
      await holdVenue(tx, row.venueId);
      row.use = use;
      row.peopleCount = peopleCount;
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

  private async rewrite(
    tx: Tx,
    act: string,
    id: string,
    seen: number | null,
    reason: string | null,
    changes: Partial<NewBooking>,
    check: (row: Booking) => void = () => {},
  ): Promise<Booking> {
    const given = givenFields(changes);
    return this.change(tx, act, id, await this.revisionOf(tx, id, seen), reason, async (row) => {
      check(row);
      Object.assign(row, this.fieldsOf(tx, given));
      const venue = await holdVenue(tx, row.venueId);
      if (ABOUT_FIT.some((field) => field in given)) requireRoom(venue, row);
      if (row.use !== null) requireBegun(row);
    });
  }

  private async revisionOf(tx: Tx, id: string, seen: number | null): Promise<number> {
    return seen ?? (await tx.lock(Booking, id)).revision;
  }
}

/** What decides whether people fit into a room. */
const ABOUT_FIT = ['venueId', 'headcount', 'crowdingReason'];

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
