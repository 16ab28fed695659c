import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { DICTIONARY } from '../src/open-data/dictionary.js';
import { WHOLE_ROW_FUNCTIONS, FUNCTIONS } from '../src/open-data/sql/allowed.js';
import { STARTERS } from '../src/open-data/starters.js';
import { ErasuresService } from '../src/people/erasures.service.js';
import { processActor } from '../src/common/actor.js';
import {
  aPerson,
  aSavedQuery,
  aSource,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  evidence,
  forTheOffice,
  next,
} from './support/builders.js';
import { Client, type Json, type Response } from './support/client.js';
import { parsed } from './support/exported.js';
import { somebody } from './support/people.js';
import { connectionsTo } from './support/server.js';
import { askSql, HOSTILE, rowsOf, sqlPath } from './support/sql.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { enterHidden, enterOpen, HIDDEN_WORD } from './support/two-worlds.js';
import { enterHiddenMeetings, enterOpenMeetings } from './support/two-worlds.calendar.js';

let t: TestApp;
/** A world with everything that is open, and hidden records beside it. */
let full: TestApp;
beforeAll(async () => {
  t = await startTestApp();
  full = await startTestApp();
  await enterOpen(full);
  await enterOpenMeetings(full);
  await enterHidden(full);
  await enterHiddenMeetings(full);
});
afterAll(async () => {
  await t.close();
  await full.close();
});

const idOf = (view: string) => DICTIONARY[view]?.key[0] ?? '';
const REASON = { reason: 'Contoh' };

describe('the dictionary', () => {
  it('names every view and column of the database, with its type, and no other', async () => {
    const { rows } = await t.owner.query<{ view: string; columns: Record<string, string> }>(`
      SELECT c.relname AS view, json_object_agg(a.attname, t.typname ORDER BY a.attnum) AS columns
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 JOIN pg_type t ON t.oid = a.atttypid
       WHERE c.relnamespace = 'open_data'::regnamespace GROUP BY c.relname`);
    const names: Record<string, string> = { int4: 'integer', int8: 'bigint', bool: 'boolean' };

    const inDatabase = rows.map(({ view, columns }) => [
      view,
      Object.entries(columns).map(([column, type]) => [column, names[type] ?? type]),
    ]);

    expect(Object.fromEntries(inDatabase)).toEqual(
      Object.fromEntries(
        Object.entries(DICTIONARY).map(([view, { columns }]) => [
          view,
          Object.entries(columns).map(([column, { type }]) => [column, type]),
        ]),
      ),
    );
  });

  it('names keys that exist, of views with one key column', () => {
    const wrong = Object.entries(DICTIONARY).flatMap(([view, { key, columns }]) => [
      ...key.filter((column) => !columns[column]?.isAlways).map((column) => `${view}.${column} is no key`),
      ...Object.entries(columns)
        .filter(([, { refersTo }]) => refersTo !== undefined && DICTIONARY[refersTo]?.key.length !== 1)
        .map(([column]) => `${view}.${column} refers to nothing`),
    ]);

    expect(wrong).toEqual([]);
  });

  it('is given as JSON', async () => {
    expect(await t.anyone.read('/open-data')).toEqual(JSON.parse(JSON.stringify(DICTIONARY)));
  });
});

