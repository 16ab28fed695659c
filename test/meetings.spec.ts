import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, today } from '../src/common/day.js';
import {
  aBooking,
  aMeeting,
  anEvent,
  anOrganization,
  aPerson,
  aTenure,
  aVenue,
  forTheOffice,
} from './support/builders.js';
import type { Json } from './support/client.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const NOBODY = '00000000-0000-4000-8000-000000000000';
const REASON = { reason: 'Menyesuaikan jadwal pimpinan.' };
const guest = (fields: object = {}) => ({
  side: 'union',
  capacity: 'participant',
  presence: 'invited',
  ...fields,
});
const act = (name: string, meeting: Json, body: object = {}) =>
  t.budi.act(`/meetings/${meeting.id}/${name}`, meeting, body);
const now = (meeting: Json): Promise<Json> => t.budi.read(`/meetings/${meeting.id}`);
const did = async (name: string, meeting: Json, body: object = {}): Promise<Json> => {
  const { status, body: answer, text } = await act(name, await now(meeting), body);
  if (status !== 200) throw new Error(`${name}: ${status} ${text}`);
  return answer;
};

it('shows a planned meeting with its agenda in order, to everybody', async () => {
  const union = await anOrganization(t);
  const meeting = await aMeeting(t, {
    invitations: [guest({ organizationId: union.id, headcount: 5 })],
  });
  for (const title of ['Pembukaan', 'Ruang pelatihan'])
    await t.budi.made(`/meetings/${meeting.id}/agenda-items`, { title });
  await t.budi.made(`/meetings/${meeting.id}/minutes-points`, { kind: 'opening', text: 'Rapat dibuka.' });
  const { body } = await t.anyone.get(`/meetings/${meeting.id}`);
  expect(body).toMatchObject({
    state: 'planned',
    minutes: { state: 'draft' },
    sides: [{ side: 'union', invited: 1, came: 0, people: 0 }],
    agenda: [{ title: 'Pembukaan' }, { title: 'Ruang pelatihan' }],
    points: [],
  });
});

it('closed after it was planned, leaves its name on no booking', async () => {
  const secret = 'Audiensi Contoh yang ditutup';
  const { event, booking } = await aMeeting(t, {
    name: secret,
    venueId: (await aVenue(t)).id,
    startsAt: '2026-01-12T09:00:00+07:00',
    endsAt: '2026-01-12T10:00:00+07:00',
  });
  const seen = await t.budi.read(`/events/${event.id}`);

  const { status } = await t.budi.act(`/events/${event.id}/restrict`, seen as { revision: number }, {
    ...forTheOffice,
    ...REASON,
  });

  expect(status).toBe(200);
  const asked = await Promise.all(
    [`/bookings/${booking.id}`, `/bookings/${booking.id}/history`, '/meetings', '/events'].map((path) =>
      t.anyone.get(path),
    ),
  );
  expect(asked.map(({ status: answered }) => answered)).toEqual([200, 200, 200, 200]);
  expect(asked.map(({ text }) => text).join()).not.toContain(secret);
});

describe('a meeting is not planned', () => {
  const plan = async (fields: object) =>
    t.budi.post('/meetings', {
      name: 'Audiensi Contoh yang tidak jadi',
      kind: 'audience',
      officeId: (await anOrganization(t)).id,
      heldOn: '2026-01-12',
      ...fields,
    });

  it.each([
    [
      'that ends before it starts',
      { startsAt: '2026-01-12T10:00:00+07:00', endsAt: '2026-01-12T09:00:00+07:00' },
      'times-out-of-order',
      422,
    ],
    ['that starts on another day', { startsAt: '2026-01-13T09:00:00+07:00' }, 'time-on-another-day', 422],
    ['on no day', { heldOn: undefined }, 'held-on-missing', 422],
    ['in a booking there is not', { bookingId: NOBODY }, 'unknown-reference', 409],
  ])('%s', async (_, fields, code, status) => {
    expect((await plan(fields)).body).toMatchObject({ status, type: `/problems/${code}` });
  });

  it('with an invitation to nobody on record, which is named, and leaves nothing behind', async () => {
    const person = await aPerson(t);

    const answer = await plan({ invitations: [guest({ personId: person.id }), guest({ personId: NOBODY })] });

    expect(answer.body).toMatchObject({ status: 409, type: '/problems/unknown-reference' });
    expect(Object.keys(answer.body.errors as object)).toEqual(['invitations.1.personId']);
    expect((await t.budi.read('/events?q=yang%20tidak%20jadi')).items).toEqual([]);
  });
});

