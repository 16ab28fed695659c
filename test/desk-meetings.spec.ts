import fs from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { today as dayOf } from '../src/common/day.js';
import {
  aBooking,
  aChair,
  aMeeting,
  aMeetingRequest,
  anEvent,
  anOrganization,
  aPoint,
  aPost,
  aSource,
  aStatement,
  aVenue,
} from './support/builders.js';
import type { Json } from './support/client.js';
import { aForm, aPdf } from './support/files.js';
import { somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
let office: Json;
let union: Json;
let staff: string;
beforeAll(async () => {
  t = await startTestApp();
  office = await anOrganization(t, { name: 'Dinas Contoh', acronym: 'DC', kind: 'government_body' });
  union = await anOrganization(t, { name: 'Konfederasi Serikat Contoh', acronym: 'KSC' });
  await anOrganization(t, { name: 'Konfederasi Serikat Seluruh Contoh', acronym: 'KSSC' });
  staff = (await (await somebody(t, 'staff', { organizationId: office.id })).login()).cookie ?? '';
});
afterAll(() => t.close());

const PAGE = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
const open = (path: string, cookie: string | null = staff) =>
  fetch(t.url + path, { redirect: 'manual', headers: { ...PAGE, ...(cookie && { cookie }) } });
const textOf = async (path: string) => (await open(path)).text();

type Fields = Record<string, string>;
const send = (path: string, fields: Fields, cookie: string | null = staff) =>
  fetch(t.url + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { ...PAGE, ...(cookie && { cookie }) },
  });
/** What a form of a page carries along, and what its fields say. */
async function formOf(path: string): Promise<Fields> {
  const html = await textOf(path);
  const fields: Fields = {};
  for (const [, name = '', value = ''] of html.matchAll(/<input[^>]*name="([^"]+)"[^>]*?value="([^"]*)"/g))
    fields[name] ??= value;
  return fields;
}
/** Sends a form of a page, as it stands there but for these fields. */
const fill = async (page: string, fields: Fields, path = page) => {
  const { formToken = '', formKey = '', revision, ...rest } = await formOf(page);
  const carried = page === path ? rest : {};
  return send(path, { formToken, formKey, ...(revision && { revision }), ...carried, ...fields });
};
const count = async (table: string) =>
  Number((await t.owner.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n);

const LOG = '/meja/rapat/catat';
/** A look-up that was answered. */
const chosen = (name: string, words: string, { id }: Json): Fields => ({
  [`${name}.words`]: words,
  [`${name}.for`]: words,
  [`${name}.who`]: `organization:${id}`,
});
const aLog = (): Fields => ({
  name: 'Audiensi Contoh',
  kind: 'audience',
  heldOn: '2026-01-12',
  startsAt: '09:00',
  endsAt: '10:30',
  place: 'Aula Contoh',
  ...chosen('office', 'Dinas Contoh', office),
  ...chosen('attendances.0', 'Dinas Contoh', office),
  'attendances.0.capacity': 'chair',
  ...chosen('attendances.2', 'KSC', union),
  'attendances.2.headcount': '4',
  'points.0.text': 'Serikat meminta jadwal.',
  'points.0.speaker': '2',
  'followUps.1.text': 'Menyusun jadwal',
  'followUps.1.dueOn': '2026-02-02',
});

describe('The desk', () => {
  it.each([
    '/meja',
    LOG,
    '/meja/acara/baru',
    '/meja/sumber/baru',
    '/meja/ruang',
    '/meja/permintaan',
    '/en/meja',
  ])('is not for representatives and readers, and leads others to the login: %s', async (path) => {
    const [representative, reader] = await Promise.all([
      somebody(t, 'representative', { organizationId: union.id }),
      somebody(t, 'reader'),
    ]);

    expect((await open(path, (await representative.login()).cookie)).status).toBe(403);
    expect((await open(path, (await reader.login()).cookie)).status).toBe(403);
    const answer = await open(path, null);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `${path.startsWith('/en') ? '/en/masuk' : '/masuk'}?ke=${encodeURIComponent(path)}`,
    ]);
  });

  it.each([
    '/meja/rapat',
    '/meja/acara',
    '/meja/ruang',
    '/meja/permintaan',
    '/meja/pemesanan',
    '/meja/sumber',
  ])('knows nothing at an address without a record: %s/…', async (path) => {
    expect((await open(`${path}/00000000-0000-4000-8000-000000000000`)).status).toBe(404);
    expect((await open(`${path}/bukan-uuid`)).status).toBe(404);
  });

  it('counts what waits, and says of what somebody entered that it takes another', async () => {
    const request = await aMeetingRequest(t, {
      organizationId: union.id,
      purpose: 'Audiensi contoh yang menunggu',
    });

    const html = await textOf('/meja');

    expect(html).toContain(`href="/meja/permintaan/${request.id}"`);
    expect(html).toMatch(/Permintaan ruang <span class="figure">1</);
    expect(html).toMatch(/Penilaian menunggu tanda tangan kedua <span class="figure">0</);
  });
});

