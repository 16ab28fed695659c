import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { today } from '../src/common/day.js';
import type { Browser } from './support/browser.js';
import {
  aCommitment,
  anOrganization,
  aPost,
  aVenue,
  aVerifiedCommitment,
  evidence,
  forTheOffice,
} from './support/builders.js';
import type { Json } from './support/client.js';
import { aForm, aPdf } from './support/files.js';
import { PASSWORD, type Somebody, somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
let union: Json;
let rival: Json;
let leader: Somebody;
let stranger: Somebody;
let reader: Somebody;
let staff: Somebody;
beforeAll(async () => {
  t = await startTestApp({ ORIGIN: 'http://127.0.0.1:3000', UPLOAD_LIMIT_BYTES: '20000' });
  [union, rival] = await Promise.all([anOrganization(t), anOrganization(t)]);
  leader = await somebody(t, 'representative', { organizationId: union.id });
  stranger = await somebody(t, 'representative', { organizationId: rival.id });
  reader = await somebody(t, 'reader');
  staff = await somebody(t, 'staff');
});
afterAll(() => t.close());

const PAGE = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
const NOBODY = '00000000-0000-4000-8000-000000000000';

const cookieOf = async (one: Somebody) => (await one.login()).cookie ?? '';
const open = (path: string, cookie = '') =>
  fetch(t.url + path, { redirect: 'manual', headers: { ...PAGE, cookie } });
const send = (path: string, body: BodyInit, cookie = '') =>
  fetch(t.url + path, { method: 'POST', redirect: 'manual', body, headers: { ...PAGE, cookie } });
/** What the forms of a page carry. */
const carriedBy = async (path: string, cookie: string) => {
  const html = await (await open(path, cookie)).text();
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
  return { formToken: value('formToken'), formKey: value('formKey'), revision: value('revision') };
};

describe('the desk of a union', () => {
  it('is for representatives, and the desk of the office for those who keep the record', async () => {
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id] });
    const [ours, theirs] = [
      [
        '/serikat-kami',
        '/serikat-kami/komitmen',
        `/serikat-kami/komitmen/${pledge.id}`,
        '/serikat-kami/rapat/minta',
      ],
      [
        '/meja/komitmen',
        '/meja/komitmen/baru',
        `/meja/komitmen/${pledge.id}`,
        `/meja/komitmen/${pledge.id}/nilai`,
      ],
    ];
    const cookies = {
      leader: await cookieOf(leader),
      reader: await cookieOf(reader),
      staff: await cookieOf(staff),
    };
    const statuses = async (paths: string[], cookie?: string) =>
      new Set(await Promise.all(paths.map(async (path) => (await open(path, cookie)).status)));

    expect(await statuses(ours, cookies.leader)).toEqual(new Set([200]));
    expect(await statuses(ours, cookies.reader)).toEqual(new Set([403]));
    expect(await statuses(ours, cookies.staff)).toEqual(new Set([403]));
    expect(await statuses([...ours, ...theirs])).toEqual(new Set([303]));
    expect(await statuses(theirs, cookies.staff)).toEqual(new Set([200]));
    expect(await statuses(theirs, cookies.leader)).toEqual(new Set([403]));
    expect(await statuses(theirs, cookies.reader)).toEqual(new Set([403]));
  });

  it('shows what waits for an answer until it is answered, and nothing that is hidden', async () => {
    const own = await anOrganization(t);
    const somebodyNew = await somebody(t, 'representative', { organizationId: own.id });
    const pledge = await aVerifiedCommitment(t, { title: 'Janji terbuka contoh', receiverIds: [own.id] });
    const hidden = await aVerifiedCommitment(t, {
      title: 'Janji tertutup contoh',
      receiverIds: [own.id],
      ...forTheOffice,
    });
    for (const one of [pledge, hidden])
      await t.budi.act(`/commitments/${one.id}/assessments`, await t.budi.read(`/commitments/${one.id}`), {
        lane: 'desk',
        finding: 'in_progress',
        assessedOn: today(),
        note: 'Sedang berjalan.',
        evidence: [await evidence(t, 'B')],
      });
    const cookie = await cookieOf(somebodyNew);

    const before = await (await open('/serikat-kami', cookie)).text();
    const form = new URLSearchParams(await carriedBy(`/serikat-kami/komitmen/${pledge.id}`, cookie));
    const sent = new FormData();
    for (const [name, value] of form) if (name !== 'revision') sent.append(name, value);
    for (const [name, value] of Object.entries({
      finding: 'confirms',
      note: 'Benar.',
      audience: 'everybody',
    }))
      sent.append(name, value);
    const answer = await send(`/serikat-kami/komitmen/${pledge.id}/jawaban`, sent, cookie);
    const after = await (await open('/serikat-kami', cookie)).text();

    expect(answer.status).toBe(303);
    expect(before).toContain('#jawaban');
    expect(after).not.toContain('#jawaban');
    expect(before + after).not.toContain('Janji tertutup');
    expect(before).toContain('<strong>1</strong> seluruhnya');
  });
});

