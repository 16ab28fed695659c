import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { REQUEST_ACTS, REQUEST_STATES, type RequestState } from '../src/bookings/request-state.js';
import { addDays, today } from '../src/common/day.js';
import type { Tx } from '../src/database/unit-of-work.js';
import { BookingsService } from '../src/bookings/bookings.service.js';
import { processActor } from '../src/common/actor.js';
import {
  aBooking,
  aMeetingRequest,
  anOrganization,
  aSource,
  aVenue,
  forParties,
  forTheOffice,
  next,
} from './support/builders.js';
import type { Client, Json, Response } from './support/client.js';
import { startTestApp, type TestApp } from './support/test-app.js';

const SOMEBODY = '00000000-0000-4000-8000-000000000000';
const REASON = { reason: 'Contoh' };

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

/** An instant on a day of its own, in Asia/Jakarta. */
const at = (time: string, day = '2055-03-01') => `${day}T${time}:00+07:00`;
const hour = (from: number, day?: string) => ({
  startsAt: at(`${String(from).padStart(2, '0')}:00`, day),
  endsAt: at(`${String(from + 1).padStart(2, '0')}:00`, day),
});
const wish = (more: object = {}) => ({
  purpose: `Audiensi contoh ${next()}`,
  headcount: 12,
  preferred: [hour(9)],
  ...more,
});

/** A union with the login of its representative. */
async function aUnion(): Promise<{ id: string; login: Client }> {
  const { id } = await anOrganization(t);
  return { id, login: await t.representative(`Wakil Contoh ${next()}`, id as string) };
}
/** The newest version of a request, to the office. */
const now = (request: Json): Promise<Json> => t.budi.read(`/meeting-requests/${request.id}`);
/** An act on the newest version of a request. */
const act = async (who: Client, request: Json, name: string, body: object = REASON): Promise<Response> =>
  who.act(`/meeting-requests/${request.id}/${name}`, await now(request), body);
const onBooking = async (booking: Json, name: string, body: object): Promise<Response> =>
  t.budi.act(`/bookings/${booking.id}/${name}`, await t.budi.read(`/bookings/${booking.id}`), body);
const bookingsOf = async (venue: Json) =>
  (
    await t.owner.query<{ id: string; startsAt: Date; endsAt: Date }>(
      'SELECT id, starts_at AS "startsAt", ends_at AS "endsAt" FROM booking WHERE venue_id = $1 AND released_at IS NULL ORDER BY starts_at',
      [venue.id],
    )
  ).rows;
const problem = ({ status, body }: Response) => `${status} ${body?.type?.split('/').at(-1) ?? ''}`;