describe('the life of a meeting', () => {
  it('goes from planned to open to closed, back once, and is told step by step', async () => {
    const meeting = await aMeeting(t);
    await did('open', meeting, { openedAt: '2026-01-12T09:05:00+07:00' });
    await did('close', meeting, { closedAt: '2026-01-12T10:00:00+07:00' });
    await did('reopen', meeting, REASON);

    const closed = await did('close', meeting, { closedAt: '2026-01-12T10:30:00+07:00' });

    expect(closed).toMatchObject({
      state: 'closed',
      openedAt: '2026-01-12T02:05:00+00:00',
      closedAt: '2026-01-12T03:30:00+00:00',
    });
    const { items } = await t.anyone.read(`/meetings/${meeting.id}/history`);
    expect(items.map(({ entry }: Json) => [entry.act, entry.reason])).toEqual([
      ['meeting.closed', null],
      ['meeting.reopened', REASON.reason],
      ['meeting.closed', null],
      ['meeting.opened', null],
      ['meeting.planned', null],
    ]);
  });

  it.each([
    ['open', ['open', 'closed', 'cancelled']],
    ['close', ['planned', 'closed', 'cancelled']],
    ['reopen', ['planned', 'open', 'cancelled']],
    ['cancel', ['closed', 'cancelled']],
    ['move', ['open', 'closed', 'cancelled']],
  ])('has no %s from another state, and stays as it is', async (name, states) => {
    const ways: Record<string, string[]> = {
      planned: [],
      open: ['open'],
      closed: ['open', 'close'],
      cancelled: ['cancel'],
    };
    const bodies: Record<string, object> = {
      reopen: REASON,
      cancel: REASON,
      move: { ...REASON, heldOn: '2026-01-14' },
    };
    for (const state of states) {
      const meeting = await aMeeting(t);
      for (const way of ways[state]) await did(way, meeting, bodies[way]);
      const before = await now(meeting);

      const answer = await act(name, before, bodies[name]);

      expect([state, answer.status, answer.body.type]).toEqual([state, 422, '/problems/meeting-state']);
      expect(await now(meeting)).toEqual(before);
    }
  });

  it('starts on its day: not before, and with the time it is now only on that day', async () => {
    const [later, sameDay, earlier] = [
      await aMeeting(t, { heldOn: addDays(today(), 1) }),
      await aMeeting(t, { heldOn: today() }),
      await aMeeting(t),
    ];

    expect((await act('open', later)).body).toMatchObject({ status: 422, type: '/problems/meeting-ahead' });
    expect((await did('open', sameDay)).openedAt).not.toBeNull();
    expect((await did('close', sameDay)).closedAt).not.toBeNull();
    expect((await did('open', earlier)).openedAt).toBeNull();
    expect((await did('close', earlier)).closedAt).toBeNull();
  });

  it('is not closed before its day, where it was corrected to a later one', async () => {
    const meeting = await aMeeting(t);
    const open = await did('open', meeting);
    const event = await t.budi.read(`/events/${meeting.event.id}`);
    await t.budi.act(`/events/${event.id}/corrections`, event, { heldOn: addDays(today(), 2), ...REASON });

    expect((await act('close', open)).body).toMatchObject({ status: 422, type: '/problems/meeting-ahead' });
    expect((await now(meeting)).state).toBe('open');
  });

  it.each([
    ['open', { openedAt: '2026-01-13T09:00:00+07:00' }, 'time-on-another-day', 'openedAt'],
    ['open', { openedAt: `${addDays(today(), 1)}T09:00:00+07:00` }, 'day-in-future', 'openedAt'],
    ['close', { closedAt: `${addDays(today(), 1)}T09:00:00+07:00` }, 'day-in-future', 'closedAt'],
  ])('takes no %s at %j', async (name, body, code, field) => {
    const meeting = await aMeeting(t);
    if (name === 'close') await did('open', meeting);

    const answer = await act(name, await now(meeting), body);

    expect(answer.body).toMatchObject({ status: 422, type: `/problems/${code}` });
    expect(Object.keys(answer.body.errors as object)).toEqual([field]);
  });

  it('is not closed before it was opened', async () => {
    const open = await did('open', await aMeeting(t), { openedAt: '2026-01-12T09:05:00+07:00' });

    const answer = await act('close', open, { closedAt: '2026-01-12T09:00:00+07:00' });

    expect(answer.body).toMatchObject({ status: 422, type: '/problems/times-out-of-order' });
    expect((await now(open)).state).toBe('open');
  });

  it('lets one of two who close it at once win', async () => {
    const open = await did('open', await aMeeting(t));

    const answers = await Promise.all([act('close', open), act('close', open)]);

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    expect((await now(open)).revision).toBe(open.revision + 1);
  });

  it('needs what whoever acts has seen', async () => {
    const meeting = await aMeeting(t);

    expect((await t.budi.post(`/meetings/${meeting.id}/open`, {})).status).toBe(428);
    expect((await t.budi.act(`/meetings/${meeting.id}/open`, { revision: 7 })).status).toBe(412);
  });
});

