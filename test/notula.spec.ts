import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MeetingDto } from '../src/meetings/meeting.dto.js';
import { notulaOf } from '../src/notula/compose.js';
import { aMeeting, anOrganization, aPerson, aPost, aTenure, forTheOffice } from './support/builders.js';
import type { Client, Json } from './support/client.js';
import { lacking, readDocx, readPdf, textOfPage, textsOf } from './support/documents.js';
import { startTestApp, type TestApp } from './support/test-app.js';

const ORIGIN = 'https://ikrar.contoh.go.id';
const MISSING = '00000000-0000-4000-8000-000000000000';

let t: TestApp;
let meeting: Json;
beforeAll(async () => {
  t = await startTestApp({ ORIGIN });
  invited = await thePeople();
  meeting = await anAudience();
});
afterAll(() => t.close());

/** The office, and the attendance list of 14 people from 5 organizations. */
let invited: { officeId: string; invitations: Json[] };
async function thePeople(): Promise<typeof invited> {
  const [office, union, branch, company, association] = await Promise.all([
    anOrganization(t, {
      kind: 'government_body',
      name: 'Dinas Ketenagakerjaan Contoh',
      letterhead: 'PEMERINTAH KABUPATEN CONTOH\nDINAS KETENAGAKERJAAN\nJalan Contoh Nomor 1, Cikarang Pusat',
    }),
    anOrganization(t, { name: 'PUK SPEE FSPMI PT Contoh Elektronika' }),
    anOrganization(t, { name: 'PC SP KEP Contoh Bekasi' }),
    anOrganization(t, { kind: 'employer', name: 'PT Contoh Alih Daya' }),
    anOrganization(t, { kind: 'employers_association', name: 'Apindo Contoh' }),
  ]);
  const post = await aPost(t, { title: 'Kepala Bidang Contoh', organizationId: office.id });
  const chair = await aPerson(t, { name: 'Budi Contoh', backTitles: 'S.H.' });
  await aTenure(t, { personId: chair.id, postId: post.id });
  const came = (side: string, fields: object) => ({
    side,
    capacity: 'participant',
    presence: 'present',
    wasInvited: true,
    ...fields,
  });
  return {
    officeId: office.id,
    invitations: [
      came('government', { personId: chair.id, postId: post.id, capacity: 'chair' }),
      came('government', { organizationId: office.id, role: 'staf bidang', capacity: 'minute_taker' }),
      came('union', { organizationId: union.id, role: 'anggota PUK', headcount: 6 }),
      came('union', { organizationId: branch.id, headcount: 4, wasInvited: false }),
      came('employer', { organizationId: company.id, role: 'manajer SDM' }),
      came('employer', { organizationId: association.id, presence: 'late' }),
    ],
  };
}

/** A draft, with nothing on its agenda yet. */
const anAudience = (fields: object = {}): Promise<Json> =>
  aMeeting(t, {
    ...invited,
    name: 'Audiensi Contoh tentang <Pemagangan> & Pelatihan 👍',
    startsAt: '2026-01-12T09:00:00+07:00',
    endsAt: '2026-01-12T10:30:00+07:00',
    place: 'Ruang Rapat Contoh',
    invitationNumber: '500.15/001/Contoh/2026',
    ...fields,
  });

const download = (path: string, client: Client = t.anyone, headers: Record<string, string> = {}) =>
  fetch(t.url + path, {
    redirect: 'manual',
    headers: { ...(client.token && { authorization: `Bearer ${client.token}` }), ...headers },
  });
const minutes = (id: string, format: string) => `/api/v1/meetings/${id}/minutes.${format}`;
const bytes = async (answer: globalThis.Response) => Buffer.from(await answer.arrayBuffer());
const docxFor = async (client: Client, id: string) =>
  readDocx(await bytes(await download(minutes(id, 'docx'), client)));
const pdfFor = async (client: Client, id: string) =>
  (await readPdf(await bytes(await download(minutes(id, 'pdf'), client)))).join('\n');
const open = (path: string, client: Client = t.anyone) => download(path, client, { accept: 'text/html' });
const pageFor = async (client: Client, id: string) =>
  textOfPage(await (await open(`/rapat/${id}/notula`, client)).text());

/** What a reader is to find in each rendering. */
async function textsFor(client: Client, id: string): Promise<string[]> {
  const record = (await client.read(`/meetings/${id}`)) as MeetingDto;
  return textsOf(notulaOf(record, { language: 'id', address: `${ORIGIN}/rapat/${id}/notula`, moment: null }));
}

