import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, today } from '../src/common/day.js';
import {
  aDraftVersion,
  anOrganization,
  aPerson,
  aPost,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  evidence,
  forParties,
  forTheOffice,
  knownWorkingDays,
  next,
} from './support/builders.js';
import type { Client, Json } from './support/client.js';
import { aForm, aPdf } from './support/files.js';
import { type Somebody, somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
let union: Json;
let rival: Json;
let office: Json;
let post: Json;
let leader: Somebody;
let stranger: Somebody;
let official: Somebody;
let ours: Client;
beforeAll(async () => {
  t = await startTestApp({ ORIGIN: 'http://127.0.0.1:3000' });
  await knownWorkingDays(t);
  union = await anOrganization(t, { name: 'Serikat Contoh Penanya' });
  rival = await anOrganization(t);
  office = await anOrganization(t, { kind: 'government_body', name: 'Dinas Contoh Pemberi Janji' });
  post = await aPost(t, { organizationId: office.id });
  leader = await somebody(t, 'representative', { organizationId: union.id });
  stranger = await somebody(t, 'representative', { organizationId: rival.id });
  official = await somebody(t, 'representative', { organizationId: office.id });
  ours = await t.representative(`Rina Contoh ${next()}`, union.id);
});
afterAll(() => t?.close());

const PAGE = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
const cookieOf = async (one: Somebody) => (await one.login()).cookie ?? '';
const open = (path: string, cookie: string) =>
  fetch(t.url + path, { redirect: 'manual', headers: { ...PAGE, cookie } });
const textOf = async (path: string, cookie: string) => (await open(path, cookie)).text();
const send = (path: string, cookie: string, fields: Record<string, string>) =>
  fetch(t.url + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { ...PAGE, cookie },
  });
/** Sends a form that can bring a file. */
const sendForm = (path: string, cookie: string, form: FormData) =>
  fetch(t.url + path, { method: 'POST', redirect: 'manual', body: form, headers: { ...PAGE, cookie } });
const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};
/** What the forms of a page carry. */
const carriedBy = async (path: string, cookie: string) => {
  const html = await textOf(path, cookie);
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
  return { formToken: value('formToken'), formKey: value('formKey'), revision: value('revision') };
};
const codeOf = ({ status, body }: { status: number; body: Json }) => [status, body.type];

/** A pledge of the office to the union. */
const pledged = async (fields: Json = {}): Promise<Json> =>
  aVerifiedCommitment(t, {
    statementId: (await aStatement(t, { postId: post.id, saidOn: '2026-01-12' })).id,
    receiverIds: [union.id],
    dueOn: '2026-02-27',
    ...fields,
  });