describe('a cancelled meeting', () => {
  it('gives its room back and is called off as an event', async () => {
    const booking = await aBooking(t);
    const meeting = await aMeeting(t, { bookingId: booking.id });
    const again = () => aBooking(t, { venueId: booking.venue.id });
    await expect(again()).rejects.toThrow('room-taken');

    const cancelled = await did('cancel', meeting, REASON);

    expect(cancelled).toMatchObject({ state: 'cancelled', event: { cancelledOn: today() } });
    expect(cancelled.booking.releasedAt).not.toBeNull();
    await expect(again()).resolves.toMatchObject({ releasedAt: null });
    expect(
      (await t.budi.post(`/meetings/${meeting.id}/attendances`, guest({ role: 'tamu' }))).body,
    ).toMatchObject({
      status: 422,
      type: '/problems/meeting-state',
    });
  });

  it('is cancelled as a meeting, not as an event', async () => {
    const meeting = await aMeeting(t);
    const event = await t.budi.read(`/events/${meeting.event.id}`);

    const answer = await t.budi.act(`/events/${event.id}/cancel`, event, REASON);

    expect(answer.body).toMatchObject({ status: 409, type: '/problems/event-is-meeting' });
    expect((await now(meeting)).event.cancelledOn).toBeNull();
  });

  it('has its like in any other event, which is called off once', async () => {
    const event = await anEvent(t);

    const { body } = await t.budi.act(`/events/${event.id}/cancel`, event, REASON);

    expect(body).toMatchObject({ cancelledOn: today(), revision: 2 });
    expect((await t.budi.act(`/events/${event.id}/cancel`, body, REASON)).body).toMatchObject({
      status: 409,
      type: '/problems/event-cancelled',
    });
  });
});