describe('the minutes of a meeting', () => {
  const SAID = 'Peserta pemagangan bekerja tanpa perjanjian tertulis.';
  beforeAll(async () => {
    const { attendances } = await t.budi.read(`/meetings/${meeting.id}`);
    const speakerId = attendances.find(({ role }: Json) => role === 'anggota PUK').id;
    const item = await t.budi.made(`/meetings/${meeting.id}/agenda-items`, {
      title: 'Perjanjian pemagangan',
      side: 'union',
    });
    for (const point of [
      { kind: 'opening', text: 'Rapat dibuka oleh pimpinan.' },
      { kind: 'discussion', text: SAID, speakerId, agendaItemId: item.id },
      {
        kind: 'decision',
        text: 'Disetujui dengan suara terbanyak.',
        votes: [
          { side: 'government', choice: 'setuju', count: 2 },
          { side: 'union', choice: 'setuju', count: 10 },
          { side: 'employer', choice: 'tidak setuju', count: 2 },
        ],
        votesCast: 14,
      },
    ])
      await t.budi.made(`/meetings/${meeting.id}/minutes-points`, point);
  });

  it('say the same as DOCX, as PDF and as a page', async () => {
    const texts = await textsFor(t.budi, meeting.id);

    expect(texts).toEqual(
      expect.arrayContaining([
        'PEMERINTAH KABUPATEN CONTOH',
        'Audiensi Contoh tentang <Pemagangan> & Pelatihan 👍',
        'Senin, 12 Januari 2026',
        'Nomor 500.15/001/Contoh/2026',
        'SP/SB: 10 orang hadir (diundang 1, datang 2, tanpa undangan 1)',
        'Seluruhnya 14 orang hadir dari 5 organisasi',
        'anggota PUK (6 orang), PUK SPEE FSPMI PT Contoh Elektronika (SP/SB):',
        SAID,
        'tidak setuju',
        `${ORIGIN}/rapat/${meeting.id}/notula`,
      ]),
    );
    expect(lacking((await docxFor(t.budi, meeting.id)).text, texts)).toEqual([]);
    expect(lacking(await pdfFor(t.budi, meeting.id), texts)).toEqual([]);
    expect(lacking(await pageFor(t.budi, meeting.id), texts)).toEqual([]);
  });

  it('show their points to nobody but the office before they are signed, and say so', async () => {
    const shown = [
      (await docxFor(t.anyone, meeting.id)).text,
      await pdfFor(t.anyone, meeting.id),
      await pageFor(t.anyone, meeting.id),
    ];

    for (const text of shown) {
      expect(lacking(text, [SAID])).toEqual([SAID]);
      expect(
        lacking(text, [
          'DRAF: belum ditandatangani',
          'Isi pembahasan, keputusan, dan tindak lanjut tampil di sini setelah notula ditandatangani.',
          'Perjanjian pemagangan',
        ]),
      ).toEqual([]);
    }
  });

  it('leave out whom and what the reader does not see', async () => {
    const person = await aPerson(t, { name: 'Rahasia Contoh', ...forTheOffice });
    const group = await anOrganization(t, { name: 'Kelompok Tertutup Contoh', ...forTheOffice });
    const attendance = { side: 'union', capacity: 'participant', presence: 'present', wasInvited: true };
    const { id } = await anAudience({
      invitations: [
        { ...attendance, personId: person.id, role: null, organizationId: (await anOrganization(t)).id },
        { ...attendance, organizationId: group.id, headcount: 7, ...forTheOffice },
      ],
    });
    const hidden = ['Rahasia Contoh', 'Kelompok Tertutup Contoh', '7 orang'];

    expect(lacking(await pdfFor(t.budi, id), hidden)).toEqual([]);
    expect(lacking(await pdfFor(t.anyone, id), hidden)).toEqual(hidden);
    expect(lacking((await docxFor(t.anyone, id)).text, hidden)).toEqual(hidden);
    expect(lacking(await pageFor(t.anyone, id), hidden)).toEqual(hidden);
    expect(lacking(await pageFor(t.anyone, id), ['SP/SB: 1 orang hadir (diundang 1, datang 1)'])).toEqual([]);
  });

  it('can be read as they stood', async () => {
    const { id } = await anAudience();
    const moment = new Date().toISOString();
    await t.budi.made(`/meetings/${id}/agenda-items`, { title: 'Mata acara susulan' });
    const path = `${minutes(id, 'pdf')}?as_of=${moment}`;

    const earlier = (await readPdf(await bytes(await download(path)))).join('\n');

    expect(lacking(earlier, ['Mata acara susulan'])).toEqual(['Mata acara susulan']);
    expect(lacking(earlier, ['menurut catatan per'])).toEqual([]);
    expect(lacking(await pdfFor(t.anyone, id), ['Mata acara susulan'])).toEqual([]);
    expect((await download(`${minutes(id, 'pdf')}?as_of=2020-01-01`)).status).toBe(404);
  });
});

