import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, today } from '../src/common/day.js';
import { processActor } from '../src/common/actor.js';
import { SourcesService } from '../src/sources/sources.service.js';
import { ErasuresService } from '../src/people/erasures.service.js';
import {
  aCommitment,
  aMeeting,
  anEvent,
  anOrganization,
  aPerson,
  aPost,
  aSource,
  aStatement,
  aTenure,
  aVenue,
  aVerifiedCommitment,
  evidence,
  forParties,
  forTheOffice,
  next,
} from './support/builders.js';
import type { Browser } from './support/browser.js';
import type { Client, Json } from './support/client.js';
import { somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

/*
 * Lists as of an earlier instant. Time is not moved: each act is followed by an instant nothing else happens at, and
 * what was read then is what a list as of it must answer for good.
 */

let t: TestApp;
let person: Browser;
beforeAll(async () => {
  t = await startTestApp();
  person = await (await somebody(t, 'staff')).login();
});
afterAll(() => t.close());

/** An instant after all that is on record and before all that is yet to be. */
async function instant(of: TestApp = t): Promise<string> {
  await sleep(3);
  const { rows } = await of.owner.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  await sleep(3);
  const [now] = rows;
  return now ? now.now.toISOString() : '';
}

async function actorOf(name: string) {
  const { rows } = await t.owner.query<{ id: string }>('SELECT id FROM account WHERE name = $1', [name]);
  return processActor(rows[0]?.id ?? '', 'administrator');
}

const BECAUSE = { reason: 'Contoh.' };
const asOf = (path: string, moment: string) =>
  `${path}${path.includes('?') ? '&' : '?'}as_of=${encodeURIComponent(moment)}`;
const idsOf = ({ items }: Json): string[] => items.map(({ id }: Json) => id);

/** Acts, and fails loudly. */
async function act(path: string, seen: Json, body: object = BECAUSE, who: Client = t.budi): Promise<Json> {
  const { status, text, body: answer } = await who.act(path, seen, body);
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
  return answer;
}
const correct = (kind: string, seen: Json, fields: object) =>
  act(`/${kind}/${seen.id}/corrections`, seen, { ...BECAUSE, ...fields });
const restrict = (kind: string, seen: Json, to: object = forTheOffice) =>
  act(`/${kind}/${seen.id}/restrict`, seen, { ...BECAUSE, ...to });
/** Takes a person who has logged in. */
async function publish(kind: string, { id, revision }: Json, withParts = false): Promise<void> {
  const body = { ...BECAUSE, withParts };
  const path = `/${kind}/${id}/publish`;
  const { status, text } = await person.post(path, body, { 'if-match': `"${revision}"` });
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
}

describe('whatever happens, a list as of an instant', () => {
  /** Lists that are read after each act; `W` stands for records of the world. */
  const LISTS = [
    'areas',
    'sources',
    'sources?sort=-updated',
    'organizations',
    'organizations?q=Baru',
    'organizations?parent=$federation',
    'affiliations',
    'affiliations?member=$union',
    'people',
    'people?organization=$office',
    'posts',
    'tenures?sort=started',
    'tenures?post=$post',
    'venues',
    'events',
    'events?organization=$union',
    'attendances?event=$event',
    'attendance-estimates',
    'meetings',
    'meetings?sort=held&office=$office',
    'agenda-items',
    'minutes-points',
    'demands',
    'statements',
    'statements?post=$post&q=siapkan',
    'topics',
    'assessments?sort=assessed',
    'follow-ups',
    'milestones',
    'milestones?sort=place',
    'draft-versions',
    'meeting-requests',
    'bookings',
    'attachments',
    'commitments',
    'commitments?sort=-updated',
    'commitments?sort=stated&limit=2',
    'commitments?record=awaiting_verification',
    'commitments?receiver=$union',
    'commitments?organization=$federation&sort=-due',
    'commitments?receiver=$federation&sort=-due',
    'commitments?maker=$office&topic=$topic',
    'commitments?post=$post&sort=-stated',
    'commitments?event=$event',
    'commitments?speaker=$person',
    'commitments?status=not_started&status=in_progress',
    'commitments?flag=no_deadline',
    'commitments?flag=overdue&due_before=2030-01-01',
    'commitments?flag=disputed',
    'commitments?q=gudang',
    'commitments?q=siapkan',
    'commitments?topic=$topic&q=ruang%20-gudang',
  ];

  /** Lists narrowed by a tie that their address does not name, and the list of what they hold without it. */
  const BY_AFFILIATION: Record<string, string | undefined> = {
    'organizations?parent=$federation': undefined,
    'commitments?organization=$federation&sort=-due': 'commitments?receiver=$federation&sort=-due',
  };

  type World = Record<string, string>;

  /** What may happen next; each knows the world by ids alone. `n` makes it another thing each time. */
  const ACTS: Record<string, (w: World, n: number) => Promise<unknown>> = {
    'a pledge is entered': async (w, n) =>
      (w[`pledge${n % 3}`] = (
        await aCommitment(t, {
          receiverIds: [w['union']],
          topicKeys: n % 2 ? [w['topic']] : [],
          statementId: (
            await aStatement(t, {
              speakerId: w['person'],
              postId: w['post'],
              eventId: n % 2 ? w['event'] : undefined,
            })
          ).id,
          dueOn: n % 3 ? `202${6 + (n % 4)}-03-0${1 + (n % 9)}` : undefined,
        })
      ).id),
    'it is verified': async (w, n) => {
      const seen = await t.siti.read(`/commitments/${w[`pledge${n % 3}`] ?? w['pledge']}`);
      if (seen.recordState === 'awaiting_verification')
        await act(`/commitments/${seen.id}/verify`, seen, {}, t.siti);
    },
    'a pledge is corrected': async (w, n) => {
      const seen = await t.budi.read(`/commitments/${w[`pledge${n % 3}`] ?? w['pledge']}`);
      await correct('commitments', seen, {
        title: `${n % 2 ? 'Membangun gudang' : 'Menyiapkan ruang'} contoh ${n}`,
        receiverIds: n % 4 > 1 ? [w['union'], w['federation']] : [w['federation']],
        topicKeys: n % 3 ? [w['topic']] : [],
        dueOn: n % 5 ? `202${5 + (n % 5)}-06-0${1 + (n % 9)}` : null,
      });
    },
    'a pledge is hidden': async (w, n) => {
      const seen = await t.budi.read(`/commitments/${w[`pledge${n % 3}`] ?? w['pledge']}`);
      await restrict('commitments', seen, n % 2 ? forTheOffice : forParties(w['union']));
    },
    'a pledge is opened': async (w, n) => {
      const seen = await t.budi.read(`/commitments/${w[`pledge${n % 3}`] ?? w['pledge']}`);
      if (seen.visibility !== 'public') await publish('commitments', seen);
    },
    'a pledge is assessed': async (w, n) => {
      const seen = await t.budi.read(`/commitments/${w['pledge']}`);
      await assess(`/commitments/${seen.id}/assessments`, seen, {
        ...(n % 2
          ? { lane: 'desk', finding: 'in_progress', evidence: [await evidence(t, 'B')] }
          : { lane: 'receiver', organizationId: w['union'], finding: n % 4 ? 'disputes' : 'confirms' }),
        assessedOn: n % 2 ? '2026-02-03' : today(),
        note: `Catatan contoh ${n}.`,
      });
    },
    'words are corrected': async (w, n) => {
      const seen = await t.budi.read(`/statements/${w['statement']}`);
      await correct('statements', seen, {
        words: n % 2 ? `akan kami siapkan gudang ${n}` : `segera ${n}`,
      });
    },
    'words are hidden or opened': async (w) => {
      const seen = await t.budi.read(`/statements/${w['statement']}`);
      await (seen.visibility === 'public' ? restrict('statements', seen) : publish('statements', seen));
    },
    'a union is renamed': async (w, n) => {
      const seen = await t.budi.read(`/organizations/${w['union']}`);
      await correct('organizations', seen, { name: `Serikat ${n % 2 ? 'Baru' : 'Contoh'} ${n}` });
    },
    'a federation is hidden or opened': async (w) => {
      const seen = await t.budi.read(`/organizations/${w['federation']}`);
      await (seen.visibility === 'public' ? restrict('organizations', seen) : publish('organizations', seen));
    },
    'a union leaves or joins': async (w, n) => {
      const seen = await t.budi.read(`/affiliations/${w['affiliation']}`);
      await correct('affiliations', seen, { endedOn: n % 2 ? '2025-06-30' : null });
    },
    'a tenure ends': async (w, n) => {
      const seen = await t.budi.read(`/tenures/${w['tenure']}`);
      await correct('tenures', seen, { endedOn: n % 2 ? '2026-01-31' : null });
    },
    'an event is moved': async (w, n) => {
      const seen = await t.budi.read(`/events/${w['event']}`);
      await correct('events', seen, {
        heldOn: `2026-01-1${n % 10}`,
        hostIds: n % 2 ? [w['union']] : [w['office']],
      });
    },
    'an event is hidden or opened': async (w) => {
      const seen = await t.budi.read(`/events/${w['event']}`);
      await (seen.visibility === 'public' ? restrict('events', seen) : publish('events', seen));
    },
    'a source is corrected': async (w, n) => {
      const seen = await t.budi.read(`/sources/${w['source']}`);
      await correct('sources', seen, {
        title: `Berita Contoh ke-${n}`,
        publishedOn: n % 2 ? null : '2026-01-13',
      });
    },
    'somebody comes': async (w, n) =>
      t.budi.made(`/events/${w['event']}/attendances`, {
        organizationId: (await anOrganization(t)).id,
        side: 'union',
        capacity: 'participant',
        presence: 'present',
        headcount: 1 + n,
      }),
    'a venue is corrected': async (w, n) => {
      const seen = await t.budi.read(`/venues/${w['venue']}`);
      await correct('venues', seen, { capacity: 10 + n });
    },
    'an agenda grows': async (w, n) =>
      t.budi.made(`/meetings/${w['meeting']}/agenda-items`, { title: `Pokok ${n}` }),
    'a topic is renamed': async (w, n) => {
      const seen = await t.budi.read(`/topics/${w['topicId']}`);
      await correct('topics', seen, { label: `Topik Contoh ${n}` });
    },
  };

  /** What the rules refuse does not happen; nothing else may go wrong. */
  const orRefused = (error: Error) => {
    if (!/: (?:403|409|422) /.test(error.message)) throw error;
  };

  const assess = async (path: string, seen: Json, body: object) => {
    const { status, text } = await t.budi.act(path, seen, body);
    if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
  };

  async function world(): Promise<World> {
    const [union, federation, venue] = await Promise.all([
      anOrganization(t),
      anOrganization(t, { level: 'national_federation' }),
      aVenue(t),
    ]);
    const affiliation = await t.budi.made('/affiliations', {
      memberId: union.id,
      parentId: federation.id,
      bond: 'affiliate',
      startedOn: '2020-01-01',
    });
    const post = await aPost(t);
    const tenure = await aTenure(t, { postId: post.id });
    const key = `topik-contoh-${next()}`;
    const topic = await t.budi.made('/topics', { key, label: 'Topik Contoh', labelEn: 'Sample topic' });
    const event = await anEvent(t, { hostIds: [union.id], venueId: venue.id });
    const source = await aSource(t);
    const statement = await aStatement(t, {
      speakerId: tenure.person.id,
      postId: post.id,
      sourceId: source.id,
      eventId: event.id,
    });
    const pledge = await aVerifiedCommitment(t, {
      receiverIds: [union.id],
      statementId: statement.id,
      topicKeys: [key],
      dueOn: '2026-02-01',
    });

    const meeting = await aMeeting(t, { officeId: post.organization.id });
    const made = {
      union,
      federation,
      venue,
      affiliation,
      post,
      tenure,
      event,
      source,
      statement,
      pledge,
      meeting,
    };
    return {
      ...Object.fromEntries(Object.entries(made).map(([name, { id }]) => [name, id])),
      topic: key,
      topicId: topic.id,
      person: tenure.person.id,
      office: post.organization.id,
    };
  }

  const steps = fc.array(fc.record({ what: fc.constantFrom(...Object.keys(ACTS)), n: fc.nat(60) }), {
    minLength: 6,
    maxLength: 10,
  });

  it('is, to the office, to the letter the list that was read then', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (acts) => {
        const w = await world();
        const paths = LISTS.map(
          (path) => `/${path.replaceAll(/\$(\w+)/g, (_, name: string) => w[name] ?? '')}`,
        );
        const read = (who: Client, moment?: string) =>
          Promise.all(
            paths.map((path) =>
              who
                .read(moment ? asOf(path, moment) : path)
                .then((body: Json) => ({ path, items: body.items })),
            ),
          );
        const snapshots: { moment: string; lists: { path: string; items: Json }[] }[] = [];
        for (const { what, n } of acts) {
          await ACTS[what]?.(w, n).catch(orRefused);
          const moment = await instant();
          snapshots.push({ moment, lists: await read(t.budi) });
        }

        for (const { moment, lists } of snapshots.slice(0, -1))
          expect(await read(t.budi, moment)).toEqual(lists);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });

  it('shows everybody else what they read then, without what has been closed to them since', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (acts) => {
        const w = await world();
        const wakil = await t.representative(`Wakil Contoh ${next()}`, w['union']);
        const asked = LISTS.filter((path) => !path.includes('limit='));
        const paths = asked.map(
          (path) => `/${path.replaceAll(/\$(\w+)/g, (_, name: string) => w[name] ?? '')}`,
        );
        const read = (who: Client, moment?: string) =>
          Promise.all(
            paths.map((path) =>
              who
                .read(
                  moment
                    ? asOf(`${path}${path.includes('?') ? '&' : '?'}limit=100`, moment)
                    : `${path}${path.includes('?') ? '&' : '?'}limit=100`,
                )
                .then((body: Json) => ({
                  path,
                  items: body.items.map(({ id, revision }: Json) => `${id} ${revision}`),
                })),
            ),
          );
        const snapshots: { moment: string; who: Client; lists: { path: string; items: string[] }[] }[] = [];
        for (const { what, n } of acts) {
          await ACTS[what]?.(w, n).catch(orRefused);
          const moment = await instant();
          for (const who of [t.anyone, wakil]) snapshots.push({ moment, who, lists: await read(who) });
        }
        const itemsOf = (lists: { items: string[] }[], name = '') => lists[asked.indexOf(name)]?.items ?? [];
        const isOpenTo = async (who: Client, path: string, entry: string) =>
          (await who.get(`${path.split('?')[0]}/${entry.split(' ')[0]}`)).status === 200;

        for (const { moment, who, lists } of snapshots) {
          const then = await read(who, moment);
          // A tie that was hidden with its organization stays hidden when the organization alone is opened again.
          const isTied = await isSeenSomewhere(who, w['affiliation'] ?? '');
          for (const [at, list] of lists.entries()) {
            const { path } = list;
            const name = asked[at] ?? '';
            const isByHiddenTie = name in BY_AFFILIATION && !isTied;
            const items = isByHiddenTie ? itemsOf(lists, BY_AFFILIATION[name]) : list.items;
            const isOpen = await Promise.all(items.map((entry) => isOpenTo(who, path, entry)));
            const named = [...path.matchAll(/=([0-9a-f-]{36})/g)].map(([, id = '']) => id);
            // A filter by what is hidden now finds nothing; it would tell what it is linked to.
            const isNamedOpen = (await Promise.all(named.map((id) => isSeenSomewhere(who, id)))).every(
              Boolean,
            );
            expect({ path, items: then[at]?.items }).toEqual({
              path,
              items: isNamedOpen ? items.filter((_, n) => isOpen[n]) : [],
            });
          }
        }
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });

  const isSeenSomewhere = async (who: Client, id: string) =>
    (
      await Promise.all(
        ['organizations', 'affiliations', 'people', 'posts', 'events'].map((kind) =>
          who.get(`/${kind}/${id}`),
        ),
      )
    ).some(({ status }) => status === 200);
});

/** What a page answers, as text and with its tags. */
async function open(path: string): Promise<{ status: number; html: string; text: string }> {
  const response = await fetch(t.url + path);
  const html = await response.text();
  return { status: response.status, html, text: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') };
}

/** The titles in a feed, in order. */
function titlesIn(xml: string): string[] {
  const titles: string[] = [];
  const within: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => within.push(name));
  parser.on('closetag', () => within.pop());
  parser.on('text', (text) => {
    if (within.at(-1) === 'title') titles.push(text);
  });
  parser.write(xml).close();
  return titles;
}

const problem = async (path: string) => {
  const { status, body } = await t.anyone.get(path);
  return [status, body.type];
};

describe('a list as of an instant', () => {
  it('finds by what was so then, and shows it as it was', async () => {
    const [first, second] = [await anOrganization(t), await anOrganization(t)];
    const pledge = await aVerifiedCommitment(t, { receiverIds: [first.id], dueOn: '2026-03-01' });
    const then = await instant();
    await correct('commitments', pledge, {
      receiverIds: [second.id],
      dueOn: '2026-09-01',
      title: 'Janji baru',
    });

    const list = (query: string) => t.anyone.read(`/commitments?${query}`);
    expect(idsOf(await list(`receiver=${first.id}`))).toEqual([]);
    expect(await list(asOf(`receiver=${first.id}`, then).replace('?', '&'))).toMatchObject({
      items: [{ id: pledge.id, title: pledge.title, revision: pledge.revision, due: { on: '2026-03-01' } }],
    });
    expect(idsOf(await list(`receiver=${second.id}&as_of=${then}`))).toEqual([]);
    expect(idsOf(await list(`receiver=${first.id}&due_before=2026-03-02&as_of=${then}`))).toEqual([
      pledge.id,
    ]);
  });

  it('takes a day for its end in Asia/Jakarta, and what is to come for now', async () => {
    const source = await aSource(t);
    const day = today();

    const before = await t.anyone.read(`/sources?q=${encodeURIComponent(source.title)}&as_of=2020-01-01`);
    const now = await t.anyone.read(`/sources?q=${encodeURIComponent(source.title)}`);
    const ofToday = await t.anyone.read(`/sources?q=${encodeURIComponent(source.title)}&as_of=${day}`);
    const ahead = await t.anyone.read(`/sources?q=${encodeURIComponent(source.title)}&as_of=2999-01-01`);

    expect(before.items).toEqual([]);
    expect(idsOf(now)).toEqual([source.id]);
    expect([ofToday, ahead]).toEqual([now, now]);
  });

  it('computes flags for its day, and of what is to come for today', async () => {
    const union = await anOrganization(t);
    await aVerifiedCommitment(t, { receiverIds: [union.id], dueOn: '2998-01-01' });

    const [{ flags }] = (await t.anyone.read(`/commitments?receiver=${union.id}&as_of=2999-01-01`)).items;

    expect(flags).not.toContain('overdue');
  });

  it('leaves out what has been hidden since, and what was hidden then', async () => {
    const [union, other] = [await anOrganization(t), await anOrganization(t)];
    const wakil = await t.representative(`Wakil Contoh ${next()}`, union.id);
    const [kept, closed, party, opened] = [
      await aSource(t, { title: `Zamrud ${next()}` }),
      await aSource(t, { title: `Zamrud ${next()}` }),
      await aSource(t, { title: `Zamrud ${next()}` }),
      await aSource(t, { title: `Zamrud ${next()}`, ...forTheOffice }),
    ];
    const then = await instant();
    await restrict('sources', closed);
    await restrict('sources', party, forParties(union.id));
    await publish('sources', opened);
    const found = async (who: Client) =>
      new Set(idsOf(await who.read(asOf('/sources?q=Zamrud&limit=100', then))));

    expect(await found(t.anyone)).toEqual(new Set([kept.id]));
    expect(await found(wakil)).toEqual(new Set([kept.id, party.id]));
    expect(await found(await t.representative(`Wakil Contoh ${next()}`, other.id))).toEqual(
      new Set([kept.id]),
    );
    expect(await found(t.budi)).toEqual(new Set([kept.id, closed.id, party.id, opened.id]));
    // As the record itself.
    expect(await problem(asOf(`/sources/${opened.id}`, then))).toEqual([404, '/problems/not-found']);
  });

  it('leaves a gap where a record was hidden between two days it was open on', async () => {
    const source = await aSource(t, { title: `Nilam ${next()}` });
    const first = await instant();
    const closed = await restrict('sources', source);
    const between = await instant();
    await publish('sources', closed);
    const last = await instant();
    const seen = async (moment: string) =>
      idsOf(await t.anyone.read(asOf('/sources?q=Nilam', moment))).length;

    expect([await seen(first), await seen(between), await seen(last)]).toEqual([1, 0, 1]);
    expect((await t.anyone.get(asOf(`/sources/${source.id}`, between))).status).toBe(404);
    expect((await t.anyone.get(asOf(`/sources/${source.id}`, first))).status).toBe(200);
  });

  it('names nobody whose name was erased since', async () => {
    const known = await aTenure(t);
    const name = known.person.name as string;
    await correct('people', await t.budi.read(`/people/${known.person.id}`), { frontTitles: 'dr.' });
    const then = await instant();
    await t.work.run(await actorOf('Siti Contoh, M.H.'), (tx) =>
      t.app.get(ErasuresService).erase(tx, known.person.id, null, { reason: 'Atas permintaannya.' }),
    );

    for (const who of [t.anyone, t.budi])
      for (const list of ['/people?limit=100', `/tenures?person=${known.person.id}`, '/posts?limit=100']) {
        const { text } = await who.get(asOf(list, then));
        expect(text).not.toContain(name);
      }
    const left = await t.owner.query(`SELECT id FROM past.person WHERE name = $1`, [name]);
    expect(left.rows).toEqual([]);
    expect(idsOf(await t.anyone.read(asOf(`/tenures?person=${known.person.id}`, then)))).toEqual([known.id]);
  });

  it('pages through with cursors of its own', async () => {
    const union = await anOrganization(t);
    for (let n = 0; n < 3; n++)
      await aVerifiedCommitment(t, { receiverIds: [union.id], dueOn: `2026-0${n + 2}-01` });
    const [then, later] = [await instant(), await instant()];
    const list = `/commitments?receiver=${union.id}&limit=2`;
    const page = await t.anyone.read(asOf(list, then));
    const cursor = `&cursor=${page.next}`;

    const rest = await t.anyone.read(`${asOf(list, then)}${cursor}`);

    expect(idsOf(await t.anyone.read(asOf(`/commitments?receiver=${union.id}`, then)))).toEqual([
      ...idsOf(page),
      ...idsOf(rest),
    ]);
    const bad = [400, '/problems/bad-cursor'];
    expect(await problem(`${asOf(list, later)}${cursor}`)).toEqual(bad);
    expect(await problem(`${list}${cursor}`)).toEqual(bad);
    const { next: ofNow } = await t.anyone.read(list);
    expect(await problem(`${asOf(list, then)}&cursor=${ofNow}`)).toEqual(bad);
  });

  it('is a file as well', async () => {
    const source = await aSource(t, { title: `Pirus ${next()}` });
    const then = await instant();
    await correct('sources', source, { title: `Safir ${next()}` });

    const { text } = await t.anyone.get(asOf('/sources.csv?q=Pirus', then));

    expect(text).toContain(source.title);
    expect((await t.anyone.get('/sources.csv?q=Pirus')).text).not.toContain(source.id);
  });

  it('finds commitments by the words they and their quotes had then', async () => {
    const statement = await aStatement(t, { words: 'kami bangun dermaga' });
    const pledge = await aVerifiedCommitment(t, { statementId: statement.id, title: 'Membangun pelabuhan' });
    const then = await instant();
    await correct('commitments', pledge, { title: 'Membangun bandara' });
    await correct('statements', statement, { words: 'kami bangun landasan' });
    const found = async (q: string, moment?: string) =>
      idsOf(await t.anyone.read(moment ? asOf(`/commitments?q=${q}`, moment) : `/commitments?q=${q}`));

    for (const q of ['pelabuhan', 'dermaga']) {
      expect(await found(q, then)).toEqual([pledge.id]);
      expect(await found(q)).toEqual([]);
    }
    for (const q of ['bandara', 'landasan']) {
      expect(await found(q, then)).toEqual([]);
      expect(await found(q)).toEqual([pledge.id]);
    }
  });

  it('has one answer for an instant while a change was under way', async () => {
    const source = await aSource(t, { title: `Kecubung ${next()}` });
    // The row says when its transaction began, the history when it ended.
    const slow = await t.work.run(await actorOf('Budi Contoh, S.H.'), async (tx) => {
      const row = await t.app.get(SourcesService).correct(tx, source.id, source.revision, {
        ...BECAUSE,
        title: 'Kecubung yang lain',
      } as never);
      await sleep(30);
      return row;
    });
    const { rows } = await t.owner.query<{ at: Date }>(
      'SELECT max(recorded_at) AS at FROM history_entry WHERE record_id = $1',
      [source.id],
    );
    const ended = rows[0]?.at.getTime() ?? 0;
    expect(ended - slow.changedAt.getTime()).toBeGreaterThanOrEqual(30);
    const titleAt = async (moment: number) => {
      const at = new Date(moment).toISOString();
      const { items } = await t.anyone.read(asOf('/sources?q=Kecubung&limit=100', at));
      return items.filter(({ id }: Json) => id === source.id).map(({ title }: Json) => title as string);
    };

    expect(await titleAt(slow.changedAt.getTime() + 1)).toEqual([source.title]);
    expect(await titleAt(ended - 1)).toEqual([source.title]);
    expect(await titleAt(ended)).toEqual(['Kecubung yang lain']);
  });

  it('is counted and shown on pages, whose links stay on its day', async () => {
    const union = await anOrganization(t);
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id] });
    const then = await instant();
    await aVerifiedCommitment(t, { receiverIds: [union.id] });
    await correct('commitments', pledge, { title: 'Judul sesudahnya' });
    const path = asOf(`/komitmen?receiver=${union.id}`, then);

    const [page, now, front] = [
      await open(path),
      await open(`/komitmen?receiver=${union.id}`),
      await open(asOf('/', then)),
    ];

    expect(page.text).toContain(pledge.title);
    expect(page.text).not.toContain('Judul sesudahnya');
    expect(page.text).toContain('Anda melihat catatan seperti pada');
    expect(page.text).toMatch(/\b1 komitmen/);
    expect(now.text).toMatch(/\b2 komitmen/);
    const encoded = encodeURIComponent(then);
    for (const link of [`/komitmen/${pledge.id}?as_of=${encoded}`, `as_of=${encoded}&amp;sort=-stated`])
      expect(page.html.replaceAll('&#38;', '&amp;')).toContain(link);
    expect(front.html).toContain(`/komitmen?as_of=${encoded}`);
    const totals = await Promise.all(
      [asOf('/', then), '/'].map(async (at) =>
        Number(/(\d+) (?:ikrar|ikrar) terverifikasi/.exec((await open(at)).text)?.[1]),
      ),
    );
    expect((totals[1] ?? 0) - (totals[0] ?? 0)).toBe(1);
    for (const list of [
      '/acara',
      '/rapat',
      '/serikat',
      '/organisasi',
      '/pejabat',
      '/pejabat/jabatan',
      '/sumber',
    ]) {
      const { status, text } = await open(asOf(list, then));
      expect([list, status]).toEqual([list, 200]);
      expect(text).toContain('Anda melihat catatan seperti pada');
      expect((await open(`${list}?as_of=kemarin`)).status).toBe(400);
    }
  });
});

