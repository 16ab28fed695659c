import { describe, expect, it } from '@jest/globals';
import type { HistoryEntryDto } from '../history/history.dto.js';
import { changesOf, mentionedIn, valueText } from './commitment-changes.js';

const ID = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';

const entry = (revision: number, record: object, more: Partial<HistoryEntryDto> = {}): HistoryEntryDto => ({
  entry: {
    index: revision,
    act: 'commitment.corrected',
    kind: 'commitment',
    id: ID,
    aboutId: ID,
    revision,
    actor: { id: OTHER, role: 'staff' },
    reason: null,
    recordedAt: '2026-01-12T02:00:00.000Z',
    record,
  },
  actorName: null,
  salt: '00',
  leafHash: String(revision),
  erasedAt: null,
  ...more,
});

const said = (change: ReturnType<typeof changesOf>[number] | undefined) =>
  change?.differences.map(({ label, before, after }) => [label.en, before, after]);

describe('what changed', () => {
  it('is told by the version before, latest first', () => {
    const changes = changesOf(
      [entry(3, { title: 'C' }), entry(2, { title: 'B', condition: null }), entry(1, { title: 'A' })],
      new Map(),
    );

    expect(changes.map(said)).toEqual([[['Title', 'B', 'C']], [['Title', 'A', 'B']], [['Title', null, 'A']]]);
    expect(changes.map(({ isFirst }) => isFirst)).toEqual([false, false, true]);
  });

  it('is told by what an earlier page showed', () => {
    const [change] = changesOf([entry(3, { isDisputed: true })], new Map([[ID, { isDisputed: false }]]));

    expect(said(change)).toEqual([['Disputed by a receiver', false, true]]);
  });

  it('is compared past an erased entry, of which nothing is told', () => {
    const erased = entry(2, {}, { entry: null, salt: null, erasedAt: '2026-02-01T00:00:00.000Z' });

    const [latest, gone] = changesOf([entry(3, { title: 'C' }), erased, entry(1, { title: 'A' })], new Map());

    expect(said(latest)).toEqual([['Title', 'A', 'C']]);
    expect(gone).toMatchObject({ entry: null, differences: [] });
  });

  it('leaves out what is for machines', () => {
    const [change] = changesOf([entry(2, { title: 'A', revision: 2, verifiedById: OTHER })], new Map());

    expect(said(change)).toEqual([['Title', null, 'A']]);
  });

  it('mentions what is named by its id or its key, however deep, and no words', () => {
    const [change] = changesOf(
      [
        entry(1, {
          title: 'apprenticeship',
          topicKeys: ['outsourcing'],
          makers: [{ organizationId: ID, postId: null, tenureId: OTHER }],
        }),
      ],
      new Map(),
    );

    expect(mentionedIn(change ? [change] : [])).toEqual({ ids: [ID, OTHER], topicKeys: ['outsourcing'] });
  });
});

describe('a value', () => {
  const names = new Map([[ID, { id: 'Dinas Contoh', en: 'Sample office' }]]);

  it.each([
    [null, 'text', '(nothing)'],
    [[], 'name', '(nothing)'],
    ['2026-03-31', 'day', '31 Mar 2026'],
    [false, 'truth', 'no'],
    [[ID, OTHER], 'name', 'Sample office; not open'],
    [[{ organizationId: ID, postId: null, tenureId: null }], 'makers', 'Sample office'],
    [{ what: 'berkas', fromWhom: 'Dinas', on: '2026-01-02' }, 'sought', 'berkas (from Dinas, 2 Jan 2026)'],
    [[{ grade: 'B', sourceId: ID, shows: 'Surat.' }], 'evidence', 'B, Sample office: Surat.'],
    ['later', { later: { id: 'nanti', en: 'afterwards' } }, 'afterwards'],
  ] as const)('%j as %s reads %s', (value, reading, text) => {
    expect(valueText(value, reading, names, 'en')).toBe(text);
  });
});