describe('an answer with its evidence', () => {
  const path = (pledge: Json) => `/serikat-kami/komitmen/${pledge.id}`;
  const FIELDS = {
    finding: 'disputes',
    note: 'Ruangnya masih terkunci.',
    audience: 'everybody',
    kind: 'recording',
    party: 'union',
    shows: 'Pintunya terkunci.',
  };
  const answer = async (
    pledge: Json,
    cookie: string,
    { file = aPdf(), name = 'foto.pdf', ...fields }: Record<string, string | Buffer> = {},
  ) => {
    const { formToken, formKey } = await carriedBy(path(pledge), cookie);
    const form = aForm(file, name as string, undefined, {
      formToken,
      formKey,
      ...FIELDS,
      ...(fields as Record<string, string>),
    });
    return send(`${path(pledge)}/jawaban`, form, cookie);
  };
  const kept = () => fs.readdirSync(t.files, { recursive: true }).length;
  const sources = async () => (await t.budi.read('/sources?limit=100')).items.length as number;

  it('is refused without the token of the session, and from a union it was not promised to', async () => {
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id] });
    const [before, files] = [await sources(), kept()];

    const forged = await answer(pledge, await cookieOf(leader), { formToken: 'x' });
    const foreign = await answer(pledge, await cookieOf(stranger), {
      formToken: (await carriedBy('/serikat-kami/rapat/minta', await cookieOf(stranger))).formToken,
    });

    expect([forged.status, await forged.text()]).toEqual([403, expect.stringMatching(/kirim lagi/)]);
    expect(foreign.status).toBe(403);
    expect((await t.anyone.read(`/commitments/${pledge.id}`)).lanes.receiver).toEqual([]);
    expect([await sources(), kept()]).toEqual([before, files]);
  });

  it('with a file that is too large or of a wrong type comes back with all else that was typed', async () => {
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id] });
    const cookie = await cookieOf(leader);

    const large = await answer(pledge, cookie, { file: Buffer.alloc(60_000, 'a') });
    const wrong = await answer(pledge, cookie, { file: Buffer.from('bukan PDF') });
    const texts = [await large.text(), await wrong.text()];

    expect([large.status, wrong.status]).toEqual([413, 422]);
    for (const text of texts) {
      expect(text).toContain('Ruangnya masih terkunci.');
      expect(text).toContain('Pilih lagi berkasnya');
    }
    expect((await t.anyone.read(`/commitments/${pledge.id}`)).lanes.receiver).toEqual([]);
  });

  it('sent after the session has ended comes back through the login without its file, and is not sent', async () => {
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id] });
    const cookie = await cookieOf(leader);
    const { formToken, formKey } = await carriedBy(path(pledge), cookie);
    await t.owner.query('UPDATE login_session SET ended_at = now() WHERE account_id = $1', [leader.id]);
    const files = kept();
    const hidden = (html: string, action: string) =>
      [
        ...(html.split(`action="${action}"`)[1] ?? '')
          .split('</form>')[0]
          .matchAll(/name="([^"]+)" value="([^"]*)"/g),
      ].map(([, name = '', value = '']): [string, string] => [name, value]);

    const late = await answer(pledge, cookie, { formToken, formKey });
    const lost = await late.text();
    const entered = await send(
      '/masuk',
      new URLSearchParams([...hidden(lost, '/masuk/isian'), ['email', leader.email], ['password', PASSWORD]]),
    );
    const page = await entered.text();
    const returned = new FormData();
    for (const [name, value] of hidden(page, `${path(pledge)}/jawaban`)) returned.append(name, value);
    const shown = await send(
      `${path(pledge)}/jawaban`,
      returned,
      entered.headers.getSetCookie()[0]?.split(';')[0],
    );

    const html = await shown.text();
    expect([late.status, entered.status, shown.status]).toEqual([401, 200, 200]);
    expect(lost).toContain('pilih lagi berkasnya');
    expect(page).toContain('enctype="multipart/form-data"');
    expect(html).toContain('Ruangnya masih terkunci.');
    expect(html).toContain('belum dikirim');
    expect((await t.anyone.read(`/commitments/${pledge.id}`)).lanes.receiver).toEqual([]);
    expect(kept()).toBe(files);
  });

  it('that is sent twice happens once', async () => {
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id] });
    const cookie = await cookieOf(leader);
    const { formToken, formKey } = await carriedBy(path(pledge), cookie);

    for (const status of [303, 303])
      expect((await answer(pledge, cookie, { formToken, formKey })).status).toBe(status);

    expect((await t.anyone.read(`/commitments/${pledge.id}`)).lanes.receiver).toHaveLength(1);
  });

  it('for the office alone leaves no trace on what others see', async () => {
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id] });

    const sent = await answer(pledge, await cookieOf(leader), { audience: 'office', file: aPdf('Rahasia') });
    const [seen, known] = [
      await t.anyone.read(`/commitments/${pledge.id}`),
      await t.budi.read(`/commitments/${pledge.id}`),
    ];
    const [entry] = known.lanes.receiver;

    expect(sent.status).toBe(303);
    expect([seen.flags.includes('disputed'), seen.lanes.receiver]).toEqual([false, []]);
    expect(entry).toMatchObject({ visibility: 'parties', restriction: { partyIds: [union.id] } });
    expect((await t.anyone.get(`/sources/${entry.evidence[0].source.id}`)).status).toBe(404);
  });

  it('on a letter of the union itself stays the word of one side', async () => {
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id] });

    await answer(pledge, await cookieOf(leader), { kind: 'letter', title: 'Surat Contoh 1/2026' });

    const { lanes } = await t.anyone.read(`/commitments/${pledge.id}`);
    expect(lanes.receiver[0].evidence).toMatchObject([
      { grade: 'D', source: { title: 'Surat Contoh 1/2026' } },
    ]);
  });
});