describe('the views', () => {
  it.each(Object.keys(DICTIONARY))(
    '%s keeps its key, what is always there, its values and links',
    async (view) => {
      const { key, columns } = DICTIONARY[view];
      const answers = async (text: string) => (await full.owner.query<{ n: number }>(text)).rows[0]?.n;
      const of = `open_data.${view}`;
      const faults = await Promise.all([
        answers(`SELECT count(*)::int - count(DISTINCT (${key.join(', ')}))::int AS n FROM ${of}`),
        ...Object.entries(columns).flatMap(([column, { isAlways, refersTo, values }]) => [
          ...(isAlways ? [answers(`SELECT count(*)::int AS n FROM ${of} WHERE ${column} IS NULL`)] : []),
          ...(refersTo
            ? [
                answers(`SELECT count(*)::int AS n FROM ${of} v WHERE v.${column} IS NOT NULL
                 AND NOT EXISTS (SELECT FROM open_data.${refersTo} r WHERE r.${idOf(refersTo)} = v.${column})`),
              ]
            : []),
          ...(values
            ? [
                answers(
                  `SELECT count(*)::int AS n FROM ${of} WHERE ${column} NOT IN ('${Object.keys(values).join("', '")}')`,
                ),
              ]
            : []),
        ]),
      ]);

      expect(faults.filter((n) => n !== 0)).toEqual([]);
    },
  );

  it.each([
    ['commitments', 'commitments'],
    ['statements', 'statements'],
    ['demands', 'demands'],
    ['assessments', 'assessments'],
    ['follow_ups', 'follow-ups'],
    ['milestones', 'milestones'],
    ['draft_versions', 'draft-versions'],
    ['organizations', 'organizations'],
    ['affiliations', 'affiliations'],
    ['people', 'people'],
    ['posts', 'posts'],
    ['tenures', 'tenures'],
    ['events', 'events'],
    ['attendances', 'attendances'],
    ['attendance_estimates', 'attendance-estimates'],
    ['meetings', 'meetings'],
    ['agenda_items', 'agenda-items'],
    ['minutes_points', 'minutes-points'],
    ['minutes_corrections', 'minutes-corrections'],
    ['sources', 'sources'],
    ['attachments', 'attachments'],
    ['venues', 'venues'],
    ['bookings', 'bookings'],
    ['meeting_requests', 'meeting-requests'],
  ])('%s holds the records anybody reads in the list of the API, and no other', async (view, list) => {
    const listed: string[] = [];
    for (let path: string | null = `/${list}?limit=100`; path;) {
      const { items, next: cursor } = await full.anyone.read(path);
      listed.push(...(items as Json[]).map(({ id }) => id as string));
      path = cursor === null ? null : `/${list}?limit=100&cursor=${encodeURIComponent(cursor as string)}`;
    }

    const rows = await rowsOf(full, `SELECT id FROM ${view}`);

    // Lists of the API leave out what was retracted.
    expect(new Set(rows.flat())).toEqual(new Set(listed));
    expect((await full.owner.query(`SELECT FROM ${tableOf(view)}`)).rowCount).toBeGreaterThanOrEqual(
      rows.length,
    );
  });

  const tableOf = (view: string) =>
    view === 'people'
      ? 'person'
      : view.replace(/^(follow|attendance|agenda|minutes|meeting)_/, '$1_').replace(/s$/, '');

  it('hold nothing of what is hidden', async () => {
    for (const [view, { columns }] of Object.entries(DICTIONARY)) {
      const texts = Object.keys(columns).filter((column) => columns[column]?.type === 'text');
      if (texts.length === 0) continue;
      const { rows } = await full.owner.query(
        `SELECT * FROM open_data.${view} v WHERE position('${HIDDEN_WORD}' IN v::text) > 0`,
      );
      expect([view, rows]).toEqual([view, []]);
    }
  });

  it('show several records of one person as one', async () => {
    const [wrong, right] = [await aPerson(t), await aPerson(t)];
    const tenure = await aTenure(t, { personId: wrong.id });
    await aTenure(t, { personId: right.id });
    const statement = await aStatement(t, { speakerId: wrong.id, postId: tenure.post.id });
    const seen = async () => ({
      people: (await rowsOf(t, `SELECT id FROM people WHERE id IN ('${wrong.id}', '${right.id}')`)).flat(),
      speaker: (await rowsOf(t, `SELECT speaker_id FROM statements WHERE id = '${statement.id}'`)).flat(),
      holder: (await rowsOf(t, `SELECT person_id FROM tenures WHERE id = '${tenure.id}'`)).flat(),
    });
    expect((await seen()).speaker).toEqual([wrong.id]);

    await t.budi.post(`/people/${wrong.id}/merge`, { ...REASON, intoId: right.id }, { 'if-match': '"1"' });

    expect(await seen()).toEqual({ people: [right.id], speaker: [right.id], holder: [right.id] });
  });

  it('name nobody without a public role, not even where they spoke', async () => {
    const person = await aPerson(t, { name: `Sukma ${next()}` });
    const statement = await aStatement(t, { speakerId: person.id });

    expect(await rowsOf(t, `SELECT id FROM people WHERE id = '${person.id}'`)).toEqual([]);
    expect(await rowsOf(t, `SELECT speaker_id FROM statements WHERE id = '${statement.id}'`)).toEqual([
      [null],
    ]);
    expect(await rowsOf(t, `SELECT index FROM changes WHERE record_id = '${person.id}'`)).toEqual([]);
  });

  it('show a pseudonym for somebody erased, and none of the openings that held the name', async () => {
    const person = await aPerson(t, { name: `Nama Contoh Lama ${next()}` });
    await aTenure(t, { personId: person.id });
    const { rows } = await t.owner.query<{ id: string }>(
      `SELECT id FROM account WHERE name = 'Siti Contoh, M.H.'`,
    );

    await t.work.run(processActor(rows[0]?.id ?? '', 'administrator'), (tx) =>
      t.app.get(ErasuresService).erase(tx, person.id as string, null, REASON),
    );

    const [[name, erasedAt]] = (await rowsOf(
      t,
      `SELECT name, erased_at FROM people WHERE id = '${person.id}'`,
    )) as [[string, string]];
    expect(name).not.toContain('Nama Contoh Lama');
    expect(erasedAt).toMatch(/^\d{4}-/);
    const changes = await rowsOf(
      t,
      `SELECT json IS NULL, salt IS NULL, leaf_hash IS NULL FROM changes WHERE record_id = '${person.id}' ORDER BY index`,
    );
    expect(changes[0]).toEqual([true, true, false]);
    expect(changes.at(-1)).toEqual([false, false, false]);
  });

  it('keep a commitment that was retracted, and say so', async () => {
    const commitment = await aVerifiedCommitment(t);
    await t.siti.act(`/commitments/${commitment.id}/retract`, commitment, REASON);

    expect(
      await rowsOf(t, `SELECT record_state, record_reason FROM commitments WHERE id = '${commitment.id}'`),
    ).toEqual([['retracted', 'Contoh']]);
  });
});

