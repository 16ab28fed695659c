import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { Booking } from '../bookings/booking.entity.js';
import { BookingsService } from '../bookings/bookings.service.js';
import { today } from '../common/day.js';
import { Conflict, Invalid, UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { AttendancesService } from '../events/attendances.service.js';
import { EventsService } from '../events/events.service.js';
import { RecordsService } from '../records/records.service.js';
import type { NewMeetingDto } from './meeting.dto.js';
import { Meeting } from './meeting.entity.js';
import { minutesHold } from './meeting.problems.js';

@Injectable()
export class MeetingsService extends RecordsService<Meeting, NewMeetingDto> {
  protected readonly entity = Meeting;
  protected override readonly refusals = {
    meeting_of_booking_once: () =>
      new Conflict('booking-in-use', {
        id: 'Pemesanan ini sudah dipakai rapat lain.',
        en: 'This booking is another meeting’s already.',
      }),
    minutes_hold: minutesHold,
    meeting_times_in_order: () =>
      new Invalid('times-out-of-order', {
        id: 'Waktu ditutup mendahului waktu dibuka.',
        en: 'The meeting was closed before it was opened.',
      }),
  };

  constructor(
    private readonly events: EventsService,
    private readonly attendances: AttendancesService,
    private readonly bookings: BookingsService,
  ) {
    super();
  }

  /**
   * Plans a meeting: its event, its room, who is invited. A venue on record with both times is booked.
   * @throws Invalid, UnknownReference, Conflict if the room is taken
   */
  override async create(
    tx: Tx,
    {
      officeId,
      bookingId,
      invitationNumber,
      invitations = [],
      hostIds,
      headcount,
      crowdingReason,
      ...input
    }: NewMeetingDto,
  ): Promise<Meeting> {
    const booking = bookingId ? await this.heldBooking(tx, bookingId) : null;
    const { heldOn, ...where } = booking ? { ...input, ...whereAndWhen(booking) } : input;
    if (!heldOn) throw dayMissing();
    const event = await this.events.create(tx, { ...where, heldOn, hostIds: hostIds ?? [officeId] });
    const { visibility, partyIds, restrictedGround, restrictedUntil } = input;
    const classification = { visibility, partyIds, restrictedGround, restrictedUntil };
    const room =
      booking ??
      (where.venueId && where.startsAt && where.endsAt
        ? await this.bookings.create(tx, {
            ...classification,
            venueId: where.venueId,
            startsAt: where.startsAt,
            endsAt: where.endsAt,
            organizationId: officeId,
            purpose: where.name,
            headcount: headcount ?? Math.max(1, invitations.length),
            crowdingReason,
          })
        : null);
    const meeting = await this.add(tx, 'planned', {
      ...classification,
      eventId: event.id,
      bookingId: room?.id ?? null,
      officeId,
      invitationNumber,
      state: 'planned',
    });
    for (const invitation of invitations)
      await this.attendances.create(tx, { wasInvited: true, ...invitation, eventId: event.id });
    return meeting;
  }

  protected override linked({ officeId }: DeepPartial<Meeting>) {
    return [officeId];
  }

  protected override fieldsOf(
    _tx: Tx,
    input: Partial<NewMeetingDto & { openedAt?: string | null; closedAt?: string | null }>,
  ): DeepPartial<Meeting> {
    const { openedAt, closedAt, ...facts } = input;
    return {
      ...facts,
      ...(openedAt !== undefined && { openedAt: openedAt && new Date(openedAt) }),
      ...(closedAt !== undefined && { closedAt: closedAt && new Date(closedAt) }),
    };
  }

  private async heldBooking(tx: Tx, bookingId: string): Promise<Booking> {
    const booking = await tx.repo(Booking).findOneBy({ id: bookingId });
    if (!booking) throw new UnknownReference('bookingId');
    if (booking.releasedAt === null) return booking;
    throw new Conflict('booking-released', {
      id: 'Pemesanan ini sudah dilepas; pesan ruang lagi.',
      en: 'This booking was given back; book the room again.',
    });
  }
}

const whereAndWhen = ({ venueId, startsAt, endsAt }: Booking) => ({
  venueId,
  heldOn: today(startsAt),
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

function dayMissing(): Invalid {
  const text = { id: 'sebutkan harinya atau pemesanan ruangnya', en: 'give the day or the booking' };
  return new Invalid(
    'held-on-missing',
    { id: 'Kapan rapat ini? Isi heldOn atau bookingId.', en: 'When is it? Give heldOn or bookingId.' },
    { heldOn: [text] },
  );
}
