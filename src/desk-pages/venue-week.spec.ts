import { describe, expect, it } from '@jest/globals';
import type { BookingDto } from '../bookings/booking.dto.js';
import { mondayOf, weekOf } from './venue-week.js';

const booked = (startsAt: string, endsAt: string, releasedAt: string | null = null) =>
  ({ startsAt: `${startsAt}:00+07:00`, endsAt: `${endsAt}:00+07:00`, releasedAt }) as BookingDto;
const timesOn = (day: string, ...bookings: BookingDto[]) =>
  weekOf(mondayOf(day), bookings)
    .find((one) => one.day === day)
    ?.slots.map(({ from, until, booking }) => `${from}-${until}${booking ? '' : ' free'}`);

describe('The week of a room', () => {
  it.each([
    ['2026-03-02', '2026-03-02'],
    ['2026-03-08', '2026-03-02'],
    ['2026-03-09', '2026-03-09'],
  ])('that holds %s begins on Monday %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });

  it('is free for the whole of a working day where nobody holds it', () => {
    expect(timesOn('2026-03-03')).toEqual(['08:00-16:00 free']);
  });

  it('shows the gaps between uses, and leaves out those too short to meet in', () => {
    expect(
      timesOn(
        '2026-03-03',
        booked('2026-03-03T13:00', '2026-03-03T15:45'),
        booked('2026-03-03T09:00', '2026-03-03T10:30'),
      ),
    ).toEqual(['08:00-09:00 free', '09:00-10:30', '10:30-13:00 free', '13:00-15:45']);
  });

  it('passes over what was given back, and offers nothing on a Sunday', () => {
    expect(
      timesOn('2026-03-03', booked('2026-03-03T09:00', '2026-03-03T10:00', '2026-03-01T00:00:00Z')),
    ).toEqual(['08:00-16:00 free']);
    expect(timesOn('2026-03-08')).toEqual([]);
  });

  it('keeps a use of the evening, and one that goes on past midnight', () => {
    expect(timesOn('2026-03-03', booked('2026-03-03T19:00', '2026-03-04T01:00'))).toEqual([
      '08:00-16:00 free',
      '19:00-24:00',
    ]);
  });
});
