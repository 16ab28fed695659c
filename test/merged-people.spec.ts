import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aSource, aTenure, aVerifiedCommitment, forTheOffice, next } from './support/builders.js';
import type { Json } from './support/client.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const REASON = { reason: 'Dua catatan tentang satu orang' };
const merge = (id: string, intoId: string, seen = 1) =>
  t.budi.post(`/people/${id}/merge`, { intoId, ...REASON }, { 'if-match': `"${seen}"` });
const split = (id: string, seen = 2) =>
  t.budi.post(`/people/${id}/split`, REASON, { 'if-match': `"${seen}"` });
const idsOf = async (path: string) =>
  ((await t.anyone.read(path)).items as Json[]).map(({ id }) => id as string);

/** A public holder of a post, and what they promised and said in it. */
async function anOfficial(name: string) {
  const person = await aPerson(t, { name: `${name} ${next()}` });
  const tenure = await aTenure(t, { personId: person.id, startedOn: '2025-01-01' });
  const statement = await t.budi.made('/statements', {
    kind: 'pledge',
    gist: 'Membuka ruang pelatihan',
    words: 'akan kami buka',
    saidOn: '2025-11-10',
    speakerId: person.id,
    sourceId: (await aSource(t)).id,
  });
  const commitment = await aVerifiedCommitment(t, { statementId: statement.id });
  return { person, tenure, statement, commitment };
}

describe('two records of one person', () => {
  it('are read as one, whichever of the two is named, and again apart when that is undone', async () => {
    const [wrong, right] = [await anOfficial('Asep Contoh'), await anOfficial('Asep K. Contoh')];
    const named = async () => [
      (await t.anyone.read(`/statements/${wrong.statement.id}`)).speaker.id,
      ((await t.anyone.read(`/commitments/${wrong.commitment.id}`)).makers as Json[])[0]?.person.id,
      (await t.anyone.read(`/tenures/${wrong.tenure.id}`)).person.id,
    ];
    const found = async (id: string) => ({
      statements: (await idsOf(`/statements?speaker=${id}`)).toSorted(),
      commitments: (await idsOf(`/commitments?speaker=${id}`)).toSorted(),
      tenures: (await idsOf(`/tenures?person=${id}`)).toSorted(),
    });
    const [ofWrong, ofRight] = [await found(wrong.person.id), await found(right.person.id)];
    const before = await t.owner.query('SELECT * FROM statement ORDER BY id');

    const answer = await merge(wrong.person.id, right.person.id);

    expect([answer.status, answer.body]).toMatchObject([200, { mergedInto: { id: right.person.id } }]);
    expect(await named()).toEqual([right.person.id, right.person.id, right.person.id]);
    const both = {
      statements: [...ofWrong.statements, ...ofRight.statements].toSorted(),
      commitments: [...ofWrong.commitments, ...ofRight.commitments].toSorted(),
      tenures: [...ofWrong.tenures, ...ofRight.tenures].toSorted(),
    };
    expect(await found(right.person.id)).toEqual(both);
    expect(await found(wrong.person.id)).toEqual(both);
    const kept = await t.anyone.read(`/people/${right.person.id}`);
    expect(kept.merged).toMatchObject([{ id: wrong.person.id, name: wrong.person.name }]);
    expect((kept.tenures as Json[]).map(({ id }) => id as string).toSorted()).toEqual(both.tenures);

    expect((await split(wrong.person.id)).status).toBe(200);
    expect(await named()).toEqual([wrong.person.id, wrong.person.id, wrong.person.id]);
    expect([await found(wrong.person.id), await found(right.person.id)]).toEqual([ofWrong, ofRight]);
    expect((await t.owner.query('SELECT * FROM statement ORDER BY id')).rows).toEqual(before.rows);
  });

  it('stand in lists as one, which is found by the names of both', async () => {
    const [wrong, right] = [await anOfficial('Euis Contoh'), await anOfficial('Dewi Contoh')];
    const listed = (name: unknown) => idsOf(`/people?q=${encodeURIComponent(String(name))}`);

    await merge(wrong.person.id, right.person.id);

    expect(await listed(wrong.person.name)).toEqual([right.person.id]);
    expect(await listed(right.person.name)).toEqual([right.person.id]);
  });

  it('are apart as of a day before, and one as of a day between', async () => {
    const [wrong, right] = [await anOfficial('Ujang Contoh'), await anOfficial('Udin Contoh')];
    const asOf = async (moment: string) => {
      const { tenures, merged } = await t.anyone.read(
        `/people/${right.person.id}?as_of=${encodeURIComponent(moment)}`,
      );
      const statement = await t.anyone.read(
        `/statements/${wrong.statement.id}?as_of=${encodeURIComponent(moment)}`,
      );
      return [(tenures as Json[]).length, (merged as Json[]).length, statement.speaker.id];
    };
    const now = async () =>
      (await t.owner.query<{ now: Date }>('SELECT clock_timestamp() AS now')).rows[0]?.now.toISOString() ??
      '';
    const before = await now();
    await merge(wrong.person.id, right.person.id);
    const between = await now();
    await split(wrong.person.id);

    expect(await asOf(before)).toEqual([1, 0, wrong.person.id]);
    expect(await asOf(between)).toEqual([2, 1, right.person.id]);
    expect(await asOf(await now())).toEqual([1, 0, wrong.person.id]);
  });

  it('carry both acts in the history of both, with who and why', async () => {
    const [wrong, right] = [await anOfficial('Cecep Contoh'), await anOfficial('Cepi Contoh')];
    await merge(wrong.person.id, right.person.id);
    await split(wrong.person.id);

    for (const { id } of [wrong.person, right.person]) {
      const { items } = await t.budi.read(`/people/${id}/history`);
      const acts = (items as Json[]).map(({ entry }) => [entry.act, entry.reason]);
      expect(acts.filter(([act]) => act.startsWith('person.'))).toEqual([
        ['person.split', REASON.reason],
        ['person.merged', REASON.reason],
        ['person.recorded', null],
      ]);
    }
  });

  it('bind what is said later to the posts of both', async () => {
    const [wrong, right] = [await anOfficial('Yayat Contoh'), await aPerson(t, { name: 'Y. Contoh' })];
    await merge(wrong.person.id, right.id as string);

    const statement = await t.budi.made('/statements', {
      kind: 'claim',
      gist: 'Sudah dibuka',
      saidOn: '2025-12-01',
      speakerId: right.id,
      sourceId: (await aSource(t)).id,
    });

    expect(statement.post.id).toBe(wrong.tenure.post.id);
  });
});

