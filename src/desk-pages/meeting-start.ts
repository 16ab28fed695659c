import { Injectable } from '@nestjs/common';
import type { BookingDto } from '../bookings/booking.dto.js';
import { BookingsReader } from '../bookings/bookings.reader.js';
import type { KnownActor } from '../common/actor.js';
import { today } from '../common/day.js';
import type { Pairs } from '../common/form-body.js';
import { recordOf } from '../page-parts/listed.js';
import { timeOfDay } from './form-rows.js';
import { partsOf } from './lookups.js';
import { OFFICE } from './meeting-log.form.js';
import { UsualReader } from './usual.reader.js';

/** What the form of a meeting starts with, so that little is left to type. */
@Injectable()
export class MeetingStart {
  constructor(
    private readonly usual: UsualReader,
    private readonly bookings: BookingsReader,
  ) {}

  /** The usual office, and when and where as booked. @throws NotFound if there is no such booking */
  async of(actor: KnownActor, bookingId: string | undefined): Promise<Pairs> {
    const [{ office }, booked] = await Promise.all([
      this.usual.of(actor),
      bookingId ? this.booked(actor, bookingId) : {},
    ]);
    return { ...(office && officeChosen(office)), ...booked };
  }

  private async booked(actor: KnownActor, id: string): Promise<Pairs> {
    const { purpose, startsAt, endsAt, venue } = await recordOf<BookingDto>(this.bookings.item(actor, id));
    return {
      bookingId: id,
      name: purpose.replaceAll(/\s+/g, ' ').slice(0, 300),
      heldOn: today(new Date(startsAt)),
      startsAt: timeOfDay(startsAt),
      endsAt: timeOfDay(endsAt),
      ...(venue && { venueId: venue.id }),
    };
  }
}

function officeChosen({ id, name }: { id: string; name: string }): Pairs {
  const parts = partsOf(OFFICE.name);
  return { [parts.words]: name, [parts.askedFor]: name, [parts.who]: `organization:${id}` };
}