describe('The form of a whole meeting', () => {
  it('makes the meeting, its people, points and follow-ups, and leads to its page', async () => {
    const answer = await fill(LOG, aLog());

    expect(answer.status).toBe(303);
    const [, id] =
      /^\/meja\/rapat\/([\w-]{36})\?kabar=rapat-tercatat$/.exec(answer.headers.get('location') ?? '') ?? [];
    const meeting = await t.budi.read(`/meetings/${id}`);
    expect(meeting).toMatchObject({
      event: {
        name: 'Audiensi Contoh',
        place: 'Aula Contoh',
        startsAt: expect.stringContaining('2026-01-12T02:00'),
      },
      points: [{ text: 'Serikat meminta jadwal.' }, { text: 'Menyusun jadwal' }],
      followUps: [
        { action: 'Menyusun jadwal', dueOn: '2026-02-02', assigneeOrganization: { id: office.id } },
      ],
    });
    expect(meeting.attendances).toHaveLength(2);
  });

  it('makes it once, however often it is sent', async () => {
    const page = await formOf(LOG);
    const fields = { ...page, ...aLog() };
    const before = await count('meeting');

    const first = await send(LOG, fields);
    const second = await send(LOG, fields);
    const later = await send(LOG, { ...fields, formKey: 'kunci-lain' });

    expect([first, second, later].map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set([first, second, later].map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(await count('meeting')).toBe(before + 1);
  });

  it('says what is wrong at the field of its row, and keeps all that was typed', async () => {
    const answer = await fill(LOG, {
      ...aLog(),
      name: '',
      'attendances.2.headcount': '0',
      'followUps.1.dueOn': 'besok',
    });

    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toMatch(/id="name-error-0"[^>]*>harus 1 sampai 300 huruf/);
    expect(html).toMatch(/id="attendances\.2\.headcount-error-0"/);
    expect(html).toMatch(/id="followUps\.1\.dueOn-error-0"[^>]*>harus tanggal yang ada/);
    expect(html).toContain('value="Menyusun jadwal"');
    expect(html).toMatch(/Serikat meminta jadwal\.\s*<\/textarea>/);
  });

  it('asks which one is meant, and says that their acronyms look alike', async () => {
    const answer = await fill(LOG, { ...aLog(), 'attendances.3.words': 'KSC' });

    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toMatch(/id="attendances\.3\.words-error-0"[^>]*>pilih salah satu/);
    expect(html).toContain('KSC = Konfederasi Serikat Contoh; KSSC = Konfederasi Serikat Seluruh Contoh');
  });

  it('names the row whose pledge nobody made', async () => {
    const answer = await fill(LOG, {
      ...aLog(),
      'pledges.0.text': 'Jadwal diumumkan',
      'pledges.0.words': 'kami umumkan',
    });

    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toMatch(/id="pledges\.0\.(?:text|speaker)-error-0"/);
    expect(await count(`event WHERE name = 'Audiensi Contoh' AND place = 'Aula Contoh'`)).toBeLessThanOrEqual(
      2,
    );
  });

  it('tells what the words of a deadline come to, and asks why it is another', async () => {
    const head = await aPost(t, { organizationId: office.id });
    const pledge = {
      ...aLog(),
      'attendances.0.who': `post:${head.id}`,
      'pledges.0.text': 'Jadwal contoh diumumkan',
      'pledges.0.words': 'segera kami umumkan',
      'pledges.0.speaker': '0',
      'pledges.0.duePhrase': 'segera',
    };
    const before = await count('commitment');

    const asked = await fill(LOG, { ...pledge, step: 'arti:pledges.0' });
    const other = { ...pledge, 'pledges.0.dueOn': '2026-06-30' };
    const unreasoned = await fill(LOG, other);
    const reasoned = await fill(LOG, { ...other, 'pledges.0.dueReason': 'Disebut tanggalnya, contoh.' });
    const byRule = await fill(LOG, pledge);

    const meaning = /“segera”: paling lambat/;
    expect([asked.status, await asked.text()]).toEqual([200, expect.stringMatching(meaning)]);
    const html = await unreasoned.text();
    expect(unreasoned.status).toBe(422);
    expect(html).toMatch(/id="pledges\.0\.dueReason-error-0"/);
    expect(html).toMatch(meaning);
    expect([reasoned.status, byRule.status]).toEqual([303, 303]);
    const { rows } = await t.owner.query(
      `SELECT due_on::text AS on, due_rule IS NOT NULL AS by_rule FROM commitment WHERE title = 'Jadwal contoh diumumkan' ORDER BY recorded_at, id`,
    );
    expect(await count('commitment')).toBe(before + 2);
    expect(rows).toEqual([
      { on: '2026-06-30', by_rule: false },
      { on: expect.any(String), by_rule: true },
    ]);
  });

  it('shows itself again with what was typed after the session of its page has ended', async () => {
    const answer = await send(LOG, { ...aLog(), formToken: 'lama' });

    const html = await answer.text();
    expect(answer.status).toBe(403);
    expect(html).toContain('value="Audiensi Contoh"');
    expect(html).toMatch(/name="formToken" value="(?!lama)[^"]{20,}"/);
  });

  it('has more rows at the press of a button, and records nothing yet', async () => {
    const before = await count('meeting');

    const answer = await fill(LOG, { ...aLog(), step: 'tambah:attendances' });

    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('name="attendances.7.words"');
    expect(html).toContain('value="Menyusun jadwal"');
    expect(await count('meeting')).toBe(before);
  });

  it('records an organization it did not find, and has it chosen', async () => {
    const answer = await fill(LOG, {
      ...aLog(),
      step: 'baru:attendances.3',
      'attendances.3.words': 'Forum Contoh Setempat',
      'attendances.3.newKind': 'forum',
    });

    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toMatch(/name="attendances\.3\.who" value="organization:[\w-]{36}" checked/);
    expect(await count(`organization WHERE name = 'Forum Contoh Setempat' AND kind = 'forum'`)).toBe(1);
  });

  it('starts with the room and times of a booking', async () => {
    const booking = await aBooking(t, {
      purpose: 'Audiensi terpesan',
      startsAt: '2026-03-09T09:00:00+07:00',
      endsAt: '2026-03-09T10:00:00+07:00',
    });

    const fields = await formOf(`${LOG}?pemesanan=${booking.id}`);

    expect(fields).toMatchObject({ bookingId: booking.id, name: 'Audiensi terpesan', heldOn: '2026-03-09' });
  });
});

describe('A look-up while somebody types', () => {
  it('finds by any of the words, and by a name that is only alike', async () => {
    await anOrganization(t, { name: 'Serikat Pekerja Elektronika Mandiri' });
    const find = (words: string) =>
      textOf(
        `/meja/cari?nama=attendances.0&jenis=organization&attendances.0.words=${encodeURIComponent(words)}`,
      );

    expect(await find('elektronika serikat')).toContain('Serikat Pekerja Elektronika Mandiri');
    expect(await find('Serikat Pekerja Elektronik Mandri')).toContain('Serikat Pekerja Elektronika Mandiri');
    expect(await find('tidak ada sama sekali')).toContain('Tidak ada yang cocok.');
  });

  it('tells a physician from a doctorate, and two people of one name apart', async () => {
    for (const frontTitles of ['dr.', 'Dr.'])
      await t.budi.made('/people', { name: 'Ratih Contoh Kembar', frontTitles, visibility: 'public' });

    const html = await textOf('/meja/cari?nama=speaker&jenis=person&speaker.words=Ratih%20Contoh%20Kembar');

    expect(html).toContain('adalah dokter');
    expect(html).toContain('Ada beberapa orang bernama Ratih Contoh Kembar');
  });
});

describe('The page of a meeting', () => {
  let meeting: Json;
  let path: string;
  beforeEach(async () => {
    meeting = await aMeeting(t, { officeId: office.id });
    path = `/meja/rapat/${meeting.id}`;
  });

  it('offers what the state allows, and says what is missing where it cannot be done', async () => {
    const planned = await textOf(path);
    expect(planned).toContain(`action="${path}/buka"`);
    expect(planned).not.toContain(`action="${path}/kunci"`);

    expect((await fill(path, {}, `${path}/buka`)).status).toBe(303);
    expect((await fill(path, {}, `${path}/tutup`)).status).toBe(303);

    const closed = await textOf(path);
    expect(closed).toContain('Daftar hadir belum memuat pimpinan rapat');
    expect(closed).not.toContain(`action="${path}/periksa"`);
  });

  it('brings it from plan to locked minutes', async () => {
    await aChair(t, meeting);
    await aPoint(t, meeting);
    for (const act of ['buka', 'tutup', 'periksa', 'tandatangani', 'kunci'])
      expect([act, (await fill(path, {}, `${path}/${act}`)).status]).toEqual([act, 303]);

    expect((await t.budi.read(`/meetings/${meeting.id}`)).state).toBe('locked');
    const corrected = await fill(
      path,
      { text: 'Seharusnya begini', grounds: 'Salah ketik' },
      `${path}/ralat`,
    );
    expect(corrected.status).toBe(303);
  });

  it('gives whoever comes second the choice to do it again on what is there now', async () => {
    const { formToken = '', formKey = '' } = await formOf(path);
    await t.budi.act(`/meetings/${meeting.id}/move`, await t.budi.read(`/meetings/${meeting.id}`), {
      heldOn: '2026-01-13',
      reason: 'Digeser sehari',
    });

    const answer = await send(`${path}/batalkan`, {
      formToken,
      formKey,
      revision: '1',
      reason: 'Tidak jadi',
    });

    const html = await answer.text();
    expect(answer.status).toBe(412);
    expect(html).toContain('Orang lain mengubah catatan ini sementara Anda mengisi');
    expect(html).toContain('13 Januari 2026');
    expect(html).toMatch(/Tidak jadi\s*<\/textarea>/);
    const again = await fill(path, { reason: 'Tidak jadi', revision: '2' }, `${path}/batalkan`);
    expect(again.status).toBe(303);
  });

  it('answers an act there is none of as an address without a record', async () => {
    expect((await fill(path, {}, `${path}/terbang`)).status).toBe(404);
  });

  it('notes who came of all on the list at once, and adds a walk-in', async () => {
    const chair = await aChair(t, meeting, { presence: 'invited' });
    const hadir = `${path}/hadir`;
    await fill(path, {}, `${path}/buka`);

    const noted = await fill(hadir, { [`hadir.${chair.id}`]: 'late' });
    const added = await fill(
      hadir,
      {
        ...chosen('attendances.0', 'KSC', union),
        'attendances.0.headcount': '3',
        'attendances.0.presence': 'walk_in',
      },
      `${hadir}/baru`,
    );

    expect([noted.status, added.status]).toEqual([303, 303]);
    const { attendances } = await t.budi.read(`/meetings/${meeting.id}`);
    expect(attendances).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: chair.id, presence: 'late' }),
        expect.objectContaining({ headcount: 3, wasInvited: false, side: 'union' }),
      ]),
    );
  });

  it('adds a decision with its votes, and refuses votes that do not add up at their field', async () => {
    const votes = {
      kind: 'decision',
      text: 'Disepakati.',
      'votes.0.choice': 'setuju',
      'votes.0.union': '3',
      'votes.0.government': '2',
    };

    expect((await fill(`${path}/butir`, { ...votes, votesCast: '7' })).status).toBe(422);
    expect((await fill(`${path}/butir`, { ...votes, votesCast: '5' })).status).toBe(303);

    const { points } = await t.budi.read(`/meetings/${meeting.id}`);
    expect(points).toMatchObject([{ kind: 'decision', votesCast: 5, votes: [{ count: 2 }, { count: 3 }] }]);
  });

  it('makes a follow-up of a point', async () => {
    const point = await aPoint(t, meeting);
    const page = `${path}/butir/${point.id}`;

    const answer = await fill(
      page,
      { ...chosen('assignee', 'DC', office), action: 'Kirim surat', dueOn: '2026-02-01' },
      `${page}/tindak-lanjut`,
    );

    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `${page}?kabar=jadi-tindak-lanjut`,
    ]);
  });

  it('makes a pledge of a point, by the words of its deadline or another day with its reason', async () => {
    const chair = await aChair(t, meeting);
    const points = [
      await aPoint(t, meeting, { speakerId: chair.id }),
      await aPoint(t, meeting, { speakerId: chair.id }),
    ];
    const typed = { title: 'Ruang contoh disiapkan', words: 'segera', receiverWords: 'para pekerja contoh' };
    const pledge = (point: Json, fields: Fields) =>
      fill(
        `${path}/butir/${point.id}`,
        { ...typed, firmness: 'explicit', duePhrase: 'segera', ...fields },
        `${path}/butir/${point.id}/komitmen`,
      );
    const [first, second] = points as [Json, Json];

    const asked = await pledge(first, { step: 'arti' });
    const unreasoned = await pledge(first, { dueOn: '2026-06-30' });
    const reasoned = await pledge(first, { dueOn: '2026-06-30', dueReason: 'Disebut tanggalnya, contoh.' });
    const byRule = await pledge(second, { duePrecision: 'day' });

    expect([asked.status, unreasoned.status]).toEqual([200, 422]);
    expect(await asked.text()).toMatch(/“segera”: paling lambat/);
    expect(await unreasoned.text()).toContain('id="dueReason-error-0"');
    expect([reasoned.status, byRule.status]).toEqual([303, 303]);
    const dues = await Promise.all(
      points.map(async ({ id }) => {
        const { points: now } = await t.budi.read(`/meetings/${meeting.id}`);
        const { commitment } = now.find((one: Json) => one.id === id);
        return (await t.budi.read(`/commitments/${commitment.id}`)).due;
      }),
    );
    expect(dues).toMatchObject([
      { on: '2026-06-30', rule: null },
      { phrase: 'segera', rule: { phrase: 'segera' } },
    ]);
  });
});