describe('a request for a meeting', () => {
  it('goes from asking over proposals to an approval that books the room', async () => {
    const [union, venue, other] = [await aUnion(), await aVenue(t), await aVenue(t)];
    const letter = await union.login.made('/sources', {
      kind: 'letter',
      party: 'union',
      title: 'Surat permohonan contoh',
    });

    const asked = await union.login.made(
      '/meeting-requests',
      wish({ venueId: venue.id, sourceId: letter.id, preferred: [hour(9), hour(13)] }),
    );
    const proposed = await act(t.budi, asked, 'propose', {
      venueId: other.id,
      ...hour(10),
      reason: 'Ruang itu dipakai pada jam tersebut.',
    });
    const declined = await act(union.login, asked, 'decline', {
      reason: 'Anggota bekerja pagi.',
      preferred: [hour(15)],
    });
    const again = await act(t.siti, asked, 'propose', {
      venueId: venue.id,
      ...hour(15),
      reason: 'Sore dapat.',
    });
    const accepted = await act(union.login, asked, 'accept', {});
    const approved = await act(t.budi, asked, 'approve', {});
    const booking = await union.login.read(`/bookings/${approved.body.bookingId}`);

    expect(asked).toMatchObject({
      organization: { id: union.id },
      isByParty: true,
      venue: { id: venue.id },
      source: { id: letter.id },
      askedOn: today(),
      state: 'asked',
      visibility: 'parties',
      restriction: { partyIds: [union.id], ground: 'union_own' },
      proposal: null,
      answer: null,
      answeredOn: null,
      bookingId: null,
    });
    expect(asked.preferred.map(({ startsAt }: Json) => Date.parse(startsAt))).toEqual(
      [hour(9), hour(13)].map(({ startsAt }) => Date.parse(startsAt)),
    );
    expect(proposed.body).toMatchObject({
      state: 'proposed',
      proposal: { venue: { id: other.id } },
      answer: 'Ruang itu dipakai pada jam tersebut.',
      answeredOn: today(),
    });
    expect(declined.body).toMatchObject({ state: 'asked', preferred: [{}] });
    expect(again.body).toMatchObject({ state: 'proposed', answer: 'Sore dapat.' });
    expect(accepted.body).toMatchObject({ state: 'accepted' });
    expect(approved.body).toMatchObject({ state: 'approved', bookingId: booking.id });
    expect(booking).toMatchObject({
      venue: { id: venue.id },
      organization: { id: union.id },
      requestId: asked.id,
      purpose: asked.purpose,
      headcount: 12,
      visibility: 'parties',
      restriction: { partyIds: [union.id], ground: 'union_own' },
    });
    expect(Date.parse(booking.startsAt as string)).toBe(Date.parse(at('15:00')));
  });

  it('keeps each step in its history, with its booking, and reads as it stood', async () => {
    const [union, venue] = [await aUnion(), await aVenue(t)];
    const asked = await union.login.made('/meeting-requests', wish({ venueId: venue.id }));
    await act(t.budi, asked, 'propose', { venueId: venue.id, ...hour(11), reason: 'Pagi terpakai.' });
    await act(union.login, asked, 'decline', { reason: 'Tidak dapat.' });
    await act(t.budi, asked, 'approve', hour(14));

    const { items } = await union.login.read(`/meeting-requests/${asked.id}/history`);
    const steps = items.map(({ entry }: Json) => [entry.act, entry.reason]);
    const declined = items.find(({ entry }: Json) => entry.act === 'meeting_request.declined').entry;
    const before = await union.login.read(`/meeting-requests/${asked.id}?as_of=${declined.recordedAt}`);
    const after = await union.login.read(`/meeting-requests/${asked.id}?as_of=${items[0].entry.recordedAt}`);

    expect(steps).toEqual([
      ['booking.recorded', null],
      ['meeting_request.approved', null],
      ['meeting_request.declined', 'Tidak dapat.'],
      ['meeting_request.proposed', 'Pagi terpakai.'],
      ['meeting_request.asked', null],
    ]);
    expect(before).toMatchObject({ state: 'asked', bookingId: null });
    expect(after).toEqual(await union.login.read(`/meeting-requests/${asked.id}`));
    expect(after.bookingId).not.toBeNull();
  });

  it('is refused with a reason, once', async () => {
    const request = await aMeetingRequest(t);

    const unsaid = await act(t.budi, request, 'refuse', {});
    const refused = await act(t.budi, request, 'refuse', { reason: 'Tidak ada pejabat yang dapat hadir.' });
    const again = await act(t.budi, request, 'refuse');

    expect(problem(unsaid)).toBe('400 fields-refused');
    expect(refused.body).toMatchObject({
      state: 'refused',
      answer: 'Tidak ada pejabat yang dapat hadir.',
      answeredOn: today(),
      bookingId: null,
    });
    expect(again.body).toMatchObject({
      type: '/problems/request-state',
      detail: 'This request is refused; this act starts from asked or proposed or accepted only.',
    });
  });

  it('is withdrawn by whoever asked, which is no answer of the office', async () => {
    const union = await aUnion();
    const request = await union.login.made('/meeting-requests', wish());

    const withdrawn = await act(union.login, request, 'withdraw');

    expect(withdrawn.body).toMatchObject({ state: 'withdrawn', answer: null, answeredOn: null });
  });

  it('that the office entered is answered by the union itself as well', async () => {
    const union = await aUnion();
    const venue = await aVenue(t);
    const request = await aMeetingRequest(t, { organizationId: union.id });
    await act(t.budi, request, 'propose', { venueId: venue.id, ...hour(9), ...REASON });

    const corrected = await act(union.login, request, 'corrections', { headcount: 3, ...REASON });
    const accepted = await act(union.login, request, 'accept', {});

    expect(request.isByParty).toBe(false);
    expect(problem(corrected)).toBe('403 forbidden');
    expect(accepted.body).toMatchObject({ state: 'accepted' });
  });

  it('may be asked by any organization', async () => {
    const company = await anOrganization(t, { kind: 'employer', name: `PT Contoh ${next()}` });

    expect((await aMeetingRequest(t, { organizationId: company.id })).organization.id).toBe(company.id);
  });

  it('does each act from the states it starts from, and from no other', async () => {
    const venue = await aVenue(t, { capacity: null, capacityQualifier: null });
    const names = {
      proposed: 'propose',
      accepted: 'accept',
      declined: 'decline',
      approved: 'approve',
      refused: 'refuse',
      withdrawn: 'withdraw',
    } as const;
    const into: Record<RequestState, (keyof typeof names)[]> = {
      asked: [],
      proposed: ['proposed'],
      accepted: ['proposed', 'accepted'],
      approved: ['approved'],
      refused: ['refused'],
      withdrawn: ['withdrawn'],
    };
    const body = () => {
      const day = addDays('2056-01-01', next());
      return {
        proposed: { venueId: venue.id, ...hour(9, day), ...REASON },
        accepted: {},
        declined: REASON,
        approved: { venueId: venue.id, ...hour(9, day) },
        refused: REASON,
        withdrawn: REASON,
      };
    };
    for (const state of REQUEST_STATES) {
      for (const name of Object.keys(names) as (keyof typeof names)[]) {
        const request = await aMeetingRequest(t);
        for (const step of into[state]) await act(t.budi, request, names[step], body()[step]);
        const before = await now(request);

        const answer = await act(t.budi, request, names[name], body()[name]);

        const { from, to } = REQUEST_ACTS[name];
        const isLet = (from as readonly string[]).includes(state);
        const expected = isLet ? ['200 ', to] : ['422 request-state', state];
        const { state: then, revision } = await now(request);
        expect([state, name, problem(answer), then]).toEqual([state, name, ...expected]);
        expect(revision > before.revision).toBe(isLet);
      }
    }
  });
});

