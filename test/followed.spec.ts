import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { addDays, today } from '../src/common/day.js';
import {
  aMeeting,
  aMilestone,
  anEvent,
  anOrganization,
  aPerson,
  aPost,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  forParties,
  forTheOffice,
  next,
} from './support/builders.js';
import type { Browser } from './support/browser.js';
import type { Json, Response } from './support/client.js';
import { childrenOf, eventsOf, textOf, xmlOf } from './support/formats.js';
import { somebody } from './support/people.js';
import { LINES, withBothLines } from './support/protection.js';
import { startTestApp, type TestApp } from './support/test-app.js';

/* What can be followed by an account is read by programs too: its changes as feeds, its days as a calendar. */

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const soon = (days: number) => addDays(today(), days);

/** Summaries of a calendar, in its order, as a parser of another make reads them. */
const summaries = ({ status, text }: Response): string[] => {
  expect(status).toBe(200);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  return eventsOf(text).map(({ summary }) => summary);
};
const calendar = async (query: string, client = t.anyone) =>
  summaries(await client.get(`/calendar.ics?${query}&lang=id`));
const nameOf = ({ text }: Response) =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstPropertyValue('x-wr-calname');

/** A union, an office with a post and its holder, and what one promised the other. */
interface Story {
  union: Json;
  office: Json;
  unit: Json;
  person: Json;
  post: Json;
  topic: string;
  pledge: Json;
}

async function aStory(): Promise<Story> {
  const topic = `topik-${next()}`;
  await t.budi.made('/topics', { key: topic, label: `Topik ${topic}`, labelEn: `Topic ${topic}` });
  const [union, office, unit] = [
    await anOrganization(t),
    await anOrganization(t, { kind: 'government_body' }),
    await anOrganization(t, { kind: 'government_body', acronym: `UC-${next()}` }),
  ];
  const [post, person] = [
    await aPost(t, { organizationId: office.id, title: 'Kepala Contoh' }),
    await aPerson(t),
  ];
  const tenure = await aTenure(t, { personId: person.id, postId: post.id, startedOn: '2025-01-01' });
  const statement = await aStatement(t, { speakerId: person.id, postId: post.id, saidOn: '2026-01-12' });
  const pledge = await aVerifiedCommitment(t, {
    title: 'Membuka pelatihan contoh',
    statementId: statement.id,
    makers: [{ tenureId: tenure.id }],
    receiverIds: [union.id],
    responsibleUnitId: unit.id,
    topicKeys: [topic],
    dueOn: soon(10),
  });
  await aMilestone(t, {
    commitmentId: pledge.id,
    title: 'Surat contoh',
    plannedOn: soon(5),
    responsibleUnitId: unit.id,
  });
  await aMilestone(t, { commitmentId: pledge.id, title: 'Rahasia', plannedOn: soon(6), ...forTheOffice });
  await t.budi.made(`/commitments/${pledge.id}/follow-ups`, {
    action: 'Menelepon contoh',
    method: 'call',
    assigneePostId: post.id,
    dueOn: soon(7),
  });
  await t.budi.made(`/commitments/${pledge.id}/notices`, {
    addresseeId: office.id,
    words: 'Akan dinilai.',
    sentOn: today(),
  });
  return { union, office, unit, person, post, topic, pledge };
}

const OF_PLEDGE = [
  'Langkah: Surat contoh',
  'Tindak lanjut: Menelepon contoh',
  'Tenggat: Membuka pelatihan contoh',
];