describe('A planned meeting', () => {
  it('books its room, and says at its field why it is too crowded', async () => {
    const venue = await aVenue(t, { capacity: 20 });
    const plan = {
      name: 'Audiensi Contoh Direncanakan',
      kind: 'audience',
      heldOn: '2055-03-01',
      startsAt: '09:00',
      endsAt: '10:00',
      venueId: venue.id,
      headcount: '30',
      ...chosen('office', 'Dinas Contoh', office),
    };

    const crowded = await fill('/meja/rapat/baru', { ...plan, crowdingReason: '' });
    const planned = await fill('/meja/rapat/baru', { ...plan, crowdingReason: 'Peserta bergantian' });

    expect(crowded.status).toBe(422);
    expect(await crowded.text()).toMatch(/id="crowdingReason-error-0"/);
    expect(planned.status).toBe(303);
    expect(await textOf(`/meja/ruang/${venue.id}?minggu=2055-03-03`)).toMatch(
      /<strong>09:00–10:00<\/strong>/,
    );
  });
});

describe('An event', () => {
  it('is recorded with its source and host, and takes what was said, demanded and estimated', async () => {
    const made = await fill('/meja/acara/baru', {
      name: 'Konsolidasi Contoh',
      kind: 'consolidation',
      heldOn: '2026-01-12',
      ...chosen('hosts.0', 'KSC', union),
      'source.title': 'Berita Contoh tentang konsolidasi',
      'source.kind': 'news_article',
      'source.party': 'media',
    });
    expect(made.status).toBe(303);
    const path = (made.headers.get('location') ?? '').replace(/\?.*/, '');
    const event = await t.budi.read(`/events/${path.split('/').at(-1)}`);
    expect(event).toMatchObject({
      hosts: [{ id: union.id }],
      sources: [{ title: 'Berita Contoh tentang konsolidasi' }],
    });
    const sourceId = event.sources[0].id as string;
    const speaker = await t.budi.made('/people', { name: 'Slamet Contoh', visibility: 'public' });

    const said = await fill(
      path,
      {
        kind: 'pledge',
        words: 'akan kami siapkan',
        gist: 'Akan disiapkan',
        saidOn: '2026-01-12',
        sourceId,
        'speaker.words': 'Slamet',
        'speaker.for': 'Slamet',
        'speaker.who': `person:${speaker.id}`,
      },
      `${path}/pernyataan`,
    );
    const demanded = await fill(
      path,
      { title: 'Jadwal pelatihan', sourceId, ...chosen('raisers.0', 'KSC', union) },
      `${path}/tuntutan`,
    );
    const estimated = await fill(
      path,
      { words: 'ribuan buruh', qualifier: 'unquantified', sourceId },
      `${path}/taksiran`,
    );

    expect([said.status, demanded.status, estimated.status]).toEqual([303, 303, 303]);
    const html = await textOf(path);
    expect(html).toMatch(/href="\/meja\/komitmen\/baru\?pernyataan=[\w-]{36}"/);
    expect(html).toContain('Jadwal pelatihan');
    expect(html).toContain('ribuan buruh');
  });

  it('keeps what was typed of a statement without a speaker', async () => {
    const event = await anEvent(t);
    const source = await aSource(t);
    const path = `/meja/acara/${event.id}`;

    const answer = await fill(
      path,
      {
        kind: 'pledge',
        gist: 'Akan disiapkan',
        saidOn: '2026-01-12',
        sourceId: source.id,
        'speaker.words': '',
      },
      `${path}/pernyataan`,
    );

    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toMatch(/id="speaker\.words-error-0"/);
    expect(html).toMatch(/Akan disiapkan\s*<\/textarea>/);
  });
});