describe('who may do what to a request', () => {
  it('is decided by who asked: another union finds nothing', async () => {
    const [union, rival, venue] = [await aUnion(), await aUnion(), await aVenue(t)];
    const request = await union.login.made('/meeting-requests', wish({ venueId: venue.id }));
    await act(t.budi, request, 'propose', { venueId: venue.id, ...hour(9), ...REASON });
    const before = await now(request);

    const answers = await Promise.all([
      rival.login.get(`/meeting-requests/${request.id}`),
      t.anyone.get(`/meeting-requests/${request.id}`),
      ...['accept', 'decline', 'withdraw', 'corrections'].map((name) => act(rival.login, request, name)),
    ]);
    const listed = await rival.login.read('/meeting-requests?limit=100');
    const filtered = await rival.login.read(`/meeting-requests?organization=${union.id}`);
    const kept = await Promise.all(
      ['propose', 'approve', 'refuse'].map((name) => act(rival.login, request, name)),
    );

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(listed.items.map(({ id }: Json) => id)).not.toContain(request.id);
    expect(filtered.items).toEqual([]);
    expect(kept.map(problem)).toEqual(['403 forbidden', '403 forbidden', '403 forbidden']);
    expect(await now(request)).toEqual(before);
  });

  it('keeps the representative from approving, and the office from editing or answering for a party', async () => {
    const [union, venue] = [await aUnion(), await aVenue(t)];
    const request = await union.login.made('/meeting-requests', wish({ venueId: venue.id }));
    await act(t.budi, request, 'propose', { venueId: venue.id, ...hour(9), ...REASON });
    const before = await now(request);

    const bySelf = await Promise.all(
      ['approve', 'propose', 'refuse'].map((name) => act(union.login, request, name)),
    );
    const byOffice = await Promise.all([
      act(t.budi, request, 'corrections', { headcount: 3, ...REASON }),
      act(t.budi, request, 'accept', {}),
      act(t.budi, request, 'decline'),
      act(t.budi, request, 'withdraw'),
    ]);

    expect([...bySelf, ...byOffice].map(problem)).toEqual(Array(7).fill('403 forbidden'));
    expect(await now(request)).toEqual(before);
    expect(problem(await act(union.login, request, 'corrections', { headcount: 3, ...REASON }))).toBe('200 ');
  });

  it('lets a representative ask in the own name only, and refer only to what it sees', async () => {
    const [union, rival] = [await aUnion(), await aUnion()];
    const [venue, letter] = [await aVenue(t, forTheOffice), await aSource(t, forParties(rival.id))];
    const ask = (more: object) => union.login.post('/meeting-requests', wish(more));

    expect(problem(await ask({ organizationId: rival.id }))).toBe('403 forbidden');
    expect(problem(await ask({ organizationId: SOMEBODY }))).toBe('403 forbidden');
    for (const [hidden, missing] of [
      [{ venueId: venue.id }, { venueId: SOMEBODY }],
      [{ sourceId: letter.id }, { sourceId: SOMEBODY }],
    ] as const) {
      const [one, other] = [await ask(hidden), await ask(missing)];
      expect(problem(one)).toBe('409 unknown-reference');
      expect(one.text).toBe(other.text);
    }
    expect((await ask({ organizationId: union.id })).status).toBe(201);
    expect((await ask({ visibility: 'public' })).body).toMatchObject({ visibility: 'public' });
  });

  it('gives bookings to the office alone', async () => {
    const [union, venue] = [await aUnion(), await aVenue(t)];

    const answer = await union.login.post('/bookings', {
      venueId: venue.id,
      ...hour(9),
      organizationId: union.id,
      purpose: 'Contoh',
      headcount: 1,
    });

    expect(problem(answer)).toBe('403 forbidden');
  });
});

