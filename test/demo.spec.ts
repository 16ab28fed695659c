import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { today } from '../src/common/day.js';
import { loadDemo } from '../src/demo/load-demo.js';
import { aSource } from './support/builders.js';
import type { Json } from './support/client.js';
import { connectionsTo } from './support/server.js';
import { startTestApp, type TestApp } from './support/test-app.js';

const load = (t: TestApp, more?: { withSample: boolean }) =>
  loadDemo(t.app, connectionsTo(t.server, t.database), more);
const pledges = async (t: TestApp): Promise<Json[]> =>
  (await t.anyone.read('/commitments?limit=100')).items as Json[];
const isSample = ({ title }: Json) => (title as string).includes('Contoh');

describe('the sample pledge', () => {
  let t: TestApp;
  let pledge: Json;
  beforeAll(async () => {
    t = await startTestApp();
    await load(t);
    const [found] = (await pledges(t)).filter(isSample);
    pledge = await t.anyone.read(`/commitments/${found.id}`);
  });
  afterAll(() => t.close());

  it('stands beside the records of the article, for everybody to read, and only once', async () => {
    const { rows: before } = await t.owner.query('SELECT size FROM history_head');
    await load(t);
    const { rows: after } = await t.owner.query('SELECT size FROM history_head');

    expect(after).toEqual(before);
    expect(await pledges(t)).toHaveLength(8);
  });

  it('was dated by a phrase and is past its day', () => {
    expect(pledge.due).toMatchObject({ phrase: 'dalam waktu dekat', rule: { days: 60, unit: 'calendar' } });
    expect(pledge.flags).toContain('overdue');
    expect(pledge.fulfilment.status ?? pledge.fulfilment).toBe('in_progress');
  });

  it('has taken some steps of a Perbup by evidence, and one was sent back', async () => {
    const { items } = await t.anyone.read(`/milestones?commitment=${pledge.id}&sort=place&limit=100`);
    const states = Object.fromEntries(items.map(({ stepKey, state }: Json) => [stepKey, state]));

    expect(items).toHaveLength(11);
    expect(states).toMatchObject({
      perencanaan: 'met',
      penyusunan: 'met',
      pelibatan: 'met',
      pembahasan: 'met',
      harmonisasi: 'sent_back',
      fasilitasi: 'left_out',
      pengundangan: 'planned',
    });
    for (const { state, evidence } of items as Json[]) expect(evidence.length > 0).toBe(state === 'met');
  });

  it('has two versions of a draft, with what two sides said of it', async () => {
    const { items } = await t.anyone.read(`/draft-versions?commitment=${pledge.id}&sort=number`);

    expect(items.map(({ remarks }: Json) => remarks.map(({ side, answer }: Json) => [side, answer]))).toEqual(
      [
        [
          ['union', 'taken_in'],
          ['employer', 'declined'],
        ],
        [['union', 'open']],
      ],
    );
  });

  it('was asked about by a letter that got silence, and by a notice that got a reply', async () => {
    const { followUps } = pledge;
    const { items: notices } = await t.anyone.read(`/notices?commitment=${pledge.id}`);

    expect(followUps.map(({ method, state, outcome }: Json) => [method, state, outcome])).toEqual(
      expect.arrayContaining([
        ['letter', 'done', 'silence'],
        ['call', 'open', null],
      ]),
    );
    expect(notices).toMatchObject([{ kind: 'before_verdict', state: 'replied' }]);
  });

  it('is plainly invented: whatever it adds to the records of the article is called Contoh', async () => {
    const other = await startTestApp();
    await load(other, { withSample: false });
    const names = async ({ owner }: TestApp) => {
      const { rows } = await owner.query<{ name: string }>(`
        SELECT name FROM organization UNION ALL SELECT name FROM person UNION ALL SELECT name FROM event
        UNION ALL SELECT title FROM post UNION ALL SELECT title FROM source UNION ALL SELECT title FROM demand
        UNION ALL SELECT title FROM commitment UNION ALL SELECT title FROM draft_version`);
      return rows.map(({ name }) => name);
    };
    const fromArticle = await names(other);
    await other.close();

    const added = (await names(t)).filter((name) => !fromArticle.includes(name));

    expect(added.length).toBeGreaterThan(15);
    expect(added.filter((name) => !name.includes('Contoh'))).toEqual([]);
  });

  it('has no day that is still to come but those that are planned', async () => {
    const { rows } = await t.owner.query<{ day: string }>(`
      SELECT max(day)::text AS day FROM (
        SELECT published_on AS day FROM source UNION ALL SELECT said_on FROM statement
        UNION ALL SELECT met_on FROM milestone UNION ALL SELECT assessed_on FROM assessment) AS days`);

    expect(rows[0].day <= today()).toBe(true);
  });
});

describe('without the sample pledge', () => {
  it('the article is loaded alone where that is asked for', async () => {
    const t = await startTestApp();
    await load(t, { withSample: false });

    expect((await pledges(t)).filter(isSample)).toEqual([]);
    expect(await pledges(t)).toHaveLength(7);
    await t.close();
  });

  it('nothing invented is put among what somebody recorded', async () => {
    const t = await startTestApp();
    await load(t, { withSample: false });
    await aSource(t, { title: 'Berita contoh' });
    await load(t);

    expect((await pledges(t)).filter(isSample)).toEqual([]);
    await t.close();
  });
});