describe('The form of a pledge', () => {
  it('warns of receivers whose names mislead, and keeps those chosen before', async () => {
    const { id } = await aStatement(t);
    const page = `/meja/komitmen/baru?pernyataan=${id}`;

    const answer = await fill(
      page,
      { statementId: id, receiverIds: office.id, 'receiverIds.cari': 'KSC', step: 'receiverIds' },
      '/meja/komitmen/baru',
    );

    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toMatch(/role="note">[^<]*KSC = Konfederasi Serikat Contoh; KSSC = /);
    expect(html).toMatch(new RegExp(`name="receiverIds" value="${office.id}" checked`));
    expect(html).toContain(`name="receiverIds" value="${union.id}"`);
  });
});

describe('A source', () => {
  const NEW = '/meja/sumber/baru';
  const letter = (title: string) => ({ title, kind: 'letter', party: 'union', note: 'Asli di loket' });
  /** Sends the form of a page with a file. */
  const upload = async (
    page: string,
    path: string,
    fields: Fields,
    file: Buffer = aPdf(),
    name = 'surat.pdf',
  ) => {
    const { formToken = '', formKey = '' } = await formOf(page);
    return fetch(t.url + path, {
      method: 'POST',
      redirect: 'manual',
      body: aForm(file, name, undefined, { formToken, formKey, ...fields }),
      headers: { ...PAGE, cookie: staff },
    });
  };
  const madeAt = (answer: globalThis.Response) => answer.headers.get('location')?.split('?')[0] ?? '';
  const files = () => fs.readdirSync(t.files, { recursive: true }).length;

  it('is recorded with its file at once, and its desk page shows both', async () => {
    const answer = await upload(NEW, NEW, letter('Surat Contoh 11'));

    const html = await textOf(madeAt(answer));
    expect([answer.status, madeAt(answer)]).toEqual([
      303,
      expect.stringMatching(/^\/meja\/sumber\/[\w-]{36}$/),
    ]);
    expect(html).toContain('Surat Contoh 11');
    expect(html).toContain('surat.pdf');
    expect(html).toMatch(/href="\/api\/v1\/attachments\/[\w-]{36}\/content"/);
  });

  it('is recorded once, however often its form is sent', async () => {
    const { formToken = '', formKey = '' } = await formOf(NEW);
    const fields = { formToken, formKey, ...letter('Surat Contoh 12') };
    const file = aPdf('Surat Contoh 12');

    const answers = [await upload(NEW, NEW, fields, file), await upload(NEW, NEW, fields, file)];

    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await count(`source WHERE title = 'Surat Contoh 12'`)).toBe(1);
    expect(
      await count(`attachment a JOIN source s ON s.id = a.source_id AND s.title = 'Surat Contoh 12'`),
    ).toBe(1);
  });

  it('needs no file', async () => {
    const answer = await upload(NEW, NEW, letter('Surat tanpa berkas Contoh'), Buffer.alloc(0), '');

    expect(answer.status).toBe(303);
    expect(await textOf(madeAt(answer))).toContain('Belum ada berkas');
  });

  it('with a file or a field that is refused comes back with all else that was typed, and nothing is kept', async () => {
    const before = files();

    const wrongFile = await upload(NEW, NEW, letter('Surat Contoh 13'), Buffer.from('bukan PDF'));
    const wrongField = await upload(NEW, NEW, { ...letter('Surat Contoh 13'), url: 'bukan alamat' });
    const texts = [await wrongFile.text(), await wrongField.text()];

    expect([wrongFile.status, wrongField.status]).toEqual([422, 400]);
    expect(texts[0]).toMatch(/id="file-error-0"/);
    expect(texts[1]).toMatch(/id="url-error-0"/);
    for (const html of texts) {
      expect(html).toContain('value="Surat Contoh 13"');
      expect(html).toContain('Asli di loket');
      expect(html).toMatch(/<option value="letter" selected/);
      expect(html).toContain('Pilih lagi berkasnya');
    }
    expect(await count(`source WHERE title = 'Surat Contoh 13'`)).toBe(0);
    expect(files()).toBe(before);
  });

  it('that is on record takes one more file at the desk, and asks for one where none was chosen', async () => {
    const { id } = await aSource(t);
    const path = `/meja/sumber/${id}`;

    const none = await upload(path, `${path}/berkas`, { caption: 'Halaman 2' }, Buffer.alloc(0), '');
    const added = await upload(
      path,
      `${path}/berkas`,
      { caption: 'Halaman 2' },
      aPdf('Halaman 2'),
      'hal-2.pdf',
    );

    const html = await none.text();
    expect([none.status, added.status]).toEqual([400, 303]);
    expect(html).toContain('pilih berkasnya');
    expect(html).toContain('Halaman 2');
    expect((await t.budi.read(`/sources/${id}`)).attachments).toMatchObject([
      { name: 'hal-2.pdf', caption: 'Halaman 2' },
    ]);
  });
});