describe('bad input', () => {
  const TIMES: Record<string, object> = {
    'that ends before it starts': { startsAt: at('10:00'), endsAt: at('09:00') },
    'that ends when it starts': { startsAt: at('10:00'), endsAt: at('10:00') },
    'of 14 minutes': { startsAt: at('10:00'), endsAt: at('10:14') },
    'of 12 hours and a minute': { startsAt: at('06:00'), endsAt: at('18:01') },
    'of 13 hours': { startsAt: at('06:00'), endsAt: at('19:00') },
    'of a thousand years': { startsAt: at('06:00', '1950-01-01'), endsAt: at('07:00', '2950-01-01') },
  };
  const NO_INSTANTS = [
    'infinity',
    '-infinity',
    'now',
    '',
    '12026-03-02T09:00:00Z',
    '0000-03-02T09:00:00Z',
    '1899-12-31T09:00:00Z',
    '3000-01-01T09:00:00Z',
    '2026-02-30T09:00:00Z',
    '2026-03-02T09:00:00',
    '2026-03-02',
    Infinity,
    null,
  ];

  it.each(Object.entries(TIMES))('a time %s is no sitting, wherever it stands', async (_, time) => {
    const [venue, request] = [await aVenue(t), await aMeetingRequest(t)];
    const booking = await aBooking(t);
    const before = await now(request);

    const answers = await Promise.all([
      t.budi.post(
        '/meeting-requests',
        wish({ organizationId: booking.organization.id, preferred: [hour(9), time] }),
      ),
      act(t.budi, request, 'corrections', { preferred: [time], ...REASON }),
      act(t.budi, request, 'propose', { venueId: venue.id, ...time, ...REASON }),
      act(t.budi, request, 'approve', { venueId: venue.id, ...time }),
      t.budi.post('/bookings', {
        venueId: venue.id,
        organizationId: booking.organization.id,
        purpose: 'Contoh',
        headcount: 1,
        ...time,
      }),
      onBooking(booking, 'corrections', { ...time, ...REASON }),
    ]);

    expect(answers.map(problem)).toEqual(Array(6).fill('422 not-a-sitting'));
    expect(answers[0].body.errors).toEqual({
      'preferred.1.endsAt': ['must be 15 minutes to 12 hours after the start'],
    });
    expect(await now(request)).toEqual(before);
    expect(await t.budi.read(`/bookings/${booking.id}`)).toEqual(booking);
  });

  it.each(NO_INSTANTS)('%j is no instant', async (startsAt) => {
    const request = await aMeetingRequest(t);
    const time = { startsAt, endsAt: at('10:00') };

    const answers = await Promise.all([
      t.budi.post('/meeting-requests', wish({ organizationId: request.organization.id, preferred: [time] })),
      act(t.budi, request, 'propose', { venueId: SOMEBODY, ...time, ...REASON }),
      t.budi.post('/bookings', {
        venueId: SOMEBODY,
        organizationId: SOMEBODY,
        purpose: 'Contoh',
        headcount: 1,
        ...time,
      }),
    ]);

    expect(answers.map(problem)).toEqual(Array(3).fill('400 fields-refused'));
  });

  it('of 15 minutes and of 12 hours is a sitting', async () => {
    const shortest = await aBooking(t, { startsAt: at('10:00'), endsAt: at('10:15') });
    const longest = await aBooking(t, { startsAt: at('06:00'), endsAt: at('18:00') });

    expect([shortest.revision, longest.revision]).toEqual([1, 1]);
  });

  it('of a request names the field and leaves nothing', async () => {
    const organizationId = (await anOrganization(t)).id as string;
    const ask = async (more: object) => {
      const answer = await t.budi.post('/meeting-requests', wish({ organizationId, ...more }));
      return [problem(answer), Object.keys((answer.body.errors ?? {}) as object)];
    };
    const count = async () =>
      (await t.owner.query<{ n: string }>('SELECT count(*) AS n FROM meeting_request')).rows[0].n;
    const before = await count();

    expect(await ask({ headcount: 0 })).toEqual(['400 fields-refused', ['headcount']]);
    expect(await ask({ headcount: 1.5 })).toEqual(['400 fields-refused', ['headcount']]);
    expect(await ask({ preferred: [] })).toEqual(['400 fields-refused', ['preferred']]);
    expect(await ask({ preferred: Array(6).fill(hour(9)) })).toEqual(['400 fields-refused', ['preferred']]);
    expect(await ask({ purpose: ' ' })).toEqual(['400 fields-refused', ['purpose']]);
    expect(await ask({ state: 'approved' })).toEqual(['400 fields-refused', ['state']]);
    expect(await ask({ isByParty: true })).toEqual(['400 fields-refused', ['isByParty']]);
    expect(await ask({ askedOn: addDays(today(), 1) })).toEqual(['422 day-in-future', ['askedOn']]);
    expect(await ask({ organizationId: undefined })).toEqual(['422 request-of-nobody', ['organizationId']]);
    expect((await ask({ organizationId: SOMEBODY }))[0]).toBe('409 unknown-reference');
    expect((await ask({ venueId: SOMEBODY }))[0]).toBe('409 unknown-reference');
    expect((await ask({ sourceId: SOMEBODY }))[0]).toBe('409 unknown-reference');
    expect(await count()).toBe(before);
  });

  it('of an answer changes nothing', async () => {
    const [union, venue] = [await aUnion(), await aVenue(t)];
    const request = await union.login.made('/meeting-requests', wish({ askedOn: '2026-01-12' }));
    const approve = async (body: object) => {
      const answer = await act(t.budi, request, 'approve', body);
      return [problem(answer), Object.keys((answer.body.errors ?? {}) as object).toSorted()];
    };

    expect(await approve({})).toEqual(['422 room-or-time-missing', ['endsAt', 'startsAt', 'venueId']]);
    expect(await approve({ venueId: venue.id, startsAt: at('09:00') })).toEqual([
      '422 room-or-time-missing',
      ['endsAt'],
    ]);
    expect((await approve({ venueId: SOMEBODY, ...hour(9) }))[0]).toBe('409 unknown-reference');
    const unknown = await act(t.budi, request, 'propose', { venueId: SOMEBODY, ...hour(9), ...REASON });
    expect(problem(unknown)).toBe('409 unknown-reference');
    const unseen = await t.budi.post(`/meeting-requests/${request.id}/approve`, {
      venueId: venue.id,
      ...hour(9),
    });
    expect(problem(unseen)).toBe('428 if-match-needed');
    expect(await now(request)).toEqual({ ...request, restriction: request.restriction });
    expect(await bookingsOf(venue)).toEqual([]);
  });

  it('puts no request after its answer', async () => {
    const request = await aMeetingRequest(t, { askedOn: '2026-01-12' });
    const refused = (await act(t.budi, request, 'refuse')).body;
    // Answers are given today, and no request is asked tomorrow: only an answer of an earlier day can be overtaken.
    await t.owner.query(`ALTER TABLE meeting_request DISABLE TRIGGER USER;
      UPDATE meeting_request SET answered_on = '2026-01-14' WHERE id = '${request.id}';
      ALTER TABLE meeting_request ENABLE TRIGGER USER`);

    const late = await act(t.budi, refused, 'corrections', { askedOn: '2026-01-15', ...REASON });
    const good = await act(t.budi, refused, 'corrections', { askedOn: '2026-01-14', ...REASON });

    expect([late, good].map(problem)).toEqual(['422 days-out-of-order', '200 ']);
  });
});

describe('a declined proposal', () => {
  it('is not what an approval falls back on', async () => {
    const [union, venue] = [await aUnion(), await aVenue(t)];
    const request = await union.login.made('/meeting-requests', wish({ venueId: venue.id }));
    await act(t.budi, request, 'propose', { venueId: venue.id, ...hour(9), ...REASON });
    await act(union.login, request, 'decline');

    const approved = await act(t.budi, request, 'approve', {});

    expect(approved.body).toMatchObject({
      type: '/problems/room-or-time-missing',
      errors: { startsAt: ['say which'], endsAt: ['say which'] },
    });
  });

  it('was free when it was made', async () => {
    const [request, venue] = [await aMeetingRequest(t), await aVenue(t)];
    await aBooking(t, { venueId: venue.id, ...hour(9) });
    const propose = (time: object) =>
      act(t.budi, request, 'propose', { venueId: venue.id, ...time, ...REASON });

    expect(problem(await propose({ startsAt: at('09:30'), endsAt: at('10:30') }))).toBe('409 room-taken');
    expect(problem(await propose(hour(10)))).toBe('200 ');
  });
});

