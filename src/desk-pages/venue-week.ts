import type { BookingDto } from '../bookings/booking.dto.js';
import { addDays, type Day, today, weekdayOf } from '../common/day.js';
import { timeOfDay } from './form-rows.js';

/** When the office is open (project), in Asia/Jakarta: what is free outside of it is not offered. */
const OPENS = '08:00';
const CLOSES = '16:00';
/** Shortest gap worth offering. */
const SHORTEST_MINUTES = 30;

/** A stretch of one day in a room, HH:MM in Asia/Jakarta; what it is held for, or null where it is free. */
export interface Slot {
  from: string;
  until: string;
  booking: BookingDto | null;
}

export interface DayOfRoom {
  day: Day;
  slots: Slot[];
}

/** The Monday of the week that holds a day. */
export const mondayOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % 7));

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The seven days from a Monday: what the room is held for, and what is free of the office's hours on working days. */
export function weekOf(monday: Day, bookings: readonly BookingDto[]): DayOfRoom[] {
  return Array.from({ length: 7 }, (_, n) => {
    const day = addDays(monday, n);
    const held = bookings
      .filter(({ startsAt, releasedAt }) => releasedAt === null && today(new Date(startsAt)) === day)
      .map((booking) => ({ from: timeOfDay(booking.startsAt), until: endOn(day, booking.endsAt), booking }))
      .toSorted((a, b) => minutes(a.from) - minutes(b.from));
    const isWorkday = n < 5;
    return { day, slots: isWorkday ? withGaps(held) : held };
  });
}

/** The time a use ends that day; one that goes on past midnight ends with it. */
const endOn = (day: Day, endsAt: string): string =>
  today(new Date(endsAt)) === day ? timeOfDay(endsAt) : '24:00';

function withGaps(held: readonly Slot[]): Slot[] {
  const slots: Slot[] = [];
  let free = OPENS;
  for (const slot of held) {
    if (minutes(slot.from) - minutes(free) >= SHORTEST_MINUTES) slots.push(gap(free, slot.from));
    slots.push(slot);
    if (minutes(slot.until) > minutes(free)) free = slot.until;
  }
  if (minutes(CLOSES) - minutes(free) >= SHORTEST_MINUTES) slots.push(gap(free, CLOSES));
  return slots;
}

const gap = (from: string, until: string): Slot => ({
  from,
  until: until > CLOSES ? CLOSES : until,
  booking: null,
});