describe('A booking', () => {
  const anHourFrom = (hours: number) => ({
    startsAt: new Date(Date.now() + hours * 3_600_000).toISOString(),
    endsAt: new Date(Date.now() + (hours + 1) * 3_600_000).toISOString(),
  });
  const YESTERDAY = anHourFrom(-26);
  const pathOf = ({ id }: Json) => `/meja/pemesanan/${id}`;

  it('that has begun is said used or not, from the week of its room', async () => {
    const booking = await aBooking(t, YESTERDAY);
    const week = `/meja/ruang/${booking.venue.id}?minggu=${dayOf(new Date(YESTERDAY.startsAt))}`;
    expect(await textOf(week)).toMatch(new RegExp(`href="${pathOf(booking)}"[^>]*>Catat pemakaian`));

    const nothing = await fill(pathOf(booking), { peopleCount: '18' }, `${pathOf(booking)}/pemakaian`);
    const contrary = await fill(
      pathOf(booking),
      { use: 'unused', peopleCount: '18', reason: 'Kosong' },
      `${pathOf(booking)}/pemakaian`,
    );
    const used = await fill(
      pathOf(booking),
      { use: 'used', peopleCount: '18', reason: 'Dihitung di pintu' },
      `${pathOf(booking)}/pemakaian`,
    );

    expect([nothing.status, contrary.status, used.status]).toEqual([400, 422, 303]);
    const html = await contrary.text();
    expect(html).toMatch(/id="peopleCount-error-0"/);
    expect(html).toContain('value="Kosong"');
    expect(await t.budi.read(`/bookings/${booking.id}`)).toMatchObject({ use: 'used', peopleCount: 18 });
    expect(await textOf(pathOf(booking))).toContain('dipakai, 18 orang');
    expect(await textOf(week)).toContain('Lihat pemesanan');
  });

  it('that has not begun can be given back alone, with a reason', async () => {
    const booking = await aBooking(t, anHourFrom(24));
    const path = pathOf(booking);
    expect(await textOf(path)).not.toContain(`action="${path}/pemakaian"`);

    expect((await fill(path, { use: 'used' }, `${path}/pemakaian`)).status).toBe(422);
    expect((await fill(path, { reason: '' }, `${path}/lepas`)).status).toBe(400);
    expect((await fill(path, { reason: 'Batal' }, `${path}/lepas`)).status).toBe(303);

    const html = await textOf(path);
    expect(html).toContain('sudah dilepas');
    expect(html).not.toContain('action="/meja');
  });

  it('that somebody else settled meanwhile is shown as it is now', async () => {
    const booking = await aBooking(t, YESTERDAY);
    const form = await formOf(pathOf(booking));
    await t.budi.act(`/bookings/${booking.id}/settle`, booking, { use: 'unused' });

    const answer = await send(`${pathOf(booking)}/pemakaian`, {
      ...form,
      use: 'used',
      reason: 'Saya di sana',
    });

    expect(answer.status).toBe(412);
    const html = await answer.text();
    expect(html).toContain('Orang lain mengubah catatan ini');
    expect(html).toContain('tidak dipakai');
    expect(html).toContain('value="Saya di sana"');
  });
});