describe.each([
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['pdf', 'application/pdf'],
])('a file as %s', (format, type) => {
  it('is saved under a name that says what it is, and is nothing a browser runs', async () => {
    const answer = await download(minutes(meeting.id, format));

    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': type,
      'content-disposition': `attachment; filename="notula-2026-01-12-audiensi-contoh-tentang-pemagangan-pelatihan-draf.${format}"; filename*=UTF-8''notula-2026-01-12-audiensi-contoh-tentang-pemagangan-pelatihan-draf.${format}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      'cache-control': 'public, max-age=0, must-revalidate',
      'content-length': String((await bytes(answer)).length),
    });
  });

  it('is not sent again to who has it, and is kept from caches for who is known', async () => {
    const first = await download(minutes(meeting.id, format));
    const etag = first.headers.get('etag') ?? '';
    await first.arrayBuffer();

    const again = await download(minutes(meeting.id, format), t.anyone, { 'if-none-match': etag });
    const office = await download(minutes(meeting.id, format), t.budi, { 'if-none-match': etag });

    expect([again.status, again.headers.get('etag')]).toEqual([304, etag]);
    expect([office.status, office.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(office.headers.get('etag')).not.toBe(etag);
    await office.arrayBuffer();
  });

  it('is the same bytes for all who ask at once', async () => {
    const files = await Promise.all(
      Array.from({ length: 8 }, async () => bytes(await download(minutes(meeting.id, format)))),
    );

    for (const file of files) expect(file.equals(files[0] ?? Buffer.alloc(0))).toBe(true);
  });

  it('of a hidden meeting is not there, as if the meeting were not', async () => {
    const hidden = await anAudience({ name: 'Rapat Tertutup Contoh', ...forTheOffice });

    const answers = await Promise.all(
      [hidden.id, MISSING].map(async (id) => {
        const { status, headers } = await download(minutes(id, format));
        return [status, headers.get('content-type'), headers.get('cache-control')];
      }),
    );

    expect(answers[0]).toEqual([404, 'application/problem+json; charset=utf-8', 'no-store']);
    expect(answers[1]).toEqual(answers[0]);
    expect((await download(minutes(hidden.id, format), t.budi)).status).toBe(200);
  });

  it('takes no key it does not know and no id that is none', async () => {
    expect((await download(`${minutes(meeting.id, format)}?layout=2`)).status).toBe(400);
    expect((await download(minutes('bukan-uuid', format))).status).toBe(404);
  });
});

describe('the page', () => {
  it('stands at an address in each language and leads to the files', async () => {
    const indonesian = await (await open(`/rapat/${meeting.id}/notula`)).text();
    const english = await (await open(`/en/meetings/${meeting.id}/minutes`)).text();

    expect(indonesian).toContain('<html lang="id">');
    expect(english).toContain('<html lang="en">');
    expect(indonesian).toContain(`href="/en/meetings/${meeting.id}/minutes"`);
    expect(english).toContain(`href="/rapat/${meeting.id}/notula"`);
    for (const page of [indonesian, english])
      for (const format of ['docx', 'pdf']) expect(page).toContain(`href="${minutes(meeting.id, format)}"`);
    expect(lacking(textOfPage(english), ['Monday', 'Government', 'DRAFT: not signed yet'])).toEqual([]);
  });

  it('is kept by caches only for everybody, and out of search engines', async () => {
    const [public_, office] = await Promise.all(
      [t.anyone, t.budi].map((client) => open(`/rapat/${meeting.id}/notula`, client)),
    );

    expect(public_?.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(office?.headers.get('cache-control')).toBe('no-store');
    expect(await public_?.text()).toContain('<meta name="robots" content="noindex"/>');
  });

  it('of a hidden meeting is not there, as if the meeting were not', async () => {
    const hidden = await anAudience({ name: 'Rapat Tertutup Contoh', ...forTheOffice });

    const [first, second] = await Promise.all(
      [hidden.id, MISSING].map(async (id) => {
        const answer = await open(`/rapat/${id}/notula`);
        return [answer.status, await answer.text()];
      }),
    );

    expect(first?.[0]).toBe(404);
    expect(first).toEqual(second);
    expect((await open(`/rapat/${hidden.id}/notula`, t.budi)).status).toBe(200);
  });
});
