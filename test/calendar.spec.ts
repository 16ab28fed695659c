import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { newFeedToken, newToken } from '../src/auth/token-text.js';
import { addDays, today } from '../src/common/day.js';
import type { Browser } from './support/browser.js';
import { aBooking, aMeeting, anOrganization, aVenue, forParties, forTheOffice } from './support/builders.js';
import { Client, type Json, type Response } from './support/client.js';
import { somebody, type Somebody } from './support/people.js';
import { LINES, withBothLines } from './support/protection.js';
import { startTestApp, type TestApp } from './support/test-app.js';

const ORIGIN = 'https://ikrar.example.go.id';

/** On plain http of this computer. */
let t: TestApp;
/** As an office runs it: behind https. */
let office: TestApp;
beforeAll(async () => {
  [t, office] = await Promise.all([startTestApp(), startTestApp({ ORIGIN })]);
});
afterAll(() => Promise.all([t.close(), office.close()]));

const soon = (days: number) => addDays(today(), days);
const at = (days: number, time: string) => `${soon(days)}T${time}:00+07:00`;

interface Read {
  name: string | null;
  events: ICAL.Event[];
}

/** An answer, read by a parser of another make, that refuses what is no iCalendar. */
function read({ status, text }: Pick<Response, 'status' | 'text'>): Read {
  expect(status).toBe(200);
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const name = calendar.getFirstPropertyValue('x-wr-calname') as string | null;
  return {
    // The parser takes text of what begins with X- as it stands.
    name: name && (ICAL.Property.fromString(`SUMMARY:${name}`).getFirstValue() as string),
    events: calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)),
  };
}

const named = (answer: Response) => read(answer).events.map(({ summary }) => summary);
const one = (answer: Response): ICAL.Event => {
  const { events } = read(answer);
  expect(events).toHaveLength(1);
  return events[0];
};
const value = (event: ICAL.Event, name: string) => event.component.getFirstPropertyValue(name);
const ics = (meeting: { id: string }) => `/meetings/${meeting.id}.ics`;
const codeOf = ({ status, body }: Response) => [status, body?.type];
const NOT_FOUND = [404, '/problems/not-found'];

/** Lines as they are sent, each without its end. */
function linesOf(text: string): string[] {
  expect(text.endsWith('\r\n')).toBe(true);
  const lines = text.split('\r\n');
  for (const line of lines) {
    expect(line).not.toMatch(/[\r\n]/);
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  }
  return lines;
}