/** Where all pools have one login, only the grammar keeps a statement from taking another's role. */
const TAKING_ROLES = process.env['DATABASE_URL']
  ? []
  : ['SET ROLE ikrar_open', 'SET ROLE ikrar_app', 'SET ROLE ikrar_public'];

describe('the role that asks', () => {
  let asker: pg.Client;
  beforeAll(async () => {
    asker = new pg.Client(connectionsTo(full.server, full.database).sql);
    await asker.connect();
  });
  afterAll(() => asker.end());
  const codeOf = (text: string) =>
    asker.query(text).then(
      () => 'done',
      (error: { code?: string }) => error.code,
    );

  it('reads every view, and through none of them more than is public', async () => {
    for (const view of Object.keys(DICTIONARY))
      expect([view, await codeOf(`SELECT * FROM ${view}`)]).toEqual([view, 'done']);
    const { rows } = await asker.query(`SELECT id FROM commitments WHERE title ILIKE '%${HIDDEN_WORD}%'`);
    expect(rows).toEqual([]);
  });

  it('has no other right, whatever it sends', async () => {
    const { rows } = await full.owner.query<{ name: string }>(
      `SELECT format('%I.%I', relnamespace::regnamespace, relname) AS name FROM pg_class
        WHERE relkind IN ('r', 'p', 'v', 'm') AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'open_data')
          AND has_table_privilege('ikrar_sql', oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')`,
    );
    expect(rows).toEqual([]);
    // 3F000 and 42P01: a schema it may not look into has no such table or function for it.
    for (const text of [
      'SELECT * FROM public.commitment',
      'SELECT * FROM public.open_person',
      `SELECT public.is_open_to(gen_random_uuid(), '{}')`,
      'CREATE TABLE public.t (a int)',
      'CREATE TABLE open_data.t (a int)',
      ...TAKING_ROLES,
      `SELECT pg_read_file('postgresql.conf')`,
      `COPY (SELECT 1) TO PROGRAM 'true'`,
      `SELECT lo_import('/etc/hostname')`,
      'DROP VIEW open_data.commitments',
      `INSERT INTO open_data.topics (key) VALUES ('x')`,
      'CREATE TEMP TABLE t (a int)',
    ])
      expect([text, await codeOf(text)]).toEqual([text, expect.stringMatching(/^(42501|25006|55000)$/)]);
  });

  it('sees no more when row-level security or the conditions of the views are all that is left', async () => {
    await full.owner.query(`ALTER TABLE commitment DISABLE ROW LEVEL SECURITY`);
    const alone = await asker.query(`SELECT id FROM commitments ORDER BY id`);
    await full.owner.query(`ALTER TABLE commitment ENABLE ROW LEVEL SECURITY`);
    const both = await asker.query(`SELECT id FROM commitments ORDER BY id`);
    await full.owner.query('BEGIN');
    await full.owner.query('SET LOCAL ROLE ikrar_open');
    const rule = await full.owner.query(`SELECT id FROM public.commitment ORDER BY id`);
    await full.owner.query('ROLLBACK');

    expect(alone.rows).toEqual(both.rows);
    expect(rule.rows).toEqual(both.rows);
    expect(both.rows.length).toBeGreaterThan(0);
  });

  it('knows every function that a row can be handed to as if it were a column', async () => {
    const { rows } = await full.owner.query<{ name: string }>(`
      SELECT DISTINCT proname AS name FROM pg_proc
       WHERE pronamespace = 'pg_catalog'::regnamespace AND pronargs - pronargdefaults <= 1 AND pronargs > 0
         AND proargtypes[0] IN ('record'::regtype, 'anyelement'::regtype, 'anycompatible'::regtype, '"any"'::regtype,
           'anynonarray'::regtype, 'anycompatiblenonarray'::regtype)`);

    const unknown = rows
      .map(({ name }) => name)
      .filter((name) => !WHOLE_ROW_FUNCTIONS.has(name) && !FUNCTIONS.has(name));

    expect(unknown).toEqual([]);
  });
});

