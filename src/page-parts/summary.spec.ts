import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CommitmentCard, CommitmentDto } from '../commitments/commitment.dto.js';
import { FLAG_NAMES } from '../commitments/flags.js';
import { FULFILMENTS } from '../commitments/fulfilment.js';
import { lengthOf, PLEDGE_LONGEST, pledgeSummary, shortened, WEEK_LONGEST, weekSummary } from './summary.js';

const text = (most: number) => fc.string({ unit: 'grapheme', maxLength: most });
const day = fc.constantFrom('2026-01-12', '2026-06-30');
const link = fc.webUrl().map((url) => url.slice(0, 180));
const organization = fc.record({ id: fc.uuid(), name: text(200), acronym: fc.constant(null) });
const card = fc.record({
  title: text(400),
  titleEn: fc.option(text(400)),
  statedOn: day,
  makers: fc.array(fc.record({ organization, post: fc.constant(null), person: fc.constant(null) }), {
    maxLength: 4,
  }),
  receivers: fc.array(organization, { maxLength: 5 }),
  receiverWords: fc.option(text(300)),
  fulfilment: fc.constantFrom(...FULFILMENTS),
  flags: fc.subarray([...FLAG_NAMES]),
  due: fc.record({
    on: fc.option(day),
    precision: fc.constant('day'),
    phrase: fc.option(text(200)),
    rule: fc.constant(null),
  }),
  founding: fc.option(fc.record({ words: fc.option(text(2000)) })),
  lastNewsOn: day,
  recordState: fc.constantFrom('verified', 'retracted'),
  recordReason: fc.option(text(400)),
  takeovers: fc.array(
    fc.record({
      stance: fc.constantFrom('adopted', 'altered', 'disowned'),
      person: fc.constant(null),
      post: fc.option(fc.record({ id: fc.uuid(), title: text(200) })),
      takenOn: day,
      alteredTo: fc.option(text(400)),
    }),
    { maxLength: 3 },
  ),
}) as unknown as fc.Arbitrary<CommitmentDto>;
const language = fc.constantFrom('id' as const, 'en' as const);

describe('a summary', () => {
  it('of a pledge fits, begins with its title in bold, unless it was retracted, and ends with its whole link', () => {
    fc.assert(
      fc.property(card, fc.option(text(80)), link, language, (item, steps, url, lang) => {
        const lines = pledgeSummary({ item, steps, link: url, language: lang });

        expect(lengthOf(lines)).toBeLessThanOrEqual(PLEDGE_LONGEST);
        expect(lines.endsWith(`\n${url}`)).toBe(true);
        expect(lines.split('\n')[item.recordState === 'retracted' ? 1 : 0]).toMatch(/^\*[^*]*\*$/u);
      }),
    );
  });

  const plain = {
    title: 'Balai latihan contoh',
    titleEn: null,
    statedOn: '2026-01-12',
    makers: [{ organization: null, post: { title: 'Kepala Contoh' }, person: null }],
    receivers: [{ id: '1', name: 'Serikat Contoh', acronym: null }],
    receiverWords: null,
    fulfilment: 'not_started',
    flags: ['overdue'],
    due: { on: '2026-06-30', precision: 'month', phrase: null, rule: null },
    founding: null,
    lastNewsOn: '2026-01-12',
    recordState: 'verified',
    recordReason: null,
    takeovers: [],
  };
  const summaryOf = (fields: object, lang: 'id' | 'en' = 'id') =>
    pledgeSummary({
      item: { ...plain, ...fields } as unknown as CommitmentDto,
      steps: null,
      link: 'https://ikrar.example/komitmen/1',
      language: lang,
    }).split('\n');

  it('of a pledge keeps as much of the words as there is room for', () => {
    const words = 'Kami siapkan balai latihan contoh. '.repeat(40);
    const lines = summaryOf({ founding: { words } });

    expect(lines.at(-2)).toMatch(/^“Kami siapkan .*…”$/u);
    expect(lengthOf(lines.join('\n'))).toBeGreaterThan(PLEDGE_LONGEST - 20);
    expect(summaryOf({ founding: { words: 'Kami siapkan.' } }).at(-2)).toBe('“Kami siapkan.”');
  });

  it('of a pledge says to how many more it was made than it names', () => {
    const receivers = (count: number) =>
      Array.from({ length: count }, (_, n) => ({
        id: String(n),
        name: `Federasi Serikat Pekerja Contoh Nomor ${n}`,
        acronym: null,
      }));

    expect(summaryOf({ receivers: receivers(12) })[1]).toBe(
      'Kepala Contoh, kepada Federasi Serikat Pekerja Contoh Nomor 0, Federasi Serikat Pekerja Contoh Nomor 1 +10, 12 Jan 2026',
    );
    expect(summaryOf({ receivers: receivers(2), receiverWords: null })[1]).not.toContain('+');
    const long = [{ id: '0', name: 'Federasi contoh '.repeat(20), acronym: null }, ...receivers(11)];
    expect(summaryOf({ receivers: long })[1]).toMatch(
      /^Kepala Contoh, kepada Federasi .*… \+11, 12 Jan 2026$/u,
    );
  });

  it('of a pledge tells the latest stance that is not plain adoption, unless its post took another', () => {
    const taken = (stance: string, postId: string, alteredTo: string | null = null) => ({
      stance,
      person: { name: 'Siti Contoh', frontTitles: null, backTitles: null },
      post: { id: postId, title: 'Kepala Contoh' },
      takenOn: '2026-02-02',
      alteredTo,
    });
    const stances = (...takeovers: object[]) =>
      summaryOf({ takeovers }).filter((line) => line.includes('engambil alih'));

    expect(stances(taken('disowned', '1'), taken('adopted', '2'))).toEqual([
      'Tidak mengambil alih: Siti Contoh, 2 Feb 2026',
    ]);
    expect(stances(taken('disowned', '1'), taken('altered', '1', 'satu balai'))).toEqual([
      'Mengambil alih dengan perubahan: Siti Contoh, 2 Feb 2026. Menjadi: satu balai',
    ]);
    expect(stances(taken('disowned', '1'), taken('adopted', '1'))).toEqual([]);
  });

  it('of a week fits, counts every pledge and ends with its whole link', () => {
    const named = fc.array(card, { maxLength: 30 }) as unknown as fc.Arbitrary<CommitmentCard[]>;
    const part = fc
      .tuple(named, fc.nat(100))
      .map(([cards, more]) => ({ count: cards.length === 0 ? 0 : cards.length + more, cards }));
    const week = fc.record({ changed: part, overdue: part, dueSoon: part, silent: part });

    fc.assert(
      fc.property(text(300), week, link, language, (name, all, url, lang) => {
        const lines = weekSummary({ name, day: '2026-06-30', week: all, link: url, language: lang });

        expect(lengthOf(lines)).toBeLessThanOrEqual(WEEK_LONGEST);
        expect(lines.endsWith(`\n${url}`)).toBe(true);
        for (const { count } of Object.values(all).filter((some) => some.count > 0))
          expect(lines).toContain(`(${count})`);
      }),
      { numRuns: 60 },
    );
  });

  it('cuts at a word, and leaves what fits as it is', () => {
    expect(shortened('Ruang pelatihan contoh akan disiapkan', 20)).toBe('Ruang pelatihan…');
    expect(shortened('Ruang  contoh\nakan', 20)).toBe('Ruang contoh akan');
  });
});