describe('one meeting', () => {
  it('is an event at an instant in UTC, with place, agenda and the page of its minutes', async () => {
    const venue = await aVenue(office, { name: 'Ruang Rapat Contoh', address: 'Jalan Contoh 1, Cikarang' });
    const host = await anOrganization(office, { name: 'Dinas Contoh', kind: 'government_body' });
    const meeting = await aMeeting(office, {
      name: 'Audiensi pelatihan contoh',
      heldOn: soon(3),
      startsAt: at(3, '09:00'),
      endsAt: at(3, '10:30'),
      venueId: venue.id,
      officeId: host.id,
    });
    for (const title of ['Pembukaan', 'Ruang pelatihan'])
      await office.budi.made(`/meetings/${meeting.id}/agenda-items`, { title });

    const answer = await office.anyone.get(ics(meeting));
    const event = one(answer);

    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.text).toContain(`DTSTART:${soon(3).replaceAll('-', '')}T020000Z\r\n`);
    expect(answer.text).toContain(`DTEND:${soon(3).replaceAll('-', '')}T033000Z\r\n`);
    expect(event.uid).toBe(`${meeting.id}@ikrar.example.go.id`);
    expect(event.summary).toBe('Audiensi pelatihan contoh');
    expect(event.location).toBe('Ruang Rapat Contoh\nJalan Contoh 1, Cikarang');
    expect(value(event, 'url')).toBe(`${ORIGIN}/en/meetings/${meeting.id}/minutes`);
    expect(value(event, 'categories')).toBe('Audience');
    expect(value(event, 'status')).toBe('CONFIRMED');
    expect(event.description).toBe(
      `Held by: Dinas Contoh\nMinutes by: Dinas Contoh\nAgenda:\n1. Pembukaan\n2. Ruang pelatihan\n${ORIGIN}/en/meetings/${meeting.id}/minutes`,
    );
    expect(answer.text).not.toMatch(/ORGANIZER|ATTENDEE|METHOD|mailto/);
  });

  it('is a whole day where no time is known, and several with an end the day after the last', async () => {
    const [day, days] = [
      await aMeeting(t, { heldOn: '2026-03-31' }),
      await aMeeting(t, { heldOn: '2026-12-30' }),
    ];
    await correctEvent(days, { endedOn: '2027-01-01' });

    const [first, second] = [await t.anyone.get(ics(day)), await t.anyone.get(ics(days))];

    expect(first.text).toContain('DTSTART;VALUE=DATE:20260331\r\nDTEND;VALUE=DATE:20260401\r\n');
    expect(second.text).toContain('DTSTART;VALUE=DATE:20261230\r\nDTEND;VALUE=DATE:20270102\r\n');
    expect(one(first).startDate.isDate).toBe(true);
  });

  it('has no end where none is known, and tells when the first of several days begins', async () => {
    const [open, several] = [
      await aMeeting(t, { heldOn: '2026-03-31', startsAt: '2026-03-31T13:00:00+07:00' }),
      await aMeeting(t, { heldOn: '2026-03-31', startsAt: '2026-03-31T13:00:00+07:00' }),
    ];
    await correctEvent(several, { endedOn: '2026-04-01' });

    const [first, second] = [await t.anyone.get(ics(open)), await t.anyone.get(ics(several))];

    expect(first.text).toContain('DTSTART:20260331T060000Z\r\n');
    expect(first.text).not.toContain('DTEND');
    expect(second.text).toContain('DTSTART;VALUE=DATE:20260331\r\nDTEND;VALUE=DATE:20260402\r\n');
    expect(one(second).description).toContain('Begins: 31 Mar 2026, 13:00 WIB');
  });

  it('keeps its identity and counts on when it is moved, and when what is shown of it changes', async () => {
    const meeting = await aMeeting(t, { heldOn: '2026-03-31' });
    const before = one(await t.anyone.get(ics(meeting)));
    await acted(`/meetings/${meeting.id}/move`, meeting, { heldOn: '2026-04-02' });
    const after = one(await t.anyone.get(ics(meeting)));

    expect(after.uid).toBe(before.uid);
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect(after.startDate.toString()).toBe('2026-04-02');
    expect(value(after, 'last-modified')?.toString()).toBe(value(after, 'dtstamp')?.toString());
  });

  it('says that it is cancelled, and takes nobody’s time', async () => {
    const meeting = await aMeeting(t, { name: 'Audiensi contoh yang batal', heldOn: '2026-03-31' });
    await acted(`/meetings/${meeting.id}/cancel`, meeting);

    const event = one(await t.anyone.get(ics(meeting), { 'accept-language': 'id' }));

    expect(event.summary).toBe('Dibatalkan: Audiensi contoh yang batal');
    expect([value(event, 'status'), value(event, 'transp')]).toEqual(['CANCELLED', 'TRANSPARENT']);
  });

  it.each([
    ['an invented line', 'Rapat\r\nATTACH:https://contoh.example/a\nBEGIN:VALARM'],
    ['what iCalendar escapes', 'a;b,c:d\\n e\\;f "g" ^n'],
    ['long emoji and combined letters', '👩‍👩‍👧‍👦 é '.repeat(20)],
    ['other ends of lines', 'satu\u2028dua\u0085tiga\vempat\u001b[31m'],
    ['nothing but letters of three octets', '会'.repeat(300)],
  ])('writes %s as text and nothing else', async (_, name) => {
    const booking = await aBooking(t, { purpose: name, startsAt: at(2, '09:00'), endsAt: at(2, '10:00') });
    const organization = await anOrganization(t, { name: name.replaceAll(/[\p{Cc}\p{Zl}]/gu, ' ') });
    const meeting = await aMeeting(t, {
      name: name.replaceAll(/[\p{Cc}\p{Zl}]/gu, ' '),
      heldOn: soon(1),
      hostIds: [organization.id],
    });
    const shown = (text: string) =>
      text
        .replaceAll('\u001b', '')
        .replaceAll(/[\s\u0085]+/g, ' ')
        .trim();

    const ofVenue = await t.anyone.get(`/venues/${booking.venue.id}/meetings.ics`);
    const ofHost = await t.anyone.get(`/organizations/${organization.id}/meetings.ics`);
    const ofMeeting = await t.anyone.get(ics(meeting));

    for (const { text } of [ofVenue, ofHost, ofMeeting]) {
      const lines = linesOf(text);
      expect(lines.filter((line) => /^(ATTACH|BEGIN:VALARM)/.test(line))).toEqual([]);
    }
    expect(named(ofVenue)).toEqual([shown(name)]);
    expect(read(ofHost).name).toBe(`Meetings ${shown(organization.name as string)}`);
    expect(named(ofMeeting)).toEqual([shown(meeting.event.name as string)]);
  });

  it('answers 304 to who has it, whenever they ask, in the language they ask for', async () => {
    const meeting = await aMeeting(t);

    const first = await t.anyone.get(ics(meeting));
    const etag = first.headers.get('etag') ?? '';
    const again = await t.anyone.get(ics(meeting), { 'if-none-match': etag });
    const inIndonesian = await t.anyone.get(`${ics(meeting)}?lang=id`);

    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(first.headers.get('vary')).toBe('Accept-Language, Authorization, Cookie');
    expect([again.status, again.text]).toEqual([304, '']);
    expect(inIndonesian.text).toContain('CATEGORIES:Audiensi\r\n');
    expect((await t.budi.get(ics(meeting))).headers.get('cache-control')).toBe('no-store');
    expect((await t.anyone.get(`${ics(meeting)}?colour=red`)).status).toBe(400);
    expect((await t.anyone.get(`${ics(meeting)}?lang=fr`)).status).toBe(400);
  });

  it('leaves the addresses beside it as they were', async () => {
    const meeting = await aMeeting(t);

    const answers = await Promise.all(
      [`${meeting.id}`, `${meeting.id}/history`, 'x', 'x.ics', '.ics', `${meeting.id}.ics/`].map(
        async (path) => codeOf(await t.anyone.get(`/meetings/${path}`)),
      ),
    );

    expect(answers).toEqual([
      [200, undefined],
      [200, undefined],
      ...Array.from({ length: 4 }, () => NOT_FOUND),
    ]);
  });
});

