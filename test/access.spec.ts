import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApplication } from '../src/application.js';
import { KINDS } from '../src/policy/kinds.js';
import { MEASURES } from '../src/statistics/measures.js';
import { fewer, sees, theFailing, theVisitors, type Visitor } from './support/access/actors.js';
import { Granting } from './support/access/granting.js';
import { ROWS, tableOf } from './support/access/kinds.js';
import { Own } from './support/access/own.js';
import { Oracle } from './support/access/oracle.js';
import { Reading } from './support/access/reading.js';
import { Writing } from './support/access/writing.js';
import { Wire } from './support/access/wire.js';
import { World } from './support/access/world.js';
import { aStatement, forTheOffice } from './support/builders.js';
import type { Json } from './support/client.js';
import { rowLevelSecurity, withoutPolicy, withPolicy } from './support/protection.js';
import { connectionsTo, testSettings } from './support/server.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
let world: World;
let oracle: Oracle;
let visitors: Visitor[];
let failing: Record<string, string>;
let own: Own;
beforeAll(async () => {
  t = await startTestApp();
  world = await World.build(t);
  oracle = await Oracle.of(t.owner, world.before);
  visitors = await theVisitors(t, world.orgs, world.author.token!);
  failing = await theFailing(t);
  // Whoever raised a demand follows what answers it without asking.
  const { rows: open } = await t.owner.query<{ id: string }>(
    `SELECT id FROM commitment WHERE visibility = 'public' AND record_state = 'verified' AND demand_id IS NULL ORDER BY id LIMIT 5`,
  );
  own = await Own.build(
    t,
    world.orgs,
    open.map(({ id }) => id),
  );
});
afterAll(() => t.close());

const names = Object.keys(ROWS);

describe('the table', () => {
  it('has every kind of record', () => {
    expect(
      [...new Set(names.flatMap((name) => [tableOf(name), ...(ROWS[name].holds ?? [])]))].toSorted(),
    ).toEqual(Object.keys(KINDS).toSorted());
  });

  it.each(names)('of %s has records that some see and some do not, in the states it names', (kind) => {
    const subjects = world.subjects.filter((subject) => subject.kind === kind);

    for (const { record, state, seenBy } of subjects) {
      expect([state, oracle.audience(record.id as string)]).toEqual([state, seenBy]);
      expect(visitors.some((visitor) => sees(visitor, seenBy))).toBe(true);
    }
    expect(subjects.some(({ seenBy }) => seenBy === 'everybody')).toBe(true);
    expect(subjects.some(({ seenBy }) => seenBy === 'office')).toBe(true);
    expect(subjects.some(({ seenBy }) => Array.isArray(seenBy))).toBe(true);
  });
});

it('a statement for the office alone is no news of the commitment it repeats', async () => {
  const commitment = await world.commitment({}, ['verify']);
  const [told, said] = [
    await aStatement(t, { saidOn: '2026-03-01', ...forTheOffice }),
    await aStatement(t, { saidOn: '2026-02-01' }),
  ];
  const lastNews = async (statement: Json) => {
    await t.budi.act(
      `/commitments/${commitment.id}/statements`,
      await t.budi.read(`/commitments/${commitment.id}`),
      {
        statementId: statement.id,
        bearing: 'repeated',
      },
    );
    return (await t.anyone.read(`/commitments/${commitment.id}`)).lastNewsOn as string;
  };

  expect([await lastNews(told), await lastNews(said)]).toEqual([commitment.statedOn, '2026-02-01']);
});

/** Ways to take half of the protection away, on a fresh application over the same records. */
const MODES = {
  'as it is': { off: () => {}, on: () => {} },
  'with row-level security alone': { off: withoutPolicy, on: withPolicy },
  'with the policy alone': {
    off: () => rowLevelSecurity(t, 'DISABLE'),
    on: () => rowLevelSecurity(t, 'ENABLE'),
  },
};

let checks = 0;
let requests = 0;