describe('a remark on a draft by a side’s own login', () => {
  it('is in the name and on the side of its organization, and the history says who entered it', async () => {
    const draft = await aDraftVersion(t, { commitmentId: (await pledged()).id });

    const { body } = await ours.act(`/draft-versions/${draft.id}/remarks`, draft, {
      clause: 'Pasal 4',
      words: 'Uang saku contoh terlalu kecil.',
    });

    expect(body.remarks).toMatchObject([
      { number: 1, side: 'union', organization: { id: union.id }, isByParty: true, answer: 'open' },
    ]);
    const { items } = await t.budi.read(`/draft-versions/${draft.id}/history`);
    const { rows } = await t.owner.query(
      `SELECT a.role, a.organization_id AS organization FROM history_entry h JOIN account a ON a.id = h.actor_id
        WHERE h.record_id = $1 AND h.act = 'draft_version.remarked'`,
      [draft.id],
    );
    expect(items).toHaveLength(2);
    expect(rows).toEqual([{ role: 'representative', organization: union.id }]);
    const { text: page } = await t.anyone.send('GET', `/../../komitmen/${draft.commitmentId}`);
    expect(page).toContain('dicatat lewat akunnya sendiri');
  });

  it('can come from the maker and from whoever raised the demand, and from no other', async () => {
    const raised = await t.budi.made('/demands', {
      title: 'Tuntutan contoh',
      raisedOn: '2026-01-02',
      raisedByIds: [rival.id],
      sourceId: (await t.budi.read('/sources?limit=1')).items[0].id,
    });
    const commitment = await pledged({
      statementId: (await aStatement(t, { postId: post.id, saidOn: '2026-01-12', demandId: raised.id })).id,
    });
    const draft = await aDraftVersion(t, { commitmentId: commitment.id });
    const remark = async (organization: Json) => {
      const client = await t.representative(`Rina Contoh ${next()}`, organization.id);
      const seen = await t.budi.read(`/draft-versions/${draft.id}`);
      return client.act(`/draft-versions/${draft.id}/remarks`, seen, { words: 'Contoh.' });
    };

    const [maker, asker] = [await remark(office), await remark(rival)];
    const other = await remark(await anOrganization(t));

    expect([maker.status, asker.status, codeOf(other)]).toEqual([200, 200, [403, '/problems/not-a-party']]);
    expect(asker.body.remarks.map(({ side }: Json) => side)).toEqual(['government', 'union']);
  });

  it('stays its own: the office answers it, and what is answered stays as it is', async () => {
    const draft = await aDraftVersion(t, { commitmentId: (await pledged()).id });
    const path = `/draft-versions/${draft.id}`;
    const said = await ours.act(`${path}/remarks`, draft, { words: 'Semula.' });
    const overwritten = await t.budi.act(`${path}/reword`, said.body, { number: 1, words: 'Lain.' });
    const reworded = await ours.act(`${path}/reword`, said.body, { number: 1, words: 'Kedua.' });
    const answered = await t.budi.act(`${path}/answer`, reworded.body, {
      number: 1,
      answer: 'taken_in',
      answeredOn: '2026-02-20',
    });
    const after = await ours.act(`${path}/reword`, answered.body, { number: 1, words: 'Ketiga.' });

    expect([overwritten.status, reworded.status, answered.status]).toEqual([403, 200, 200]);
    expect(codeOf(after)).toEqual([422, '/problems/remark-answered']);
    expect((await t.anyone.read(path)).remarks).toMatchObject([
      { words: 'Kedua.', isByParty: true, answer: 'taken_in' },
    ]);
  });

  it('is held by the database, whoever asks', async () => {
    const draft = await aDraftVersion(t, { commitmentId: (await pledged()).id });
    const path = `/draft-versions/${draft.id}`;
    const said = await ours.act(`${path}/remarks`, draft, { words: 'Semula.' });
    await t.budi.act(`${path}/remarks`, said.body, { side: 'employer', words: 'Terlalu luas.' });
    const as = async (role: string, organization: string, change: string) => {
      await t.owner.query('BEGIN');
      try {
        await t.owner.query(
          `SELECT set_config('ikrar.actor', $1, true), set_config('ikrar.role', $2, true), set_config('ikrar.organization', $3, true)`,
          [draft.id, role, organization],
        );
        await t.owner.query(`UPDATE draft_version SET ${change} WHERE id = $1`, [draft.id]);
        return 'done';
      } catch (error) {
        return (error as { code: string }).code;
      } finally {
        await t.owner.query('ROLLBACK');
      }
    };
    const REFUSED = '42501';
    const words = (n: number) => `remarks = jsonb_set(remarks, '{${n},words}', '"Lain"')`;

    expect(await as('staff', '', words(0))).toBe(REFUSED);
    expect(await as('staff', '', 'remarks = remarks - 0')).toBe(REFUSED);
    expect(await as('staff', '', `remarks = jsonb_set(remarks, '{1,isByParty}', 'true')`)).toBe(REFUSED);
    expect(await as('staff', '', words(1))).toBe('done');
    expect(await as('representative', union.id, words(0))).toBe('done');
    expect(await as('representative', union.id, words(1))).toBe(REFUSED);
    expect(await as('representative', rival.id, words(0))).toBe(REFUSED);
    expect(await as('representative', union.id, `title = 'Lain'`)).toBe(REFUSED);
    const back = (n: number, more = '') =>
      `remarks = jsonb_set(remarks, '{${n}}', remarks -> ${n} || '{"withdrawnOn":"2026-03-02","withdrawnReason":"Contoh"${more}}')`;
    expect(await as('representative', union.id, back(0))).toBe('done');
    expect(await as('representative', union.id, back(0, ',"words":"Lain"'))).toBe(REFUSED);
    expect(await as('representative', union.id, back(1))).toBe(REFUSED);
    expect(await as('staff', '', back(0))).toBe(REFUSED);
    expect(await as('staff', '', back(1))).toBe('done');
    expect(await as('staff', '', back(1, ',"answer":"declined"'))).toBe(REFUSED);
    await ours.act(`${path}/withdraw-remark`, await t.budi.read(path), { number: 1, reason: 'Contoh.' });
    expect(await as('representative', union.id, words(0))).toBe(REFUSED);
    expect(await as('staff', '', `remarks = jsonb_set(remarks, '{0,answer}', '"declined"')`)).toBe(REFUSED);
    expect(
      await as(
        'representative',
        union.id,
        `remarks = remarks || '{"side":"union","answer":"open","words":"Contoh"}'`,
      ),
    ).toBe(REFUSED);
  });

  it('is taken back by whoever entered it, with a reason, and what it said stays', async () => {
    const draft = await aDraftVersion(t, { commitmentId: (await pledged()).id });
    const path = `/draft-versions/${draft.id}`;
    const said = await ours.act(`${path}/remarks`, draft, { words: 'Kami keberatan contoh.' });
    const told = await t.budi.act(`${path}/remarks`, said.body, {
      side: 'union',
      organizationId: union.id,
      words: 'Kata kantor contoh.',
    });
    const take = (
      who: Client,
      seen: Json,
      number: number,
      reason: string | undefined = 'Sudah terjawab contoh.',
    ) => who.act(`${path}/withdraw-remark`, seen, { number, reason });

    const foreign = [await take(t.budi, told.body, 1), await take(ours, told.body, 2)];
    const other = await take(await t.representative(`Rina Contoh ${next()}`, rival.id), told.body, 1);
    const unsaid = await take(ours, told.body, 1, '');
    const own = await take(ours, told.body, 1);
    const byOffice = await take(t.budi, own.body, 2);
    const after = [
      await take(ours, byOffice.body, 1),
      await ours.act(`${path}/reword`, byOffice.body, { number: 1, words: 'Lagi.' }),
      await t.budi.act(`${path}/answer`, byOffice.body, {
        number: 1,
        answer: 'taken_in',
        answeredOn: today(),
      }),
    ];

    expect([...foreign, other, unsaid].map(({ status }) => status)).toEqual([403, 403, 403, 400]);
    expect([own.status, byOffice.status]).toEqual([200, 200]);
    for (const answer of after) expect(codeOf(answer)).toEqual([422, '/problems/remark-withdrawn']);
    const withdrawn = { withdrawnOn: today(), withdrawnReason: 'Sudah terjawab contoh.', answer: 'open' };
    expect((await t.anyone.read(path)).remarks).toMatchObject([
      { words: 'Kami keberatan contoh.', isByParty: true, ...withdrawn },
      { words: 'Kata kantor contoh.', isByParty: false, ...withdrawn },
    ]);
    const { items } = await t.anyone.read(`${path}/history`);
    expect(
      items.flatMap(({ entry }: Json) =>
        entry.act === 'draft_version.remark_withdrawn' ? [entry.reason] : [],
      ),
    ).toEqual(['Sudah terjawab contoh.', 'Sudah terjawab contoh.']);
    const { text: page } = await t.anyone.send('GET', `/../../komitmen/${draft.commitmentId}`);
    expect(page).toContain('Ditarik kembali');
    expect(page).toContain('Sudah terjawab contoh.');
    expect(page).toContain('Kami keberatan contoh.');
  });

  it('is taken back on an earlier version as well, and not once it is answered', async () => {
    const commitment = await pledged();
    const draft = await aDraftVersion(t, { commitmentId: commitment.id, number: 1 });
    const path = `/draft-versions/${draft.id}`;
    const first = await ours.act(`${path}/remarks`, draft, { words: 'Pertama.' });
    const second = await ours.act(`${path}/remarks`, first.body, { words: 'Kedua.' });
    const answered = await t.budi.act(`${path}/answer`, second.body, {
      number: 2,
      answer: 'taken_in',
      answeredOn: today(),
    });
    await aDraftVersion(t, { commitmentId: commitment.id, number: 2 });

    const taken = await ours.act(`${path}/withdraw-remark`, answered.body, { number: 1, reason: 'Contoh.' });
    const late = await ours.act(`${path}/withdraw-remark`, taken.body, { number: 2, reason: 'Contoh.' });

    expect([taken.status, codeOf(late)]).toEqual([200, [422, '/problems/remark-answered']]);
  });

  it('is made on the latest version its side sees, and on none that is hidden', async () => {
    const commitment = await pledged();
    const first = await aDraftVersion(t, { commitmentId: commitment.id, number: 1 });
    const hidden = await aDraftVersion(t, { commitmentId: commitment.id, number: 2, ...forTheOffice });
    const say = (draft: Json) => ours.act(`/draft-versions/${draft.id}/remarks`, draft, { words: 'Contoh.' });

    const still = await say(first);
    const unseen = await say(hidden);
    const missing = await say({ ...hidden, id: commitment.id });
    await aDraftVersion(t, { commitmentId: commitment.id, number: 3 });
    const late = await say(still.body);

    expect([still.status, codeOf(late)]).toEqual([200, [422, '/problems/draft-superseded']]);
    expect([unseen.status, missing.status]).toEqual([404, 404]);
    expect({ ...unseen.body, instance: null }).toEqual({ ...missing.body, instance: null });
  });
});