describe('a statement', () => {
  it('is answered with its columns, their types and its rows', async () => {
    const { body, headers } = await askSql(
      full,
      `SELECT key, label AS name, 1.50 AS price, count(*) OVER () AS n, true AS yes, NULL::date AS day, recorded_at
         FROM topics ORDER BY key`,
    );

    expect(body.columns).toEqual(
      [
        ['key', 'text'],
        ['name', 'text'],
        ['price', 'numeric'],
        ['n', 'bigint'],
        ['yes', 'boolean'],
        ['day', 'date'],
        ['recorded_at', 'timestamp with time zone'],
      ].map(([name, type]) => ({ name, type })),
    );
    expect(body.rows).toEqual([
      ['upah-contoh', 'Upah', 1.5, 1, true, null, expect.stringMatching(/^\d{4}-.*T.*\+00:00$/)],
    ]);
    expect(body.isCut).toBe(false);
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  });

  it('is not answered again while nothing changed', async () => {
    const first = await askSql(full, 'SELECT kind, count(*) FROM organizations GROUP BY kind');

    const again = await full.anyone.get(sqlPath('SELECT kind, count(*) FROM organizations GROUP BY kind'), {
      'if-none-match': first.headers.get('etag') ?? '',
    });

    expect(again.status).toBe(304);
  });

  it('may end with a semicolon, or with a comment', async () => {
    expect(await rowsOf(t, 'SELECT 1;')).toEqual([[1]]);
    expect(await rowsOf(t, 'SELECT 1 -- satu')).toEqual([[1]]);
    expect(await rowsOf(t, 'SELECT 1 /* satu */ ; \n')).toEqual([[1]]);
  });

  it('keeps the order it asks for', async () => {
    expect(await rowsOf(t, 'SELECT n FROM (VALUES (2), (10), (1)) v(n) ORDER BY n DESC')).toEqual([
      [10],
      [2],
      [1],
    ]);
  });

  it('is a file for spreadsheets, in which nothing is a formula', async () => {
    const query = `SELECT '=1+1' AS "a;b", -3 AS less, '-3' AS text, 'é "q"' AS quoted, NULL AS none, 12345678901234567890.5 AS exact`;

    const { text, headers } = await t.anyone.get(sqlPath(query, {}, '.csv'));

    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(headers.get('content-disposition')).toContain('ikrar-sql.csv');
    expect(parsed(text)).toEqual({
      columns: ['a;b', 'less', 'text', 'quoted', 'none', 'exact'],
      rows: [
        {
          'a;b': "'=1+1",
          less: '-3',
          text: "'-3",
          quoted: 'é "q"',
          none: '',
          exact: '12345678901234567890.5',
        },
      ],
    });
  });

  it('is cut at a thousand rows, and at the bytes of an answer, and says so', async () => {
    const ten = '(VALUES (1),(2),(3),(4),(5),(6),(7),(8),(9),(10))';
    const rows = (n: number) =>
      askSql(t, `SELECT a.n FROM ${ten} a(n), ${ten} b(n), ${ten} c(n), ${ten} d(n) LIMIT ${n}`);
    const long = await askSql(t, `SELECT '${'x'.repeat(3000)}' FROM ${ten} a(n), ${ten} b(n), ${ten} c(n)`);

    const [whole, cut] = [await rows(1000), await rows(1001)];

    expect([whole.body.rows.length, whole.body.isCut]).toEqual([1000, false]);
    expect([cut.body.rows.length, cut.body.isCut]).toEqual([1000, true]);
    expect(long.body.isCut).toBe(true);
    expect(long.body.rows.length).toBeGreaterThan(500);
    expect(long.text.length).toBeLessThan(2_100_000);
  });

  it('takes parameters, which are values whatever they hold', async () => {
    const query = `SELECT :kata AS word, ':kata' AS text, :hari::date + 1 AS day -- :tidak`;

    const rows = await rowsOf(t, query, { kata: `'; DROP TABLE commitment; --`, hari: '2025-11-10' });

    expect(rows).toEqual([[`'; DROP TABLE commitment; --`, ':kata', '2025-11-11']]);
    expect(await rowsOf(t, 'SELECT :hari::date IS NULL', { hari: '' })).toEqual([[true]]);
  });

  it.each([
    ['without one it names', 'SELECT :hari::date', {}, 'p[hari]'],
    ['with one it does not name', 'SELECT 1', { hari: '1' }, 'p[hari]'],
    ['with a value of another type', 'SELECT :hari::date', { hari: 'besok' }, 'p[hari]'],
  ])('is refused %s, at that field', async (_, query, parameters, field) => {
    const { status, body } = await askSql(t, query, parameters);

    expect([status, body.type]).toEqual([422, '/problems/sql-refused']);
    expect(Object.keys(body.errors as object)).toEqual([field]);
  });

  it.each([
    ['SELECT * FRM commitments', 'line 1, character 10'],
    ['SELECT\n  nothing\nFROM commitments', 'line 2, character 3'],
    ['SELECT :a,\n  nothing FROM commitments', 'line 2, character 3'],
    [`SELECT 'é😀',\n  pg_sleep(1)`, 'line 2, character 3'],
    [`SELECT 'é😀', nothing FROM commitments`, 'line 1, character 15'],
  ])('is refused with the place of what is wrong: %j', async (query, place) => {
    const { status, body } = await askSql(t, query, query.includes(':a') ? { a: '1' } : {});

    expect(status).toBe(422);
    expect(body.errors.query[0]).toContain(place);
  });

  it('is refused by other keys of the address, and without one', async () => {
    for (const path of [
      '/sql?query=SELECT+1&limit=2',
      '/sql?query=SELECT+1&p[1]=2',
      '/sql?query=SELECT+1&query=SELECT+2',
    ])
      expect([path, (await t.anyone.get(path)).status]).toEqual([path, 400]);
    expect((await t.anyone.get('/sql')).status).toBe(422);
  });

  it('counts against a rate of its own', async () => {
    const few = await startTestApp({ RATE_SQL_PER_MINUTE: '2' });

    const answers = [
      await askSql(few, 'SELECT 1'),
      await askSql(few, 'SELECT 1'),
      await askSql(few, 'SELECT 1'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect((await few.anyone.get('/topics')).status).toBe(200);
    await few.close();
  });
});

describe('a statement that asks for too much', () => {
  let quick: TestApp;
  const ten = '(VALUES (1),(2),(3),(4),(5),(6),(7),(8),(9),(10))';
  const endless = `SELECT count(*) FROM ${[...'abcdefghij'].map((name) => `${ten} ${name}(n)`).join(', ')} WHERE a.n < b.n`;
  beforeAll(async () => {
    quick = await startTestApp({ SQL_TIMEOUT_MS: '300' });
  });
  afterAll(() => quick.close());

  it('in time is stopped, and told the limit', async () => {
    const { status, body } = await askSql(quick, endless);

    expect([status, body.type]).toEqual([422, '/problems/sql-too-slow']);
    expect(body.errors.query[0]).toContain('0.3 seconds');
    expect(await rowsOf(quick, 'SELECT 1')).toEqual([[1]]);
  });

  it('lets all else be answered meanwhile; those who come on top are asked to come again', async () => {
    const asked = Array.from({ length: 12 }, () => askSql(quick, endless));
    const meanwhile = await quick.anyone.get('/commitments');

    const statuses = (await Promise.all(asked)).map(({ status }) => status);

    expect(meanwhile.status).toBe(200);
    expect(new Set(statuses)).toEqual(new Set([422, 503]));
    const busy = (await Promise.all(asked)).find(({ status }) => status === 503);
    expect(busy?.body.type).toBe('/problems/sql-busy');
    expect(busy?.headers.get('retry-after')).toBe('5');
    expect(await rowsOf(quick, 'SELECT 1')).toEqual([[1]]);
  });

  it('in columns is refused', async () => {
    const columns = Array.from({ length: 61 }, (_, n) => String(n)).join(', ');

    expect((await askSql(t, `SELECT ${columns}`)).body.type).toBe('/problems/sql-refused');
    expect((await askSql(t, 'SELECT FROM commitments')).body.type).toBe('/problems/sql-refused');
  });

  it('in digits ends soon', async () => {
    const squares = Array.from({ length: 11 }, (_, n) => `s${n + 1} AS (SELECT x * x AS x FROM s${n})`).join(
      ', ',
    );

    const answer = await askSql(
      quick,
      `WITH s0 AS (SELECT 9::numeric * 1e50 + 7 AS x), ${squares} SELECT x % 7 FROM s11`,
    );

    expect([200, 422]).toContain(answer.status);
  });
});

describe('whatever is typed', () => {
  const sizeOfHistory = async () =>
    (await full.owner.query<{ size: string }>('SELECT size FROM history_head')).rows[0]?.size;
  it.each(HOSTILE)('nothing but the views is reached, and nothing changed: %s', async (query) => {
    const before = await sizeOfHistory();

    const answer = await askSql(full, query);

    expect({ status: answer.status, text: answer.text.slice(0, 300) }).toMatchObject({ status: 422 });
    expect(answer.body.type).toMatch(/^\/problems\/sql-(refused|too-slow|too-large)$/);
    expect(answer.body.errors.query[0]).toMatch(/\S/);
    expect(await sizeOfHistory()).toBe(before);
    expect(await rowsOf(full, 'SELECT count(*) FROM topics')).toEqual([[1]]);
    expect((await full.anyone.get('/commitments')).status).toBe(200);
  });

  const fine = ({ status }: Response) => status === 200 || (status >= 400 && status < 500);

  it('is answered or refused, never failed over: any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        const query = text.toWellFormed();
        return fine(await askSql(t, query)) && fine(await askSql(t, `SELECT ${query}`));
      }),
      { numRuns: 100 },
    );
  });

  it('is answered or refused, never failed over: any words of SQL in any order', async () => {
    const words = [
      ...'SELECT FROM WHERE GROUP BY ORDER LIMIT UNION ALL WITH AS ( ) , ; * = < > || :: -> ->> - + / % [ ] . : $1'.split(
        ' ',
      ),
      ..."CASE WHEN THEN END NOT NULL IS IN ANY EXISTS JOIN ON USING LATERAL OVER DISTINCT CAST INTERVAL 'x' '1' 1 0.5".split(
        ' ',
      ),
      ...'commitments people changes title id json count sum lower jsonb_each text int date numeric jsonb c :hari'.split(
        ' ',
      ),
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words), { maxLength: 30 }), async (chosen) =>
        fine(await askSql(full, `SELECT ${chosen.join(' ')}`, { hari: '2025-11-10' })),
      ),
      { numRuns: 250 },
    );
  });

  it('is answered or refused, never failed over: calls of what may be called, with anything', async () => {
    const value = fc.oneof(
      fc.constantFrom(
        'title',
        'id',
        'stated_on',
        'due_on',
        'is_disputed',
        'revision',
        'NULL',
        `'a'`,
        '1',
        '-1',
        '0.5',
      ),
      fc.constantFrom(
        `'{"a":[1,2]}'::jsonb`,
        'now()',
        `interval '1 day'`,
        `'infinity'::date`,
        `'NaN'::numeric`,
        '1e1000::numeric',
      ),
    );
    const call = fc
      .tuple(fc.constantFrom(...FUNCTIONS), fc.array(value, { maxLength: 3 }))
      .map(([name, args]) => `${name}(${args.join(', ')})`);
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 3 }), async (calls) =>
        fine(await askSql(full, `SELECT ${calls.join(', ')} FROM commitments`)),
      ),
      { numRuns: 250 },
    );
  });
});

