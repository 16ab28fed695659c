import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCommitment,
  anEvent,
  anOrganization,
  aPost,
  aSource,
  aStatement,
  aVerifiedCommitment,
  evidence,
  forParties,
  forTheOffice,
} from './support/builders.js';
import { today } from '../src/common/day.js';
import type { Client, Json } from './support/client.js';
import { somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

/* Who may decide, who may answer, and who sees what was closed. */

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const answer = (fields: object = {}) => ({
  lane: 'receiver',
  finding: 'disputes',
  assessedOn: today(),
  note: 'Belum terlihat.',
  ...fields,
});

/** A commitment, its maker's and its receiver's representative, and that of another union. */
async function parties() {
  const [union, rival] = [await anOrganization(t), await anOrganization(t)];
  const commitment = await aVerifiedCommitment(t, { receiverIds: [union.id] });
  const maker = commitment.makers[0].organization;
  const [receiver, giver, other] = await Promise.all(
    [union, maker, rival].map(({ id, name }) => t.representative(`Wakil ${name} ${id}`, id)),
  );
  return { commitment, union, rival, maker, receiver, giver, other };
}

const assess = (by: Client, commitment: Json, body: object) =>
  by.act(`/commitments/${commitment.id}/assessments`, commitment, body);

describe('a commitment', () => {
  it('is not verified by whoever worded it, even if another entered it first', async () => {
    const entered = await aCommitment(t);
    const { body: reworded } = await t.siti.act(`/commitments/${entered.id}/corrections`, entered, {
      title: 'Menyiapkan dua ruang pelatihan contoh',
      reason: 'Sumber menyebut dua.',
    });
    const third = await t.keeper('Tono Contoh, pemeriksa', 'staff');
    const verify = (by: Client) => by.act(`/commitments/${entered.id}/verify`, reworded);

    const refused = [await verify(t.budi), await verify(t.siti)];
    const verified = await verify(third);

    expect(refused.map(({ status, body }) => [status, body.type])).toEqual([
      [403, '/problems/second-person-needed'],
      [403, '/problems/second-person-needed'],
    ]);
    expect([verified.status, verified.body.recordState]).toEqual([200, 'verified']);
  });

  it('reaches a final state by two people only', async () => {
    const commitment = await aVerifiedCommitment(t);
    const { body: proposal } = await assess(t.budi, commitment, {
      lane: 'desk',
      finding: 'fulfilled',
      assessedOn: '2026-02-10',
      note: 'Ruang dibuka.',
      evidence: [await evidence(t, 'A')],
    });

    const own = await t.budi.act(`/assessments/${proposal.id}/sign`, proposal);
    const waiting = await t.anyone.read(`/commitments/${commitment.id}`);
    await t.siti.act(`/assessments/${proposal.id}/sign`, proposal);

    expect([own.status, own.body.type]).toEqual([403, '/problems/second-person-needed']);
    expect([waiting.fulfilment, waiting.lanes.desk]).toEqual(['not_started', []]);
    expect((await t.anyone.read(`/commitments/${commitment.id}`)).fulfilment).toBe('fulfilled');
  });

  it('says that an office rated its own promise, or that of what it belongs to', async () => {
    const [government, office] = [
      await anOrganization(t, { kind: 'government_body' }),
      await anOrganization(t, { kind: 'government_body' }),
    ];
    await t.budi.made('/affiliations', { memberId: office.id, parentId: government.id, bond: 'affiliate' });
    const statement = await aStatement(t, { postId: (await aPost(t, { organizationId: government.id })).id });
    const promised = await aVerifiedCommitment(t, { statementId: statement.id });
    const foreign = await aVerifiedCommitment(t);
    const rater = await t.keeper(`Penilai ${office.name}`, 'staff', office.id);
    const found = {
      lane: 'desk',
      finding: 'in_progress',
      assessedOn: '2026-02-10',
      note: 'Ada undangan.',
      evidence: [await evidence(t, 'B')],
    };

    const [own, others] = [await assess(rater, promised, found), await assess(rater, foreign, found)];

    expect([own.body.organization.id, others.body.organization.id]).toEqual([office.id, office.id]);
    expect((await t.anyone.read(`/commitments/${promised.id}`)).flags).toContain('self_assessed');
    expect((await t.anyone.read(`/commitments/${foreign.id}`)).flags).not.toContain('self_assessed');
  });
});

describe('the lanes', () => {
  it('take an answer from the receiver and a claim from the maker, each by its own login', async () => {
    const { commitment, receiver, giver, union, maker } = await parties();

    const disputed = await assess(receiver, commitment, answer());
    const claimed = await assess(giver, commitment, answer({ lane: 'giver', finding: 'in_progress' }));

    expect([disputed.status, disputed.body.organization.id, disputed.body.isByParty]).toEqual([
      201,
      union.id,
      true,
    ]);
    expect([claimed.status, claimed.body.organization.id, claimed.body.isByParty]).toEqual([
      201,
      maker.id,
      true,
    ]);
    const read = await t.anyone.read(`/commitments/${commitment.id}`);
    expect(read.flags).toContain('disputed');
    expect(read.fulfilment).toBe('not_started');
    expect(read.lanes.giver.map(({ id }: Json) => id)).toEqual([claimed.body.id]);
  });

  it.each([
    ['the desk’s lane to the maker', 'giver', { lane: 'desk', finding: 'in_progress' }, 'forbidden'],
    ['the desk’s lane to a receiver', 'receiver', { lane: 'desk', finding: 'in_progress' }, 'forbidden'],
    ['the receivers’ lane to the maker', 'giver', {}, 'not-a-party'],
    ['the giver’s lane to a receiver', 'receiver', { lane: 'giver', finding: 'fulfilled' }, 'not-a-party'],
    ['the receivers’ lane to a union that is none', 'other', {}, 'not-a-party'],
  ])('refuse %s', async (_, who, fields, problem) => {
    const all = await parties();

    const { status, body } = await assess(
      all[who as 'giver' | 'receiver' | 'other'],
      all.commitment,
      answer(fields),
    );

    expect([status, body.type]).toEqual([403, `/problems/${problem}`]);
    expect((await t.budi.read(`/commitments/${all.commitment.id}`)).revision).toBe(all.commitment.revision);
  });

  it('refuse an answer in another organization’s name', async () => {
    const { commitment, other, union } = await parties();

    const { status, body } = await assess(other, commitment, answer({ organizationId: union.id }));

    expect([status, body.type]).toEqual([403, '/problems/forbidden']);
  });

  it('keep a party’s answer from the office, which may enter one on its behalf', async () => {
    const { commitment, receiver, union } = await parties();
    const { body: own } = await assess(receiver, commitment, answer());
    const { body: told } = await assess(t.budi, commitment, answer({ organizationId: union.id }));
    const correct = (by: Client, entry: Json) =>
      by.act(`/assessments/${entry.id}/corrections`, entry, { note: 'Lain.', reason: 'Contoh' });

    const answers = [
      await correct(t.budi, own),
      await correct(receiver, told),
      await correct(receiver, own),
      await correct(t.budi, told),
    ];

    expect(told.isByParty).toBe(false);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 200, 200]);
  });

  it('take evidence a union entered itself, and no change of anybody else’s', async () => {
    const { commitment, receiver } = await parties();
    const source = await receiver.made('/sources', { kind: 'letter', party: 'union', title: 'Surat Contoh' });
    const foreign = await aSource(t);
    const piece = { sourceId: source.id, grade: 'D', shows: 'Ruang masih terkunci.' };

    const disputed = await assess(receiver, commitment, answer({ evidence: [piece] }));
    const corrected = await receiver.act(`/sources/${source.id}/corrections`, source, {
      title: 'Surat Contoh, lengkap',
      reason: 'Contoh',
    });
    const refused = await receiver.act(`/sources/${foreign.id}/corrections`, foreign, {
      title: 'x',
      reason: 'Contoh',
    });

    expect(disputed.body.evidence[0].source.id).toBe(source.id);
    expect([corrected.status, refused.status]).toEqual([200, 403]);
  });

  it('let a union tell the office alone, without a trace on what others see', async () => {
    const { commitment, receiver, other, union } = await parties();
    const before = await t.anyone.get(`/commitments/${commitment.id}`);

    const { status, body } = await assess(
      receiver,
      commitment,
      answer({ visibility: 'parties', restrictedGround: 'union_own', restrictedUntil: '2035-12-31' }),
    );

    expect([status, body.restriction.partyIds]).toEqual([201, [union.id]]);
    expect((await t.anyone.get(`/commitments/${commitment.id}`)).text).toBe(before.text);
    expect((await other.get(`/assessments/${body.id}`)).status).toBe(404);
    expect((await t.siti.read(`/commitments/${commitment.id}`)).lanes.receiver).toHaveLength(1);
  });
});

