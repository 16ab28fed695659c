import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aBooking,
  aCommitment,
  aDraftVersion,
  aMeeting,
  aMeetingRequest,
  aMilestone,
  anArea,
  anEvent,
  anOrganization,
  aPost,
  aSavedQuery,
  aSource,
  aStatement,
  aTenure,
  aVenue,
  aVerifiedCommitment,
  next,
} from './support/builders.js';
import type { Json } from './support/client.js';
import { aForm, aPdf, attached } from './support/files.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

/** Every kind of record: how one is made, and one field to correct, with where it is read. */
const KINDS: Record<string, { make: () => Promise<Json>; fix: object }> = {
  areas: { make: () => anArea(t), fix: { name: 'Kabupaten Contoh Baru' } },
  sources: { make: () => aSource(t), fix: { title: 'Berita Contoh, judul lengkap' } },
  attachments: {
    make: async () =>
      attached(t.budi, await aSource(t), aForm(aPdf(`Notula Contoh ${next()}`), 'notula.pdf')),
    fix: { caption: 'Halaman 1 dari 2' },
  },
  organizations: { make: () => anOrganization(t), fix: { acronym: 'ABC' } },
  affiliations: {
    make: async () =>
      t.budi.made('/affiliations', {
        memberId: (await anOrganization(t)).id,
        parentId: (await anOrganization(t)).id,
        bond: 'affiliate',
        startedOn: '2020-01-01',
      }),
    fix: { startedOn: '2020-01-02' },
  },
  people: {
    make: async () => t.budi.read(`/people/${(await aTenure(t)).person.id}`),
    fix: { frontTitles: 'dr.' },
  },
  posts: { make: () => aPost(t), fix: { titleEn: 'Head of division' } },
  tenures: { make: () => aTenure(t), fix: { decree: '800/001/Contoh/2025' } },
  venues: { make: () => aVenue(t), fix: { capacity: 22 } },
  events: { make: () => anEvent(t), fix: { place: 'Ruang Contoh' } },
  attendances: {
    make: async () =>
      t.budi.made(`/events/${(await anEvent(t)).id}/attendances`, {
        organizationId: (await anOrganization(t)).id,
        side: 'union',
        capacity: 'participant',
        presence: 'present',
        headcount: 12,
      }),
    fix: { headcount: 14 },
  },
  meetings: { make: () => aMeeting(t), fix: { invitationNumber: '005/001/Contoh/2026' } },
  'agenda-items': {
    make: async () =>
      t.budi.made(`/meetings/${(await aMeeting(t)).id}/agenda-items`, { title: 'Ruang pelatihan' }),
    fix: { title: 'Ruang pelatihan dan jadwalnya' },
  },
  'attendance-estimates': {
    make: async () =>
      t.budi.made(`/events/${(await anEvent(t)).id}/attendance-estimates`, {
        sourceId: (await aSource(t)).id,
        words: 'sekitar 500',
        qualifier: 'about',
        least: 500,
        most: 500,
      }),
    fix: { claimedBy: 'Panitia Contoh' },
  },
  'meeting-requests': {
    make: () => aMeetingRequest(t, { visibility: 'public' }),
    fix: { purpose: 'Audiensi contoh tentang pelatihan' },
  },
  bookings: { make: () => aBooking(t), fix: { purpose: 'Rapat contoh tentang pelatihan' } },
  demands: {
    make: async () =>
      t.budi.made('/demands', {
        title: 'Jadwal pelatihan contoh',
        raisedOn: '2026-01-12',
        raisedByIds: [(await anOrganization(t)).id],
        sourceId: (await aSource(t)).id,
      }),
    fix: { number: 3 },
  },
  statements: { make: () => aStatement(t), fix: { gist: 'Ruang pelatihan akan disiapkan untuk serikat' } },
  topics: {
    make: () =>
      t.budi.made('/topics', { key: `topik-${next()}`, label: 'Topik Contoh', labelEn: 'Sample topic' }),
    fix: { label: 'Topik Contoh Baru' },
  },
  'saved-queries': { make: () => aSavedQuery(t), fix: { nameEn: 'How many events?' } },
  commitments: { make: () => aVerifiedCommitment(t), fix: { measure: 'Ruang terlihat' } },
  assessments: {
    make: async () => {
      const commitment = await aVerifiedCommitment(t);
      return t.budi.made(`/commitments/${commitment.id}/assessments`, {
        lane: 'giver',
        organizationId: commitment.makers[0].organization.id,
        finding: 'in_progress',
        assessedOn: '2026-02-02',
        note: 'Sedang berjalan.',
      });
    },
    fix: { note: 'Sedang berjalan sejak Januari.' },
  },
  'follow-ups': {
    make: async () =>
      t.budi.made(`/commitments/${(await aVerifiedCommitment(t)).id}/follow-ups`, {
        action: 'Menelepon',
        method: 'call',
        assigneePostId: (await aPost(t)).id,
        dueOn: '2026-02-02',
      }),
    fix: { action: 'Menelepon lagi' },
  },
  milestones: { make: () => aMilestone(t), fix: { doneWhen: 'Surat terkirim dan diterima.' } },
  'draft-versions': { make: () => aDraftVersion(t), fix: { title: 'Rancangan contoh yang kedua' } },
};

