import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { classes } from '../src/app.classes.js';
import { ROADS } from '../src/commitments/commitment-filters.js';
import { dataSourceOptions } from '../src/database/data-source.js';
import { KINDS } from '../src/policy/kinds.js';
import {
  aBooking,
  aCommitment,
  aMeetingRequest,
  anArea,
  anEvent,
  anOrganization,
  aPerson,
  aSource,
  aTenure,
  aVenue,
  aVerifiedCommitment,
  evidence,
  forParties,
  forTheOffice,
} from './support/builders.js';
import { aForm, aPdf, aPhoto, attached } from './support/files.js';
import { asOwner, connectionsTo } from './support/server.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
let app: pg.Client;
let reader: pg.Client;
beforeAll(async () => {
  t = await startTestApp();
  const connections = connectionsTo(t.server, t.database);
  [app, reader] = [new pg.Client(connections.app), new pg.Client(connections.public)];
  await Promise.all([app.connect(), reader.connect()]);
});
afterAll(async () => {
  await Promise.all([app.end(), reader.end()]);
  await t.close();
});

const namesOf = async (client: pg.Client, text: string, values: unknown[] = []): Promise<string[]> =>
  (await client.query<{ name: string }>(text, values)).rows.map(({ name }) => name);

/** Every table, partitions included. */
const tables = () =>
  namesOf(
    t.owner,
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> 'migrations' ORDER BY relname`,
  );
/** Tables of records: those that carry a revision of a record with visibility. */
const recordTables = () =>
  namesOf(
    t.owner,
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'visibility' ORDER BY 1`,
  );

/** Runs statements in one transaction of a role and takes them back. */
async function within<T>(client: pg.Client, actor: string | null, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    if (actor)
      await client.query(
        `SELECT set_config('ikrar.actor', $1, true), set_config('ikrar.role', 'administrator', true)`,
        [actor],
      );
    return await work();
  } finally {
    await client.query('ROLLBACK');
  }
}
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: Error & { code?: string }) => error.code ?? error.message,
  );
const aKeeper = async () =>
  (await t.owner.query<{ id: string }>('SELECT id FROM account ORDER BY name LIMIT 1')).rows[0]?.id;