describe('what changed between two days', () => {
  const changes = (query: string) => t.anyone.read(`/changes?${query}`);

  it('is told in words, the latest first, with where to read it', async () => {
    const union = await anOrganization(t, { name: 'Serikat Lama Contoh' });
    await correct('organizations', union, { name: 'Serikat Baru Contoh', reason: 'Berganti nama.' });

    const { items } = await changes(`organization=${union.id}`);

    expect(items).toMatchObject([
      {
        act: 'organization.corrected',
        what: { id: 'Organisasi dikoreksi', en: 'Organization corrected' },
        id: union.id,
        revision: 2,
        title: { id: 'Serikat Baru Contoh' },
        page: { id: `${t.url}/organisasi/${union.id}`, en: `${t.url}/en/organizations/${union.id}` },
        history: `${t.url}/api/v1/organizations/${union.id}/history`,
        reason: 'Berganti nama.',
        isErased: false,
        changes: [
          {
            field: { id: 'Nama', en: 'Name' },
            before: { id: 'Serikat Lama Contoh' },
            after: { id: 'Serikat Baru Contoh' },
          },
        ],
      },
      { act: 'organization.recorded', revision: 1, changes: expect.any(Array) },
    ]);
    expect(items[1].changes[0].before).toBeNull();
  });

  it('is of an organization what it is party to, with what was said of it', async () => {
    const union = await anOrganization(t);
    const pledge = await aVerifiedCommitment(t, { receiverIds: [union.id] });
    await t.budi.act(`/commitments/${pledge.id}/assessments`, pledge, {
      lane: 'receiver',
      organizationId: union.id,
      finding: 'disputes',
      assessedOn: today(),
      note: 'Belum ada.',
    });

    const { items } = await changes(`organization=${union.id}&limit=100`);

    expect(items.map(({ act: done }: Json) => done).toSorted()).toEqual([
      'assessment.recorded',
      'commitment.assessed',
      'commitment.verified',
      'organization.recorded',
    ]);
    expect((await changes(`organization=${union.id}&kind=assessment`)).items).toMatchObject([
      { kind: 'assessment', title: { id: pledge.title }, page: { id: `${t.url}/komitmen/${pledge.id}` } },
    ]);
  });

  it('counts both the first and the last day, in Asia/Jakarta', async () => {
    const source = await aSource(t);
    const [day, before, after] = [today(), addDays(today(), -1), addDays(today(), 1)];
    const has = async (query: string) =>
      (await changes(`kind=source&limit=100&${query}`)).items.some(({ id }: Json) => id === source.id);

    expect(
      await Promise.all(
        [`from=${day}&until=${day}`, `from=${day}`, `until=${before}`, `from=${after}`, `until=${day}`].map(
          has,
        ),
      ),
    ).toEqual([true, true, false, false, true]);
  });

  it('is paged to the end, without gap or repetition', async () => {
    const union = await anOrganization(t);
    for (let n = 0; n < 4; n++)
      await correct('organizations', await t.budi.read(`/organizations/${union.id}`), {
        name: `Serikat ${n}`,
      });
    const walked: Json[] = [];
    for (let cursor = ''; ;) {
      const page = await changes(`organization=${union.id}&limit=2${cursor}`);
      walked.push(...page.items);
      if (page.next === null) break;
      cursor = `&cursor=${page.next}`;
    }

    expect(walked).toEqual((await changes(`organization=${union.id}&limit=100`)).items);
    expect(walked.map(({ revision }) => revision)).toEqual([5, 4, 3, 2, 1]);
    expect(await problem('/changes?cursor=abc')).toEqual([400, '/problems/bad-cursor']);
    expect(await problem('/changes?kind=contact')).toEqual([400, '/problems/fields-refused']);
    expect(await problem('/changes?as_of=2026-01-01')).toEqual([400, '/problems/fields-refused']);
  });

  it('tells nothing of what is hidden, was hidden then, or of somebody without a public role', async () => {
    const union = await anOrganization(t);
    const [hidden, somebodyElse] = [await anOrganization(t), await aPerson(t)];
    await restrict('organizations', hidden);
    const pledge = await aCommitment(t, { receiverIds: [union.id] });
    await act(`/commitments/${pledge.id}/verify`, pledge, {}, t.siti);
    const all = async (who: Client) => (await who.get('/changes?limit=100')).text;

    expect(await all(t.anyone)).not.toContain(hidden.id);
    expect(await all(t.anyone)).not.toContain(somebodyElse.id);
    expect(await all(t.budi)).toContain(hidden.id);
    expect((await changes(`organization=${hidden.id}`)).items).toEqual([]);
    // Its words before it was verified were for the office.
    expect((await changes(`kind=commitment&organization=${union.id}`)).items).toMatchObject([
      {
        act: 'commitment.verified',
        changes: expect.arrayContaining([expect.objectContaining({ before: null })]),
      },
    ]);
  });

  it('is a page in both languages, with feeds of the same', async () => {
    const union = await anOrganization(t, { name: 'Serikat Mutiara' });
    await correct('organizations', union, { name: 'Serikat Mutiara Contoh' });
    const query = `organization=${union.id}&from=${today()}`;

    const [page, english] = [await open(`/perubahan?${query}`), await open(`/en/changes?${query}`)];
    const atom = await t.anyone.get(`/changes.atom?${query}`);
    const feed = await t.anyone.get(`/changes.feed.json?${query}&lang=en&limit=1`);

    expect(page.text).toContain('Organisasi dikoreksi');
    expect(page.text).toContain('Sebelum: Serikat Mutiara');
    expect(english.text).toContain('Organization corrected');
    expect(page.html).toContain(`/api/v1/changes.atom?organization=${union.id}`);
    expect(atom.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(titlesIn(atom.text)).toEqual([
      'Perubahan catatan: Serikat Mutiara Contoh – Ikrar',
      'Organisasi dikoreksi: Serikat Mutiara Contoh',
      'Organisasi dicatat: Serikat Mutiara Contoh',
    ]);
    expect(feed.body).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ title: 'Organization corrected: Serikat Mutiara Contoh' }],
      next_url: expect.stringContaining('cursor='),
    });
    const rest = await fetch(feed.body.next_url as string);
    expect((await rest.json()).items).toMatchObject([
      { title: 'Organization recorded: Serikat Mutiara Contoh' },
    ]);
    expect((await open('/perubahan?kind=rahasia')).status).toBe(400);
  });
});