describe.each(Object.entries(KINDS))('%s', (path, { make, fix }) => {
  it('are recorded, read by anybody, listed, corrected with a reason, and keep what they said before', async () => {
    const made = await make();
    const read = await t.anyone.get(`/${path}/${made.id}`);
    const listed = await t.anyone.read(`/${path}?sort=-updated&limit=100`);
    const corrected = await t.siti.act(`/${path}/${made.id}/corrections`, made, {
      ...fix,
      reason: 'Sumber memuat yang lain.',
    });
    const history = await t.anyone.read(`/${path}/${made.id}/history`);
    const [last, first]: Json[] = history.items.filter(({ entry }: Json) => entry.id === made.id);
    const before = await t.anyone.read(`/${path}/${made.id}?as_of=${first.entry.recordedAt}`);

    expect(read.body).toEqual(made);
    expect(read.headers.get('etag')).toMatch(new RegExp(`^"${made.revision}\\.`));
    expect(listed.items.map(({ id }: Json) => id)).toContain(made.id);
    expect(corrected.body).toMatchObject({ ...fix, id: made.id, revision: made.revision + 1 });
    expect(last.entry).toMatchObject({
      reason: 'Sumber memuat yang lain.',
      revision: made.revision + 1,
      record: fix,
    });
    expect(last.entry.act).toMatch(/\.corrected$/);
    expect(before).toMatchObject({ id: made.id, revision: first.entry.revision });
    expect(Object.keys(before)).toEqual(Object.keys(made));
    expect(before).not.toMatchObject(fix);
  });
});

describe('affiliations', () => {
  const affiliate = (memberId: string, parentId: string, fields: object = {}) =>
    t.budi.post('/affiliations', { memberId, parentId, bond: 'affiliate', ...fields });

  it('of one union may follow each other but not share a day', async () => {
    const [union, one, other] = await Promise.all([anOrganization(t), anOrganization(t), anOrganization(t)]);
    await affiliate(union.id, one.id, { startedOn: '2020-01-01', endedOn: '2023-12-31' });

    const overlapping = await affiliate(union.id, other.id, { startedOn: '2023-12-31' });
    const following = await affiliate(union.id, other.id, { startedOn: '2024-01-01' });

    expect(overlapping.body).toMatchObject({ status: 409, type: '/problems/affiliation-overlaps' });
    expect(following.status).toBe(201);
  });

  it('never lead in a circle, also when two are made at once', async () => {
    const [one, other] = await Promise.all([anOrganization(t), anOrganization(t)]);

    const answers = await Promise.all([affiliate(one.id, other.id), affiliate(other.id, one.id)]);

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422]);
  });

  it('in an alliance stand beside the federation', async () => {
    const [union, federation, alliance] = await Promise.all([
      anOrganization(t),
      anOrganization(t),
      anOrganization(t, { level: 'alliance' }),
    ]);
    await affiliate(union.id, federation.id);

    const inAlliance = await affiliate(union.id, alliance.id, { bond: 'alliance' });

    expect(inAlliance.status).toBe(201);
  });

  it('end with their last day included', async () => {
    const [union, federation] = await Promise.all([anOrganization(t), anOrganization(t)]);
    const spell = (await affiliate(union.id, federation.id, { startedOn: '2020-01-01' })).body;

    await t.budi.act(`/affiliations/${spell.id}/end`, spell, { endedOn: '2024-06-30' });
    const on = async (day: string) =>
      (await t.anyone.read(`/affiliations?member=${union.id}&on=${day}`)).items.length;

    expect(
      await Promise.all([on('2019-12-31'), on('2020-01-01'), on('2024-06-30'), on('2024-07-01')]),
    ).toEqual([0, 1, 1, 0]);
  });
});