describe('a merge is refused', () => {
  const codeOf = ({ status, body }: { status: number; body: Json }) =>
    [status, (body.type as string | undefined)?.split('/').at(-1)] as const;

  it('to all but administrators', async () => {
    const [one, other] = [await aPerson(t), await aPerson(t)];
    const staff = await t.keeper('Staf Contoh', 'staff');

    for (const act of ['merge', 'split']) {
      const answer = await staff.post(
        `/people/${one.id}/${act}`,
        { ...(act === 'merge' && { intoId: other.id }), ...REASON },
        { 'if-match': '"1"' },
      );
      expect(codeOf(answer)).toEqual([403, 'forbidden']);
    }
  });

  it.each([
    ['into itself', async () => merge(...(await twice())), [422, 'same-person']],
    [
      'into a record that does not exist',
      async () => merge((await aPerson(t)).id as string, crypto.randomUUID()),
      [409, 'unknown-reference'],
    ],
    [
      'of one that is more visible than the other',
      async () => merge((await aPerson(t)).id as string, (await aPerson(t, forTheOffice)).id as string),
      [409, 'more-visible-than-whole'],
    ],
    [
      'into one that is merged',
      async () => {
        const [first, second, third] = await three();
        await merge(first, second);
        return merge(third, first);
      },
      [409, 'person-merged'],
    ],
    [
      'of one that stands for another',
      async () => {
        const [first, second, third] = await three();
        await merge(first, second);
        return merge(second, third, 2);
      },
      [409, 'person-merged'],
    ],
    [
      'that is none, when it is to be undone',
      async () => split((await aPerson(t)).id as string, 1),
      [409, 'not-merged'],
    ],
    [
      'of an old revision',
      async () => merge((await aPerson(t)).id as string, (await aPerson(t)).id as string, 7),
      [412, 'stale'],
    ],
  ] as const)('%s', async (_, attempt, expected) => {
    expect(codeOf(await attempt())).toEqual(expected);
  });

  it('to one of two that cross', async () => {
    const [one, other] = [await aPerson(t), await aPerson(t)];

    const answers = await Promise.all([
      merge(one.id as string, other.id as string),
      merge(other.id as string, one.id as string),
    ]);

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const { rows } = await t.owner.query(
      'SELECT count(*)::int AS merged FROM person WHERE merged_into_id IS NOT NULL AND id = ANY ($1)',
      [[one.id, other.id]],
    );
    expect(rows).toEqual([{ merged: 1 }]);
  });

  const three = async () =>
    (await Promise.all([1, 2, 3].map(() => aPerson(t)))).map(({ id }) => id as string) as [
      string,
      string,
      string,
    ];
  const twice = async (): Promise<[string, string]> => {
    const { id } = await aPerson(t);
    return [id as string, id as string];
  };
});

describe('of two merged records', () => {
  it('the other closes with the one that stands for it', async () => {
    const [wrong, right] = [await aPerson(t), await aPerson(t)];
    await merge(wrong.id as string, right.id as string);

    const answer = await t.budi.post(
      `/people/${right.id}/restrict`,
      { ...forTheOffice, reason: 'Tidak lagi berjabatan' },
      { 'if-match': '"2"' },
    );

    expect(answer.status).toBe(200);
    expect([
      (await t.anyone.get(`/people/${wrong.id}`)).status,
      (await t.anyone.get(`/people/${right.id}`)).status,
    ]).toEqual([404, 404]);
  });

  it('none is held or erased before they are split', async () => {
    const [wrong, right] = [await aPerson(t), await aPerson(t)];
    await merge(wrong.id as string, right.id as string);

    for (const { id } of [wrong, right]) {
      const answer = await t.budi.post(`/people/${id}/hold`, REASON, { 'if-match': '"2"' });
      expect([answer.status, answer.body.type]).toEqual([409, '/problems/person-merged']);
    }
  });

  it('the two sides agree, whoever writes them', async () => {
    const [wrong, right] = [await aPerson(t), await aPerson(t)];

    await t.owner.query('BEGIN; SET CONSTRAINTS person_merged_both_ways IMMEDIATE');
    await expect(
      t.owner.query('UPDATE person SET merged_ids = ARRAY[$1]::uuid[] WHERE id = $2', [wrong.id, right.id]),
    ).rejects.toMatchObject({ constraint: 'person_merged_both_ways' });
    await t.owner.query('ROLLBACK');
  });
});
