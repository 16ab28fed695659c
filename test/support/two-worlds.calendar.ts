import { newFeedToken, tokenHash } from '../../src/auth/token-text.js';
import { addDays, today } from '../../src/common/day.js';
import { aBooking, aMeeting, aVenue, forParties, forTheOffice } from './builders.js';
import type { Json } from './client.js';
import type { TestApp } from './test-app.js';
import { hidden, HIDDEN_WORD, open } from './two-worlds.js';

/** What the calendars of both worlds hold. */
const shown: { venue: Json; meetings: Json[]; bookings: Json[] } = {
  venue: null,
  meetings: [],
  bookings: [],
};
/** What those of one world hold besides. */
export const hiddenMeetings: Json[] = [];

const soon = (days: number) => addDays(today(), days);
const hour = (days: number) => ({
  startsAt: `${soon(days)}T09:00:00+07:00`,
  endsAt: `${soon(days)}T10:00:00+07:00`,
});
const organizations = () => [...(open['organizations'] ?? []), ...(hidden['organizations'] ?? [])];

/** After `enterOpen`. */
export async function enterOpenMeetings(t: TestApp): Promise<void> {
  const [union, rival, officeId] = organizations();
  const venue = await aVenue(t);
  shown.venue = venue;
  for (const days of [1, 2])
    shown.meetings.push(
      await aMeeting(t, { heldOn: soon(days), hostIds: [union], officeId, venueId: venue.id, ...hour(days) }),
    );
  await t.budi.made(`/meetings/${shown.meetings[0].id}/agenda-items`, { title: 'Pembukaan' });
  for (const days of [3, 4])
    shown.bookings.push(
      await aBooking(t, { venueId: venue.id, organizationId: days === 3 ? union : rival, ...hour(days) }),
    );
}

/** After `enterHidden`: meetings, bookings, meetings in rooms that are seen as booked, items and guests nobody else sees. */
export async function enterHiddenMeetings(t: TestApp): Promise<void> {
  const [union = '', rival, officeId] = organizations();
  const venueId = shown.venue.id as string;
  for (const [n, how] of [forTheOffice, forParties(union)].entries()) {
    const of = { ...how, officeId, hostIds: [union, rival], name: HIDDEN_WORD };
    hiddenMeetings.push(
      await aMeeting(t, { ...of, heldOn: soon(1), venueId }),
      await aMeeting(t, { ...of, bookingId: shown.bookings[n].id }),
      await aBooking(t, { ...how, venueId, organizationId: rival, purpose: HIDDEN_WORD, ...hour(5 + n) }),
    );
    const [first, second] = shown.meetings;
    await t.budi.made(`/meetings/${first.id}/agenda-items`, { ...how, title: HIDDEN_WORD });
    await t.budi.made(`/events/${second.event.id}/attendances`, {
      ...how,
      organizationId: rival,
      role: HIDDEN_WORD + String(n),
      side: 'union',
      capacity: 'participant',
      presence: 'invited',
    });
  }
}

/** Every calendar of anything, seen or not. */
export const calendars = (): string[] => [
  ...organizations().flatMap((id) => [`/organizations/${id}/meetings.ics`, `/offices/${id}/meetings.ics`]),
  ...[shown.venue.id as string, ...(open['venues'] ?? []), ...(hidden['venues'] ?? [])].map(
    (id) => `/venues/${id}/meetings.ics`,
  ),
  ...[...shown.meetings, ...hiddenMeetings].map(({ id }) => `/meetings/${id}.ics`),
];

/** Links of those who may not see what is hidden, to feeds that hold some of it, the same in both worlds. */
export async function blindLinks(...worlds: TestApp[]): Promise<string[]> {
  const [union, rival, officeId] = organizations();
  const links: string[] = [];
  for (const name of ['Pembaca Contoh', 'Wakil Contoh'])
    for (const [kind, id] of [
      ['organization', union],
      ['organization', rival],
      ['office', officeId],
    ] as const) {
      const token = newFeedToken();
      for (const { owner } of worlds)
        await owner.query(
          `INSERT INTO feed_token (account_id, hash, kind, subject_id) SELECT id, $2, $3, $4 FROM account WHERE name = $1`,
          [name, tokenHash(token), kind, id],
        );
      links.push(`/feeds/${token}.ics`);
    }
  return links;
}
