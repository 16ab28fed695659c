import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aDraft } from '../../test/support/minutes.js';
import { notulaOf } from './compose.js';
import { Documents } from './documents.js';
import type { Notula } from './notula.content.js';
import { Writer } from './writer.js';

let writer: Writer;
let documents: Documents;
beforeAll(() => {
  writer = new Writer();
  documents = new Documents(writer);
});
afterAll(() => writer.onModuleDestroy());

const notulaNumber = (number: number): Notula => ({
  ...notulaOf(aDraft(), { language: 'id', address: 'https://ikrar.contoh.go.id/', moment: null }),
  number: `Nomor: ${number}`,
});

it('are written once for all who ask, at once and later', async () => {
  const [first, second] = await Promise.all([
    documents.write({ notula: notulaNumber(1), format: 'docx' }),
    documents.write({ notula: notulaNumber(1), format: 'docx' }),
  ]);

  expect(second).toBe(first);
  expect(await documents.write({ notula: notulaNumber(1), format: 'docx' })).toBe(first);
  expect(await documents.write({ notula: notulaNumber(2), format: 'docx' })).not.toBe(first);
});

it('are refused while too many wait, and taken again after', async () => {
  const answers = await Promise.allSettled(
    Array.from({ length: 30 }, (_, n) => documents.write({ notula: notulaNumber(100 + n), format: 'docx' })),
  );

  const refused = answers.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(9);
  for (const answer of refused)
    expect(answer).toMatchObject({ reason: { kind: 'unavailable', headers: { 'retry-after': '5' } } });
  expect((await documents.write({ notula: notulaNumber(129), format: 'docx' })).length).toBeGreaterThan(1000);
});

it('that cannot be written keep no others from it', async () => {
  const broken = { ...notulaNumber(3), facts: null } as unknown as Notula;

  const [failed, written] = await Promise.allSettled([
    documents.write({ notula: broken, format: 'pdf' }),
    documents.write({ notula: notulaNumber(4), format: 'pdf' }),
  ]);

  expect(failed.status).toBe('rejected');
  expect(written.status).toBe('fulfilled');
});
