import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
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
    'meeting-requests',
    'bookings',
    'attachments',
    'commitments',
    'commitments?sort=-updated',
    'commitments?sort=stated&limit=2',
    'commitments?record=awaiting_verification',
    'commitments?receiver=$union',
    'commitments?organization=$federation&sort=-due',
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
      await act2(`/commitments/${seen.id}/assessments`, seen, {
        ...(n % 2
          ? { lane: 'desk', finding: 'in_progress', evidence: [await evidence(t, 'B')] }
          : { lane: 'receiver', organizationId: w['union'], finding: n % 4 ? 'disputes' : 'confirms' }),
        assessedOn: '2026-02-03',
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

  const act2 = async (path: string, seen: Json, body: object) => {
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
          await ACTS[what]?.(w, n);
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
        const paths = LISTS.map(
          (path) => `/${path.replaceAll(/\$(\w+)/g, (_, name: string) => w[name] ?? '')}`,
        ).filter((path) => !path.includes('limit='));
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
          await ACTS[what]?.(w, n);
          const moment = await instant();
          for (const who of [t.anyone, wakil]) snapshots.push({ moment, who, lists: await read(who) });
        }
        const open = async (who: Client, path: string, entry: string) =>
          (await who.get(`${path.split('?')[0]}/${entry.split(' ')[0]}`)).status === 200;

        for (const { moment, who, lists } of snapshots) {
          const then = await read(who, moment);
          for (const [at, { path, items }] of lists.entries()) {
            const isOpen = await Promise.all(items.map((entry) => open(who, path, entry)));
            const named = [...path.matchAll(/=([0-9a-f-]{36})/g)].map(([, id]) => id);
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
        ['organizations', 'people', 'posts', 'events'].map((kind) => who.get(`/${kind}/${id}`)),
      )
    ).some(({ status }) => status === 200);
});

void [aPerson, ErasuresService, idsOf];