describe('entities and database', () => {
  it('differ in nothing but what stands in migrations alone', async () => {
    const owner = await new DataSource(
      dataSourceOptions(connectionsTo(t.server, t.database).owner, classes),
    ).initialize();
    // TypeORM looks for its notes on generated columns; there are none, because migrations made them.
    await owner.query(
      'CREATE TABLE typeorm_metadata (type text, database text, schema text, "table" text, name text, value text)',
    );

    const { upQueries } = await owner.driver.createSchemaBuilder().log();

    await owner.query('DROP TABLE typeorm_metadata');
    await owner.destroy();
    expect(upQueries.map(({ query }) => query).filter((query) => !isOfMigrationsAlone(query))).toEqual([]);
  });

  /** Checks, exclusions, indexes, unique keys of several columns, references upwards, and the generated columns. */
  function isOfMigrationsAlone(query: string): boolean {
    const constraint = /^ALTER TABLE "\w+" DROP CONSTRAINT "(\w+)"$/.exec(query)?.[1];
    return (
      (constraint !== undefined && MIGRATED.has(constraint)) ||
      /^DROP INDEX "public"\."\w+"$/.test(query) ||
      /^ALTER TABLE "commitment" DROP COLUMN "(is_public|audience_ids|due_key)"$/.test(query) ||
      query.startsWith('DELETE FROM "typeorm_metadata"')
    );
  }
  const MIGRATED = new Set<string>();
  beforeAll(async () => {
    const names = await namesOf(
      t.owner,
      `SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace
          AND (contype IN ('c', 'x') OR contype = 'u' AND cardinality(conkey) > 1
            OR contype = 'f' AND conrelid IN ('account'::regclass, 'audit_entry'::regclass))`,
    );
    for (const name of names) MIGRATED.add(name);
  });

  it('go back to nothing and come again', async () => {
    const database = t.database.replace(/\w{6}$/, randomBytes(3).toString('hex'));
    await asOwner(t.server, `CREATE DATABASE ${database}`);
    const owner = await new DataSource(
      dataSourceOptions(connectionsTo(t.server, database).owner, classes),
    ).initialize();
    const left = async () =>
      await owner.query<{ name: string }[]>(
        `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'S') AND relname NOT LIKE 'migrations%'
         UNION ALL SELECT proname FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
           AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
      );

    const first = await owner.runMigrations();
    const full = (await left()).length;
    for (const _ of first) await owner.undoLastMigration();
    const empty = await left();
    await owner.runMigrations();
    const again = (await left()).length;
    await owner.destroy();

    expect(first.length).toBe(classes.migrations.length);
    expect(empty).toEqual([]);
    expect(again).toBe(full);
  });
});

describe('the policy', () => {
  it('knows every table of records and no other', async () => {
    expect(Object.keys(KINDS).toSorted()).toEqual(await recordTables());
  });

  it('and the database hold the same parts within the same wholes', async () => {
    const { rows } = await t.owner.query(
      `SELECT c.relname AS on, p.proname AS by, tgname AS name, split_part(encode(tgargs, 'escape'), '\\000', 1) AS other
         FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid JOIN pg_proc p ON p.oid = tgfoid
        WHERE p.proname IN ('come_within', 'stay_within', 'keep_parts_within') AND tgenabled = 'O' ORDER BY tgname`,
    );

    const expected = Object.entries(KINDS).flatMap(([kind, { within: wholes }]) =>
      wholes.flatMap(({ kind: whole, column }) => [
        { on: kind, by: 'come_within', name: `${kind}_${column}_comes_within`, other: whole },
        { on: kind, by: 'stay_within', name: `${kind}_${column}_within`, other: whole },
        { on: whole, by: 'keep_parts_within', name: `${whole}_${kind}_${column}_within`, other: kind },
      ]),
    );
    expect(rows).toEqual(expected.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
  });
});

describe('versions that were replaced', () => {
  const columnsOf = (schema: string, table: string) =>
    namesOf(
      t.owner,
      `SELECT attname || ' ' || format_type(atttypid, atttypmod) AS name FROM pg_attribute
        WHERE attrelid = format('%I.%I', $1::text, $2::text)::regclass AND attnum > 0 AND NOT attisdropped ORDER BY 1`,
      [schema, table],
    );

  it('are kept of every kind that is read as of a day, with all its columns, and of the rows lists are read through', async () => {
    const kept = await namesOf(
      t.owner,
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'past'::regnamespace AND relkind = 'r' ORDER BY relname`,
    );

    const read = Object.keys(KINDS).filter((kind) => !KINDS[kind]?.isNeverOpen);
    expect(kept).toEqual([...read, ...ROADS, 'commitment_statement'].toSorted());
    for (const table of kept) {
      const own = await columnsOf('public', table);
      expect(await columnsOf('past', table)).toEqual(expect.arrayContaining(own));
      expect(await columnsOf('past', `${table}_ever`)).toEqual(expect.arrayContaining(own));
    }
  });

  it('are read through row-level security alone, and written by nobody', async () => {
    const { rows } = await t.owner.query(
      `SELECT relname FROM pg_class c WHERE relnamespace = 'past'::regnamespace AND (
         relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)
         OR relkind = 'v' AND NOT coalesce(reloptions @> '{security_invoker=true}', false)
         OR EXISTS (SELECT FROM unnest('{ikrar_app,ikrar_public}'::text[]) role, unnest('{INSERT,UPDATE,DELETE,TRUNCATE}'::text[]) wanted
                     WHERE has_table_privilege(role, c.oid, wanted)))`,
    );

    expect(rows).toEqual([]);
  });

  it('equal what the history says of them', async () => {
    const source = await aSource(t, { title: 'Judul pertama' });
    const second = await t.budi.act(`/sources/${source.id}/corrections`, source, {
      title: 'Judul kedua',
      reason: 'Contoh',
    });
    await t.budi.act(`/sources/${source.id}/corrections`, second.body, {
      title: 'Judul ketiga',
      reason: 'Contoh',
    });

    const { rows } = await t.owner.query(
      `SELECT p.title, p.revision, p.from_at = old.recorded_at AND p.until_at = next.recorded_at AS "isInTime"
         FROM past.source p JOIN history_entry old ON old.record_id = p.id AND old.revision = p.revision
         JOIN history_entry next ON next.record_id = p.id AND next.revision = p.revision + 1
        WHERE p.id = $1 ORDER BY p.revision`,
      [source.id],
    );

    expect(rows).toEqual([
      { title: 'Judul pertama', revision: 1, isInTime: true },
      { title: 'Judul kedua', revision: 2, isInTime: true },
    ]);
  });
});