describe('saved queries', () => {
  it.each(STARTERS.map(({ key }) => key))('that come with the program answer: %s', async (key) => {
    const { query } = STARTERS.find((one) => one.key === key)!;
    const values: Record<string, string> = {
      kata: 'a',
      sejak: '2020-01-01',
      dari: '2020-01-01',
      sampai: '2099-12-31',
    };
    const names = new Set([...query.matchAll(/(?<!:):([a-z]+)/g)].map(([, name = '']) => name));
    const given = [...names].map((name) => [`p[${name}]`, values[name] ?? '']);

    const { status, body, text } = await full.anyone.get(
      `/sql/${key}?${new URLSearchParams(given).toString()}`,
    );

    expect({ status, text: text.slice(0, 300) }).toMatchObject({ status: 200 });
    expect(body.columns.length).toBeGreaterThan(2);
  });

  it('answer what is on record', async () => {
    const commitment = await aVerifiedCommitment(t, { title: `Ruang rapat ${next()}` });
    await t.budi.act(`/commitments/${commitment.id}/assessments`, commitment, {
      lane: 'desk',
      organizationId: commitment.makers[0].organization.id,
      finding: 'in_progress',
      assessedOn: '2026-02-02',
      note: 'Contoh.',
      evidence: [await evidence(t, 'B', { actOn: '2026-02-01' })],
    });

    const { body } = await t.anyone.get('/sql/hari-sampai-bukti-pertama');

    const mine = (body.rows as Json[]).find(([title]) => title === commitment.title);
    expect(mine?.slice(0, 3)).toEqual([commitment.title, commitment.statedOn, '2026-02-01']);
  });

  it('are kept by the office under an address, and run there by anybody', async () => {
    const saved = await aSavedQuery(t, {
      query: 'SELECT count(*) FROM sources WHERE published_on >= :sejak',
    });
    await aSource(t, { publishedOn: '2026-01-12' });

    const answer = await t.anyone.read(`/sql/${saved.key}?p[sejak]=2000-01-01`);
    const file = await t.anyone.get(`/sql/${saved.key}.csv?p[sejak]=2000-01-01`);
    const page = await fetch(`${t.url}/data/sql/${saved.key}?p%5Bsejak%5D=2000-01-01`, {
      headers: { accept: 'text/html' },
    });

    expect(answer.rows[0][0]).toBeGreaterThan(0);
    expect(parsed(file.text).rows).toEqual([{ count: String(answer.rows[0][0]) }]);
    expect(await page.text()).toContain(saved.name);
    expect((await t.anyone.get(`/sql/${saved.key}?query=SELECT+1`)).status).toBe(422);
  });

  it.each([
    ['a statement that would not be run', { query: 'DELETE FROM commitments' }, 422, 'sql-refused'],
    ['an address that comes with the program', { key: STARTERS[0]?.key }, 409, 'saved-query-key-taken'],
    ['the address of the form', { key: 'simpan' }, 409, 'saved-query-key-taken'],
  ])('are refused with %s', async (_, fields, status, code) => {
    const answer = await t.budi.post('/saved-queries', {
      key: `tanya-${next()}`,
      name: 'Contoh',
      nameEn: 'Sample',
      meaning: 'Contoh.',
      meaningEn: 'Sample.',
      query: 'SELECT 1',
      ...fields,
    });

    expect([answer.status, answer.body.type]).toEqual([status, `/problems/${code}`]);
  });

  it('have an address once, and no address while they are for the office', async () => {
    const { key } = await aSavedQuery(t, forTheOffice);

    await expect(aSavedQuery(t, { key })).rejects.toThrow('saved-query-key-taken');
    expect((await t.anyone.get(`/sql/${key}`)).status).toBe(404);
    expect((await t.budi.get(`/sql/${key}`)).status).toBe(200);
    expect((await fetch(`${t.url}/data/sql/${key}`, { headers: { accept: 'text/html' } })).status).toBe(404);
  });
});

