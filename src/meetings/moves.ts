import type { Booking } from '../bookings/booking.entity.js';
import { addDays, type Day, daysBetween, today } from '../common/day.js';
import { Invalid } from '../common/problem.js';
import type { Event } from '../events/event.entity.js';
import type { MoveMeetingDto } from './meeting.dto.js';

/** When and where, in full; null for what is not known. */
export interface Place {
  heldOn: Day;
  endedOn: Day | null;
  startsAt: string | null;
  endsAt: string | null;
  venueId: string | null;
  place: string | null;
}

type Wish = Omit<MoveMeetingDto, 'reason' | 'bookingId' | 'headcount' | 'crowdingReason'>;

const DAY_MS = 86_400_000;

/**
 * When and where a meeting is after a move: as wished, or as booked. What is left out goes along: the end as long after
 * the start, the time as long after midnight, as before.
 * @throws Invalid if the wish is empty
 */
export function movedTo(event: Event, to: Wish | Booking): Place {
  if ('releasedAt' in to) {
    const { venueId, startsAt, endsAt } = to;
    return {
      heldOn: today(startsAt),
      endedOn: null,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      venueId,
      place: event.place,
    };
  }
  if (Object.values(to).every((value) => value === undefined)) throw nowhere();
  const heldOn = to.heldOn ?? (to.startsAt ? today(new Date(to.startsAt)) : event.heldOn);
  const days = daysBetween(event.heldOn, heldOn);
  const shift =
    to.startsAt && event.startsAt ? Date.parse(to.startsAt) - event.startsAt.getTime() : days * DAY_MS;
  return {
    heldOn,
    endedOn: to.endedOn === undefined ? event.endedOn && addDays(event.endedOn, days) : to.endedOn,
    startsAt: to.startsAt === undefined ? later(event.startsAt, shift) : to.startsAt,
    endsAt: to.endsAt === undefined ? later(event.endsAt, shift) : to.endsAt,
    venueId: to.venueId === undefined ? event.venueId : to.venueId,
    place: to.place === undefined ? event.place : to.place,
  };
}

const later = (moment: Date | null, ms: number): string | null =>
  moment && new Date(moment.getTime() + ms).toISOString();

const nowhere = () =>
  new Invalid('move-unclear', {
    id: 'Ke mana? Isi hari, waktu, tempat, atau pemesanan ruang yang baru.',
    en: 'Where to? Give a new day, time, place or booking.',
  });