describe.each(Object.entries(MODES))('%s', (mode, { off, on }) => {
  const isWhole = mode === 'as it is';
  let close: () => Promise<void>;
  let url: string;
  let reading: Reading;
  let writing: Writing;
  let granting: Granting;
  beforeAll(async () => {
    await off();
    const app = await createApplication(
      testSettings({ FILES_DIR: t.files }),
      connectionsTo(t.server, t.database),
    );
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    const wire = new Wire(url);
    const all = isWhole ? visitors : fewer(visitors);
    reading = new Reading(world, await Oracle.of(t.owner, world.before), wire, all, isWhole);
    writing = new Writing(
      reading,
      world,
      all.filter(({ circle, isOffice, asks }) =>
        isWhole ? isOffice || asks !== 'little' : circle.length > 0,
      ),
    );
    granting = new Granting(reading, world, visitors);
    close = async () => {
      requests += wire.requests;
      checks += reading.checks;
      wire.close();
      await app.close();
      await on();
    };
  });
  afterAll(() => close());

  it('pages through lists in every order', async () => {
    if (!isWhole) return;
    for (const list of [
      'sources',
      'organizations',
      'people',
      'posts',
      'venues',
      'events',
      'meeting-requests',
      'bookings',
      'demands',
      'statements',
    ])
      await reading.pages(`${list}?q=zqx`, ['-updated']);
    await reading.pages(`commitments?receiver=${world.orgs.B.id}`, ['due', '-stated', 'updated']);

    expect(reading.failures).toEqual([]);
  });

  it('counts for everybody what their lists hold', async () => {
    const from = reading.failures.length;
    await reading.facets([
      'commitments',
      'statements',
      'organizations',
      'people',
      'posts',
      'events',
      'meetings',
      'sources',
    ]);

    expect(reading.failures.slice(from)).toEqual([]);
  });

  it('counts for everybody alike, and nothing but what everybody sees', async () => {
    const from = reading.failures.length;
    await reading.statistics(MEASURES);

    expect(reading.failures.slice(from)).toEqual([]);
  });

  it.each(names)('%s: nobody is told of what is not theirs, everybody of all that is', async (kind) => {
    const from = reading.failures.length;
    await reading.items(kind);
    await reading.below(kind);
    await reading.lists(kind);
    await reading.listsThen(kind);
    await reading.filters(kind);
    await reading.searches(kind);
    await reading.found(kind);

    if (isWhole) await reading.refusals(kind, failing);

    expect(reading.failures.slice(from)).toEqual([]);
    const { filters = [], through = {} } = ROWS[kind];
    expect((await reading.tempted(kind)).toSorted()).toEqual(
      [...filters, ...Object.keys(through)].toSorted(),
    );
  });

  it.each(names)(
    '%s: nobody changes what they may not, and is told no more of it than of nothing',
    async (kind) => {
      const from = reading.failures.length;
      await writing.refused(kind);

      expect(reading.failures.slice(from)).toEqual([]);
    },
  );

  it('inbox, follows, searches and webhooks: everybody has their own, and nobody another’s', async () => {
    const told = await own.read(url, (id) => oracle.audience(id));
    const { wrong, checks: more } = await own.refused(url, [
      t.budi.token!,
      t.siti.token!,
      visitors[1].token!,
    ]);
    checks += more;

    expect(told).toEqual([]);
    expect(wrong).toEqual([]);
    expect(own.count).toBe(5);
  });

  it('a representative enters nothing in a lane that is not theirs, and refers to nothing they do not see', async () => {
    const from = reading.failures.length;
    await writing.lanes();
    await writing.references();
    await writing.creations();

    expect(reading.failures.slice(from)).toEqual([]);
  });

  it('everybody does what is theirs to do, and no second person is the first', async () => {
    const from = reading.failures.length;
    await granting.sources();
    await granting.lanes();
    await granting.remarks();
    await granting.requests();
    await granting.secondPersons();

    expect(reading.failures.slice(from)).toEqual([]);
  });
});

describe('with neither', () => {
  let close: () => Promise<void>;
  let reading: Reading;
  beforeAll(async () => {
    withoutPolicy();
    await rowLevelSecurity(t, 'DISABLE');
    const app = await createApplication(
      testSettings({ FILES_DIR: t.files }),
      connectionsTo(t.server, t.database),
    );
    await app.listen(0, '127.0.0.1');
    const wire = new Wire(await app.getUrl());
    const some = visitors.filter(({ name }) => ['representative of B', 'administrator'].includes(name));
    reading = new Reading(world, await Oracle.of(t.owner, world.before), wire, some, false);
    close = async () => {
      wire.close();
      await app.close();
      await rowLevelSecurity(t, 'ENABLE');
      withPolicy();
    };
  });
  afterAll(() => close());

  it.each(names)('%s: the same questions find what is hidden', async (kind) => {
    const from = reading.failures.length;
    await reading.hidden(kind);

    const hidden = world.subjects.filter(({ kind: of, seenBy }) => of === kind && seenBy === 'office');
    const found = reading.failures.slice(from);
    for (const { state } of hidden)
      expect(found).toEqual(
        expect.arrayContaining([expect.stringContaining(`· ${kind} · ${state} · item:`)]),
      );
  });
});

it('makes thousands of checks', () => {
  console.info(`${checks} checks by ${requests} requests`);
  expect(checks).toBeGreaterThanOrEqual(5000);
});