describe('the calendar of what can be followed', () => {
  it.each(['union', 'office', 'unit'] as const)('holds what its %s waits for or has to do', async (which) => {
    const { [which]: organization, office } = await aStory();

    const found = await calendar(`organization=${organization.id}`);

    expect(found.slice(0, 3)).toEqual(OF_PLEDGE);
    expect(found.slice(3)).toEqual([`Hari terakhir menjawab: ${office.acronym ?? office.name}`]);
  });

  it('holds those of a person and of a topic, under the same identities as that of the pledge', async () => {
    const { person, topic, pledge } = await aStory();

    const [ofPerson, ofTopic, ofPledge] = await Promise.all([
      t.anyone.get(`/calendar.ics?person=${person.id}`),
      t.anyone.get(`/calendar.ics?topic=${topic}`),
      t.anyone.get(`/commitments/${pledge.id}.ics`),
    ]);

    const uids = (answer: Response) =>
      eventsOf(answer.text)
        .map(({ uid }) => uid)
        .toSorted();
    expect(uids(ofPerson)).toEqual(uids(ofPledge));
    expect(uids(ofTopic)).toEqual(uids(ofPledge));
    expect(uids(ofPledge)).toHaveLength(4);
    expect(nameOf(ofPerson)).toBe(`Deadlines and events: ${person.name}`);
    expect(nameOf(ofTopic)).toBe(`Deadlines: Topic ${topic}`);
  });

  it('names who is to do it', async () => {
    const { topic, unit } = await aStory();

    const { text } = await t.anyone.get(`/calendar.ics?topic=${topic}&lang=id`);

    const inCharge = eventsOf(text).flatMap(
      ({ description }) => /Penanggung jawab: (.*)/.exec(description)?.[1] ?? [],
    );
    expect(inCharge).toEqual([unit.acronym, 'Kepala Contoh']);
  });

  it('holds what is assigned to it of pledges that are not its own, and leaves out what is too far', async () => {
    const { pledge } = await aStory();
    const [helper, addressee] = [
      await anOrganization(t),
      await anOrganization(t, { acronym: `AC-${next()}` }),
    ];
    const post = await aPost(t, { organizationId: helper.id });
    const step = { commitmentId: pledge.id, responsibleUnitId: helper.id };
    await aMilestone(t, { ...step, title: 'Bantuan contoh', plannedOn: soon(1) });
    await aMilestone(t, { ...step, title: 'Lama', plannedOn: soon(-91) });
    await aMilestone(t, { ...step, title: 'Jauh', plannedOn: soon(401) });
    await aMilestone(t, { ...step, title: 'Tanpa hari' });
    for (const [assignee, action] of [
      [{ assigneePostId: post.id }, 'Lewat jabatan'],
      [{ assigneeOrganizationId: helper.id }, 'Langsung'],
    ] as const)
      await t.budi.made(`/commitments/${pledge.id}/follow-ups`, {
        ...assignee,
        action,
        method: 'call',
        dueOn: soon(2),
      });

    expect((await calendar(`organization=${helper.id}`)).toSorted()).toEqual([
      'Langkah: Bantuan contoh',
      'Tindak lanjut: Langsung',
      'Tindak lanjut: Lewat jabatan',
    ]);
    expect(await calendar(`organization=${addressee.id}`)).toEqual([]);
  });

  it('holds events and meetings, each once', async () => {
    const [union, person] = [await anOrganization(t), await aPerson(t)];
    const rally = await anEvent(t, { name: 'Aksi contoh', hostIds: [union.id], heldOn: soon(2) });
    await aMeeting(t, { name: 'Audiensi contoh', hostIds: [union.id], heldOn: soon(3) });
    await anEvent(t, { name: 'Tertutup', hostIds: [union.id], heldOn: soon(4), ...forTheOffice });
    await t.budi.made(`/events/${rally.id}/attendances`, {
      personId: person.id,
      side: 'union',
      capacity: 'speaker',
      presence: 'present',
    });

    expect(await calendar(`organization=${union.id}`)).toEqual(['Aksi contoh', 'Audiensi contoh']);
    expect(await calendar(`person=${person.id}`)).toEqual(['Aksi contoh']);
    expect(await calendar(`organization=${union.id}`, t.budi)).toEqual([
      'Aksi contoh',
      'Audiensi contoh',
      'Tertutup',
    ]);
    const { text } = await t.anyone.get(`/calendar.ics?person=${person.id}`);
    expect(eventsOf(text)[0]?.component.getFirstPropertyValue('url')).toBe(`${t.url}/en/events/${rally.id}`);
  });

  it('tells nobody of a pledge, a record or an organization they do not see', async () => {
    const { union, unit } = await aStory();
    const secret = await anOrganization(t, forTheOffice);
    const statement = await aStatement(t, forTheOffice);
    await aVerifiedCommitment(t, {
      title: 'Rahasia',
      statementId: statement.id,
      receiverIds: [union.id],
      responsibleUnitId: unit.id,
      dueOn: soon(3),
      ...forTheOffice,
    });

    for (const { id } of [union, unit]) {
      expect((await calendar(`organization=${id}`)).join()).not.toContain('Rahasia');
      expect(await calendar(`organization=${id}`, t.budi)).toEqual(
        expect.arrayContaining(['Langkah: Rahasia', 'Tenggat: Rahasia']),
      );
    }
    expect((await t.anyone.get(`/calendar.ics?organization=${secret.id}`)).status).toBe(404);
    expect((await t.anyone.get('/calendar.ics?topic=tidak-ada')).status).toBe(404);
  });

  it('is of one thing', async () => {
    const { union, topic } = await aStory();
    const answers = await Promise.all(
      ['', `organization=${union.id}&topic=${topic}`].map((query) => t.anyone.get(`/calendar.ics?${query}`)),
    );

    expect(answers.map(({ status, body }) => [status, body.type])).toEqual([
      [400, '/problems/one-subject'],
      [400, '/problems/one-subject'],
    ]);
    expect((await t.anyone.get(`/calendar.ics?union=${union.id}`)).status).toBe(400);
  });

  it('answers 304 to who has it', async () => {
    const { topic } = await aStory();
    const path = `/calendar.ics?topic=${topic}`;
    const etag = (await t.anyone.get(path)).headers.get('etag') ?? '';

    expect((await t.anyone.get(path, { 'if-none-match': etag })).status).toBe(304);
  });
});