describe('a request for a meeting by a page', () => {
  it('is for the union and the office, and answered by the union alone', async () => {
    const cookie = await cookieOf(leader);
    const { formToken, formKey } = await carriedBy('/serikat-kami/rapat/minta', cookie);
    const asked = await send(
      '/serikat-kami/rapat/minta',
      new URLSearchParams({
        formToken,
        formKey,
        purpose: 'Jadwal contoh',
        headcount: '4',
        'time.1.day': '2055-02-01',
        'time.1.from': '09:00',
        'time.1.until': '10:00',
      }),
      cookie,
    );
    const page = asked.headers.get('location')?.split('?')[0] ?? '';
    const id = page.split('/').at(-1) ?? '';
    const venue = await aVenue(t);
    const request = await t.budi.read(`/meeting-requests/${id}`);
    await t.budi.act(`/meeting-requests/${id}/propose`, request, {
      venueId: venue.id,
      startsAt: '2055-02-02T09:00:00+07:00',
      endsAt: '2055-02-02T10:00:00+07:00',
      reason: 'Ruangnya dipakai.',
    });
    const carried = await carriedBy(page, cookie);
    const theirs = await carriedBy('/serikat-kami/rapat/minta', await cookieOf(stranger));
    const act = (form: object, name: string, by: string) =>
      send(`${page}/${name}`, new URLSearchParams({ ...form, reason: 'Contoh.' }), by);

    expect(request).toMatchObject({ state: 'asked', preferred: [{ startsAt: '2055-02-01T02:00:00+00:00' }] });
    expect((await open(page, await cookieOf(stranger))).status).toBe(404);
    expect((await act({ ...theirs, revision: '2' }, 'terima', await cookieOf(stranger))).status).toBe(404);
    expect((await act({ ...carried, revision: '1' }, 'terima', cookie)).status).toBe(412);
    expect((await act(carried, 'tolak', cookie)).status).toBe(303);
    expect((await t.budi.read(`/meeting-requests/${id}`)).state).toBe('asked');
  });
});

