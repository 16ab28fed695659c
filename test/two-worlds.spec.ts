import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { today } from '../src/common/day.js';
import { Client } from './support/client.js';
import { BLIND, Worlds } from './support/two-worlds.asking.js';
import { LISTS, questionsOn } from './support/two-worlds.questions.js';
import { blind, hidden, HIDDEN_WORD, open } from './support/two-worlds.js';

/*
 * What is asked of the records of each kind, in two worlds: whoever may not see what is hidden gets the same bytes from
 * both, whatever they ask.
 */

let worlds: Worlds;
beforeAll(async () => {
  worlds = await Worlds.start();
});
afterAll(() => worlds.close());

describe.each(Object.keys(LISTS))('%s', (kind) => {
  it.each(BLIND)('answer %s alike, whether there are hidden records or not', async (who) => {
    expect(await worlds.differing(who, questionsOn(kind, worlds.beforeHidden))).toEqual([]);
  });

  it('are there to be hidden, and seen by the office', async () => {
    const ids = hidden[kind];
    expect(ids.length).toBeGreaterThan(1);
    for (const id of ids) {
      expect((await worlds.within.budi.get(`/${kind}/${id}`)).status).toBe(200);
      expect((await worlds.within.anyone.get(`/${kind}/${id}`)).status).toBe(404);
    }
  });
});

describe('lists narrowed by what their records are linked to', () => {
  it.each(BLIND)('answer %s alike', async (who) => {
    const queries = [
      'statements?topic=upah-contoh',
      `statements?topic=${HIDDEN_WORD}-internal`,
      `statements?topic=upah-contoh&topic=${HIDDEN_WORD}-parties`,
      'statements?bearing=first_said',
      'statements?bearing=repeated',
      'statements?outcome=not_started',
      'statements?relayed=yes',
      'statements?source_kind=news_article&year=2026',
      'people?in_office=yes',
      'people?in_office=no',
      'people?organization_kind=union',
      'posts?organization_kind=union',
      'events?has_commitments=yes&year=2026',
      'meetings?has_commitments=no&minutes_signed=yes',
      'sources?publisher=Harian+Contoh',
      'organizations?level=workplace&area=32.16',
      'commitments?topic=upah-contoh&flag=silent',
    ];

    const paths = queries.flatMap((query) =>
      [query, query.replace('?', '/facets?')].map((path) => `/${path}&limit=2`),
    );

    expect(await worlds.differing(who, paths)).toEqual([]);
  });
});

describe('filters by state, topic and flag', () => {
  it.each(BLIND)('answer %s alike', async (who) => {
    const queries = [
      'topic=upah-contoh',
      `topic=${HIDDEN_WORD}-internal`,
      `topic=${HIDDEN_WORD}-parties`,
      'record=draft',
      'record=awaiting_verification',
      'record=verified&limit=1',
      'flag=disputed',
      'flag=silent',
      'flag=overdue',
      'flag=not_taken_over',
      'flag=self_assessed',
      'status=fulfilled',
      'due_before=2026-04-02&limit=1',
      `q=${HIDDEN_WORD}&topic=upah-contoh`,
    ];

    const paths = queries.map((query) => `/commitments?${query}`);

    expect(await worlds.differing(who, paths)).toEqual([]);
  });
});

describe('a rival union that asks for a meeting in a room, or by a letter, it does not see', () => {
  it.each(['venues', 'sources'])('is refused alike, whether there are such %s or not', async (kind) => {
    for (const id of hidden[kind] ?? []) {
      const answers = await Promise.all(
        worlds.both.map((t) =>
          new Client(t.url, blind['a rival union'] ?? null).post('/meeting-requests', {
            purpose: 'Contoh',
            headcount: 1,
            preferred: [{ startsAt: '2026-03-02T09:00:00+07:00', endsAt: '2026-03-02T10:00:00+07:00' }],
            [kind === 'venues' ? 'venueId' : 'sourceId']: id,
          }),
        ),
      );

      expect(answers[1]?.text).toBe(answers[0]?.text);
      expect(answers[0]?.status).toBe(409);
    }
  });
});

describe('a rival union that refers to what it does not see', () => {
  it('is refused alike, whether that exists or not', async () => {
    const rival = open['organizations']?.[1];
    const bodies = [
      { evidence: [{ sourceId: hidden['sources']?.[0], grade: 'D', shows: 'Contoh.' }] },
      { referredToId: hidden['organizations']?.[0] },
      { supersededById: hidden['commitments']?.[0] },
      { organizationId: hidden['organizations']?.[0] },
    ].map((more) => ({
      lane: 'receiver',
      organizationId: rival,
      finding: 'disputes',
      assessedOn: today(),
      note: 'Contoh.',
      ...more,
    }));
    const paths = [...(open['commitments'] ?? []), ...(hidden['commitments'] ?? [])].map(
      (id) => `/commitments/${id}/assessments`,
    );
    const token = blind['a rival union'] ?? null;
    for (const path of paths) {
      for (const body of bodies) {
        const answers = await Promise.all(worlds.both.map((t) => new Client(t.url, token).post(path, body)));

        expect(answers[1]?.text).toBe(answers[0]?.text);
        expect(answers[0]?.status).toBeGreaterThanOrEqual(400);
      }
    }
  });
});