describe('visibility', () => {
  it('keeps two unions at one meeting apart, each with its own notes', async () => {
    const [one, two] = [await anOrganization(t), await anOrganization(t)];
    const [first, second] = await Promise.all(
      [one, two].map(({ id, name }) => t.representative(`Wakil ${name}`, id)),
    );
    const event = await anEvent(t, { hostIds: [one.id, two.id], ...forParties(one.id, two.id) });
    const note = await aStatement(t, { eventId: event.id, ...forParties(one.id) });

    const seen = await Promise.all(
      [first, second].map(async (by) => [
        (await by.get(`/events/${event.id}`)).status,
        (await by.get(`/statements/${note.id}`)).status,
        (await by.read(`/statements?event=${event.id}`)).items.length,
      ]),
    );

    expect(seen).toEqual([
      [200, 200, 1],
      [200, 404, 0],
    ]);
  });

  it('lets a federation see what names its affiliates, until they leave', async () => {
    const [federation, branch] = [await anOrganization(t), await anOrganization(t)];
    const bond = await t.budi.made('/affiliations', {
      memberId: branch.id,
      parentId: federation.id,
      bond: 'affiliate',
      startedOn: '2020-01-01',
    });
    const above = await t.representative('Wakil federasi contoh', federation.id);
    const source = await aSource(t, forParties(branch.id));

    const before = await above.get(`/sources/${source.id}`);
    await t.budi.act(`/affiliations/${bond.id}/end`, bond, { endedOn: '2026-01-01' });
    const after = await above.get(`/sources/${source.id}`);

    expect([before.status, after.status]).toEqual([200, 404]);
  });

  it('of a part is that of its whole, and never wider', async () => {
    const union = await anOrganization(t);
    const event = await anEvent(t, { hostIds: [union.id], ...forParties(union.id) });

    const inherited = await aStatement(t, { eventId: event.id });
    const attempt = await t.budi.post('/statements', {
      kind: 'claim',
      gist: 'Contoh',
      saidOn: '2026-01-12',
      postId: (await aPost(t)).id,
      sourceId: (await aSource(t)).id,
      eventId: event.id,
      visibility: 'public',
    });

    expect(inherited).toMatchObject({
      visibility: 'parties',
      restriction: { partyIds: [union.id], ground: 'office_memo', until: '2035-12-31' },
    });
    expect([attempt.status, attempt.body.type]).toEqual([409, '/problems/more-visible-than-whole']);
  });

  it('needs its ground and end where it is not for everybody', async () => {
    const body = { kind: 'letter', party: 'union', title: 'Surat Contoh' };
    const attempts = await Promise.all(
      [
        { visibility: 'internal' },
        { visibility: 'parties', restrictedGround: 'office_memo', restrictedUntil: '2035-12-31' },
        { visibility: 'internal', restrictedGround: 'office_memo', restrictedUntil: '2020-12-31' },
        { ...forTheOffice, partyIds: [(await anOrganization(t)).id] },
        { ...forTheOffice, visibility: 'public' },
      ].map((fields) => t.budi.post('/sources', { ...body, ...fields })),
    );

    expect(attempts.map(({ status, body: problem }) => [status, Object.keys(problem.errors ?? {})])).toEqual([
      [422, ['restrictedGround', 'restrictedUntil']],
      [422, ['partyIds']],
      [422, ['restrictedUntil']],
      [422, ['partyIds']],
      [422, []],
    ]);
  });

  it('of everything closed stands in a register, what ends first, for the office alone', async () => {
    const [late, early, open] = [
      await aSource(t, { ...forTheOffice, restrictedUntil: '2031-05-02' }),
      await anEvent(t, {
        ...forTheOffice,
        restrictedUntil: '2031-05-01',
        restrictedGround: 'law_enforcement',
      }),
      await aSource(t),
    ];
    const union = await t.representative('Wakil Contoh, daftar', (await anOrganization(t)).id);

    const { items, next } = await t.budi.read('/restrictions?until=2031-05-02&limit=1');
    const { items: rest } = await t.budi.read(`/restrictions?until=2031-05-02&limit=1&cursor=${next}`);
    const { items: byGround } = await t.budi.read('/restrictions?ground=law_enforcement&kind=event');

    expect([...items, ...rest]).toEqual([
      {
        kind: 'event',
        id: early.id,
        visibility: 'internal',
        partyIds: [],
        ground: 'law_enforcement',
        until: '2031-05-01',
      },
      expect.objectContaining({ kind: 'source', id: late.id, until: '2031-05-02' }),
    ]);
    expect(byGround.map(({ id }: Json) => id)).toEqual([early.id]);
    expect(JSON.stringify(items)).not.toContain(open.id);
    expect([
      (await t.anyone.get('/restrictions')).status,
      (await union.get('/restrictions')).status,
      (await (await t.reader('Pembaca Contoh, daftar')).get('/restrictions')).status,
    ]).toEqual([401, 403, 403]);
  });

  it('closes a record with all that belongs to it, each change with its reason in the history', async () => {
    const event = await anEvent(t);
    const statement = await aStatement(t, { eventId: event.id });
    const commitment = await aVerifiedCommitment(t, { statementId: statement.id });
    const followUp = await t.budi.made(`/commitments/${commitment.id}/follow-ups`, {
      action: 'Menelepon',
      method: 'call',
      assigneePostId: statement.post.id,
      dueOn: '2026-02-02',
    });
    const reason = 'Acara ini ternyata rapat internal.';

    const closed = await t.budi.act(`/events/${event.id}/restrict`, event, { ...forTheOffice, reason });

    expect([closed.status, closed.body.visibility]).toEqual([200, 'internal']);
    for (const path of [
      `/events/${event.id}`,
      `/statements/${statement.id}`,
      `/commitments/${commitment.id}`,
      `/follow-ups/${followUp.id}`,
    ]) {
      expect((await t.anyone.get(path)).status).toBe(404);
      expect((await t.anyone.get(`${path}/history`)).status).toBe(404);
      const { items } = await t.siti.read(`${path}/history`);
      expect(items[0].entry).toMatchObject({ act: expect.stringMatching(/\.restricted$/), reason });
    }
  });

  it('is widened by a person alone, with what was closed together if they say so', async () => {
    const event = await anEvent(t, forTheOffice);
    const statement = await aStatement(t, { eventId: event.id });
    const apart = await aStatement(t, { eventId: event.id });
    const byToken = await t.budi.act(`/events/${event.id}/publish`, event, { reason: 'Contoh' });
    const narrowing = await t.budi.act(`/statements/${apart.id}/restrict`, apart, {
      ...forParties((await anOrganization(t)).id),
      reason: 'Contoh',
    });
    const person = await (await somebody(t, 'staff')).login();
    const publish = async (path: string, { id, revision }: Json, withParts: boolean) =>
      (
        await person.post(
          `${path}/${id}/publish`,
          { reason: 'Contoh', withParts },
          { 'if-match': `"${revision}"` },
        )
      ).status;

    const first = await publish('/statements', apart, false);
    const early = await t.anyone.read(`/statements/${apart.id}`);
    const second = await publish('/events', event, true);

    expect([first, second]).toEqual([200, 200]);
    expect([byToken.status, byToken.body.type]).toEqual([403, '/problems/login-needed']);
    expect([narrowing.status, narrowing.body.type]).toEqual([403, '/problems/login-needed']);
    expect(early.event).toBeNull();
    expect((await t.anyone.read(`/statements/${apart.id}`)).event.id).toBe(event.id);
    expect((await t.anyone.get(`/statements/${statement.id}`)).status).toBe(200);
    expect((await t.anyone.read(`/statements/${statement.id}/history`)).items[0].entry.act).toBe(
      'statement.published',
    );
  });

  it('is held by the database when a part is entered while its whole is being closed', async () => {
    const source = await aSource(t);
    const post = await aPost(t);
    for (let round = 0; round < 5; round++) {
      const event = await anEvent(t);
      const said = {
        kind: 'claim',
        gist: 'Contoh',
        saidOn: '2026-01-12',
        postId: post.id,
        sourceId: source.id,
      };

      await Promise.all([
        t.budi.act(`/events/${event.id}/restrict`, event, { ...forTheOffice, reason: 'Contoh' }),
        ...Array.from({ length: 4 }, () =>
          t.siti.post('/statements', { ...said, eventId: event.id, visibility: 'public' }),
        ),
      ]);

      expect((await t.anyone.read(`/statements?event=${event.id}`)).items).toEqual([]);
      const { rows } = await t.owner.query(
        `SELECT count(*)::int AS open FROM statement WHERE event_id = $1 AND visibility = 'public'`,
        [event.id],
      );
      expect(rows[0].open).toBe(0);
    }
  });
});