describe('following', () => {
  const followed = async (by: Browser) => (await by.get('/me/follows')).body.items as Json[];
  const put = (by: Browser, id: string) => by.put(`/me/follows/${id}`);
  const plan = async (pledge: Json, fields: object = {}) =>
    t.budi.made(`/commitments/${pledge.id}/follow-ups`, {
      action: 'Bersurat',
      method: 'letter',
      assigneePostId: (await aPost(t)).id,
      dueOn: '2026-03-02',
      ...fields,
    });

  it('tells of what changed since somebody looked, as far as they see, and not of what they did', async () => {
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id] });
    const [one, union_] = [await reader.login(), await leader.login()];
    for (const by of [one, one, union_]) expect((await put(by, pledge.id)).status).toBe(200);

    await plan(pledge);
    await plan(pledge, forTheOffice);
    await plan(pledge, { ...forTheOffice, visibility: 'parties', partyIds: [union.id] });
    const news = [await followed(one), await followed(union_)].map(([follow]) => follow.changeCount);
    const read = await one.post(`/me/follows/${pledge.id}/look`);
    const left = await one.delete(`/me/follows/${pledge.id}`);

    expect(news).toEqual([1, 2]);
    expect(read.body).toMatchObject({ changeCount: 0, changes: [], commitment: { id: pledge.id } });
    expect(left.body).toEqual({ items: [] });
    expect((await one.delete(`/me/follows/${pledge.id}`)).status).toBe(404);
    expect((await one.post(`/me/follows/${pledge.id}/look`)).status).toBe(404);
    expect((await put(one, pledge.id)).body).toMatchObject({ changeCount: 0 });
  });

  it('answers for what is hidden as for what does not exist, and forgets what is closed', async () => {
    const one = await reader.login();
    const [open_, hidden] = [await aVerifiedCommitment(t), await aCommitment(t)];
    await put(one, open_.id);
    const answers = await Promise.all([hidden.id, NOBODY].map((id) => put(one, id)));

    await t.siti.act(`/commitments/${open_.id}/restrict`, open_, { ...forTheOffice, reason: 'Contoh.' });

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[0]?.text.replaceAll(hidden.id, NOBODY)).toBe(answers[1]?.text);
    expect(await followed(one)).not.toContainEqual(
      expect.objectContaining({ commitment: expect.objectContaining({ id: open_.id }) }),
    );
  });

  it('is for people who have logged in, each for themselves', async () => {
    const pledge = await aVerifiedCommitment(t);
    await put(await leader.login(), pledge.id);
    const another = await somebody(t, 'reader');

    expect(await followed(await another.login())).toEqual([]);
    expect((await t.budi.get('/me/follows')).status).toBe(403);
    expect((await t.anyone.get('/me/follows')).status).toBe(401);
    expect(
      (await (await another.login()).put(`/me/follows/${pledge.id}`, { 'sec-fetch-site': 'cross-site' }))
        .status,
    ).toBe(403);
  });

  it('by the button of a page needs its token, and goes back to that page within this site', async () => {
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id] });
    const cookie = await cookieOf(leader);
    const { formToken } = await carriedBy(`/serikat-kami/komitmen/${pledge.id}`, cookie);
    const follow = (fields: Record<string, string>) =>
      send(`/akun/ikutan/${pledge.id}`, new URLSearchParams(fields), cookie);

    expect((await follow({})).status).toBe(403);
    const answers = [
      await follow({ formToken, ke: `/serikat-kami/komitmen/${pledge.id}` }),
      await follow({ formToken, ke: '//evil.example' }),
    ];
    expect(answers.map(({ headers }) => headers.get('location'))).toEqual([
      `/serikat-kami/komitmen/${pledge.id}`,
      '/akun/ikutan?kabar=followed',
    ]);
  });
});

describe('the desk for pledges', () => {
  it('lets nobody verify what they entered, and nobody act on what changed meanwhile', async () => {
    const one = await cookieOf(staff);
    const statement = (await t.budi.read('/statements')).items[0];
    const form = await carriedBy(`/meja/komitmen/baru?pernyataan=${statement.id}`, one);
    const made = await send(
      '/meja/komitmen/baru',
      new URLSearchParams({
        ...form,
        statementId: statement.id,
        title: 'Janji contoh dari halaman',
        firmness: 'explicit',
        receiverWords: 'para pekerja contoh',
      }),
      one,
    );
    const page = made.headers.get('location')?.split('?')[0] ?? '';
    const carried = await carriedBy(page, one);
    const other = await cookieOf(await somebody(t, 'staff'));
    const theirs = await carriedBy(page, other);

    const own = await send(`${page}/verifikasi`, new URLSearchParams(carried), one);
    const stale = await send(`${page}/verifikasi`, new URLSearchParams({ ...theirs, revision: '7' }), other);
    const forged = await send(`${page}/verifikasi`, new URLSearchParams({ ...theirs, formToken: '' }), other);
    const second = await send(`${page}/verifikasi`, new URLSearchParams(theirs), other);

    expect([own, stale, forged, second].map(({ status }) => status)).toEqual([403, 412, 403, 303]);
    expect(await own.text()).toContain('orang kedua');
    expect(await stale.text()).toContain('Orang lain mengubah catatan ini');
  });
});