describe('a booking', () => {
  it('may follow another at once, and overlap none', async () => {
    const venue = await aVenue(t);
    const book = async (startsAt: string, endsAt: string) =>
      problem(
        await t.budi.post('/bookings', {
          venueId: venue.id,
          organizationId: (await anOrganization(t)).id,
          purpose: 'Contoh',
          headcount: 2,
          startsAt: at(startsAt),
          endsAt: at(endsAt),
        }),
      );

    expect(await book('09:00', '10:00')).toBe('201 ');
    expect(await book('10:00', '11:00')).toBe('201 ');
    expect(await book('09:59', '10:14')).toBe('409 room-taken');
    expect(await book('08:00', '12:00')).toBe('409 room-taken');
    expect(await book('09:15', '09:45')).toBe('409 room-taken');
    expect(await book('08:00', '09:00')).toBe('201 ');
  });

  it('asks why more people than the room holds, in the words of the record, and then books', async () => {
    const venue = await aVenue(t, { capacity: 20, capacityQualifier: 'about' });
    const organizationId = (await anOrganization(t)).id as string;
    const book = (more: object) =>
      t.budi.post('/bookings', {
        venueId: venue.id,
        organizationId,
        purpose: 'Contoh',
        headcount: 21,
        ...hour(9),
        ...more,
      });

    const refused = await book({});
    const booked = await book({ crowdingReason: 'Kursi tambahan dari ruang sebelah.' });
    const grown = await aBooking(t, { venueId: venue.id, headcount: 20, ...hour(10) });
    const corrected = await onBooking(grown, 'corrections', { headcount: 25, ...REASON });
    const { body: inIndonesian } = await t.budi.post(
      '/bookings',
      { venueId: venue.id, organizationId, purpose: 'Contoh', headcount: 30, ...hour(12) },
      { 'accept-language': 'id' },
    );

    expect(refused.body).toMatchObject({
      status: 422,
      type: '/problems/over-capacity',
      detail:
        'This room holds about 20 people and 21 are expected; give the reason (crowdingReason) or choose another room.',
      errors: { crowdingReason: [expect.any(String)] },
    });
    expect(inIndonesian.detail).toMatch(/^Ruang ini memuat sekitar 20 orang/);
    expect(booked.body).toMatchObject({
      headcount: 21,
      crowdingReason: 'Kursi tambahan dari ruang sebelah.',
    });
    expect(problem(corrected)).toBe('422 over-capacity');
    expect(problem(await onBooking(grown, 'corrections', { purpose: 'Rapat lain', ...REASON }))).toBe('200 ');
    expect((await t.budi.read(`/venues/${venue.id}`)).capacityQualifier).toBe('about');
  });

  it('fits any number into a room of which nobody knows the size', async () => {
    const venue = await aVenue(t, { capacity: null, capacityQualifier: null });

    expect(await aBooking(t, { venueId: venue.id, headcount: 500 })).toMatchObject({ crowdingReason: null });
  });

  it('asks the same when it comes by an approval', async () => {
    const venue = await aVenue(t, { capacity: 20, capacityQualifier: 'at_most' });
    const request = await aMeetingRequest(t, { venueId: venue.id, headcount: 40 });

    const refused = await act(t.budi, request, 'approve', hour(9));
    const unchanged = await now(request);
    const approved = await act(t.budi, request, 'approve', {
      ...hour(9),
      crowdingReason: 'Sebagian berdiri.',
    });

    expect(refused.body.detail).toMatch(/^This room holds at most 20 people and 40 are expected/);
    expect(unchanged).toEqual(request);
    expect(await t.budi.read(`/bookings/${approved.body.bookingId}`)).toMatchObject({
      crowdingReason: 'Sebagian berdiri.',
    });
  });

  it('moves to where there is room, and nowhere else', async () => {
    const [venue, other] = [await aVenue(t), await aVenue(t, { capacity: 5, capacityQualifier: 'exactly' })];
    const first = await aBooking(t, { venueId: venue.id, ...hour(9) });
    const second = await aBooking(t, { venueId: venue.id, ...hour(10) });

    expect(problem(await onBooking(second, 'corrections', { ...hour(9), ...REASON }))).toBe('409 room-taken');
    expect(problem(await onBooking(second, 'corrections', { venueId: other.id, ...REASON }))).toBe(
      '422 over-capacity',
    );
    expect(problem(await onBooking(second, 'corrections', { venueId: SOMEBODY, ...REASON }))).toBe(
      '409 unknown-reference',
    );
    expect(problem(await onBooking(second, 'corrections', { ...hour(11), ...REASON }))).toBe('200 ');
    expect(problem(await onBooking(first, 'corrections', { ...hour(10), ...REASON }))).toBe('200 ');
  });

  it('that is given back leaves the room free at once, and stays as it is', async () => {
    const booking = await aBooking(t, hour(9));

    const released = await onBooking(booking, 'release', { reason: 'Rapat batal.' });
    const following = await aBooking(t, { venueId: booking.venue.id, ...hour(9) });
    const again = await onBooking(booking, 'release', REASON);
    const settled = await onBooking(booking, 'settle', { use: 'used' });

    expect(released.body.releasedAt).not.toBeNull();
    expect(following.revision).toBe(1);
    expect([again, settled].map(problem)).toEqual(['409 booking-released', '409 booking-released']);
  });

  it('entered after the fact is settled as used with the people who came, or as unused', async () => {
    const [used, unused] = [
      await aBooking(t, hour(9, '2026-01-12')),
      await aBooking(t, hour(9, '2026-01-12')),
    ];

    const contradicted = await onBooking(unused, 'settle', { use: 'unused', peopleCount: 3 });
    const settled = await onBooking(used, 'settle', { use: 'used', peopleCount: 14 });
    const empty = await onBooking(unused, 'settle', { use: 'unused', reason: 'Tidak ada yang datang.' });
    const released = await onBooking(used, 'release', REASON);
    const ahead = await onBooking(used, 'corrections', { ...hour(9), ...REASON });
    const recounted = await onBooking(used, 'settle', {
      use: 'used',
      peopleCount: 15,
      reason: 'Salah hitung.',
    });

    expect(problem(contradicted)).toBe('422 people-of-unused');
    expect(settled.body).toMatchObject({ use: 'used', peopleCount: 14 });
    expect(empty.body).toMatchObject({ use: 'unused', peopleCount: null });
    expect(problem(released)).toBe('409 booking-settled');
    expect(problem(ahead)).toBe('422 booking-ahead');
    expect(recounted.body).toMatchObject({ peopleCount: 15, revision: 3 });
  });

  it('is not settled before it starts', async () => {
    const booking = await aBooking(t, hour(9));

    const answers = [
      await onBooking(booking, 'settle', { use: 'used' }),
      await onBooking(booking, 'settle', { use: 'used', peopleCount: 0 }),
      await onBooking(booking, 'settle', { use: 'perhaps' }),
    ];

    expect(answers.map(problem)).toEqual(['422 booking-ahead', '400 fields-refused', '400 fields-refused']);
  });

  it('follows what it is for, whatever its revision: it is moved, used and given back', async () => {
    const bookings = t.app.get(BookingsService);
    const { rows } = await t.owner.query<{ id: string }>('SELECT id FROM account ORDER BY name LIMIT 1');
    const run = <T>(work: (tx: Tx) => Promise<T>) => t.work.run(processActor(rows[0].id, 'staff'), work);
    const [one, other] = [await aBooking(t, hour(9)), await aBooking(t, hour(9))];

    await run((tx) => bookings.move(tx, one.id as string, 'Digeser.', hour(9, '2026-01-12')));
    await run((tx) => bookings.noteUse(tx, one.id as string, 7));
    for (const reason of ['Rapat batal.', 'Sekali lagi.'])
      await run((tx) => bookings.giveBack(tx, other.id as string, reason));
    await run((tx) => bookings.noteUse(tx, other.id as string, 7));
    const history = await t.budi.read(`/bookings/${one.id}/history`);

    expect(await t.budi.read(`/bookings/${one.id}`)).toMatchObject({ use: 'used', peopleCount: 7 });
    expect(history.items.map(({ entry }: Json) => entry.act)).toEqual([
      'booking.settled',
      'booking.moved',
      'booking.recorded',
    ]);
    expect(await t.budi.read(`/bookings/${other.id}`)).toMatchObject({ revision: 2, use: null });
    await expect(
      run((tx) => bookings.move(tx, other.id as string, 'Contoh', hour(12))),
    ).rejects.toMatchObject({ code: 'booking-released' });
  });

  it('never overlaps another, whatever is booked, given back and moved', async () => {
    const slot = fc.record({ room: fc.nat(1), from: fc.nat(16), lasts: fc.integer({ min: 1, max: 6 }) });
    const step = fc.oneof(
      fc.record({ act: fc.constant('book' as const), slot }),
      fc.record({ act: fc.constant('move' as const), which: fc.nat(), slot }),
      fc.record({ act: fc.constant('release' as const), which: fc.nat() }),
    );
    const organizationId = (await anOrganization(t)).id as string;

    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const rooms = [await aVenue(t), await aVenue(t)];
        const held = new Map<string, Slot>();
        const answers: [got: string, expected: string][] = [];
        for (const one of steps) {
          if (one.act === 'book') {
            const use = { organizationId, purpose: 'Contoh', headcount: 1 };
            const answer = await t.budi.post('/bookings', { ...placeOf(one.slot, rooms), ...use });
            const isFitting = isFree(held, one.slot);
            answers.push([problem(answer), isFitting ? '201 ' : '409 room-taken']);
            if (isFitting) held.set(answer.body.id as string, one.slot);
            continue;
          }
          const id = [...held.keys()][one.which % held.size];
          if (id === undefined) continue;
          if (one.act === 'release') {
            answers.push([problem(await onBooking({ id }, 'release', REASON)), '200 ']);
            held.delete(id);
          } else {
            const to = { ...placeOf(one.slot, rooms), ...REASON };
            const isFitting = isFree(held, one.slot, id);
            answers.push([
              problem(await onBooking({ id }, 'corrections', to)),
              isFitting ? '200 ' : '409 room-taken',
            ]);
            if (isFitting) held.set(id, one.slot);
          }
        }
        const rows = (await Promise.all(rooms.map(bookingsOf))).flat();
        const { rows: overlapping } = await t.owner.query(
          `SELECT a.id FROM booking a JOIN booking b ON a.venue_id = b.venue_id AND a.id < b.id AND a.released_at IS NULL
              AND b.released_at IS NULL AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`,
        );
        expect(answers.map(([got]) => got)).toEqual(answers.map(([, expected]) => expected));
        expect(rows.map((row) => row.id).toSorted()).toEqual([...held.keys()].toSorted());
        expect(overlapping).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  /** A use of one of the rooms, in quarters of an hour from seven o'clock. */
  interface Slot {
    room: number;
    from: number;
    lasts: number;
  }
  const quarter = (n: number) => new Date(Date.parse(at('07:00')) + n * 15 * 60_000).toISOString();
  const placeOf = ({ room, from, lasts }: Slot, rooms: Json[]) => ({
    venueId: rooms[room].id as string,
    startsAt: quarter(from),
    endsAt: quarter(from + lasts),
  });
  const isFree = (held: Map<string, Slot>, wanted: Slot, but?: string) =>
    [...held].every(
      ([id, other]) =>
        id === but ||
        other.room !== wanted.room ||
        other.from + other.lasts <= wanted.from ||
        wanted.from + wanted.lasts <= other.from,
    );

  it('sent twice under one key exists once, and so does a request', async () => {
    const [union, venue] = [await aUnion(), await aVenue(t)];
    const key = { 'idempotency-key': randomUUID() };
    const body = {
      venueId: venue.id,
      organizationId: union.id,
      purpose: 'Contoh',
      headcount: 3,
      ...hour(9),
    };
    const ask = wish();

    const [first, again] = [
      await t.budi.post('/bookings', body, key),
      await t.budi.post('/bookings', body, key),
    ];
    const [asked, askedAgain] = [
      await union.login.post('/meeting-requests', ask, key),
      await union.login.post('/meeting-requests', ask, key),
    ];

    expect([first, again, asked, askedAgain].map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(again.body).toEqual(first.body);
    expect(askedAgain.body).toEqual(asked.body);
    expect(await bookingsOf(venue)).toHaveLength(1);
    expect((await t.budi.read(`/meeting-requests?organization=${union.id}`)).items).toHaveLength(1);
  });
});

describe('many at once', () => {
  it('book one room once: two approvals of a request make one booking', async () => {
    const venue = await aVenue(t);
    const request = await aMeetingRequest(t, { venueId: venue.id });

    const answers = await Promise.all(
      [t.budi, t.siti].map((who) => who.act(`/meeting-requests/${request.id}/approve`, request, hour(9))),
    );

    expect(answers.map(problem).toSorted()).toEqual(['200 ', '412 stale']);
    expect(await bookingsOf(venue)).toHaveLength(1);
  });

  it('approve two requests for one room and hour: one is approved, the other stays as it was', async () => {
    const venue = await aVenue(t);
    const requests = [
      await aMeetingRequest(t, { venueId: venue.id }),
      await aMeetingRequest(t, { venueId: venue.id }),
    ];

    const answers = await Promise.all(requests.map((request) => act(t.budi, request, 'approve', hour(9))));
    const states = await Promise.all(requests.map(async (request) => (await now(request)).state as string));

    expect(answers.map(problem).toSorted()).toEqual(['200 ', '409 room-taken']);
    expect(states.toSorted()).toEqual(['approved', 'asked']);
    expect(await bookingsOf(venue)).toHaveLength(1);
  });

  it('move into one gap: one gets it', async () => {
    const venue = await aVenue(t);
    const bookings = await Promise.all(
      [8, 9, 10, 11].map((from) => aBooking(t, { venueId: venue.id, ...hour(from) })),
    );

    const answers = await Promise.all(
      bookings.map((booking) => onBooking(booking, 'corrections', { ...hour(14), ...REASON })),
    );

    expect(answers.map(problem).toSorted()).toEqual(['200 ', ...Array<string>(3).fill('409 room-taken')]);
    expect(await bookingsOf(venue)).toHaveLength(4);
  });

  describe('where those who would wait too long are turned away', () => {
    let busy: TestApp;
    beforeAll(async () => {
      busy = await startTestApp({ SHED_QUEUE: '100' });
    });
    afterAll(() => busy.close());

    /** Sends until there is an answer that is not "later", each time under the same key. */
    async function insist(body: object): Promise<Response> {
      const key = { 'idempotency-key': randomUUID() };
      for (;;) {
        const answer = await busy.budi.post('/bookings', body, key);
        if (answer.status !== 503) return answer;
        await pause(Number(answer.headers.get('retry-after')) * 1000);
      }
    }

    it('400 bookings over 8 slots give exactly 8', async () => {
      const [venue, union] = [await aVenue(busy), await anOrganization(busy)];
      const bodies = Array.from({ length: 400 }, (_, n) => ({
        venueId: venue.id as string,
        organizationId: union.id as string,
        purpose: `Rapat contoh ${n}`,
        headcount: 10,
        ...hour(8 + (n % 8)),
      }));

      const answers = await Promise.all(bodies.map(insist));

      const tally = new Map<string, number>();
      for (const answer of answers) tally.set(problem(answer), (tally.get(problem(answer)) ?? 0) + 1);
      const { rows } = await busy.owner.query<{ at: Date }>(
        'SELECT starts_at AS at FROM booking WHERE venue_id = $1 ORDER BY 1',
        [venue.id],
      );
      expect(Object.fromEntries(tally)).toEqual({ '201 ': 8, '409 room-taken': 392 });
      expect(rows.map(({ at: start }) => start.getTime())).toEqual(
        Array.from({ length: 8 }, (_, n) => Date.parse(hour(8 + n).startsAt)),
      );
    });
  });
});

describe('lists', () => {
  it('of requests are filtered by room, organization, state, days and words, in the order they were asked', async () => {
    const [union, venue] = [await aUnion(), await aVenue(t)];
    const ask = (askedOn: string, more: object = {}) =>
      union.login.made('/meeting-requests', wish({ askedOn, ...more }));
    const first = await ask('2026-01-12', { venueId: venue.id });
    const second = await ask('2026-01-13', { purpose: 'Membahas Perbup Pemagangan' });
    const third = await ask('2026-01-14');
    await act(union.login, third, 'withdraw');
    const list = async (query: string) =>
      (await union.login.read(`/meeting-requests?${query}`)).items.map(({ id }: Json) => id);

    expect(await list(`organization=${union.id}&sort=asked`)).toEqual([first.id, second.id, third.id]);
    expect(await list(`organization=${union.id}`)).toEqual([third.id, second.id, first.id]);
    expect(await list(`venue=${venue.id}`)).toEqual([first.id]);
    expect(await list('q=perbup%20pemagangan')).toEqual([second.id]);
    expect(await list(`organization=${union.id}&state=withdrawn`)).toEqual([third.id]);
    expect(await list(`organization=${union.id}&from=2026-01-13&until=2026-01-13`)).toEqual([second.id]);
  });
});

describe('the use of a room', () => {
  const use = (venue: Json, query = '', who = t.anyone): Promise<Json> =>
    who.read(`/venues/${venue.id}/use?${query}`);

  it('counts what was asked, answered, booked and used, hidden or not, and tells nothing else of it', async () => {
    const [union, venue, other] = [await aUnion(), await aVenue(t), await aVenue(t)];
    const ago = (days: number) => addDays(today(), -days);
    const ask = (askedOn: string, more: object = {}) =>
      union.login.made('/meeting-requests', wish({ askedOn, venueId: venue.id, ...more }));
    const approved = await ask(ago(3));
    const elsewhere = await ask(ago(5));
    const refused = await ask(ago(10));
    const withdrawn = await ask(ago(1));
    await ask(ago(1));
    const anyRoom = await ask(ago(0), { venueId: null });
    const long = await ask(ago(400));
    await act(t.budi, approved, 'approve', hour(9, ago(2)));
    await act(t.budi, elsewhere, 'approve', { venueId: other.id, ...hour(9, ago(2)) });
    await act(t.budi, refused, 'refuse');
    await act(union.login, withdrawn, 'withdraw');
    await act(t.budi, anyRoom, 'approve', { venueId: venue.id, ...hour(13, ago(2)) });
    await act(t.budi, long, 'refuse');
    const [used, empty] = [(await now(approved)).bookingId, (await now(anyRoom)).bookingId];
    await onBooking({ id: used }, 'settle', { use: 'used', peopleCount: 14 });
    await onBooking({ id: empty }, 'settle', { use: 'unused' });
    const secret = await aBooking(t, { venueId: venue.id, ...hour(15, ago(2)), ...forTheOffice });
    await onBooking(secret, 'release', REASON);
    await aBooking(t, { venueId: venue.id, ...hour(17, ago(2)) });

    const counted = await use(venue, '');
    const ahead = await use(venue, `from=${today()}&until=2030-01-01`);

    expect(counted).toEqual({
      venue: { id: venue.id, name: venue.name },
      from: addDays(today(), -364),
      until: today(),
      requests: {
        asked: 6,
        approved: 2,
        elsewhere: 1,
        refused: 1,
        withdrawn: 1,
        open: 1,
        medianDaysToAnswer: 3,
      },
      bookings: { made: 4, used: 1, unused: 1, released: 1, ahead: 0, unsettled: 1, people: 14 },
    });
    expect(await use(venue, '', t.budi)).toEqual(counted);
    expect(await use(venue, '', union.login)).toEqual(counted);
    expect(ahead.requests).toMatchObject({ asked: 1, medianDaysToAnswer: 0 });
    expect(ahead.bookings.made).toBe(0);
    for (const path of [
      `/meeting-requests/${approved.id}`,
      `/meeting-requests/${approved.id}/history`,
      `/bookings/${used}`,
      `/bookings/${secret.id}`,
    ])
      expect((await t.anyone.get(path)).status).toBe(404);
    expect((await t.anyone.read(`/meeting-requests?venue=${venue.id}`)).items).toEqual([]);
    expect((await t.anyone.read(`/bookings?venue=${venue.id}`)).items).toHaveLength(1);
    expect(JSON.stringify(counted)).not.toContain(union.id);
  });

  it('counts a booking still ahead, on the day it starts in Jakarta', async () => {
    const booking = await aBooking(t, { startsAt: at('00:00'), endsAt: at('01:00') });
    const on = async (day: string) => (await use(booking.venue, `from=${day}&until=${day}`)).bookings;

    expect(await on('2055-02-28')).toMatchObject({ made: 0, ahead: 0 });
    expect(await on('2055-03-01')).toMatchObject({ made: 1, ahead: 1, unsettled: 0 });
  });

  it('is zero where nobody asked, and unknown how long an answer takes', async () => {
    expect(await use(await aVenue(t))).toMatchObject({
      requests: { asked: 0, medianDaysToAnswer: null },
      bookings: { made: 0, people: 0 },
    });
  });

  it('is not told of a room one does not see, nor for days that run backwards', async () => {
    const [union, open] = [await aUnion(), await aVenue(t)];
    const hidden = await aVenue(t, forParties(union.id));
    const path = `/venues/${hidden.id}/use`;

    expect((await t.anyone.get(path)).status).toBe(404);
    expect((await t.anyone.get(`/venues/${SOMEBODY}/use`)).status).toBe(404);
    expect((await union.login.get(path)).status).toBe(200);
    expect(problem(await t.anyone.get(`/venues/${open.id}/use?from=2026-02-01&until=2026-01-01`))).toBe(
      '422 days-out-of-order',
    );
    expect(problem(await t.anyone.get(`/venues/${open.id}/use?from=soon`))).toBe('400 fields-refused');
  });
});
