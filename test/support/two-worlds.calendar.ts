import { randomUUID } from 'node:crypto';
import { isNews } from '../../src/auth/feed-token.entity.js';
import { newFeedToken, tokenHash } from '../../src/auth/token-text.js';
import { addDays, today } from '../../src/common/day.js';
import {
  aBooking,
  aMeeting,
  aMilestone,
  anEvent,
  aStatement,
  aVenue,
  aVerifiedCommitment,
  forParties,
  forTheOffice,
} from './builders.js';
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
/** Deadlines and events likewise. */
export const hiddenDays: Json[] = [];

/** Of what everybody sees, and of what is hidden. */
export const topicKeys = ['upah-contoh', `${HIDDEN_WORD}-internal`, `${HIDDEN_WORD}-parties`];

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
  await enterDays(t);
}

/** A pledge, an event, and parts of a pledge that everybody sees, each with a day that calendars show. */
async function enterDays(t: TestApp, how: object = {}): Promise<Json[]> {
  const [union, rival, officeId] = organizations();
  const [speakerId, postId, sourceId] = ['people', 'posts', 'sources'].map((kind) => open[kind]?.[0]);
  const words = 'visibility' in how ? HIDDEN_WORD : 'Tenggat contoh';
  const commitmentId = open['commitments']?.[0];
  const statement = await aStatement(t, {
    ...how,
    speakerId,
    postId,
    sourceId,
    eventId: open['events']?.[0],
  });
  const followUp = { action: words, method: 'call', assigneePostId: postId, dueOn: soon(22) };
  return [
    await aVerifiedCommitment(t, {
      ...how,
      title: words,
      statementId: statement.id,
      // A guest who comes later would bring it to a meeting.
      receiverIds: [rival],
      responsibleUnitId: officeId,
      topicKeys: ['upah-contoh'],
      dueOn: soon(20),
    }),
    await aMilestone(t, {
      ...how,
      commitmentId,
      title: words,
      plannedOn: soon(21),
      responsibleUnitId: union,
    }),
    await t.budi.made(`/commitments/${commitmentId}/follow-ups`, { ...how, ...followUp }),
    await anEvent(t, { ...how, name: words, hostIds: [union], heldOn: soon(23) }),
  ];
}

/** After `enterHidden`: meetings, bookings, meetings in rooms that are seen as booked, items and guests nobody else sees. */
export async function enterHiddenMeetings(t: TestApp): Promise<void> {
  const [union = '', rival, officeId] = organizations();
  const venueId = shown.venue.id as string;
  for (const [n, how] of [forTheOffice, forParties(union)].entries()) {
    hiddenDays.push(...(await enterDays(t, how)));
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
  ...organizations().flatMap((id) => [
    `/organizations/${id}/meetings.ics`,
    `/offices/${id}/meetings.ics`,
    `/calendar.ics?organization=${id}`,
  ]),
  ...[...(open['people'] ?? []), ...(hidden['people'] ?? [])].map((id) => `/calendar.ics?person=${id}`),
  ...topicKeys.map((key) => `/calendar.ics?topic=${key}&lang=id`),
  ...[shown.venue.id as string, ...(open['venues'] ?? []), ...(hidden['venues'] ?? [])].map(
    (id) => `/venues/${id}/meetings.ics`,
  ),
  ...[...shown.meetings, ...hiddenMeetings].map(({ id }) => `/meetings/${id}.ics`),
];

/** Where the ids of what can be followed are kept. */
const OF = { person: 'people', commitment: 'commitments', topic: 'topics' };

/** Links of those who may not see what is hidden, to calendars and feeds that hold some of it, the same in both worlds. */
export async function blindLinks(...worlds: TestApp[]): Promise<string[]> {
  const [union, rival, officeId] = organizations();
  const links: string[] = [];
  const followed: (readonly [string, string])[] = [
    ...organizations().map((id) => ['organization', id] as const),
    ...(['person', 'commitment', 'topic'] as const).flatMap((kind) =>
      [open, hidden].flatMap((world) => (world[OF[kind]] ?? []).map((id) => [kind, id] as const)),
    ),
  ];
  for (const name of ['Pembaca Contoh', 'Wakil Contoh']) {
    for (const { owner } of worlds)
      for (const [kind, id] of followed)
        await owner.query(
          `INSERT INTO follow (account_id, subject_kind, subject_id) SELECT id, $2, $3 FROM account WHERE name = $1`,
          [name, kind, id],
        );
    for (const [kind, id] of [
      ['organization', union],
      ['organization', rival],
      ['office', officeId],
      ['days', union],
      ['days', hidden['organizations']?.[0]],
      ['follows', null],
      ['changes', union],
      ['changes', hidden['organizations']?.[0]],
      ['news', null],
    ] as const) {
      const [token, linkId] = [newFeedToken(), randomUUID()];
      for (const { owner } of worlds)
        await owner.query(
          `INSERT INTO feed_token (id, account_id, hash, kind, subject_id) SELECT $5, id, $2, $3, $4 FROM account WHERE name = $1`,
          [name, tokenHash(token), kind, id, linkId],
        );
      links.push(
        ...(isNews(kind) ? ['atom', 'feed.json'] : ['ics']).map((form) => `/feeds/${token}.${form}`),
      );
    }
    // As if all of it had been told, before it was hidden.
    for (const { owner } of worlds)
      await owner.query(
        `INSERT INTO notification (account_id, entry_index) SELECT a.id, h.index FROM account a, history_entry h WHERE a.name = $1
         ON CONFLICT DO NOTHING`,
        [name],
      );
  }
  return links;
}