describe('an answer in the receivers’ lane', () => {
  const answer = (by: Client, commitment: Json, fields: Json) =>
    by.act(`/commitments/${commitment.id}/assessments`, commitment, {
      lane: 'receiver',
      organizationId: union.id,
      finding: 'confirms',
      note: 'Benar, contoh.',
      ...fields,
    });

  it('is dated on the day its union says it by its own login, and on no other', async () => {
    const commitment = await pledged();

    const early = await answer(ours, commitment, { assessedOn: addDays(today(), -1) });
    const sourced = await answer(ours, commitment, {
      assessedOn: addDays(today(), -1),
      evidence: [await evidence(t, 'D')],
    });
    const now = await answer(ours, commitment, { assessedOn: today() });

    for (const refused of [early, sourced]) {
      expect(codeOf(refused)).toEqual([422, '/problems/assessed-out-of-time']);
      expect(refused.body.errors).toEqual({ assessedOn: ['must be today'] });
    }
    expect([now.status, now.body.isByParty]).toEqual([201, true]);
  });

  it('is of an earlier day where the office was told, with its source, and shows as the office’s entry', async () => {
    const commitment = await pledged();
    const told = { assessedOn: '2026-02-02' };

    const unsourced = await answer(t.budi, commitment, told);
    const sourced = await answer(t.budi, commitment, { ...told, evidence: [await evidence(t, 'D')] });

    expect(codeOf(unsourced)).toEqual([422, '/problems/source-needed']);
    expect(unsourced.body.errors).toHaveProperty('evidence');
    expect([sourced.status, sourced.body.isByParty, sourced.body.assessedOn]).toEqual([
      201,
      false,
      '2026-02-02',
    ]);
    expect(await textOf(`/komitmen/${commitment.id}`, '')).toContain('dicatat kantor');
  });

  it('is held to its day by the database', async () => {
    const commitment = await pledged();
    const { body: entry } = await answer(ours, commitment, { assessedOn: today() });
    const copy = (change: string) =>
      t.owner.query(
        `INSERT INTO assessment SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()) || $2)).* FROM assessment r WHERE id = $1`,
        [entry.id, change],
      );

    const early = '"assessed_on": "2026-02-02"';
    for (const change of [`{${early}}`, `{${early}, "is_by_party": false}`])
      await expect(copy(change)).rejects.toMatchObject({ constraint: 'assessment_dated_when_said' });
  });
});

