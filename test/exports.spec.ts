import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEvent,
  anOrganization,
  aSource,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  forParties,
  forTheOffice,
} from './support/builders.js';
import type { Client, Json } from './support/client.js';
import { EXPORTED, parsed, type Row } from './support/exported.js';
import { sheetOf } from './support/formats.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

async function file(client: Client, path: string): Promise<{ columns: string[]; rows: Row[] }> {
  const { status, text } = await client.get(path);
  expect({ path, status }).toEqual({ path, status: 200 });
  return parsed(text);
}

/** The whole list as JSON. */
async function listed(client: Client, path: string): Promise<Json[]> {
  const items: Json[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: Json = await client.read(
      `${path}${path.includes('?') ? '&' : '?'}limit=100${next && `&cursor=${next}`}`,
    );
    items.push(...page.items);
    next = page.next;
  }
  return items;
}

/** What stands at a place of the JSON, in words. */
function told(value: Json, [key, ...rest]: string[]): string {
  if (Array.isArray(value)) {
    const all = value.map((each) => told(each, key === undefined ? [] : [key, ...rest]));
    return all.some((text) => text !== '') ? all.join('; ') : '';
  }
  if (value === null) return '';
  return key === undefined ? String(value) : told(value[key], rest);
}

async function aRichRecord(): Promise<{ union: Json; commitment: Json }> {
  const [union, other] = [await anOrganization(t, { acronym: 'ABC' }), await anOrganization(t)];
  await t.budi.made('/affiliations', {
    memberId: union.id,
    parentId: other.id,
    bond: 'affiliate',
    startedOn: '2024-01-01',
  });
  const tenure = await aTenure(t);
  const { person, post } = tenure;
  const event = await anEvent(t, { hostIds: [union.id, other.id] });
  await t.budi.made(`/events/${event.id}/attendances`, {
    personId: person.id,
    postId: post.id,
    side: 'government',
    capacity: 'speaker',
    presence: 'present',
    wasInvited: true,
  });
  await t.budi.made('/meetings', {
    name: 'Rapat Contoh',
    kind: 'audience',
    heldOn: '2026-01-12',
    officeId: post.organization.id,
  });
  const source = await aSource(t, { url: 'https://contoh.id/berita?a=1,2', authors: ['Budi', 'Siti'] });
  const statement = await aStatement(t, { speakerId: person.id, eventId: event.id, sourceId: source.id });
  const commitment = await aVerifiedCommitment(t, {
    statementId: statement.id,
    receiverIds: [union.id, other.id],
    dueOn: '2026-03-01',
    duePhrase: 'bulan depan',
  });
  return { union, commitment };
}