describe('the page', () => {
  const look = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(t.url + path, { headers: { accept: 'text/html', ...headers } });
    return { status: answer.status, text: await answer.text() };
  };
  const at = (query: string, more = '') => `/data/sql?query=${encodeURIComponent(query)}${more}`;

  it('shows every view with its meaning, and the questions that are ready', async () => {
    const { text } = await look('/data/sql');

    for (const name of Object.keys(DICTIONARY)) expect(text).toContain(`<code>${name}</code>`);
    for (const { key } of STARTERS) expect(text).toContain(`href="/data/sql/${key}"`);
  });

  it('shows the answer with its files, and keeps what was typed', async () => {
    const query = `SELECT 'satu <b>' AS kata, 2 AS angka`;

    const { status, text } = await look(at(query));

    expect(status).toBe(200);
    expect(text).toContain('satu &lt;b>');
    expect(text).toContain('/api/v1/sql.csv?query=');
    expect(text).toMatch(/<textarea[^>]*>SELECT 'satu &lt;b>' AS kata/);
  });

  it('says what is wrong at the field, with nothing lost', async () => {
    const { status, text } = await look(at(`SELECT 'ini tetap ada', pg_sleep(1)`));

    expect(status).toBe(422);
    expect(text).toContain('Fungsi ini tidak tersedia di sini: pg_sleep. (baris 1, huruf 25)');
    expect(text).toContain('id="query-error-0"');
    expect(text).toMatch(/<textarea[^>]*>SELECT 'ini tetap ada', pg_sleep\(1\)/);
  });

  it('asks for the values a statement needs before it is run', async () => {
    const asked = await look(at('SELECT :hari::date + 1 AS besok'));
    const given = await look(at('SELECT :hari::date + 1 AS besok', '&p%5Bhari%5D=2025-11-10'));
    const wrong = await look(at('SELECT :hari::date + 1 AS besok', '&p%5Bhari%5D=besok'));

    expect(asked.text).toContain('name="p[hari]"');
    expect(asked.text).not.toContain('2025-11-11');
    expect(given.text).toContain('2025-11-11');
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('id="p[hari]-error-0"');
  });

  it('lets whoever keeps the record save a question, and nobody else', async () => {
    const keeper = await (await somebody(t, 'staff')).login();
    const cookie = { cookie: keeper.cookie ?? '' };
    const query = 'SELECT count(*) AS acara FROM events';
    const key = `acara-${next()}`;
    const form = await look(`/data/sql/simpan?query=${encodeURIComponent(query)}`, cookie);
    const hidden = Object.fromEntries(
      [...form.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]+)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    ) as Record<string, string>;
    const send = (fields: Record<string, string>) =>
      fetch(`${t.url}/data/sql/simpan`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          ...cookie,
          accept: 'text/html',
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ ...hidden, ...fields }).toString(),
      });
    const fields = {
      name: 'Berapa acara?',
      nameEn: 'How many events?',
      meaning: 'Jumlah acara.',
      meaningEn: 'The number of events.',
      key,
      query,
    };

    const refused = await send({ ...fields, query: 'SELECT pg_sleep(1)' });
    const done = await send(fields);

    expect((await look(at(query), cookie)).text).toContain('/data/sql/simpan?query=');
    expect((await look(at(query))).text).not.toContain('/data/sql/simpan');
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('Berapa acara?')]);
    expect([done.status, done.headers.get('location')]).toEqual([303, `/data/sql/${key}`]);
    expect((await look(`/data/sql/${key}`)).text).toContain('Berapa acara?');
    expect((await new Client(t.url, null).get('/saved-queries')).text).toContain(key);
  });
});
