import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  daysBetween,
  endOfPeriod,
  isDay,
  isInstant,
  isWeekdayOf,
  today,
  weekdayName,
} from './day.js';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const precision = fc.constantFrom('day', 'month', 'quarter', 'year');

describe('a day', () => {
  it.each(['2024-02-29', '1900-01-01', '2999-12-31'])('is one of the calendar: %s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1899-12-31',
    '3000-01-01',
    '2026-1-1',
    '2026-W10-1',
    ' 2026-01-01',
    '2026-01-01T00:00',
    '',
    null,
    20260101,
  ])('is not: %j', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it('begins in Jakarta seven hours before it begins in Greenwich', () => {
    expect(today(new Date('2026-01-11T16:59:59Z'))).toBe('2026-01-11');
    expect(today(new Date('2026-01-11T17:00:00Z'))).toBe('2026-01-12');
  });

  it('is as many days away as were added', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: -4000, max: 4000 }),
        (from, days) => daysBetween(from, addDays(from, days)) === days,
      ),
    );
  });

  it('has its weekday in both languages, as sources spell it', () => {
    expect(weekdayName('2025-09-25', 'id')).toBe('Kamis');
    for (const name of ['Kamis', ' kamis', 'THURSDAY']) expect(isWeekdayOf(name, '2025-09-25')).toBe(true);
    for (const name of ["Jum'at", 'jumat', 'Friday']) expect(isWeekdayOf(name, '2025-09-26')).toBe(true);
    expect(isWeekdayOf('Ahad', '2025-09-28')).toBe(true);
    expect(isWeekdayOf('Rabu', '2025-09-25')).toBe(false);
  });
});

describe('an instant', () => {
  it.each(['2026-01-12T10:00:00+07:00', '2026-01-12T10:00Z', '2026-01-12T10:00:00.123456Z'])(
    'has an offset: %s',
    (text) => {
      expect(isInstant(text)).toBe(true);
    },
  );

  it.each([
    '2026-02-30T10:00:00Z',
    '2026-01-12T24:00:01Z',
    '2026-01-12T10:00:60Z',
    '2026-01-12T10:00:00',
    '2026-01-12 10:00:00Z',
    '2026-01-12T10:00:00+0700',
    '2026-01-12',
    null,
  ])('is not: %j', (text) => {
    expect(isInstant(text)).toBe(false);
  });
});

describe('the end of a period', () => {
  it.each([
    ['2026-02-10', 'day', '2026-02-10'],
    ['2024-02-10', 'month', '2024-02-29'],
    ['2026-02-10', 'quarter', '2026-03-31'],
    ['2026-12-31', 'quarter', '2026-12-31'],
    ['2026-02-10', 'year', '2026-12-31'],
  ] as const)('of %s as a %s is %s', (from, exactness, end) => {
    expect(endOfPeriod(from, exactness)).toBe(end);
  });

  it('is its own end, and never before the day', () => {
    fc.assert(
      fc.property(day, precision, (from, exactness) => {
        const end = endOfPeriod(from, exactness);
        return isDay(end) && end >= from && endOfPeriod(end, exactness) === end;
      }),
    );
  });

  it('is the last: the next day belongs to another', () => {
    fc.assert(
      fc.property(day, precision, (from, exactness) => {
        const after = addDays(endOfPeriod(from, exactness), 1);
        return endOfPeriod(after, exactness) > endOfPeriod(from, exactness);
      }),
    );
  });
});