describe('statements', () => {
  it('bind to what the speaker held that day, to the last day', async () => {
    const tenure = await aTenure(t, { startedOn: '2025-01-01', endedOn: '2025-12-19' });

    const lastDay = await aStatement(t, { speakerId: tenure.person.id, saidOn: '2025-12-19' });
    const dayAfter = await aStatement(t, { speakerId: tenure.person.id, saidOn: '2025-12-20' });

    expect(lastDay.post).toMatchObject({ id: tenure.post.id });
    expect(dayAfter.post).toBeNull();
  });

  it('ask for the post when the speaker held two', async () => {
    const first = await aTenure(t);
    const second = await aTenure(t, { personId: first.person.id, basis: 'plt' });
    const source = await aSource(t);
    const say = (fields: object) =>
      t.budi.post('/statements', {
        kind: 'pledge',
        gist: 'Contoh',
        saidOn: '2025-06-01',
        speakerId: first.person.id,
        sourceId: source.id,
        ...fields,
      });

    expect((await say({})).body).toMatchObject({ status: 422, type: '/problems/several-posts-held' });
    expect((await say({ postId: second.post.id })).body).toMatchObject({ post: { id: second.post.id } });
  });

  it('at an internal meeting are internal, and so is what they found', async () => {
    const meeting = await anEvent(t, { kind: 'leaders_meeting' });
    const statement = await aStatement(t, { eventId: meeting.id });
    const commitment = await aVerifiedCommitment(t, { statementId: statement.id });

    expect(meeting.visibility).toBe('internal');
    for (const path of [
      `/events/${meeting.id}`,
      `/statements/${statement.id}`,
      `/commitments/${commitment.id}`,
      `/commitments/${commitment.id}/history`,
    ]) {
      expect((await t.anyone.get(path)).status).toBe(404);
    }
  });

  it('whose words are corrected are found by the corrected words', async () => {
    const statement = await aStatement(t, { words: 'akan kami siapkan', gist: 'Persiapan' });
    const commitment = await aVerifiedCommitment(t, {
      statementId: statement.id,
      title: 'Persiapan ruang contoh',
    });

    await t.budi.act(`/statements/${statement.id}/corrections`, statement, {
      words: 'akan kami hibahkan',
      reason: 'Salah kutip.',
    });

    expect((await t.anyone.read('/commitments?q=hibahkan')).items).toMatchObject([{ id: commitment.id }]);
  });
});

describe('people', () => {
  it('are for the office unless somebody says that their role is public', async () => {
    const person = await t.budi.made('/people', { name: 'Sukma' });

    expect(person.visibility).toBe('internal');
    expect((await t.anyone.get(`/people/${person.id}`)).status).toBe(404);
    expect((await t.siti.get(`/people/${person.id}`)).status).toBe(200);
  });

  it('without a public role appear in an event by their post alone', async () => {
    const person = await t.budi.made('/people', { name: 'Sukma Dua' });
    const { post } = await aTenure(t, { personId: person.id });
    const event = await anEvent(t);
    await t.budi.made(`/events/${event.id}/attendances`, {
      personId: person.id,
      postId: post.id,
      side: 'union',
      capacity: 'participant',
      presence: 'present',
      visibility: 'public',
    });

    expect((await t.anyone.read(`/events/${event.id}`)).attendances).toMatchObject([
      { person: null, post: { id: post.id } },
    ]);
  });
});

describe('lists', () => {
  it('page through everything once, in both directions, while others are added', async () => {
    const receiver = await anOrganization(t);
    const ids: string[] = [];
    for (const dueOn of ['2026-05-01', '2026-04-01', '2026-04-01', null, '2026-06-01', null, '2026-03-01']) {
      ids.push((await aVerifiedCommitment(t, { receiverIds: [receiver.id], ...(dueOn && { dueOn }) })).id);
    }
    const walk = async (sort: string) => {
      const seen: string[] = [];
      let path: string | null = `/commitments?receiver=${receiver.id}&sort=${sort}&limit=2`;
      while (path) {
        const response = await t.anyone.get(path);
        seen.push(...response.body.items.map(({ id }: Json) => id));
        path = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1] ?? null;
        await aVerifiedCommitment(t, { dueOn: '2026-04-15' });
      }
      return seen;
    };

    for (const sort of ['due', 'stated', 'updated']) {
      const forward = await walk(sort);
      expect(forward.toSorted()).toEqual(ids.toSorted());
      expect(await walk(`-${sort}`)).toEqual(forward.toReversed());
    }
  });

  it('name a commitment with two receivers of one family once', async () => {
    const federation = await anOrganization(t);
    const members = await Promise.all([anOrganization(t), anOrganization(t)]);
    for (const { id } of members)
      await t.budi.made('/affiliations', { memberId: id, parentId: federation.id, bond: 'affiliate' });
    const commitment = await aVerifiedCommitment(t, { receiverIds: members.map(({ id }) => id) });

    expect((await t.anyone.read(`/commitments?organization=${federation.id}`)).items).toMatchObject([
      { id: commitment.id },
    ]);
  });

  it('show what is not verified to keepers alone', async () => {
    const waiting = await aCommitment(t);
    const path = '/commitments?record=awaiting_verification&limit=100';

    expect((await t.budi.read(path)).items.map(({ id }: Json) => id)).toContain(waiting.id);
    expect((await t.anyone.read(path)).items).toEqual([]);
  });

  it('are answered with 304 while nothing changed', async () => {
    const first = await t.anyone.get('/topics');
    const again = await t.anyone.get('/topics', { 'if-none-match': first.headers.get('etag') ?? '' });

    expect(again.status).toBe(304);
    expect(again.text).toBe('');
  });
});