describe('a meeting that moves', () => {
  const booked = async (fields: object = {}) =>
    aMeeting(t, {
      heldOn: '2026-03-02',
      startsAt: '2026-03-02T09:00:00+07:00',
      endsAt: '2026-03-02T11:00:00+07:00',
      venueId: (await aVenue(t)).id,
      ...fields,
    });

  it('to another day takes its times, its room and what is said of it along', async () => {
    const meeting = await booked();

    const moved = await did('move', meeting, { ...REASON, heldOn: '2026-03-05' });

    const times = { startsAt: '2026-03-05T02:00:00+00:00', endsAt: '2026-03-05T04:00:00+00:00' };
    expect(moved).toMatchObject({
      revision: 2,
      event: { heldOn: '2026-03-05', ...times },
      booking: { id: meeting.booking.id, ...times },
    });
    expect(moved.movedAt).not.toBeNull();
    for (const [kind, { id }] of Object.entries({ events: moved.event, bookings: moved.booking })) {
      const { items } = await t.anyone.read(`/${kind}/${id as string}/history`);
      expect(items[0].entry).toMatchObject({ act: expect.stringMatching(/\.moved$/), reason: REASON.reason });
    }
  });

  it('to another hour keeps its length', async () => {
    const moved = await did('move', await booked(), { ...REASON, startsAt: '2026-03-03T13:00:00+07:00' });

    expect(moved.event).toMatchObject({
      heldOn: '2026-03-03',
      startsAt: '2026-03-03T06:00:00+00:00',
      endsAt: '2026-03-03T08:00:00+00:00',
    });
  });

  it('onto a taken room does not, in any part', async () => {
    const meeting = await booked();
    await aBooking(t, {
      venueId: meeting.event.venue.id,
      startsAt: '2026-03-05T10:00:00+07:00',
      endsAt: '2026-03-05T12:00:00+07:00',
    });

    const answer = await act('move', meeting, { ...REASON, heldOn: '2026-03-05' });

    expect(answer.body).toMatchObject({ status: 409, type: '/problems/room-taken' });
    expect(await now(meeting)).toEqual(meeting);
    expect((await t.budi.read(`/bookings/${meeting.booking.id}`)).revision).toBe(1);
    expect((await t.budi.read(`/events/${meeting.event.id}`)).revision).toBe(1);
  });

  it('into another booking gives the first back', async () => {
    const meeting = await booked();
    const booking = await aBooking(t, {
      startsAt: '2026-03-09T09:00:00+07:00',
      endsAt: '2026-03-09T10:00:00+07:00',
    });

    const moved = await did('move', meeting, { ...REASON, bookingId: booking.id });

    expect(moved).toMatchObject({
      event: { heldOn: '2026-03-09', venue: { id: booking.venue.id }, endsAt: '2026-03-09T03:00:00+00:00' },
      booking: { id: booking.id },
    });
    expect((await t.budi.read(`/bookings/${meeting.booking.id}`)).releasedAt).not.toBeNull();
  });

  it('out of doors gives its room back, and books another when it comes in again', async () => {
    const meeting = await booked();

    const outside = await did('move', meeting, { ...REASON, venueId: null, place: 'Halaman Contoh' });
    expect(outside).toMatchObject({ booking: null, event: { venue: null, place: 'Halaman Contoh' } });

    const inside = await did('move', meeting, { ...REASON, venueId: meeting.event.venue.id, place: null });
    expect(inside.booking).toMatchObject({ venue: { id: meeting.event.venue.id }, releasedAt: null });
    expect(inside.booking.id).not.toBe(meeting.booking.id);
  });

  it('moves once, where two move it at once', async () => {
    const meeting = await booked();

    const answers = await Promise.all(
      ['2026-03-05', '2026-03-06'].map((heldOn) => act('move', meeting, { ...REASON, heldOn })),
    );

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  });

  it.each([
    ['nowhere', {}, 'move-unclear'],
    ['to end before it starts', { endsAt: '2026-03-02T08:00:00+07:00' }, 'times-out-of-order'],
    [
      'to a day that is not that of its time',
      { heldOn: '2026-03-05', startsAt: '2026-03-06T08:00:00+07:00' },
      'time-on-another-day',
    ],
  ])('does not move %s', async (_, to, code) => {
    const meeting = await booked();

    expect((await act('move', meeting, { ...REASON, ...to })).body).toMatchObject({
      status: 422,
      type: `/problems/${code}`,
    });
    expect(await now(meeting)).toEqual(meeting);
  });

  it('binds the invited to what they hold on the new day', async () => {
    const tenure = await aTenure(t, { startedOn: '2025-01-01', endedOn: '2026-03-03' });
    const meeting = await booked({
      invitations: [guest({ personId: tenure.person.id, side: 'government' })],
    });
    const [{ id }] = meeting.attendances;
    expect((await t.budi.read(`/attendances/${id}`)).tenureId).toBe(tenure.id);

    await did('move', meeting, { ...REASON, heldOn: '2026-03-05' });

    expect(await t.budi.read(`/attendances/${id}`)).toMatchObject({
      tenureId: null,
      post: { id: tenure.post.id },
    });
  });
});