describe('the page of a draft for who speaks for a party', () => {
  const path = (draft: Json) => `/serikat-kami/rancangan/${draft.id}`;

  it('takes a remark once, however often its form arrives, and changes it', async () => {
    const draft = await aDraftVersion(t, { commitmentId: (await pledged()).id });
    const cookie = await cookieOf(leader);
    expect(await textOf(`/serikat-kami/komitmen/${draft.commitmentId}`, cookie)).toContain(path(draft));
    const fields = { ...(await carriedBy(path(draft), cookie)), clause: '', words: 'Kurang jelas <b>.' };

    const [once, twice] = [await send(path(draft), cookie, fields), await send(path(draft), cookie, fields)];
    const edit = `${path(draft)}/catatan/1`;
    const html = await textOf(path(draft), cookie);
    const changed = await send(edit, cookie, {
      ...(await carriedBy(edit, cookie)),
      clause: 'Pasal 2',
      words: 'Sudah lebih jelas.',
    });

    expect([once.status, twice.status, changed.status]).toEqual([303, 303, 303]);
    expect(html).toContain('Kurang jelas &lt;b>.');
    expect(html).toContain(`href="${edit}"`);
    expect((await t.anyone.read(`/draft-versions/${draft.id}`)).remarks).toMatchObject([
      { clause: 'Pasal 2', words: 'Sudah lebih jelas.', isByParty: true },
    ]);
  });

  it('takes a remark of its own back, and asks why', async () => {
    const draft = await aDraftVersion(t, { commitmentId: (await pledged()).id });
    await ours.act(`/draft-versions/${draft.id}/remarks`, draft, { words: 'Keberatan contoh.' });
    const cookie = await cookieOf(leader);
    const edit = `${path(draft)}/catatan/1`;

    const carried = await carriedBy(edit, cookie);
    const unsaid = await send(`${edit}/tarik`, cookie, { ...carried, reason: '' });
    const taken = await send(`${edit}/tarik`, cookie, { ...carried, reason: 'Sudah diperbaiki contoh.' });
    const html = await textOf(path(draft), cookie);

    expect([unsaid.status, taken.status]).toEqual([400, 303]);
    expect(html).toContain('Ditarik kembali');
    expect(html).toContain('Sudah diperbaiki contoh.');
    expect(html).not.toContain(`href="${edit}"`);
  });

  it('keeps what was typed when something is missing or somebody else came first', async () => {
    const draft = await aDraftVersion(t, { commitmentId: (await pledged()).id });
    const cookie = await cookieOf(leader);
    const carried = await carriedBy(path(draft), cookie);

    const empty = await send(path(draft), cookie, { ...carried, clause: 'Pasal 9 contoh', words: '' });
    await t.budi.act(`/draft-versions/${draft.id}/remarks`, draft, { side: 'employer', words: 'Contoh.' });
    const stale = await send(path(draft), cookie, { ...carried, clause: '', words: 'Sudah kami ketik.' });

    expect([empty.status, stale.status]).toEqual([400, 412]);
    expect(await empty.text()).toContain('Pasal 9 contoh');
    expect(await stale.text()).toContain('Sudah kami ketik.');
  });

  it('takes nothing from another union, and is not there for whom the pledge is hidden', async () => {
    const draft = await aDraftVersion(t, { commitmentId: (await pledged()).id });
    const kept = await pledged(forParties(union.id));
    const closed = await aDraftVersion(t, { commitmentId: kept.id, ...forParties(union.id) });
    const [own, other] = [await cookieOf(leader), await cookieOf(stranger)];
    const carried = await carriedBy('/serikat-kami/rapat/minta', other);
    await t.budi.act(`/draft-versions/${draft.id}/remarks`, draft, {
      side: 'union',
      organizationId: union.id,
      words: 'Catatan contoh.',
    });

    const html = await textOf(path(draft), other);
    const sent = await send(path(draft), other, { ...carried, revision: '2', words: 'Bukan kami.' });
    const foreign = await open(`${path(draft)}/catatan/1`, other);
    const statuses = [await open(path(closed), own), await open(path(closed), other)].map((a) => a.status);

    expect(html).not.toContain('name="words"');
    expect([sent.status, foreign.status, statuses]).toEqual([403, 404, [200, 404]]);
    expect((await send(path(closed), other, { ...carried, revision: '1', words: 'Contoh.' })).status).toBe(
      404,
    );
    expect((await t.anyone.read(`/draft-versions/${draft.id}`)).remarks).toHaveLength(1);
  });
});