/** An act with a reason, which has to succeed. */
async function acted(path: string, seen: Json, fields: object = {}): Promise<Json> {
  const { status, text, body } = await t.budi.act(path, seen, { reason: 'Jadwalnya berubah.', ...fields });
  if (status !== 200) throw new Error(`${path}: ${text}`);
  return body;
}

/** Sets what takes many acts, or what no act would, past the triggers that insist on a history. */
async function set(table: 'booking' | 'event', statement: string, ...values: unknown[]): Promise<void> {
  await t.owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await t.owner.query(statement, values);
  await t.owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

/** Corrects the event of a meeting. */
async function correctEvent(meeting: Json, fields: object): Promise<void> {
  const event = await t.budi.read(`/events/${meeting.event.id}`);
  await acted(`/events/${event.id}/corrections`, event, fields);
}

describe('a feed', () => {
  it('of an organization holds what it hosts and attends, and rooms booked for it without a meeting', async () => {
    const [union, other] = [
      await anOrganization(t, { name: 'Serikat Contoh Satu' }),
      await anOrganization(t),
    ];
    const invited = (fields: object) => ({
      side: 'union',
      capacity: 'participant',
      presence: 'invited',
      ...fields,
    });
    const booking = await aBooking(t, {
      organizationId: union.id,
      purpose: 'Rapat pengurus contoh',
      startsAt: at(5, '09:00'),
      endsAt: at(5, '10:00'),
    });
    const used = await aBooking(t, {
      organizationId: union.id,
      startsAt: at(4, '09:00'),
      endsAt: at(4, '10:00'),
    });
    await aMeeting(t, { name: 'ditempati', bookingId: used.id });
    await aMeeting(t, { name: 'dijamu', heldOn: soon(3), hostIds: [union.id] });
    await aMeeting(t, {
      name: 'dihadiri',
      heldOn: soon(1),
      invitations: [invited({ organizationId: union.id })],
    });
    await aMeeting(t, {
      name: 'diwakili',
      heldOn: soon(2),
      invitations: [invited({ organizationId: other.id, onBehalfOfId: union.id })],
    });
    await aMeeting(t, { name: 'orang lain', heldOn: soon(1), invitations: [] });
    await aMeeting(t, { name: 'lama', heldOn: soon(-91), hostIds: [union.id] });
    await aMeeting(t, { name: 'jauh', heldOn: soon(401), hostIds: [union.id] });
    await aMeeting(t, { name: 'tepi', heldOn: soon(-90), hostIds: [union.id] });

    const answer = await t.anyone.get(`/organizations/${union.id}/meetings.ics`);
    const { name, events } = read(answer);

    expect(name).toBe('Meetings Serikat Contoh Satu');
    expect(events.map(({ summary }) => summary)).toEqual([
      'tepi',
      'dihadiri',
      'diwakili',
      'dijamu',
      'Rapat pengurus contoh',
    ]);
    expect(events.at(-1)?.uid).toBe(`${booking.id}@${new URL(t.url).host}`);
    expect(answer.text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n');
  });

  it('of a venue holds what is held there and other bookings, but none that was given back', async () => {
    const venue = await aVenue(t);
    const at0 = { venueId: venue.id, startsAt: at(1, '09:00'), endsAt: at(1, '10:00') };
    await aMeeting(t, { name: 'dipesan bersama', heldOn: soon(1), ...at0 });
    const given = await aBooking(t, { ...at0, startsAt: at(2, '09:00'), endsAt: at(2, '10:00') });
    await acted(`/bookings/${given.id}/release`, given);
    await aBooking(t, { ...at0, purpose: 'Lain', startsAt: at(3, '09:00'), endsAt: at(3, '10:00') });
    await aMeeting(t, { name: 'tanpa jam', heldOn: soon(2), venueId: venue.id });

    const answer = await t.anyone.get(`/venues/${venue.id}/meetings.ics?lang=id`);

    expect(named(answer)).toEqual(['dipesan bersama', 'tanpa jam', 'Lain']);
    expect(read(answer).name).toBe(`Rapat di ${venue.name}`);
  });

  it('of an office holds what it keeps the minutes of, and no bookings', async () => {
    const bureau = await anOrganization(t, { kind: 'government_body', name: 'Dinas Contoh Tiga' });
    await aMeeting(t, { name: 'dicatat', heldOn: soon(1), officeId: bureau.id });
    await aMeeting(t, { name: 'hanya dijamu', heldOn: soon(1), hostIds: [bureau.id] });
    await aBooking(t, { organizationId: bureau.id, startsAt: at(1, '09:00'), endsAt: at(1, '10:00') });

    const answer = await t.anyone.get(`/offices/${bureau.id}/meetings.ics`);

    expect(named(answer)).toEqual(['dicatat']);
    expect(read(answer).name).toBe('Meetings with minutes by Dinas Contoh Tiga');
  });

  it('is bounded: of more, the latest are left out', async () => {
    const venue = await aVenue(t);
    const booking = await aBooking(t, {
      venueId: venue.id,
      startsAt: at(1, '00:00'),
      endsAt: at(1, '00:15'),
    });
    await set(
      'booking',
      `INSERT INTO booking (visibility, recorded_by_id, revision, venue_id, starts_at, ends_at, organization_id, purpose, headcount)
       SELECT 'public', recorded_by_id, 1, venue_id, starts_at + n * interval '15 minutes', ends_at + n * interval '15 minutes',
              organization_id, 'ke-' || n, 1 FROM booking, generate_series(1, 1200) n WHERE id = $1`,
      booking.id,
    );

    const answer = await t.anyone.get(`/venues/${venue.id}/meetings.ics`);
    const names = named(answer);

    expect(names).toHaveLength(1000);
    expect(names.at(-1)).toBe('ke-999');
  });

  it('of nothing, of what is hidden and of another kind is not found', async () => {
    const [hidden, union] = [await anOrganization(t, forTheOffice), await anOrganization(t)];
    const venue = await aVenue(t, forTheOffice);

    const answers = await Promise.all(
      [
        `/organizations/${hidden.id}`,
        `/offices/${hidden.id}`,
        `/venues/${venue.id}`,
        `/venues/${union.id}`,
        '/organizations/00000000-0000-4000-8000-000000000000',
        '/organizations/x',
      ].map(async (path) => codeOf(await t.anyone.get(`${path}/meetings.ics`))),
    );

    expect(answers).toEqual(answers.map(() => NOT_FOUND));
    expect((await t.budi.get(`/organizations/${hidden.id}/meetings.ics`)).status).toBe(200);
  });
});

describe('each reader', () => {
  afterEach(() => withBothLines(t));

  it.each(LINES)('is shown what they may see, %s', async (way, takeAway) => {
    const [union, rival] = [await anOrganization(t), await anOrganization(t)];
    const room = await aVenue(t, { ...forTheOffice, name: 'Ruang Tertutup Contoh' });
    const open = await aMeeting(t, { name: 'terbuka', heldOn: soon(1), hostIds: [union.id, rival.id] });
    await aMeeting(t, {
      name: 'para pihak',
      heldOn: soon(2),
      hostIds: [union.id],
      ...forParties(union.id),
    });
    const internal = await aMeeting(t, {
      name: 'internal',
      heldOn: soon(3),
      hostIds: [union.id],
      ...forTheOffice,
    });
    await t.budi.made(`/meetings/${open.id}/agenda-items`, { title: 'Rahasia kantor', ...forTheOffice });
    await set('event', 'UPDATE event SET venue_id = $1 WHERE id = $2', room.id, open.event.id);
    const ofUnion = await t.representative(`Wakil Contoh ${way}`, union.id);
    const ofRival = await t.representative(`Wakil Saingan Contoh ${way}`, rival.id);
    const reader = await t.reader(`Pembaca Contoh ${way}`);
    await takeAway(t);
    const feed = `/organizations/${union.id}/meetings.ics`;

    const seen = await Promise.all([t.anyone, reader, ofRival, ofUnion, t.budi].map((who) => who.get(feed)));

    expect(seen.map(named)).toEqual([
      ['terbuka'],
      ['terbuka'],
      ['terbuka'],
      ['terbuka', 'para pihak'],
      ['terbuka', 'para pihak', 'internal'],
    ]);
    for (const { text } of seen.slice(0, 4)) expect(text).not.toMatch(/Rahasia|Tertutup/);
    expect(seen[4]?.text).toContain('Rahasia kantor');
    expect(seen[4]?.text).toContain('Ruang Tertutup Contoh');
    expect(codeOf(await ofUnion.get(ics(internal)))).toEqual(NOT_FOUND);
  });

  it('sees a booking stand for a meeting they do not see, and learns nothing of that', async () => {
    const venue = await aVenue(t);
    const booking = await aBooking(t, {
      venueId: venue.id,
      purpose: 'Rapat',
      startsAt: at(1, '09:00'),
      endsAt: at(1, '10:00'),
    });
    const before = await t.anyone.get(`/venues/${venue.id}/meetings.ics`);
    await aMeeting(t, { name: 'tertutup', bookingId: booking.id, ...forTheOffice });
    const after = await t.anyone.get(`/venues/${venue.id}/meetings.ics`);

    expect(after.text).toBe(before.text);
    expect(named(after)).toEqual(['Rapat']);
    expect(named(await t.budi.get(`/venues/${venue.id}/meetings.ics`))).toEqual(['tertutup']);
  });
});

describe('a link', () => {
  let union: Json;
  let owner: Somebody;
  let login: Browser;
  beforeAll(async () => {
    union = await anOrganization(t);
    owner = await somebody(t, 'representative', { organizationId: union.id });
    login = await owner.login();
    const hosted = (fields: object) => aMeeting(t, { hostIds: [union.id], ...fields });
    await hosted({ name: 'terbuka', heldOn: soon(1) });
    await hosted({ name: 'para pihak', heldOn: soon(2), ...forParties(union.id) });
  });

  const wanted = () => ({ kind: 'organization', subjectId: union.id as string });
  const made = async (by = login, body: object = wanted()): Promise<Json> => {
    const { status, body: link, text } = await by.post('/me/feeds', body);
    if (status !== 201) throw new Error(text);
    return link;
  };
  /** Where a link leads, as an address of the client. */
  const pathOf = (link: Json) => new URL(link.url as string).pathname;
  const tokenOf = (link: Json) => pathOf(link).slice('/api/v1/feeds/'.length, -'.ics'.length);
  const opened = (link: Json, headers = {}) => t.anyone.get(pathOf(link), headers);

  it('is made by a login, shown once, opens its feed as its owner sees it, is listed and revoked', async () => {
    const mine = await somebody(t, 'representative', { organizationId: union.id });
    const browser = await mine.login();

    const link = await made(browser);
    const unused = (await browser.get('/me/feeds')).body.items;
    const answer = await opened(link);
    const listed = (await browser.get('/me/feeds')).body.items;
    const revoked = await browser.delete(`/me/feeds/${link.id}`);
    const after = await opened(link);

    expect(tokenOf(link)).toMatch(/^ikrar_feed_[\w-]{49}$/);
    expect(named(answer)).toEqual(['terbuka', 'para pihak']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(unused).toEqual([{ ...link, url: undefined }]);
    expect(unused[0].lastUsedAt).toBeNull();
    expect(listed[0].lastUsedAt).toMatch(/^\d{4}-/);
    expect(revoked.body.revokedAt).toMatch(/^\d{4}-/);
    expect(codeOf(after)).toEqual(NOT_FOUND);
    expect(codeOf(await browser.delete(`/me/feeds/${link.id}`))).toEqual(NOT_FOUND);
    const { rows } = await t.owner.query(
      `SELECT act, actor_id, detail FROM audit_entry WHERE account_id = $1 AND act LIKE 'feed.%' ORDER BY happened_at`,
      [mine.id],
    );
    expect(rows).toEqual(
      ['feed.issued', 'feed.revoked'].map((act) => ({ act, actor_id: mine.id, detail: link.id })),
    );
  });

  it('answers 304 to who has it', async () => {
    const link = await made();
    const etag = (await opened(link)).headers.get('etag') ?? '';

    expect((await opened(link, { 'if-none-match': etag })).status).toBe(304);
  });

  it('of venues and offices opens those', async () => {
    const venue = await aVenue(t);
    const bureau = await anOrganization(t, { kind: 'government_body', name: 'Dinas Contoh Empat' });
    await aMeeting(t, { name: 'di sana', heldOn: soon(1), venueId: venue.id, officeId: bureau.id });

    const links = [
      await made(login, { kind: 'venue', subjectId: venue.id }),
      await made(login, { kind: 'office', subjectId: bureau.id }),
    ];

    for (const link of links) expect(named(await opened(link))).toEqual(['di sana']);
  });

  it('shows staff what staff see, and no more once they are none', async () => {
    const staff = await somebody(t, 'staff');
    const admin = await (await somebody(t, 'administrator')).login();
    const internal = await anOrganization(t);
    await aMeeting(t, { name: 'internal', heldOn: soon(1), hostIds: [internal.id], ...forTheOffice });
    const link = await made(await staff.login(), { kind: 'organization', subjectId: internal.id });

    const before = named(await opened(link));
    await t.owner.query(`UPDATE account SET role = 'reader' WHERE id = $1`, [staff.id]);
    const asReader = named(await opened(link));
    await admin.post(`/accounts/${staff.id}/role`, { role: 'staff' });

    expect([before, asReader]).toEqual([['internal'], []]);
    expect(codeOf(await opened(link))).toEqual(NOT_FOUND);
  });

  it('shows less at once when a meeting is closed to its owner, and nothing when the organization is', async () => {
    const [mine, other] = [await anOrganization(t), await anOrganization(t)];
    const browser = await (await somebody(t, 'representative', { organizationId: other.id })).login();
    const meeting = await aMeeting(t, { name: 'terbuka', heldOn: soon(1), hostIds: [mine.id] });
    const link = await made(browser, { kind: 'organization', subjectId: mine.id });
    const restrict = async (path: string) =>
      t.budi.act(`${path}/restrict`, await t.budi.read(path), { ...forTheOffice, reason: 'Ditutup.' });

    const before = named(await opened(link));
    await restrict(`/events/${meeting.event.id}`);
    const between = named(await opened(link));
    await restrict(`/organizations/${mine.id}`);

    expect([before, between]).toEqual([['terbuka'], []]);
    expect(codeOf(await opened(link))).toEqual(NOT_FOUND);
  });

  it('outlives a change of the own password, and dies with a reset, another role and the account', async () => {
    const admin = await (await somebody(t, 'administrator')).login();
    const endings: [string, (who: Somebody, browser: Browser) => Promise<unknown>][] = [
      [
        'the own password',
        (_, browser) =>
          browser.post('/account/password', {
            current: 'kopi tubruk di teras 7',
            password: 'sepeda ontel masuk angin',
          }),
      ],
      ['closing', ({ id }) => admin.post(`/accounts/${id}/close`)],
      [
        'closing for a while',
        async ({ id }) => {
          await admin.post(`/accounts/${id}/close`);
          return admin.post(`/accounts/${id}/reopen`);
        },
      ],
      ['another role', ({ id }) => admin.post(`/accounts/${id}/role`, { role: 'reader' })],
      [
        'a year without use',
        ({ id }) =>
          t.owner.query(
            `UPDATE feed_token SET created_at = created_at - interval '366 days', last_used_at = last_used_at - interval '366 days' WHERE account_id = $1`,
            [id],
          ),
      ],
    ];
    const statuses: unknown[] = [];

    for (const [why, end] of endings) {
      const who = await somebody(t, 'representative', { organizationId: union.id });
      const browser = await who.login();
      const link = await made(browser);
      const before = (await opened(link)).status;
      await end(who, browser);
      statuses.push([why, before, (await opened(link)).status]);
    }

    expect(statuses).toEqual(endings.map(([why], n) => [why, 200, n === 0 ? 200 : 404]));
  });

  it('opens nothing but its feed: no record, no list, no login, and no credential beside it counts', async () => {
    const link = await made();
    const bearer = new Client(t.url, tokenOf(link));
    const stranger = await somebody(t, 'reader');

    const refused = await Promise.all([
      bearer.get('/sources'),
      bearer.get('/session'),
      bearer.get(`/organizations/${union.id}/meetings.ics`),
      bearer.get('/me/feeds'),
      bearer.post('/sources', {}),
      t.anyone
        .get('/sources', { cookie: `ikrar=${tokenOf(link)}` })
        .then(({ status }) => ({ status: status + 201 })),
    ]);
    const beside = await opened(link, { authorization: `Bearer ${newToken()}` });
    const byCookie = await (await stranger.login()).get(pathOf(link));
    const posted = await t.anyone.post(pathOf(link), {});

    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401]);
    for (const answer of [beside, byCookie]) expect(named(answer)).toEqual(['terbuka', 'para pihak']);
    expect(posted.status).toBe(405);
  });

  it('is not made by tokens, nor by who has not logged in, nor for what its owner does not see', async () => {
    const hidden = await anOrganization(t, forTheOffice);
    const token = (await login.post('/tokens', { name: 'Contoh', scopes: ['read', 'write'], days: 1 })).body
      .token as string;

    const answers = await Promise.all([
      new Client(t.url, token).post('/me/feeds', wanted()),
      t.anyone.post('/me/feeds', wanted(), { 'sec-fetch-site': 'same-origin' }),
      login.post('/me/feeds', { kind: 'organization', subjectId: hidden.id }),
      login.post('/me/feeds', {
        kind: 'organization',
        subjectId: '00000000-0000-4000-8000-000000000000',
      }),
      login.post('/me/feeds', { kind: 'venue', subjectId: union.id }),
      login.post('/me/feeds', { kind: 'person', subjectId: union.id }),
    ]);

    expect(answers.map(({ status, body }) => [status, (body.type as string).slice(10)])).toEqual([
      [403, 'login-needed'],
      [401, 'token-needed'],
      [409, 'unknown-reference'],
      [409, 'unknown-reference'],
      [409, 'unknown-reference'],
      [400, 'fields-refused'],
    ]);
    expect(answers[2]?.text).toBe(answers[3]?.text);
  });

  it('is nobody else’s to see or revoke', async () => {
    const link = await made();
    const other = await (await somebody(t, 'reader')).login();

    expect(codeOf(await other.delete(`/me/feeds/${link.id}`))).toEqual(NOT_FOUND);
    expect((await other.get('/me/feeds')).body).toEqual({ items: [] });
    expect((await opened(link)).status).toBe(200);
  });

  it('is made once under one key; what its address was is not kept', async () => {
    const browser = await (await somebody(t, 'staff')).login();
    const key = { 'idempotency-key': 'tautan-sekali' };
    const answers = [
      await browser.post('/me/feeds', { kind: 'follows' }, key),
      await browser.post('/me/feeds', { kind: 'follows' }, key),
    ];
    const kept = await t.owner.query(`SELECT body FROM idempotency_key WHERE key = 'tautan-sekali'`);

    expect(answers.map(({ status }) => status)).toEqual([201, 409]);
    expect(answers[1]?.body.type).toBe('/problems/feed-shown-before');
    expect((await browser.get('/me/feeds')).body.items).toHaveLength(1);
    expect(kept.rows).toEqual([{ body: '{}' }]);
  });

  it('is one of fifty at most, also of many made at once', async () => {
    const browser = await (await somebody(t, 'reader')).login();

    const answers = await Promise.all(Array.from({ length: 54 }, () => browser.post('/me/feeds', wanted())));
    const [first] = answers.filter(({ status }) => status === 201);
    await browser.delete(`/me/feeds/${first?.body.id}`);

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(50);
    expect(codeOf(answers.find(({ status }) => status !== 201) as Response)).toEqual([
      409,
      '/problems/too-many-feeds',
    ]);
    expect((await browser.post('/me/feeds', wanted())).status).toBe(201);
  });

  it('that opens nothing is answered alike, however it is wrong, and never repeated', async () => {
    const [revoked, alive] = [await made(), await made()];
    await login.delete(`/me/feeds/${revoked.id}`);
    const wrong = `${tokenOf(alive).slice(0, -1)}${tokenOf(alive).endsWith('A') ? 'B' : 'A'}`;
    const token = tokenOf(revoked);

    const answers = await Promise.all(
      [`${token}.ics`, `${newFeedToken()}.ics`, `${wrong}.ics`, 'x.ics', `${newToken()}.ics`].map((path) =>
        t.anyone.get(`/feeds/${path}`),
      ),
    );
    const elsewhere = await Promise.all([
      t.anyone.get(`/feeds/${token}`),
      t.anyone.get(`/feeds/${token}.ics/x`),
      t.anyone.get(`/feeds/${token}.ics?colour=red`),
      t.anyone.get(`/feeds/%69${token.slice(1)}.ics`),
      t.anyone.post(`/feeds/${token}.ics`, {}),
      t.anyone.get(`/meetings/${token}`),
      t.anyone.get(`/sources/${token}%2Fa`),
      t.anyone.get(`/${token}`),
    ]);

    for (const { status, text } of answers) expect([status, text]).toEqual([404, answers[0]?.text]);
    expect(answers[0]?.body.instance).toBe('/api/v1/feeds/***');
    for (const { status, text } of elsewhere) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).not.toContain(token.slice(11));
    }
    expect(elsewhere[5]?.body.instance).toBe('/api/v1/meetings/ikrar_***');
  });

  it('is kept as a hash, and noted as used once an hour', async () => {
    const link = await made();
    const lastUse = async () =>
      (await t.owner.query(`SELECT last_used_at::text AS at FROM feed_token WHERE id = $1`, [link.id]))
        .rows[0].at as string | null;

    await opened(link);
    const first = await lastUse();
    await opened(link);
    const again = await lastUse();
    await t.owner.query(`UPDATE feed_token SET last_used_at = now() - interval '61 minutes' WHERE id = $1`, [
      link.id,
    ]);
    await opened(link);

    expect(again).toBe(first);
    expect(Date.parse((await lastUse()) ?? '')).toBeGreaterThan(Date.now() - 60_000);
    const { rows } = await t.owner.query<{ row: string }>('SELECT f::text AS row FROM feed_token f');
    expect(rows.map(({ row }) => row).join('\n')).not.toContain(tokenOf(link));
  });

  it('counts as a credential by address, and as its account, so that guesses have an end', async () => {
    const strict = await startTestApp(
      { RATE_CREDENTIALS_PER_MINUTE: '5', RATE_READS_PER_MINUTE: '3' },
      undefined,
    );
    const guess = () => strict.anyone.get(`/feeds/${newFeedToken()}.ics`);
    const statuses: number[] = [];

    for (let n = 0; n < 7; n++) statuses.push((await guess()).status);

    expect(statuses).toEqual([404, 404, 404, 404, 404, 429, 429]);
    expect((await strict.anyone.get('/sources')).status).toBe(200);
    await strict.close();
  });
});