describe('the room of a meeting', () => {
  it('is as closed as the meeting', async () => {
    const meeting = await aMeeting(t, {
      kind: 'leaders_meeting',
      venueId: (await aVenue(t)).id,
      startsAt: '2026-01-12T09:00:00+07:00',
      endsAt: '2026-01-12T10:00:00+07:00',
    });

    expect(meeting).toMatchObject({ visibility: 'internal' });
    expect((await t.anyone.get(`/bookings/${meeting.booking.id}`)).status).toBe(404);
  });

  it('counts as used by those who came, also where the list is put right afterwards', async () => {
    const booking = await aBooking(t, {
      startsAt: '2026-01-12T09:00:00+07:00',
      endsAt: '2026-01-12T10:00:00+07:00',
    });
    const [union, other] = [await anOrganization(t), await anOrganization(t)];
    const meeting = await aMeeting(t, {
      bookingId: booking.id,
      invitations: [guest({ organizationId: union.id, headcount: 6 }), guest({ organizationId: other.id })],
    });
    const [one, two] = [union, other].map(({ id }) =>
      meeting.attendances.find(({ organization }: Json) => organization.id === id),
    );
    const note = async (attendance: Json, body: object) =>
      t.budi.act(
        `/attendances/${attendance.id}/presence`,
        await t.budi.read(`/attendances/${attendance.id}`),
        body,
      );
    const use = () => t.anyone.read(`/bookings/${booking.id}`);
    await did('open', meeting);
    await note(one, { presence: 'present', headcount: 4 });
    await t.budi.made(`/meetings/${meeting.id}/attendances`, {
      ...guest({ role: 'pengurus', organizationId: union.id, presence: 'present' }),
      ...forTheOffice,
    });

    await did('close', meeting);
    expect(await use()).toMatchObject({ use: 'used', peopleCount: 4 });

    await note(two, { presence: 'late' });
    expect(await use()).toMatchObject({ use: 'used', peopleCount: 5 });
  });

  it('counts nobody where nobody was noted', async () => {
    const booking = await aBooking(t, {
      startsAt: '2026-01-12T09:00:00+07:00',
      endsAt: '2026-01-12T10:00:00+07:00',
    });
    const meeting = await aMeeting(t, { bookingId: booking.id });
    await did('open', meeting);
    await did('close', meeting);

    expect(await t.anyone.read(`/bookings/${booking.id}`)).toMatchObject({ use: 'used', peopleCount: null });
  });
});