describe('notices to an organization, by pages', () => {
  const LIST = '/serikat-kami/pemberitahuan';
  const path = (notice: Json) => `${LIST}/${notice.id}`;
  const tell = async (fields: Json = {}, classification: Json = {}): Promise<Json> =>
    t.budi.made(`/commitments/${(await pledged(classification)).id}/notices`, {
      addresseeId: office.id,
      words: 'Akan dinilai tidak terpenuhi.',
      ...fields,
    });
  const reply = async (notice: Json, cookie: string, fields: Record<string, string> = {}) =>
    sendForm(
      path(notice),
      cookie,
      formOf({
        ...(await carriedBy(path(notice), cookie)),
        words: 'Anggaran contoh ditunda.',
        ...fields,
      }),
    );
  /** An earlier day of sending, with its last day past. */
  const PAST = { sentOn: '2026-03-12' };

  it('stand on the start page and in the list with their last day and the working days left', async () => {
    const notice = await tell();
    const cookie = await cookieOf(official);
    const { rows } = await t.owner.query<{ left: number }>(
      'SELECT working_days_between($1::date, $2::date) AS left',
      [today(), notice.replyUntilOn],
    );

    const [start, list, page] = [
      await textOf('/serikat-kami', cookie),
      await textOf(LIST, cookie),
      await textOf(path(notice), cookie),
    ];

    for (const html of [start, list, page]) {
      expect(html).toContain(`dateTime="${notice.replyUntilOn}"`.replace('dateTime', 'datetime'));
      expect(html).toContain(`${rows[0]?.left} hari kerja lagi`);
    }
    expect(start).toContain(path(notice));
    expect(await textOf(LIST, await cookieOf(stranger))).not.toContain(notice.id);
  });

  it('take a reply once, dated today, however often its form arrives', async () => {
    const notice = await tell();
    const cookie = await cookieOf(official);
    const fields = { ...(await carriedBy(path(notice), cookie)), words: 'Anggaran contoh ditunda.' };

    const again = (more: object = {}) => sendForm(path(notice), cookie, formOf({ ...fields, ...more }));
    const statuses = [await again(), await again()].map(({ status }) => status);
    const other = await again({ formKey: '', words: 'Yang lain.' });

    expect(statuses).toEqual([303, 303]);
    expect(other.status).toBe(412);
    expect(await t.anyone.read(`/notices/${notice.id}`)).toMatchObject({
      state: 'replied',
      reply: 'Anggaran contoh ditunda.',
      repliedOn: today(),
      isByParty: true,
    });
    expect(await textOf(path(notice), cookie)).not.toContain('name="words"');
  });

  it('take a reply with its letter, as a file or a link, or not at all', async () => {
    const [linked, filed] = [await tell(), await tell()];
    const cookie = await cookieOf(official);
    const letter = { kind: 'letter', party: 'government', title: 'Surat Jawaban Contoh 12' };

    const unnamed = await reply(linked, cookie, { url: 'https://contoh.test/surat' });
    const untold = await reply(linked, cookie, { title: 'Surat tanpa tautan contoh' });
    const link = await reply(linked, cookie, { ...letter, url: 'https://contoh.test/surat' });
    const carried = await carriedBy(path(filed), cookie);
    const form = aForm(aPdf(), 'jawaban.pdf', undefined, { ...carried, ...letter, words: 'Terlampir.' });
    const file = await sendForm(path(filed), cookie, form);

    expect([unnamed.status, untold.status]).toEqual([400, 400]);
    expect(await unnamed.text()).toContain('id="kind-error-0"');
    expect(await untold.text()).toContain('Surat tanpa tautan contoh');
    expect([link.status, file.status]).toEqual([303, 303]);
    for (const { id } of [linked, filed])
      expect(await t.anyone.read(`/notices/${id}`)).toMatchObject({
        isByParty: true,
        replySource: { title: 'Surat Jawaban Contoh 12' },
      });
    const { replySource } = await t.anyone.read(`/notices/${filed.id}`);
    const source = await t.budi.read(`/sources/${replySource.id}`);
    expect(source.attachments).toHaveLength(1);
    expect(await textOf(path(linked), cookie)).toContain('Surat Jawaban Contoh 12');
  });

  it('take no earlier day from who replies itself', async () => {
    const notice = await tell(PAST);
    const client = await t.representative(`Rina Contoh ${next()}`, office.id);

    const early = await client.act(`/notices/${notice.id}/reply`, notice, {
      words: 'Contoh.',
      repliedOn: '2026-03-16',
    });

    expect(codeOf(early)).toEqual([422, '/problems/notice-out-of-time']);
  });

  it('take a reply after the last day and after the verdict, which show as late and change no verdict', async () => {
    const notice = await tell(PAST);
    const cookie = await cookieOf(official);
    const verdict = await t.budi.act(
      `/commitments/${notice.commitmentId}/assessments`,
      await t.budi.read(`/commitments/${notice.commitmentId}`),
      {
        lane: 'desk',
        note: 'Penilaian contoh.',
        finding: 'not_fulfilled',
        reasonCode: 'deadline_passed',
        evidence: [],
        assessedOn: addDays(notice.replyUntilOn, 4),
      },
    );
    const second = await t.keeper('Rini Contoh');
    const signed = await second.act(`/assessments/${verdict.body.id}/sign`, verdict.body, {});

    const before = await textOf(path(notice), cookie);
    const late = await reply(notice, cookie);
    const after = await textOf(path(notice), cookie);

    expect([signed.status, late.status]).toEqual([200, 303]);
    expect(before).toContain('ditandai terlambat');
    expect(after).toContain('setelah waktunya habis');
    expect(await t.anyone.read(`/assessments/${verdict.body.id}`)).toMatchObject({
      state: 'in_force',
      reply: null,
    });
    expect((await t.anyone.read(`/commitments/${notice.commitmentId}`)).fulfilment).toBe('not_fulfilled');
  });

  it('are there for nobody else, and not where the pledge is hidden', async () => {
    const notice = await tell();
    const hidden = await tell({}, forTheOffice);
    const [own, other] = [await cookieOf(official), await cookieOf(stranger)];
    const carried = await carriedBy('/serikat-kami/rapat/minta', other);

    const foreign = await open(path(notice), other);
    const sent = await sendForm(
      path(notice),
      other,
      formOf({ ...carried, revision: '1', words: 'Bukan kami.', url: 'https://contoh.test/surat' }),
    );
    const unseen = await open(path(hidden), own);

    expect([foreign.status, sent.status, unseen.status]).toEqual([404, 404, 404]);
    expect(await textOf(LIST, own)).not.toContain(hidden.id);
    expect((await t.budi.read(`/notices/${notice.id}`)).state).toBe('waiting');
  });

  it('wait for nobody once the pledge is retracted', async () => {
    const notice = await tell();
    const cookie = await cookieOf(official);
    const before = await textOf('/serikat-kami', cookie);

    const pledge = await t.budi.read(`/commitments/${notice.commitmentId}`);
    await t.siti.act(`/commitments/${pledge.id}/retract`, pledge, { reason: 'Contoh keliru.' });

    expect(before).toContain(path(notice));
    expect(await textOf('/serikat-kami', cookie)).not.toContain(path(notice));
    expect(await textOf(path(notice), cookie)).not.toContain('hari kerja lagi');
  });

  it('lead a receiver that is asked to confirm to its lane', async () => {
    const commitment = await pledged();
    const proposed = await t.budi.act(
      `/commitments/${commitment.id}/assessments`,
      await t.budi.read(`/commitments/${commitment.id}`),
      {
        lane: 'desk',
        finding: 'fulfilled',
        note: 'Penilaian contoh.',
        assessedOn: today(),
        evidence: [await evidence(t, 'A')],
      },
    );
    const second = await t.keeper('Rini Contoh');
    await second.act(`/assessments/${proposed.body.id}/sign`, proposed.body, {});
    const [notice] = (await t.anyone.read(`/commitments/${commitment.id}`)).notices as Json[];
    const cookie = await cookieOf(leader);

    const asked = await textOf(path(notice), cookie);
    await ours.act(`/commitments/${commitment.id}/assessments`, commitment, {
      lane: 'receiver',
      finding: 'confirms',
      assessedOn: today(),
      note: 'Benar.',
    });

    expect(asked).toContain(`/serikat-kami/komitmen/${commitment.id}#jawaban`);
    expect(asked).not.toContain('name="words"');
    expect(await textOf(path(notice), cookie)).toContain('jawabannya ada di lajurnya');
    expect(await textOf('/serikat-kami', cookie)).not.toContain(path(notice));
  });
});