describe('a list as a file', () => {
  it.each(EXPORTED)('of %s says what the list says, in its order', async (list) => {
    await aRichRecord();
    for (const client of [t.anyone, t.budi]) {
      const items = await listed(client, `/${list}`);

      const { columns, rows } = await file(client, `/${list}.csv`);

      expect(rows.length).toBeGreaterThan(0);
      expect(rows.map(({ id }) => id)).toEqual(items.map(({ id }) => id as string));
      for (const [n, row] of rows.entries())
        for (const column of columns.filter((name) => name !== 'page'))
          expect({ column, cell: row[column] }).toEqual({ column, cell: told(items[n], column.split('.')) });
    }
  });

  it('holds what a journalist cites', async () => {
    const { commitment } = await aRichRecord();

    const { rows } = await file(t.anyone, `/commitments.csv?receiver=${commitment.receivers[0].id}`);

    expect(rows).toEqual([
      expect.objectContaining({
        id: commitment.id,
        page: `${t.url}/komitmen/${commitment.id}`,
        'founding.words': 'akan kami siapkan',
        'founding.source.title': commitment.founding.source.title,
        'founding.source.url': 'https://contoh.id/berita?a=1,2',
        fulfilment: 'not_started',
        flags: commitment.flags.join('; '),
        'due.on': '2026-03-01',
        'due.phrase': 'bulan depan',
        'receivers.name': commitment.receivers.map(({ name }: Json) => name as string).join('; '),
        recordedAt: commitment.recordedAt,
        revision: '2',
      }),
    ]);
  });

  it('is saved under a name with the day, and nobody keeps it', async () => {
    const { headers, text } = await t.anyone.get('/commitments.csv');

    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="ikrar-komitmen-\d{4}-\d\d-\d\d\.csv"/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    // fetch takes the mark away.
    expect(text.startsWith('id,page,title')).toBe(true);
    const bytes = await (await fetch(`${t.url}/api/v1/commitments.csv`)).arrayBuffer();
    expect([...new Uint8Array(bytes, 0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('names the columns of each list in the description of the API', async () => {
    const { paths } = await t.anyone.read('/openapi.json');
    for (const list of EXPORTED) {
      const { columns } = await file(t.anyone, `/${list}.csv`);
      const { description } = paths[`/api/v1/${list}.csv`].get;
      expect(description).toContain(columns.map((name) => `\`${name}\``).join(', '));
    }
  });
});

describe('a cell', () => {
  const FORMULAS = ['=1+1', '+62 21 1', '-1', '@SUM(A1)', '\uFF1D1+1', '\uFF0B1', '\uFF0D1', '\uFF201'];
  it.each(FORMULAS)('that begins like a formula, %j, begins with an apostrophe', async (title) => {
    const { id } = await aSource(t, { title });

    const { rows } = await file(t.anyone, '/sources.csv');

    expect(rows.find((row) => row.id === id)?.title).toBe(`'${title}`);
  });

  it('keeps commas, quotes, line ends, and every letter', async () => {
    const note = 'Satu, "dua"\nbaris; ketiga\n\n“kutipan” — é 工会 🙂';
    const { id } = await aSource(t, { title: '"Dikutip", katanya', note });

    const { rows } = await file(t.anyone, '/sources.csv');

    expect(rows.find((row) => row.id === id)).toMatchObject({ title: '"Dikutip", katanya', note });
  });

  it('keeps the place of what is missing in a list beside others', async () => {
    const { id } = await anOrganization(t, {
      aliases: [
        { name: 'Lama', untilOn: '2020-01-01' },
        { name: 'Baru', fromOn: '2020-01-02' },
      ],
    });

    const { rows } = await file(t.anyone, '/organizations.csv');

    expect(rows.find((row) => row.id === id)).toMatchObject({
      'aliases.name': 'Lama; Baru',
      'aliases.fromOn': '; 2020-01-02',
      'aliases.untilOn': '2020-01-01; ',
    });
  });
});

describe('numbers and days', () => {
  it('are written for spreadsheets set to Bahasa Indonesia where that is asked for', async () => {
    const { union, commitment } = await aRichRecord();
    const event = await anEvent(t, { startsAt: '2026-01-12T13:20:00+07:00', hostIds: [union.id] });

    const { text } = await t.anyone.get(`/commitments.csv?receiver=${union.id}&style=id`);
    const events = await t.anyone.get(`/events.csv?organization=${union.id}&style=id&sort=-updated`);

    const [row] = parsed(text, ';').rows;
    expect(row).toMatchObject({
      id: commitment.id,
      'due.on': '1 Mar 2026',
      statedOn: '12 Jan 2026',
      'founding.source.url': 'https://contoh.id/berita?a=1,2',
      flags: commitment.flags.join('; '),
      revision: '2',
    });
    expect(row.recordedAt).toMatch(/^\d{1,2} \w{3} \d{4}, \d\d\.\d\d WIB$/);
    expect(parsed(events.text, ';').rows[0]).toMatchObject({
      id: event.id,
      startsAt: '12 Jan 2026, 13.20 WIB',
    });
  });

  it('begin no formula behind a separator of either style', async () => {
    const { id } = await aSource(t, { title: 'satu;=1+1' });

    const { text } = await t.anyone.get('/sources.csv');

    expect(text).toContain('"satu;=1+1"');
    expect(parsed(text).rows.find((row) => row.id === id)?.title).toBe('satu;=1+1');
  });
});

describe('a list as a workbook', () => {
  it.each(EXPORTED)('of %s holds what the CSV holds', async (list) => {
    await aRichRecord();
    const { columns, rows } = await file(t.anyone, `/${list}.csv`);

    const sheet = await sheetOf(t.anyone, t.url, `/${list}.xlsx`);

    expect(sheet.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(Object.keys(sheet[0])).toEqual(columns);
    for (const [n, row] of rows.entries())
      for (const column of columns)
        expect([column, row[column], isSaid(sheet[n][column], row[column], column)]).toEqual([
          column,
          row[column],
          true,
        ]);
  });

  it('types days, instants, numbers and truth, and takes no text for a formula', async () => {
    const source = await aSource(t, { title: '=1+1', publishedOn: '2026-01-12', note: 'baris\nkedua' });
    const event = await anEvent(t, { startsAt: '2026-01-12T13:20:00+07:00' });

    const sources = await sheetOf(t.anyone, t.url, '/sources.xlsx');
    const events = await sheetOf(t.anyone, t.url, '/events.xlsx');

    expect(sources.find(({ id }) => id === source.id)).toMatchObject({
      title: '=1+1',
      publishedOn: new Date('2026-01-12T00:00:00Z'),
      note: 'baris\nkedua',
      revision: 1,
      capturedAt: null,
    });
    // As the clock shows it in Asia/Jakarta.
    expect(events.find(({ id }) => id === event.id)?.startsAt).toEqual(new Date('2026-01-12T13:20:00Z'));
  });

  it('shows those who may see more more', async () => {
    const { id } = await aSource(t, forTheOffice);
    const ids = async (client: Client) =>
      (await sheetOf(client, t.url, '/sources.xlsx')).map((row) => row.id as string);

    expect(await ids(t.budi)).toContain(id);
    expect(await ids(t.anyone)).not.toContain(id);
  });
});

/** Whether a cell of a workbook says what the CSV says; instants to the second, which is what it shows. */
function isSaid(cell: unknown, text: string, column: string): boolean {
  if (!(cell instanceof Date))
    return (
      (typeof cell === 'object' ? '' : `${cell as string | number | boolean}`) === text.replace(/^'/, '')
    );
  if (!column.endsWith('At')) return cell.toISOString().slice(0, 10) === text;
  return Math.abs(cell.getTime() - 7 * 3600e3 - Date.parse(text)) < 1000;
}

describe('the query', () => {
  it('is that of the list, but for what cuts it into pages', async () => {
    await aRichRecord();
    const query = 'kind=union&sort=-name';
    const { next } = await t.anyone.read(`/organizations?${query}&limit=1`);
    const items = await listed(t.anyone, `/organizations?${query}`);

    const { rows } = await file(t.anyone, `/organizations.csv?${query}&limit=1&cursor=${next}`);

    expect(rows.map(({ id }) => id)).toEqual(items.map(({ id }) => id as string));
  });

  it.each([
    ['/commitments.csv?colour=red', 400, 'fields-refused'],
    ['/commitments.csv?status=done', 400, 'fields-refused'],
    ['/organizations.csv?sort=age', 400, 'fields-refused'],
  ])('%s is refused before the first byte', async (path, status, code) => {
    const answer = await t.anyone.get(path);

    expect(answer).toMatchObject({ status, body: { type: `/problems/${code}` } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('content-disposition')).toBeNull();
  });

  it('with a token that does not hold is refused', async () => {
    const { status } = await t.anyone.get('/commitments.csv', { authorization: 'Bearer nonsense' });

    expect(status).toBe(401);
  });
});

describe('what is not for everybody', () => {
  it('stands in the files of those who may see it alone', async () => {
    const own = await anOrganization(t);
    const forOffice = await aSource(t, forTheOffice);
    const forThem = await aSource(t, forParties(own.id));
    const [representative, reader] = [
      await t.representative('Wakil Contoh', own.id),
      await t.reader('Pembaca Contoh'),
    ];
    const seen = async (client: Client) => {
      const { rows } = await file(client, '/sources.csv');
      return [forOffice, forThem].map((source) => rows.some(({ id }) => id === source.id));
    };

    expect(await seen(t.anyone)).toEqual([false, false]);
    expect(await seen(reader)).toEqual([false, false]);
    expect(await seen(representative)).toEqual([false, true]);
    expect(await seen(t.budi)).toEqual([true, true]);
  });
});

describe('a long list', () => {
  const COPIES = 3000;

  it('is read as it is taken, and breaks off visibly where it cannot be read on', async () => {
    const { id } = await aStatement(t, {
      words: 'kata '.repeat(900).trim(),
      gist: 'isi '.repeat(400).trim(),
    });
    await t.owner.query('ALTER TABLE statement DISABLE TRIGGER USER');
    await t.owner.query(copyOf('statement'), [id, COPIES]);
    await t.owner.query('ALTER TABLE statement ENABLE TRIGGER USER');

    const whole = await taken(`${t.url}/api/v1/statements.csv`);
    const broken = await taken(`${t.url}/api/v1/statements.csv`, () =>
      t.owner.query('ALTER TABLE statement RENAME TO statement_away'),
    );
    await t.owner.query('ALTER TABLE statement_away RENAME TO statement');

    expect(whole.isComplete).toBe(true);
    const ids = parsed(whole.text).rows.map((row) => row.id);
    expect(ids.length).toBeGreaterThan(COPIES);
    expect(new Set(ids).size).toBe(ids.length);
    expect(broken.isComplete).toBe(false);
    expect(broken.text.length).toBeLessThan(whole.text.length);
  });
});

/** Copies of a row, entered behind the application's back. */
const copyOf = (table: string) => `
  INSERT INTO ${table} SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()))).*
    FROM ${table} r, generate_series(1, $2::int) WHERE r.id = $1`;

/** A file, of which the first bytes are taken, then something happens, then all the rest. */
function taken(
  url: string,
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<{ isComplete: boolean; text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, (answer) => {
      const parts: Buffer[] = [];
      const done = () => resolve({ isComplete: answer.complete, text: Buffer.concat(parts).toString() });
      answer.once('data', (first: Buffer) => {
        parts.push(first);
        answer.pause();
        answer.on('data', (part: Buffer) => parts.push(part));
        meanwhile().then(() => answer.resume(), reject);
      });
      answer.on('end', done);
      answer.on('error', done);
    });
    request.on('error', reject);
  });
}
