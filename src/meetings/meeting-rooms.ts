import { Injectable } from '@nestjs/common';
import { bookingReleased } from '../bookings/booking.problems.js';
import { Booking } from '../bookings/booking.entity.js';
import { BookingsService } from '../bookings/bookings.service.js';
import { UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import type { Event } from '../events/event.entity.js';
import { asOpenAs } from '../records/classifications.js';
import type { Meeting } from './meeting.entity.js';

/** Who is expected in a room. */
export interface People {
  headcount?: number;
  crowdingReason?: string | null;
}

/** What such a room is held for. Its meeting has a name of its own, which may be closed later. */
const PURPOSE = 'Rapat';

/** The rooms of meetings: a venue on record with both times is booked, with as many eyes on it as on the event. */
@Injectable()
export class MeetingRooms {
  constructor(private readonly bookings: BookingsService) {}

  /** A booking a meeting can take. @throws UnknownReference, Conflict if it was given back */
  async held(tx: Tx, bookingId: string): Promise<Booking> {
    const booking = await tx.repo(Booking).findOneBy({ id: bookingId });
    if (!booking) throw new UnknownReference('bookingId');
    if (booking.releasedAt !== null) throw bookingReleased();
    return booking;
  }

  /** Books the room of an event; null where no room or time is known. @throws Invalid, Conflict if it is taken */
  async book(
    tx: Tx,
    event: Event,
    { officeId, people }: { officeId: string; people: People },
  ): Promise<Booking | null> {
    const { venueId, startsAt, endsAt } = event;
    if (!venueId || !startsAt || !endsAt) return null;
    return this.bookings.create(tx, {
      ...asOpenAs(event),
      venueId,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      organizationId: officeId,
      purpose: PURPOSE,
      headcount: people.headcount ?? 1,
      crowdingReason: people.crowdingReason,
    });
  }

  /**
   * The room of a meeting whose event has moved: the booking given, else the one it held, put elsewhere, else a new one.
   * @returns id of the booking it has then; null for none
   * @throws Invalid, Conflict if the room is taken
   */
  async change(
    tx: Tx,
    { bookingId, officeId }: Meeting,
    {
      event,
      booking,
      reason,
      people,
    }: { event: Event; booking: Booking | null; reason: string; people: People },
  ): Promise<string | null> {
    const { venueId, startsAt, endsAt } = event;
    const before = bookingId === null ? null : await tx.lock(Booking, bookingId);
    const isHeld = before !== null && before.releasedAt === null && before.id !== booking?.id;
    if (!booking && isHeld && venueId && startsAt && endsAt) {
      const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
      await this.bookings.move(tx, before.id, reason, { venueId, ...times, ...people });
      return before.id;
    }
    if (isHeld) await this.bookings.giveBack(tx, before.id, reason);
    return booking?.id ?? (await this.book(tx, event, { officeId, people }))?.id ?? null;
  }
}