describe('the stance of an office to what it inherited, by pages', () => {
  /** Of a holder who left at the end of May, with another in the post since. */
  const inherited = async (classification: Json = {}) => {
    const seat = await aPost(t, { organizationId: office.id });
    const [maker, heir] = [await aPerson(t), await aPerson(t)];
    const held = await aTenure(t, {
      personId: maker.id,
      postId: seat.id,
      startedOn: '2025-01-01',
      endedOn: '2026-05-31',
    });
    const tenure = await aTenure(t, { personId: heir.id, postId: seat.id, startedOn: '2026-06-01' });
    const commitment = await pledged({
      statementId: (await aStatement(t, { postId: seat.id, speakerId: maker.id, saidOn: '2026-01-12' })).id,
      makers: [{ tenureId: held.id }],
      ...classification,
    });
    return { tenure, commitment, path: `/serikat-kami/komitmen/${commitment.id}/serah-terima` };
  };
  const state = async (path: string, cookie: string, fields: Record<string, string>) =>
    sendForm(path, cookie, formOf({ ...(await carriedBy(path, cookie)), ...fields }));

  it('waits on the start page until it is said, once, however often its form arrives, and is dated today', async () => {
    const { tenure, commitment, path } = await inherited();
    const cookie = await cookieOf(official);
    const [start, pledge] = ['/serikat-kami', `/serikat-kami/komitmen/${commitment.id}`];

    const before = [await textOf(start, cookie), await textOf(pledge, cookie)];
    const carried = await carriedBy(path, cookie);
    const fields = { ...carried, tenureId: tenure.id, stance: 'adopted', words: 'Kami lanjutkan contoh.' };
    const again = () => sendForm(path, cookie, formOf({ ...fields, takenOn: '2026-06-10' }));
    const early = await again();
    const statuses = [
      (await sendForm(path, cookie, formOf(fields))).status,
      (await sendForm(path, cookie, formOf(fields))).status,
    ];

    for (const html of before) expect(html).toContain(path);
    expect([early.status, statuses]).toEqual([400, [303, 303]]);
    expect((await t.anyone.read(`/commitments/${commitment.id}`)).takeovers).toMatchObject([
      { stance: 'adopted', takenOn: today(), isByParty: true, source: null, organization: { id: office.id } },
    ]);
    expect(await textOf(start, cookie)).not.toContain(path);
    expect(await textOf(pledge, cookie)).toContain('Kami lanjutkan contoh.');
  });

  it('says what an altered promise becomes and brings its letter, or comes back as it was typed', async () => {
    const { tenure, commitment, path } = await inherited();
    const cookie = await cookieOf(official);
    const fields = { tenureId: tenure.id, stance: 'altered', words: 'Ruangnya lebih kecil contoh.' };
    const letter = { kind: 'letter', party: 'government', title: 'Surat Contoh 7' };

    const vague = await state(path, cookie, fields);
    const unshown = await state(path, cookie, { ...fields, alteredTo: 'Ruang contoh.', title: 'Surat' });
    const said = await sendForm(
      path,
      cookie,
      aForm(aPdf(), 'sikap.pdf', undefined, {
        ...(await carriedBy(path, cookie)),
        ...fields,
        ...letter,
        alteredTo: 'Ruang untuk 12 orang contoh.',
      }),
    );

    expect([vague.status, unshown.status, said.status]).toEqual([422, 400, 303]);
    const html = await vague.text();
    expect(html).toContain('id="alteredTo-error-0"');
    expect(html).toContain('Ruangnya lebih kecil contoh.');
    const [takeover] = (await t.anyone.read(`/commitments/${commitment.id}`)).takeovers as Json[];
    expect(takeover).toMatchObject({
      alteredTo: 'Ruang untuk 12 orang contoh.',
      source: { title: 'Surat Contoh 7' },
    });
    expect((await t.budi.read(`/sources/${takeover?.source.id}`)).attachments).toHaveLength(1);
  });

  it('is of the office alone, and not there where the pledge is hidden or nothing was inherited', async () => {
    const { tenure, commitment, path } = await inherited();
    const hidden = await inherited(forTheOffice);
    const kept = `/serikat-kami/komitmen/${(await pledged()).id}/serah-terima`;
    const staff = await somebody(t, 'staff');
    const [own, other, desk] = [
      await cookieOf(official),
      await cookieOf(stranger),
      (await staff.login()).cookie ?? '',
    ];
    const carried = await carriedBy('/serikat-kami/rapat/minta', other);
    const fields = { ...carried, tenureId: tenure.id, stance: 'disowned', words: 'Bukan kami.' };
    const statusOf = async (address: string, cookie: string) => (await open(address, cookie)).status;

    expect(await statusOf(path, own)).toBe(200);
    expect(await statusOf(`/en${path}`, own)).toBe(200);
    expect(await statusOf(path, other)).toBe(404);
    expect(await statusOf(path, desk)).toBe(403);
    expect(await statusOf(path, '')).toBe(303);
    expect([await statusOf(hidden.path, own), await statusOf(kept, own)]).toEqual([404, 404]);
    expect((await sendForm(path, other, formOf(fields))).status).toBe(404);
    expect((await sendForm(path, own, formOf({ ...fields, formToken: 'salah' }))).status).toBe(403);
    expect(
      (
        await sendForm(
          hidden.path,
          own,
          formOf({ ...fields, ...(await carriedBy(path, own)), tenureId: hidden.tenure.id }),
        )
      ).status,
    ).toBe(404);
    expect((await t.budi.read(`/commitments/${commitment.id}`)).takeovers).toEqual([]);
  });
});