describe('An event that is a meeting', () => {
  it('leads to its meeting at the desk and back, and its page for everybody leads keepers there', async () => {
    const meeting = await aMeeting(t);
    const [atDesk, ofEvent] = [`href="/meja/rapat/${meeting.id}"`, `href="/meja/acara/${meeting.event.id}"`];

    expect(await textOf(`/meja/acara/${meeting.event.id}`)).toContain(atDesk);
    expect(await textOf(`/meja/rapat/${meeting.id}`)).toContain(ofEvent);
    for (const path of [`/acara/${meeting.event.id}`, `/rapat/${meeting.id}`]) {
      expect(await textOf(path)).toContain(atDesk);
      expect(await (await open(path, null)).text()).not.toContain('/meja');
    }
  });

  it('is told from one that is none', async () => {
    const event = await anEvent(t);

    expect(await textOf(`/meja/acara/${event.id}`)).not.toContain('href="/meja/rapat/');
    expect(await textOf(`/acara/${event.id}`)).toContain(`href="/meja/acara/${event.id}"`);
  });
});

describe('A request for the room', () => {
  const time = { startsAt: '2055-04-05T09:00:00+07:00', endsAt: '2055-04-05T10:00:00+07:00' };
  const aRequest = async (venue: Json) =>
    aMeetingRequest(t, { organizationId: union.id, venueId: venue.id, preferred: [time] });

  it('is approved for a time that was asked for, which books the room', async () => {
    const venue = await aVenue(t);
    const request = await aRequest(venue);
    const path = `/meja/permintaan/${request.id}`;
    expect(await textOf(path)).toContain('ruang kosong');

    const answer = await fill(
      path,
      { venueId: venue.id, time: `${time.startsAt}/${time.endsAt}` },
      `${path}/setujui`,
    );

    expect(answer.status).toBe(303);
    const html = await textOf(path);
    expect(html).toMatch(/href="\/meja\/rapat\/baru\?pemesanan=[\w-]{36}"/);
    expect(html).not.toContain(`action="${path}/setujui"`);
  });

  it('is not approved for a time the room is taken; another is proposed', async () => {
    const venue = await aVenue(t);
    await aBooking(t, { venueId: venue.id, ...time });
    const request = await aRequest(venue);
    const path = `/meja/permintaan/${request.id}`;
    expect(await textOf(path)).toContain('ruang sudah dipakai');

    const taken = await fill(
      path,
      { venueId: venue.id, time: `${time.startsAt}/${time.endsAt}` },
      `${path}/setujui`,
    );
    const proposed = await fill(
      path,
      { venueId: venue.id, day: '2055-04-06', startsAt: '09:00', endsAt: '10:00', reason: 'Ruang terpakai' },
      `${path}/usulkan`,
    );

    expect(taken.status).toBe(409);
    expect(await taken.text()).toContain('Ruang ini sudah dipesan');
    expect(proposed.status).toBe(303);
    expect(await t.budi.read(`/meeting-requests/${request.id}`)).toMatchObject({
      state: 'proposed',
      answer: 'Ruang terpakai',
    });
  });

  it('is refused with a reason, and not without one', async () => {
    const request = await aRequest(await aVenue(t));
    const path = `/meja/permintaan/${request.id}`;

    expect((await fill(path, { reason: '' }, `${path}/tolak`)).status).toBe(400);
    expect((await fill(path, { reason: 'Bukan urusan kami' }, `${path}/tolak`)).status).toBe(303);
  });
});