describe('each reader', () => {
  afterEach(() => withBothLines(t));

  it.each(LINES)('is shown the days they may see, %s', async (way, takeAway) => {
    const { union, person, topic, pledge } = await aStory();
    const rival = await anOrganization(t);
    const secretUnit = await anOrganization(t, { ...forTheOffice, name: `Unit Tertutup ${next()}` });
    for (const [title, how] of [
      ['para pihak', forParties(union.id)],
      ['internal', forTheOffice],
    ] as const) {
      const of = { ...how, commitmentId: pledge.id, plannedOn: soon(1) };
      await aMilestone(t, { ...of, title, responsibleUnitId: secretUnit.id });
      await anEvent(t, { ...how, name: `Acara ${title}`, hostIds: [union.id], heldOn: soon(2) });
    }
    const [ofUnion, ofRival] = [
      await t.representative(`Wakil Contoh ${way}`, union.id),
      await t.representative(`Wakil Saingan Contoh ${way}`, rival.id),
    ];
    await takeAway(t);
    const readers = [t.anyone, ofRival, ofUnion, t.budi];
    const hiddenIn = async (query: string) =>
      Promise.all(
        readers.map(async (who) =>
          (await calendar(query, who)).filter((summary) => /para pihak|internal/.test(summary)),
        ),
      );

    const steps = ['Langkah: internal', 'Langkah: para pihak'];
    const found = await hiddenIn(`organization=${union.id}`);
    expect(found.map((one) => one.toSorted())).toEqual([
      [],
      [],
      ['Acara para pihak', 'Langkah: para pihak'],
      ['Acara internal', 'Acara para pihak', ...steps],
    ]);
    for (const query of [`person=${person.id}`, `topic=${topic}`])
      expect((await hiddenIn(query)).map((one) => one.toSorted())).toEqual([[], [], [steps[1]], steps]);
    const statuses = readers.map(
      async (who) => (await who.get(`/calendar.ics?organization=${secretUnit.id}`)).status,
    );
    expect(await Promise.all(statuses)).toEqual([404, 404, 404, 200]);
    const { text } = await ofUnion.get(`/calendar.ics?organization=${union.id}`);
    expect(text).not.toContain('Tertutup');
  });
});