describe('row-level security', () => {
  it('is enabled and forced on every table', async () => {
    const open = await namesOf(
      t.owner,
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
          AND relname <> 'migrations' AND NOT (relrowsecurity AND relforcerowsecurity)`,
    );

    expect(open).toEqual([]);
    expect((await tables()).length).toBeGreaterThan(25);
  });

  it('binds roles that own nothing and pass nothing by', async () => {
    const { rows } = await t.owner.query(
      `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned
         FROM pg_roles r WHERE rolname IN ('ikrar_app', 'ikrar_public') ORDER BY rolname`,
    );

    const nothing = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owned: 0,
    };
    expect(rows).toEqual([
      { rolname: 'ikrar_app', ...nothing },
      { rolname: 'ikrar_public', ...nothing },
    ]);
  });

  it('shows a session without an actor public rows only', async () => {
    const [open, hidden] = [await aSource(t), await aSource(t, forTheOffice)];
    const confided = await aSource(t, forParties((await anOrganization(t)).id));
    const [waiting, verified] = [await aCommitment(t), await aVerifiedCommitment(t)];
    const seen = (table: string, ids: string[]) =>
      namesOf(app, `SELECT id::text AS name FROM ${table} WHERE id = ANY ($1)`, [ids]);

    expect(await seen('source', [open.id, hidden.id, confided.id])).toEqual([open.id]);
    expect(await seen('commitment', [waiting.id, verified.id])).toEqual([verified.id]);
    expect(
      (await app.query('SELECT FROM history_entry WHERE record_id = ANY ($1)', [[hidden.id, waiting.id]]))
        .rowCount,
    ).toBe(0);
    expect(
      (await app.query('SELECT FROM commitment_receiver WHERE commitment_id = $1', [waiting.id])).rowCount,
    ).toBe(0);
    expect((await app.query('SELECT FROM idempotency_key')).rowCount).toBe(0);
  });

  it('lets a session without an actor change nothing', async () => {
    const record = await aSource(t);

    expect(
      (await app.query(`UPDATE source SET title = 'x', revision = 2 WHERE id = $1`, [record.id])).rowCount,
    ).toBe(0);
    expect(
      await codeOf(
        app.query(
          `INSERT INTO topic (visibility, recorded_by_id, revision, key, label, label_en) VALUES ('public', $1, 1, 'x', 'x', 'x')`,
          [await aKeeper()],
        ),
      ),
    ).toBe('42501');
  });

  it('lets nobody record in the name of another', async () => {
    const actor = await aKeeper();
    const other = (
      await t.owner.query<{ id: string }>('SELECT id FROM account WHERE id <> $1 LIMIT 1', [actor])
    ).rows[0]?.id;

    const refused = await within(app, actor, () =>
      codeOf(
        app.query(
          `INSERT INTO topic (visibility, recorded_by_id, revision, key, label, label_en) VALUES ('public', $1, 1, 'xy', 'x', 'x')`,
          [other],
        ),
      ),
    );

    expect(refused).toBe('42501');
  });
});

describe('the app role', () => {
  it('deletes and empties nothing', async () => {
    for (const table of await tables()) {
      const { rows } = await t.owner.query(
        `SELECT has_table_privilege('ikrar_app', $1, 'DELETE') AS deletes, has_table_privilege('ikrar_app', $1, 'TRUNCATE') AS empties`,
        [table],
      );
      expect({ table, ...rows[0] }).toEqual({ table, deletes: false, empties: false });
    }
  });

  it('changes no account and no token unless an administrator or its owner acts', async () => {
    for (const statement of [
      `INSERT INTO account (name, role) VALUES ('x', 'staff')`,
      `INSERT INTO account (name, role) VALUES ('x', 'administrator')`,
      `UPDATE account SET name = 'x'`,
      `UPDATE access_token SET expires_at = now()`,
      `UPDATE access_token SET scopes = '{contacts}'`,
      `UPDATE feed_token SET subject_id = account_id`,
      `INSERT INTO feed_token (account_id, hash, kind, subject_id) SELECT id, sha256('x'), 'venue', id FROM account LIMIT 1`,
      `INSERT INTO follow (account_id, subject_kind, subject_id) SELECT id, 'topic', id FROM account LIMIT 1`,
      `UPDATE follow SET subject_id = account_id`,
    ])
      expect({ statement, code: await codeOf(app.query(statement)) }).toEqual({ statement, code: '42501' });
    for (const statement of [
      `UPDATE account SET role = 'administrator'`,
      `UPDATE access_token SET revoked_at = now()`,
      `UPDATE feed_token SET revoked_at = now()`,
    ])
      expect({ statement, rows: (await app.query(statement)).rowCount }).toEqual({ statement, rows: 0 });
  });

  it('sees no credential of anybody but the account whose login is under way, administrators included', async () => {
    const [mine, other] = [
      await aKeeper(),
      (await t.owner.query(`SELECT id FROM account ORDER BY name DESC LIMIT 1`)).rows[0].id,
    ];
    await t.owner.query(
      `INSERT INTO credential (account_id, password_hash) VALUES ($1, '$argon2id$'), ($2, '$argon2id$')`,
      [mine, other],
    );

    const rows = await within(app, mine ?? null, async () => [
      (await app.query('SELECT account_id AS id FROM credential')).rows,
      (await app.query(`UPDATE credential SET password_hash = '$argon2id$x' RETURNING account_id AS id`))
        .rows,
    ]);
    const asNobody = await app.query('SELECT FROM credential');

    await t.owner.query('DELETE FROM credential');
    expect(mine).not.toBe(other);
    expect(rows).toEqual([[{ id: mine }], [{ id: mine }]]);
    expect(asNobody.rowCount).toBe(0);
  });

  it('writes no rows that lists are read through', async () => {
    for (const table of [
      'commitment_receiver',
      'commitment_maker',
      'commitment_maker_post',
      'commitment_topic',
      'commitment_statement',
    ]) {
      expect(await codeOf(app.query(`UPDATE ${table} SET is_public = true`))).toBe('42501');
    }
    for (const table of ['search_document_public', 'search_name_public', 'search_word', 'synonym_rule'])
      expect(await codeOf(app.query(`DELETE FROM ${table}`))).toBe('42501');
  });
});

describe('the public role', () => {
  it('writes nothing', async () => {
    const rights = ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'];
    for (const table of await tables()) {
      const { rows } = await t.owner.query(
        `SELECT wanted FROM unnest($2::text[]) AS wanted WHERE has_table_privilege('ikrar_public', $1, wanted)`,
        [table, rights],
      );
      expect({ table, rows }).toEqual({ table, rows: [] });
      const columns = await t.owner.query(
        `SELECT has_any_column_privilege('ikrar_public', $1, 'UPDATE') AS updates`,
        [table],
      );
      expect({ table, ...columns.rows[0] }).toEqual({ table, updates: false });
    }
    expect(await codeOf(reader.query('CREATE TABLE mine (id int)'))).toBe('42501');
  });

  it.each([
    'account',
    'access_token',
    'feed_token',
    'follow',
    'history_told',
    'notification',
    'webhook',
    'webhook_delivery',
    'audit_entry',
    'credential',
    'recovery_code',
    'login_session',
    'account_link',
    'guess_count',
    'set_up',
    'idempotency_key',
    'installation',
    'history_head',
    'search_document',
    'search_document_parties',
    'search_document_office',
    'search_document_past_parties',
    'search_document_past_office',
    'search_name_office',
    'synonym_rule',
    'contact',
    'erasure',
    'audit_entry',
  ])('does not read %s', async (table) => {
    expect(await codeOf(reader.query(`SELECT FROM ${table}`))).toBe('42501');
  });

  it('reads no row of any table that is not public, even when it names an actor', async () => {
    const hidden = [
      ['source', await aSource(t, forTheOffice)],
      ['organization', await anOrganization(t, forParties((await anOrganization(t)).id))],
      ['person', await aPerson(t, forTheOffice)],
      ['event', await anEvent(t, forTheOffice)],
      ['venue', await aVenue(t, forTheOffice)],
      ['commitment', await aCommitment(t)],
      ['tenure', await aTenure(t, { personId: (await aPerson(t, forTheOffice)).id })],
    ] as const;

    await within(reader, await aKeeper(), async () => {
      for (const [table, { id }] of hidden) {
        const { rowCount } = await reader.query(`SELECT FROM ${table} WHERE id = $1`, [id]);
        const history = await reader.query('SELECT FROM history_entry WHERE record_id = $1', [id]);
        expect({ table, rowCount, entries: history.rowCount }).toEqual({ table, rowCount: 0, entries: 0 });
      }
    });
  });

  it('runs no function that it was not meant to run as the owner', async () => {
    const definers = await namesOf(
      t.owner,
      `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY 1`,
    );

    const { rows } = await t.owner.query(
      `SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef AND NOT (proconfig::text LIKE '%search_path=pg_catalog, public%')`,
    );

    for (const name of [
      'has_password(uuid)',
      'has_second_factor(uuid)',
      'is_set_up_open()',
      'known_jobs()',
      'accounts_to_digest()',
      `accounts_with_webhooks('public')`,
      'followers_of(0, 1)',
      'index_names_of_post(uuid)',
    ])
      expect(await codeOf(reader.query(`SELECT ${name.replace('uuid', 'NULL')}`))).toBe('42501');
    expect(await codeOf(reader.query(`SELECT refile('person', NULL)`))).toBe('42501');
    expect(rows).toEqual([]);
    expect(definers).toEqual([
      'accounts_searching_at_once',
      'accounts_to_digest',
      'accounts_to_mail_at_once',
      'accounts_with_webhooks',
      'add_job',
      'attachment_bytes',
      'attachments_held',
      'circle_of',
      'come_within',
      'erase_openings',
      'file_entry',
      'followers_of',
      'has_password',
      'has_second_factor',
      'index_names_of_post',
      'index_public_names',
      'is_open_to',
      'is_publication_sound',
      'is_set_up_open',
      'keep_an_administrator',
      'keep_parts_within',
      'keep_public_names',
      'known_jobs',
      'list_commitment',
      'note_words',
      'publication_mark',
      'refile',
      'refuse_affiliation_circle',
      'require_history_entry',
      'rule_synonyms',
      'search_query',
      'stay_within',
      'synonyms_in',
      'venue_use',
    ]);
  });
});

describe('requests and bookings, whatever statement comes', () => {
  let union: { id: string; account: string };
  let rival: { id: string; account: string };
  beforeAll(async () => {
    const [one, other] = [await anOrganization(t), await anOrganization(t)];
    [union, rival] = [await accountOf(one.id as string), await accountOf(other.id as string)];
  });

  async function accountOf(id: string): Promise<{ id: string; account: string }> {
    await t.representative(`Wakil Contoh ${id}`, id);
    const { rows } = await t.owner.query<{ id: string }>('SELECT id FROM account WHERE name = $1', [
      `Wakil Contoh ${id}`,
    ]);
    return { id, account: rows[0].id };
  }

  /** What a statement of a representative, or of the office, comes to, before it is taken back. */
  async function tried(who: 'office' | typeof union, text: string, values: unknown[]): Promise<string> {
    const role = who === 'office' ? 'staff' : 'representative';
    const [account, id] = who === 'office' ? [await aKeeper(), ''] : [who.account, who.id];
    return within(app, account, async () => {
      await app.query(
        `SELECT set_config('ikrar.role', $1, true), set_config('ikrar.organization', $2, true), set_config('ikrar.circle', $3, true)`,
        [role, id, `{${id}}`],
      );
      const done = await app.query(text, values).catch((error: Error & { code?: string }) => error);
      return done instanceof Error ? String(done.code) : String(done.rowCount);
    });
  }

  const asks = { purpose: 'Contoh', headcount: 3, preferred: [aTime(9)] };
  function aTime(hour: number) {
    const at = (of: number) => `2026-03-02T${String(of).padStart(2, '0')}:00:00+07:00`;
    return { startsAt: at(hour), endsAt: at(hour + 1) };
  }
  /** A request of the union to which the office has proposed a room. */
  async function aProposed(isByParty: boolean): Promise<string> {
    const venue = await aVenue(t);
    const request = isByParty
      ? await (await t.representative(`Wakil Contoh ${union.id}`, union.id)).made('/meeting-requests', asks)
      : await t.budi.made('/meeting-requests', { ...asks, organizationId: union.id });
    await t.budi.act(`/meeting-requests/${request.id}/propose`, request as { revision: number }, {
      venueId: venue.id,
      ...aTime(9),
      reason: 'Contoh',
    });
    return request.id as string;
  }

  it('lets a party change and answer what it asked by its own login, and decide nothing', async () => {
    const id = await aProposed(true);
    const results: Record<string, [party: string, office: string]> = {
      [`purpose = 'x'`]: ['1', '42501'],
      [`headcount = 400, preferred = '[]', asked_on = '2020-01-01', venue_id = NULL, source_id = NULL`]: [
        '1',
        '42501',
      ],
      [`state = 'accepted'`]: ['1', '42501'],
      [`state = 'asked'`]: ['1', '42501'],
      [`state = 'asked', preferred = '[]'`]: ['1', '42501'],
      [`state = 'withdrawn'`]: ['1', '42501'],
      [`state = 'refused', answer = 'x'`]: ['42501', '1'],
      [`state = 'approved'`]: ['42501', '1'],
      [`answer = 'x'`]: ['42501', '1'],
      [`answered_on = '2030-01-01'`]: ['42501', '1'],
      [`proposed_starts_at = proposed_starts_at - interval '1 minute'`]: ['42501', '1'],
      [`visibility = 'internal', party_ids = '{}'`]: ['42501', '1'],
      ['is_by_party = false']: ['42501', '42501'],
      [`organization_id = '${rival.id}'`]: ['42501', '42501'],
      [`recorded_by_id = '${rival.account}'`]: ['42501', '1'],
    };
    for (const [change, expected] of Object.entries(results)) {
      const text = `UPDATE meeting_request SET ${change} WHERE id = $1`;
      const found = [await tried(union, text, [id]), await tried('office', text, [id])];
      expect([change, ...found]).toEqual([change, ...expected]);
      expect([change, await tried(rival, text, [id])]).toEqual([change, '0']);
    }
  });

  it('lets a party answer what the office entered for it, and the office do all of it', async () => {
    const id = await aProposed(false);
    const results: Record<string, [party: string, office: string]> = {
      [`purpose = 'x'`]: ['42501', '1'],
      [`preferred = '[]'`]: ['42501', '1'],
      [`state = 'accepted'`]: ['1', '1'],
      [`state = 'accepted', preferred = '[]'`]: ['42501', '1'],
      [`state = 'asked', preferred = '[]'`]: ['1', '1'],
      [`state = 'withdrawn'`]: ['1', '1'],
      [`state = 'approved'`]: ['42501', '1'],
      ['is_by_party = true']: ['42501', '42501'],
    };
    for (const [change, expected] of Object.entries(results)) {
      const text = `UPDATE meeting_request SET ${change} WHERE id = $1`;
      const found = [await tried(union, text, [id]), await tried('office', text, [id])];
      expect([change, ...found]).toEqual([change, ...expected]);
    }
  });

  it('lets nobody ask in the name of another, nor bring the answer along', async () => {
    const ask = (who: 'office' | typeof union, fields: object = {}) => {
      const row = {
        visibility: 'public',
        recorded_by_id: who === 'office' ? null : who.account,
        revision: 1,
        organization_id: union.id,
        is_by_party: who !== 'office',
        purpose: 'Contoh',
        headcount: 1,
        preferred: JSON.stringify([]),
        asked_on: '2026-01-12',
        state: 'asked',
        ...fields,
      };
      const columns = Object.keys(row);
      const places = columns.map((name, n) =>
        name === 'recorded_by_id' ? `coalesce($${n + 1}::uuid, actor_id())` : `$${n + 1}`,
      );
      const text = `INSERT INTO meeting_request (${columns.join(', ')}) VALUES (${places.join(', ')})`;
      return tried(who, text, Object.values(row));
    };

    expect([await ask(union), await ask('office')]).toEqual(['1', '1']);
    expect(await ask(rival)).toBe('42501');
    expect(await ask(union, { is_by_party: false })).toBe('42501');
    expect(await ask('office', { is_by_party: true })).toBe('42501');
    expect(await ask(union, { state: 'withdrawn' })).toBe('42501');
    expect(await ask(union, { answer: 'x' })).toBe('42501');
    expect(await ask(union, { answered_on: '2026-01-12' })).toBe('42501');
  });

  it('holds no room twice, none for a moment or for ever, and for no party by itself', async () => {
    const booking = await aBooking(t, aTime(9));
    const book = (startsAt: string, endsAt: string, who: 'office' | typeof union = 'office') =>
      tried(
        who,
        `INSERT INTO booking (visibility, recorded_by_id, revision, venue_id, starts_at, ends_at, organization_id, purpose, headcount)
         VALUES ('public', actor_id(), 1, $1, $2, $3, $4, 'x', 1)`,
        [booking.venue.id, startsAt, endsAt, union.id],
      );
    const { startsAt, endsAt } = aTime(9);

    expect(await book(startsAt, endsAt)).toBe('23P01');
    expect(await book('2026-03-02T08:00:00+07:00', '2026-03-02T09:00:00.001+07:00')).toBe('23P01');
    expect(await book('2026-03-02T08:00:00+07:00', startsAt)).toBe('1');
    expect(await book(endsAt, '2026-03-02T22:00:00+07:00')).toBe('1');
    expect(await book(endsAt, '2026-03-02T22:00:00.001+07:00')).toBe('23514');
    expect(await book(endsAt, '2026-03-02T10:14:59.999+07:00')).toBe('23514');
    expect(await book(endsAt, startsAt)).toBe('23514');
    for (const [from, until] of [
      ['-infinity', 'infinity'],
      ['infinity', 'infinity'],
      ['-infinity', startsAt],
      [endsAt, 'infinity'],
    ] as const)
      expect([from, until, await book(from, until)]).toEqual([from, until, '23514']);
    expect(await book(endsAt, '2026-03-02T11:00:00+07:00', union)).toBe('42501');
    expect(await tried(union, 'UPDATE booking SET released_at = now() WHERE id = $1', [booking.id])).toBe(
      '0',
    );
  });
});

describe('the history', () => {
  it('refuses a change of a record without an entry, at commit', async () => {
    const actor = await aKeeper();
    const record = await aSource(t);
    const commit = async (text: string, values: unknown[]) => {
      await app.query('BEGIN');
      await app.query(
        `SELECT set_config('ikrar.actor', $1, true), set_config('ikrar.role', 'administrator', true)`,
        [actor],
      );
      await app.query(text, values);
      return codeOf(app.query('COMMIT'));
    };

    const changed = await commit(
      `UPDATE source SET title = 'Diam-diam', revision = revision + 1 WHERE id = $1`,
      [record.id],
    );
    const added = await commit(
      `INSERT INTO topic (visibility, recorded_by_id, revision, key, label, label_en) VALUES ('public', $1, 1, 'diam-diam', 'x', 'x')`,
      [actor],
    );

    expect([changed, added]).toEqual(['23000', '23000']);
    expect(await t.budi.read(`/sources/${record.id}`)).toEqual(record);
  });

  it('refuses a change under the old revision, which has its entry already', async () => {
    const actor = await aKeeper();
    const record = await aSource(t);

    await app.query('BEGIN');
    await app.query(
      `SELECT set_config('ikrar.actor', $1, true), set_config('ikrar.role', 'administrator', true)`,
      [actor],
    );
    const changed = await codeOf(
      app.query(`UPDATE source SET title = 'Diam-diam' WHERE id = $1`, [record.id]),
    );
    const committed = await codeOf(app.query('COMMIT'));

    expect([changed, committed]).not.toEqual(['none', 'none']);
    expect(await t.budi.read(`/sources/${record.id}`)).toEqual(record);
  });

  it('watches over every table of records', async () => {
    const watched = await namesOf(
      t.owner,
      `SELECT c.relname AS name FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE tgname = c.relname || '_has_history' AND tgdeferrable AND tginitdeferred ORDER BY 1`,
    );

    expect(watched).toEqual(await recordTables());
  });

  it.each([
    `UPDATE history_entry SET reason = 'x'`,
    'DELETE FROM history_entry',
    'TRUNCATE history_entry',
    'TRUNCATE history_entry, account CASCADE',
  ])('refuses, of the app and of the owner: %s', async (statement) => {
    await aSource(t);

    expect(await within(app, await aKeeper(), () => codeOf(app.query(statement)))).toBe('42501');
    expect(await within(t.owner, null, () => codeOf(t.owner.query(statement)))).toBe('42501');
  });

  it('has no gap after many have written at once', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => (n % 2 ? aSource(t) : anOrganization(t))));

    const { rows } = await t.owner.query(
      `SELECT count(*)::int AS entries, min(index)::int AS first, max(index)::int + 1 AS next, (SELECT size::int FROM history_head) AS size FROM history_entry`,
    );

    expect(rows[0].entries).toBeGreaterThanOrEqual(50);
    expect(rows[0]).toEqual({
      entries: rows[0].entries,
      first: 0,
      next: rows[0].entries,
      size: rows[0].entries,
    });
  });

  it('lets every leaf be computed again with no code of ours', async () => {
    await changeMuch();
    const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

    const { rows } = await t.owner.query<{ json: string; salt: Buffer; leaf_hash: Buffer }>(
      'SELECT json, salt, leaf_hash FROM history_entry',
    );

    expect(rows.length).toBeGreaterThan(20);
    for (const { json, salt, leaf_hash: leaf } of rows) {
      expect(canonicalize(JSON.parse(json))).toBe(json);
      expect(leaf.equals(sha256(Buffer.from([0]), sha256(salt, Buffer.from(json))))).toBe(true);
    }
    expect(new Set(rows.map(({ salt }) => salt.toString('hex'))).size).toBe(rows.length);
  });

  it('serves what recomputes to the leaf it names', async () => {
    const record = await aSource(t, { title: 'Judul "Contoh" – ä ﷺ 🙂' });

    const { items } = await t.anyone.read(`/sources/${record.id}/history`);

    for (const { entry, salt, leafHash } of items) {
      const inner = createHash('sha256')
        .update(Buffer.from(salt as string, 'hex'))
        .update(canonicalize(entry) as string)
        .digest();
      expect(
        createHash('sha256')
          .update(Buffer.from([0]))
          .update(inner)
          .digest('hex'),
      ).toBe(leafHash);
    }
  });

  it('ends, for every record, with the record as it is', async () => {
    await changeMuch();
    const owner = await new DataSource(
      dataSourceOptions(connectionsTo(t.server, t.database).owner, classes),
    ).initialize();
    const compared: string[] = [];

    for (const table of await recordTables()) {
      const metadata = owner.entityMetadatas.find(({ tableName }) => tableName === table);
      const columns = metadata?.columns ?? [];
      const asJson = columns.map(({ databaseName, propertyName, type }) =>
        type === 'timestamptz'
          ? `'${propertyName}', to_char("${databaseName}" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
          : `'${propertyName}', "${databaseName}"`,
      );
      const { rows } = await t.owner.query(
        `SELECT r.id, (SELECT jsonb_object_agg(key, value) FROM (SELECT (jsonb_each(jsonb_build_object(${asJson.slice(0, 20).join(', ')}) || jsonb_build_object(${asJson.slice(20, 40).join(', ')}) || jsonb_build_object(${asJson.slice(40).join(', ')}))).*) fields) AS record,
                (SELECT json::jsonb -> 'record' FROM history_entry h WHERE h.record_id = r.id ORDER BY h.revision DESC LIMIT 1) AS last,
                (SELECT count(*)::int FROM history_entry h WHERE h.record_id = r.id) AS entries
           FROM "${table}" r`,
      );
      for (const { record, last, entries } of rows as {
        record: { revision: number };
        last: object;
        entries: number;
      }[]) {
        expect({ table, record }).toEqual({ table, record: last });
        expect({ table, entries }).toEqual({ table, entries: record.revision });
        compared.push(table);
      }
    }

    await owner.destroy();
    expect(new Set(compared).size).toBeGreaterThanOrEqual(12);
  });

  /** Records and changes of most kinds, with values that are stored in a form of their own. */
  async function changeMuch(): Promise<void> {
    const upper = async (record: Promise<{ id: string }>) => (await record).id.toUpperCase();
    const area = await anArea(t);
    const source = await aSource(t, {
      authors: ['B', 'A'],
      capturedAt: '2026-01-12T10:00:00.123456+07:00',
      title: ' e\u0301 ',
    });
    await t.budi.act(`/sources/${source.id}/corrections`, source, {
      reason: 'Contoh',
      authors: [],
      publishedOn: null,
    });
    const photo = await attached(t.budi, source, aForm(await aPhoto('jpeg'), 'e\u0301.jpg'));
    await t.budi.act(`/attachments/${photo.id}/withdraw`, photo, { reason: 'Contoh' });
    await attached(t.budi, source, aForm(aPdf(), 'surat.pdf'));
    await anOrganization(t, { areaCodes: [area.code], aliases: [{ name: 'Lama', untilOn: '2020-12-31' }] });
    await aVenue(t, { areaCode: area.code, organizationId: await upper(anOrganization(t)) });
    const event = await anEvent(t, {
      startsAt: '2026-01-12T23:59:59+07:00',
      hostIds: [await upper(anOrganization(t)), await upper(anOrganization(t))],
    });
    await t.budi.made(`/events/${event.id}/attendances`, {
      organizationId: await upper(anOrganization(t)),
      side: 'union',
      capacity: 'participant',
      presence: 'present',
      headcount: 20,
    });
    await t.budi.made(`/events/${event.id}/attendance-estimates`, {
      sourceId: await upper(aSource(t)),
      words: 'ribuan',
      qualifier: 'unquantified',
    });
    const request = await aMeetingRequest(t, {
      organizationId: await upper(anOrganization(t)),
      venueId: await upper(aVenue(t)),
      preferred: [{ startsAt: '2026-03-02T09:00+07:00', endsAt: '2026-03-02T09:15:00.999999+07:00' }],
    });
    await t.budi.act(`/meeting-requests/${request.id}/approve`, request, {
      startsAt: '2026-03-02T09:00:00.123456+07:00',
      endsAt: '2026-03-02T10:00+07:00',
      crowdingReason: ' e\u0301 ',
    });
    await t.budi.made('/demands', {
      title: 'Contoh',
      raisedOn: '2026-01-12',
      raisedByIds: [await upper(anOrganization(t))],
      sourceId: await upper(aSource(t)),
    });
    const tenure = await aTenure(t);
    const ended = await t.budi.act(`/tenures/${tenure.id}/end`, tenure, { endedOn: '2026-06-30' });
    await t.budi.act(`/tenures/${tenure.id}/corrections`, ended.body, { reason: 'Contoh', decree: '1/2026' });
    const receiver = await anOrganization(t);
    const commitment = await aVerifiedCommitment(t, {
      receiverIds: [receiver.id.toUpperCase()],
      dueOn: '2026-02-02',
      duePrecision: 'quarter',
    });
    const path = `/commitments/${commitment.id}`;
    const assess = async (fields: object) =>
      (
        await t.budi.act(`${path}/assessments`, await t.budi.read(path), {
          assessedOn: '2026-02-03',
          note: 'Contoh',
          ...fields,
        })
      ).body;
    const piece = await evidence(t, 'A');
    await assess({
      lane: 'receiver',
      organizationId: receiver.id.toUpperCase(),
      finding: 'disputes',
      evidence: [await evidence(t, 'D')],
    });
    const proposal = await assess({
      lane: 'desk',
      finding: 'fulfilled',
      evidence: [{ ...piece, sourceId: piece.sourceId.toUpperCase() }],
    });
    await t.siti.act(`/assessments/${proposal.id}/sign`, proposal);
    await t.budi.made(`${path}/follow-ups`, {
      action: 'Contoh',
      method: 'call',
      assigneeOrganizationId: receiver.id,
      dueOn: '2026-03-01',
    });
  }
});
