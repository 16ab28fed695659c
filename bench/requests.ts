import assert from 'node:assert/strict';
import type pg from 'pg';

/** What is asked of both, again and again: addresses that only differ in their keys. */
export interface Case {
  name: string;
  /** Addresses for each server; they differ in their cursors alone. */
  ikrar: string[];
  reference: string[];
}

const LIST = '/api/v1/commitments';
/** Different addresses a case rotates over. */
const MANY = 200;

/** The four cases on the records in one database, their answers compared. @throws AssertionError if two differ */
export async function casesOn(
  owner: pg.Client,
  ikrar: string,
  reference: string,
): Promise<Record<'receiver' | 'all' | 'detail' | 'topic', Case>> {
  const receivers = await column(
    owner,
    `SELECT organization_id AS key FROM commitment_receiver WHERE fulfilment = 'in_progress' AND record_state = 'verified' AND is_public
      GROUP BY 1 HAVING count(*) > 50 ORDER BY md5(organization_id::text) LIMIT $1`,
  );
  const ids = await column(
    owner,
    `SELECT id AS key FROM commitment WHERE is_public ORDER BY md5(id::text) LIMIT $1`,
  );
  const topics = await column(owner, 'SELECT key FROM topic ORDER BY key LIMIT $1');
  const both = (name: string, paths: string[], pages: (n: number) => number = () => 1) =>
    compared(name, paths, pages, ikrar, reference);
  const someGoOn = (n: number) => (n % 4 === 0 ? 2 : 1);
  return {
    receiver: await both(
      'list of a receiver',
      receivers.map((id) => `${LIST}?receiver=${id}&status=in_progress&limit=50`),
      someGoOn,
    ),
    all: await both('list of all', [`${LIST}?limit=50`], () => MANY),
    detail: await both(
      'detail',
      ids.map((id) => `${LIST}/${id}`),
    ),
    topic: await both(
      'list by topic and deadline',
      topics.flatMap((key) =>
        ['2025-03-01', '2025-09-01', '2026-03-01'].map(
          (day) => `${LIST}?topic=${key}&due_before=${day}&limit=50`,
        ),
      ),
      someGoOn,
    ),
  };
}

/** What is asked of Ikrar alone, to see whether it grows with the records: meetings by day, of an office, and one. */
export async function meetingPaths(
  owner: pg.Client,
): Promise<Record<'meetings' | 'office' | 'meeting', string[]>> {
  const ids = await column(owner, 'SELECT id AS key FROM meeting ORDER BY md5(id::text) LIMIT $1');
  const offices = await column(
    owner,
    'SELECT DISTINCT office_id AS key FROM meeting ORDER BY office_id LIMIT $1',
  );
  return {
    meetings: ['/api/v1/meetings?limit=50', '/api/v1/meetings?limit=50&until=2025-06-30'],
    office: offices.map((id) => `/api/v1/meetings?office=${id}&limit=50`),
    meeting: ids.map((id) => `/api/v1/meetings/${id}`),
  };
}

async function column(owner: pg.Client, text: string): Promise<string[]> {
  const { rows } = await owner.query<{ key: string }>(text, [MANY]);
  assert(rows.length > 0, 'there are too few records to measure on');
  return rows.map(({ key }) => key);
}

/** Holds the answers to each address against each other, page after page as far as `pages` says. */
async function compared(
  name: string,
  paths: string[],
  pages: (n: number) => number,
  ikrar: string,
  reference: string,
): Promise<Case> {
  const found: Case = { name, ikrar: [], reference: [] };
  for (const [n, path] of paths.entries()) {
    let at: { ikrar: string; reference: string } | null = { ikrar: path, reference: path };
    for (let page = 0; at && page < pages(n); page++) {
      found.ikrar.push(at.ikrar);
      found.reference.push(at.reference);
      const next = await sameAnswer(ikrar, at.ikrar, reference, at.reference);
      at = next && { ikrar: `${path}&cursor=${next.ikrar}`, reference: `${path}&cursor=${next.reference}` };
    }
  }
  return found;
}

/** @returns the cursors of both, null on the last page or for a single record. @throws AssertionError */
async function sameAnswer(
  ikrar: string,
  path: string,
  reference: string,
  other: string,
): Promise<{ ikrar: string; reference: string } | null> {
  const [{ next: ours, ...mine }, { next: theirs, ...its }] = await Promise.all([
    read(ikrar + path),
    read(reference + other),
  ]);
  assert.deepEqual(its, mine, `Ikrar and the reference answer ${path} differently`);
  assert.equal(typeof ours, typeof theirs, `only one of the two has a next page after ${path}`);
  return ours && theirs ? { ikrar: ours, reference: theirs } : null;
}

async function read(url: string): Promise<{ next?: string | null }> {
  const answer = await fetch(url);
  assert.equal(answer.status, 200, url);
  return (await answer.json()) as { next?: string | null };
}