describe('a link', () => {
  const made = async (by: Browser, body: object): Promise<Json> => {
    const { status, body: link, text } = await by.post('/me/feeds', body);
    if (status !== 201) throw new Error(text);
    return link;
  };
  const opened = async ({ url }: Json) => t.anyone.get(`${new URL(url as string).pathname}?lang=id`);

  it('to the days of an organization shows what its account sees', async () => {
    const { union, pledge } = await aStory();
    const step = { commitmentId: pledge.id, plannedOn: soon(6) };
    await aMilestone(t, { ...step, title: 'Para pihak', ...forParties(union.id) });
    const login = await (await somebody(t, 'representative', { organizationId: union.id })).login();

    const link = await made(login, { kind: 'days', subjectId: union.id });

    expect(summaries(await opened(link))).toContain('Langkah: Para pihak');
    expect(summaries(await opened(link))).not.toContain('Langkah: Rahasia');
    expect(await calendar(`organization=${union.id}`)).not.toContain('Langkah: Para pihak');
  });

  it('to what an account follows shows that, as it is followed and seen now', async () => {
    const [one, other, left] = [await aStory(), await aStory(), await aStory()];
    const reader = await somebody(t, 'reader');
    const login = await reader.login();
    const link = await made(login, { kind: 'follows' });
    const topics = await t.anyone.get(`/topics?limit=100`);
    const topicId = (topics.body.items as Json[]).find(({ key }) => key === other.topic)?.id;

    expect(link.subjectId).toBeNull();
    expect(summaries(await opened(link))).toEqual([]);
    expect(nameOf(await opened(link))).toBe('Yang saya ikuti');
    await login.put(`/me/follows/${one.person.id}`);
    await login.put(`/me/follows/${one.pledge.id}`);
    expect(summaries(await opened(link)).slice(0, 3)).toEqual(OF_PLEDGE);
    await login.put(`/me/follows/${topicId}`);
    await login.put(`/me/follows/${left.union.id}`);
    await login.delete(`/me/follows/${left.union.id}`);
    expect(summaries(await opened(link))).toHaveLength(8);
    await t.budi.act(
      `/commitments/${one.pledge.id}/restrict`,
      await t.budi.read(`/commitments/${one.pledge.id}`),
      {
        reason: 'Contoh.',
        restrictedGround: 'office_memo',
        restrictedUntil: '2030-12-31',
        visibility: 'internal',
      },
    );
    expect(summaries(await opened(link))).toHaveLength(4);
  });

  it('names an organization, or nothing for what is followed', async () => {
    const login = await (await somebody(t, 'reader')).login();
    const { id } = await anOrganization(t);
    const answers = await Promise.all(
      [{ kind: 'days' }, { kind: 'follows', subjectId: id }].map((body) => login.post('/me/feeds', body)),
    );

    expect(answers.map(({ status, body }) => [status, body.type])).toEqual([
      [422, '/problems/feed-subject'],
      [422, '/problems/feed-subject'],
    ]);
  });
});