describe('attendance', () => {
  const attend = async (meeting: Json, fields: object) =>
    t.budi.post(`/meetings/${meeting.id}/attendances`, guest(fields));
  const note = (attendance: Json, body: object) =>
    t.budi.act(`/attendances/${attendance.id}/presence`, attendance, body);

  it('is in the tenure of that day: in the post given, else in the only one held', async () => {
    const [tenure, past] = [
      await aTenure(t),
      await aTenure(t, { startedOn: '2025-01-01', endedOn: '2025-12-31' }),
    ];
    const meeting = await aMeeting(t);

    const named = await attend(meeting, { personId: tenure.person.id, postId: tenure.post.id });
    const only = await attend(await aMeeting(t), { personId: tenure.person.id });
    const before = await attend(meeting, { personId: past.person.id });

    expect(named.body).toMatchObject({ tenureId: tenure.id, post: { id: tenure.post.id } });
    expect(only.body).toMatchObject({ tenureId: tenure.id, post: { id: tenure.post.id } });
    expect(before.body).toMatchObject({ tenureId: null, post: null });
    expect((await attend(meeting, { personId: past.person.id, postId: past.post.id })).body).toMatchObject({
      status: 422,
      type: '/problems/post-not-held',
      errors: { postId: [expect.any(String)] },
    });
  });

  it('of somebody with two posts is bound by the organization, else by neither', async () => {
    const first = await aTenure(t);
    await aTenure(t, { personId: first.person.id });
    const organizationId = first.post.organization.id as string;

    const either = await attend(await aMeeting(t), { personId: first.person.id });
    const there = await attend(await aMeeting(t), { personId: first.person.id, organizationId });

    expect(either.body).toMatchObject({ tenureId: null, post: null });
    expect(there.body).toMatchObject({ tenureId: first.id, post: { id: first.post.id } });
  });

  it('tells nothing of a tenure that is less open than the meeting', async () => {
    const tenure = await aTenure(t, forTheOffice);

    const { body } = await attend(await aMeeting(t), { personId: tenure.person.id });

    expect(body).toMatchObject({ tenureId: null, post: null });
  });

  it('of another person, once corrected, is in their tenure', async () => {
    const [one, other] = [await aTenure(t), await aTenure(t)];
    const { body } = await attend(await aMeeting(t), { personId: one.person.id });

    const corrected = await t.budi.act(`/attendances/${body.id}/corrections`, body, {
      personId: other.person.id,
      ...REASON,
    });

    expect(corrected.body).toMatchObject({ tenureId: other.id, post: { id: other.post.id } });
  });

  it('names nobody to the public who has no public role, wherever it is shown', async () => {
    const hidden = await aPerson(t, { ...forTheOffice, name: 'Sukma Kelambu' });
    const tenure = await aTenure(t, { personId: hidden.id });
    const union = await anOrganization(t);
    const meeting = await aMeeting(t, {
      invitations: [
        guest({ personId: hidden.id, postId: tenure.post.id, organizationId: union.id }),
        guest({ role: 'anggota PUK', organizationId: union.id, headcount: 3 }),
      ],
    });
    const of = (attendances: Json[]) => attendances.find(({ post }) => post !== null);
    const { id } = of(meeting.attendances);
    const shown = { person: null, post: { id: tenure.post.id }, organization: { id: union.id } };

    const [asMeeting, asEvent, asAttendance] = await Promise.all([
      t.anyone.get(`/meetings/${meeting.id}`),
      t.anyone.get(`/events/${meeting.event.id}`),
      t.anyone.get(`/attendances/${id}`),
    ]);

    expect(of(asMeeting.body.attendances)).toMatchObject(shown);
    expect(of(asEvent.body.attendances)).toMatchObject(shown);
    expect(asAttendance.body).toMatchObject({ ...shown, tenureId: null });
    for (const { text } of [asMeeting, asEvent, asAttendance]) expect(text).not.toMatch(/Kelambu|Sukma/);
    expect((await t.anyone.read(`/attendances?person=${hidden.id}`)).items).toEqual([]);
    expect(asMeeting.body.attendances).toContainEqual(
      expect.objectContaining({ role: 'anggota PUK', person: null, headcount: 3 }),
    );
    expect(of((await now(meeting)).attendances).person).toMatchObject({ id: hidden.id });
  });

  it('has a role in words for the unnamed only', async () => {
    const { person } = await aTenure(t);
    const meeting = await aMeeting(t);

    expect((await attend(meeting, { personId: person.id, role: 'anggota' })).body).toMatchObject({
      status: 422,
      type: '/problems/role-of-named',
    });
    expect((await attend(meeting, { role: 'warga sekitar', headcount: 2 })).status).toBe(201);
    expect((await attend(meeting, {})).body).toMatchObject({ type: '/problems/attendance-of-nobody' });
  });

  it('is tapped through: who was invited came, late or not at all, and a tap can be taken back', async () => {
    const union = await anOrganization(t);
    const meeting = await aMeeting(t, {
      invitations: [{ ...guest({ organizationId: union.id, headcount: 5 }), wasInvited: null }],
    });
    const [listed] = (await t.budi.read(`/meetings/${meeting.id}`)).attendances;
    expect(listed).toMatchObject({ presence: 'invited', wasInvited: true, revision: 1 });

    const came = await note(listed, { presence: 'late', headcount: 4 });
    const back = await note(came.body, { presence: 'invited' });

    expect(came.body).toMatchObject({ presence: 'late', wasInvited: true, headcount: 4 });
    expect(back.body).toMatchObject({ presence: 'invited', headcount: 4 });
    expect((await note(listed, { presence: 'absent' })).status).toBe(412);
    expect((await note(back.body, { presence: 'mentioned' })).status).toBe(400);
    const { items } = await t.anyone.read(`/attendances/${listed.id}/history`);
    expect(items[0].entry.act).toBe('attendance.noted');
  });

  it('of a walk-in was never an invitation', async () => {
    const { body } = await attend(await aMeeting(t), { role: 'tamu', presence: 'present' });

    expect(body).toMatchObject({ wasInvited: false });
    expect((await note(body, { presence: 'invited' })).body).toMatchObject({
      status: 422,
      type: '/problems/invited-uninvited',
    });
  });

  it('is counted by side, in the order of the sides, walk-ins and groups included', async () => {
    const [union, other, office] = [
      await anOrganization(t),
      await anOrganization(t),
      await anOrganization(t),
    ];
    const meeting = await aMeeting(t, {
      officeId: office.id,
      invitations: [
        guest({ organizationId: union.id, headcount: 6 }),
        guest({ organizationId: other.id }),
        guest({ organizationId: office.id, side: 'government', capacity: 'chair' }),
        guest({ role: 'HRD', side: 'employer' }),
      ],
    });
    for (const { id, revision, organization, side } of meeting.attendances) {
      const presence = side === 'employer' ? 'absent' : organization.id === other.id ? 'late' : 'present';
      await note({ id, revision }, { presence });
    }
    await attend(meeting, { role: 'pengurus', organizationId: other.id, presence: 'present', headcount: 2 });
    await attend(meeting, { role: 'wartawan', side: 'other', presence: 'present' });

    const zero = { invited: 0, came: 0, late: 0, absent: 0, walkIns: 0, people: 0 };
    expect((await t.anyone.read(`/meetings/${meeting.id}`)).sides).toEqual([
      { ...zero, side: 'government', invited: 1, came: 1, people: 1 },
      { ...zero, side: 'union', invited: 2, came: 3, late: 1, walkIns: 1, people: 9 },
      { ...zero, side: 'employer', invited: 1, absent: 1 },
      { ...zero, side: 'other', came: 1, walkIns: 1, people: 1 },
    ]);
  });

  it('is counted as far as it is seen', async () => {
    const meeting = await aMeeting(t);
    await attend(meeting, { role: 'tamu', presence: 'present', ...forTheOffice });

    expect((await t.anyone.read(`/meetings/${meeting.id}`)).sides).toEqual([]);
    expect((await now(meeting)).sides).toMatchObject([{ side: 'union', came: 1 }]);
  });

  it('has one chair, also where two are named at once, and as many minute-takers as there are', async () => {
    const meeting = await aMeeting(t);

    const chairs = await Promise.all(
      ['kepala', 'sekretaris'].map((role) => attend(meeting, { role, capacity: 'chair' })),
    );
    const takers = await Promise.all(
      ['notulis satu', 'notulis dua'].map((role) => attend(meeting, { role, capacity: 'minute_taker' })),
    );

    expect(chairs.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(chairs.find(({ status }) => status === 409)?.body.type).toBe('/problems/chair-taken');
    expect(takers.map(({ status }) => status)).toEqual([201, 201]);
  });
});
