import { eventsFor, fill, OFFICES, PERSONS, UNIONS } from './generate.ground.js';

/** How many meetings there are: 200,000 for 1,000,000 commitments. */
export const meetingsFor = (rows: number) => Math.ceil(rows / 5);
/** Parts of each. */
const ATTENDANCES = 12;
const ITEMS = 4;
const POINTS = 10;

/** Signed meetings with their events, who was there, the agenda and the minutes. */
export function meetingsOf(rows: number): string[] {
  const [meetings, events] = [meetingsFor(rows), eventsFor(rows)];
  const eventOf = (n: string) => `pg_temp.key('event', ${events} + ${n})`;
  const meetingOf = (most: number) => `pg_temp.key('meeting', 1 + (n - 1) / ${most})`;
  return [
    fill(
      'event',
      'name, kind, held_on, starts_at, ends_at, place, host_ids',
      `'Rapat Contoh ' || n, 'audience', date '2024-01-01' + (n * 37 % 900)::int, (date '2024-01-01' + (n * 37 % 900)::int + time '02:00') AT TIME ZONE 'UTC',
       (date '2024-01-01' + (n * 37 % 900)::int + time '04:00') AT TIME ZONE 'UTC', 'Ruang Contoh ' || n % 60, ARRAY[pg_temp.key('organization', ${UNIONS} + 1 + n % ${OFFICES})]`,
      meetings,
      events,
    ),
    fill(
      'attendance',
      'event_id, person_id, organization_id, side, capacity, presence, was_invited',
      `${eventOf(`1 + (n - 1) / ${ATTENDANCES}`)}, pg_temp.key('person', 1 + (pg_temp.pick((n - 1) / ${ATTENDANCES}, 71, ${PERSONS}) + n % ${ATTENDANCES} * 97) % ${PERSONS}), pg_temp.key('organization', pg_temp.pick(n, 72, ${UNIONS + OFFICES})),
       (ARRAY['government', 'union', 'employer', 'other'])[1 + n % 4], 'participant', (ARRAY['present', 'late', 'absent'])[1 + n % 3], n % 5 <> 0`,
      ATTENDANCES * meetings,
    ),
    fill(
      'meeting',
      'event_id, office_id, state, minutes_number, checked_by_id, checked_at, signed_by_id, signed_on',
      `${eventOf('n')}, pg_temp.key('organization', ${UNIONS} + 1 + n % ${OFFICES}), 'signed', '500.15/' || n || '/Contoh/2025', pg_temp.key('account', 2), now(),
       pg_temp.key('attendance', 1 + (n - 1) * ${ATTENDANCES}), date '2026-06-30'`,
      meetings,
    ),
    fill(
      'agenda_item',
      'meeting_id, place, title, side, is_brought, outcome',
      `${meetingOf(ITEMS)}, n, 'Pokok bahasan contoh ' || n, (ARRAY['government', 'union', 'employer', 'other'])[1 + n % 4], false, 'heard'`,
      ITEMS * meetings,
    ),
    fill(
      'minutes_point',
      'meeting_id, place, kind, text, speaker_id, is_settled',
      `${meetingOf(POINTS)}, n, 'discussion', repeat('Pembahasan contoh. ', 8), pg_temp.key('attendance', 1 + (n - 1) / ${POINTS} * ${ATTENDANCES} + n % ${ATTENDANCES}), true`,
      POINTS * meetings,
    ),
  ];
}