describe('the feed of what can be followed', () => {
  const titles = ({ text }: Response) =>
    childrenOf(xmlOf(text), 'entry').map((entry) => textOf(entry, 'title') ?? '');
  const feed = async (query: string, client = t.anyone) => {
    const answer = await client.get(`/changes.atom?${query}`);
    expect(answer.status).toBe(200);
    return titles(answer);
  };

  it('tells every kind of change of its pledges, each once', async () => {
    const { union, office, unit, person, topic, pledge } = await aStory();
    const step = (await t.budi.get(`/milestones?commitment=${pledge.id}`)).body.items[0];
    const source = (await t.budi.read(`/commitments/${pledge.id}`)).statements[0].source;
    await t.budi.act(`/milestones/${step.id}/meet`, step, {
      metOn: today(),
      evidence: [{ sourceId: source.id, shows: 'Suratnya.' }],
    });

    for (const query of [
      `topic=${topic}`,
      `person=${person.id}`,
      ...[union, office, unit].map(({ id }) => `organization=${id}`),
    ]) {
      const found = (await feed(query)).map((title) => title.split(':')[0]);
      const told = [
        'Langkah tercapai',
        'Pihak diberi tahu',
        'Tindak lanjut direncanakan',
        'Langkah dicatat',
        'Diverifikasi orang kedua',
      ];
      expect([query, found.filter((title) => told.includes(title ?? ''))]).toEqual([query, told]);
    }
    const all = (await t.anyone.get(`/changes?topic=${topic}&limit=100`)).body.items as Json[];
    expect(all.map(({ act }) => act)).toContain('commitment.stepped');
    expect((await feed(`topic=${topic}&limit=100`)).length).toBe(
      all.filter(({ act }) => !['commitment.stepped', 'commitment.followed_up'].includes(act as string))
        .length,
    );
  });

  it('tells of a person what they said and held, by any record of them, and is read to its end', async () => {
    const { person } = await aStory();

    const seen: string[] = [];
    let path: string | undefined = `/changes.feed.json?person=${person.id}&limit=2&lang=en`;
    while (path !== undefined) {
      const { body }: Response = await t.anyone.get(path);
      seen.push(...(body.items as Json[]).map(({ id }) => id as string));
      const following = body.next_url as string | undefined;
      path = following?.slice(`${t.url}/api/v1`.length);
    }
    const whole = (await t.anyone.get(`/changes.feed.json?person=${person.id}&limit=100&lang=en`)).body;

    expect(whole.title).toBe(`Changes of the record: ${person.name} – Ikrar`);
    expect(seen).toEqual((whole.items as Json[]).map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    const told = (whole.items as Json[]).map(({ title }) => (title as string).split(':')[0]);
    expect(told).toEqual(
      expect.arrayContaining(['Statement recorded', 'Tenure recorded', 'Official recorded']),
    );
  });

  it('says nothing of what its reader does not see', async () => {
    const { topic } = await aStory();
    const hidden = await t.budi.made('/topics', {
      key: `rahasia-${next()}`,
      label: 'Rahasia',
      labelEn: 'Secret',
      ...forTheOffice,
    });
    const secret = await aPerson(t, forTheOffice);

    expect((await feed(`topic=${topic}&limit=100`)).join()).not.toContain('Rahasia');
    expect((await feed(`topic=${topic}&limit=100`, t.budi)).join()).toContain('Rahasia');
    expect(await feed(`topic=${hidden.key}`)).toEqual([]);
    expect(await feed(`person=${secret.id}`)).toEqual([]);
  });
});

describe('pages', () => {
  it('lead to the feeds and the calendar of what they show', async () => {
    const { union, person, topic } = await aStory();
    const pages = [
      [`/serikat/${union.id}`, `organization=${union.id}`],
      [`/pejabat/${person.id}`, `person=${person.id}`],
      [`/komitmen?topic=${topic}`, `topic=${topic}`],
    ] as const;

    for (const [path, query] of pages) {
      const html = await (await fetch(t.url + path)).text();
      expect([path, html.includes(`href="/api/v1/changes.atom?${query}"`)]).toEqual([path, true]);
      expect([path, html.includes(`href="/api/v1/calendar.ics?${query}&amp;lang=id"`)]).toEqual([path, true]);
    }
  });
});
