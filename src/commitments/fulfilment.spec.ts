import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SOURCE_KINDS } from '../sources/source.entity.js';
import {
  BEST_GRADE,
  type Evidence,
  FINAL_STATES,
  FULFILMENT_LABELS,
  FULFILMENTS,
  type Fulfilment,
  GRADES,
  type Grounds,
  isOpen,
  lacksOf,
  needsTwoPeople,
  OPEN_STATES,
  TRANSITIONS,
} from './fulfilment.js';

const day = fc.constantFrom('2025-06-01', '2025-12-31', '2026-01-12', '2026-02-02', '2026-03-31');
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

/** Evidence as its source can give it. */
const piece: fc.Arbitrary<Evidence> = fc
  .record({
    sourceId: fc.constantFrom('one', 'other', 'third'),
    sourceKind: fc.constantFrom(...SOURCE_KINDS),
    grade: fc.constantFrom(...GRADES),
    publisher: orNull(fc.constantFrom('Harian Contoh', 'Dinas Contoh', 'Kabar Contoh')),
    actOn: orNull(day),
    part: orNull(fc.constantFrom('ruang', 'kuota')),
    isContradicting: fc.boolean(),
  })
  .map((given) => ({
    ...given,
    grade: given.grade < BEST_GRADE[given.sourceKind] ? BEST_GRADE[given.sourceKind] : given.grade,
  }));

const groundsWith = (evidence: fc.Arbitrary<Evidence[]>): fc.Arbitrary<Grounds> =>
  fc.record({
    evidence,
    assessedOn: fc.constant('2026-06-30'),
    conditionWords: orNull(fc.constant('setelah anggaran turun')),
    referredToId: orNull(fc.constant('id')),
    reasonCode: orNull(fc.constant('other')),
    sought: orNull(fc.constant({})),
    supersededById: orNull(fc.constant('id')),
    unheard: orNull(fc.constant('untold')),
    dueOn: orNull(day),
    lastNewsOn: fc.constantFrom('2025-06-01', '2026-06-01'),
  });
const finding = fc.constantFrom(...FULFILMENTS);

describe('the table of transitions', () => {
  it('knows every state and leads to known states only', () => {
    expect(Object.keys(TRANSITIONS).toSorted()).toEqual([...FULFILMENTS].toSorted());
    for (const next of Object.values(TRANSITIONS))
      for (const state of next) expect(FULFILMENTS).toContain(state);
    expect(Object.keys(FULFILMENT_LABELS).toSorted()).toEqual([...FULFILMENTS].toSorted());
  });

  it('has no dead ends but the final states', () => {
    for (const state of FINAL_STATES) expect(TRANSITIONS[state]).toEqual([]);
    for (const state of OPEN_STATES) expect(TRANSITIONS[state].some((next) => !isOpen(next))).toBe(true);
  });

  it('leads from the start to every state', () => {
    const reached = new Set<Fulfilment>(['not_started']);
    for (const state of reached) for (const next of TRANSITIONS[state]) reached.add(next);

    expect([...reached].toSorted()).toEqual([...FULFILMENTS].toSorted());
  });

  it('never leads back to the start', () => {
    for (const state of FULFILMENTS.filter((one) => one !== 'not_started'))
      expect(TRANSITIONS[state]).not.toContain('not_started');
  });
});

describe('a finding', () => {
  it('never rests on the claim of one side alone', () => {
    const onEvidence: Fulfilment[] = ['in_progress', 'referred', 'partly_fulfilled', 'fulfilled', 'lapsed'];
    const claims = fc.array(
      piece.map((given): Evidence => ({ ...given, grade: 'D' })),
      { maxLength: 6 },
    );

    fc.assert(
      fc.property(
        fc.constantFrom(...onEvidence),
        groundsWith(claims),
        (state, grounds) => lacksOf(state, grounds).length > 0,
      ),
    );
  });

  it('stands the same with claims of one side as without any evidence', () => {
    const claims = fc.array(
      piece.map((given): Evidence => ({ ...given, grade: 'D', part: null })),
      { maxLength: 6 },
    );

    fc.assert(
      fc.property(finding, groundsWith(claims), (state, grounds) =>
        expect(lacksOf(state, grounds)).toEqual(lacksOf(state, { ...grounds, evidence: [] })),
      ),
    );
  });

  it('that stands still stands with more evidence of all of it', () => {
    const whole = piece.map((given) => ({ ...given, part: null }));

    fc.assert(
      fc.property(
        finding,
        groundsWith(fc.array(piece, { maxLength: 5 })),
        fc.array(whole, { maxLength: 5 }),
        fc.boolean(),
        (state, grounds, more, isFirst) => {
          fc.pre(lacksOf(state, grounds).length === 0);
          const evidence = isFirst ? [...more, ...grounds.evidence] : [...grounds.evidence, ...more];
          return lacksOf(state, { ...grounds, evidence }).length === 0;
        },
      ),
    );
  });

  it('does not depend on the order of its evidence', () => {
    fc.assert(
      fc.property(finding, groundsWith(fc.array(piece, { maxLength: 5 })), (state, grounds) =>
        expect(lacksOf(state, { ...grounds, evidence: grounds.evidence.toReversed() })).toEqual(
          lacksOf(state, grounds),
        ),
      ),
    );
  });

  it('names evidence graded higher than its source can give', () => {
    const [letter] = fc.sample(piece, 1) as [Evidence];
    const [grounds] = fc.sample(
      groundsWith(fc.constant([{ ...letter, sourceKind: 'testimony', grade: 'A' as const }])),
      1,
    ) as [Grounds];

    expect(lacksOf('not_started', grounds).map(([field]) => field)).toEqual(['evidence.0.grade']);
  });

  it('of fulfilment takes A, or B with a C of another publisher', () => {
    const graded = (
      grade: Evidence['grade'],
      publisher: string | null,
      sourceId = `${grade} of ${publisher}`,
    ): Evidence => ({
      sourceId,
      grade,
      publisher,
      sourceKind: { A: 'decree', B: 'letter', C: 'news_article', D: 'other' }[
        grade
      ] as Evidence['sourceKind'],
      actOn: null,
      part: null,
      isContradicting: false,
    });
    const [grounds] = fc.sample(groundsWith(fc.constant([])), 1) as [Grounds];
    const stands = (...evidence: Evidence[]) => lacksOf('fulfilled', { ...grounds, evidence }).length === 0;

    expect(stands(graded('A', 'x'))).toBe(true);
    expect(stands(graded('B', 'x'))).toBe(false);
    expect(stands(graded('B', 'x'), graded('B', 'y'))).toBe(false);
    expect(stands(graded('B', 'x'), graded('C', 'x'))).toBe(false);
    expect(stands(graded('B', 'x'), graded('C', 'y'))).toBe(true);
    expect(stands(graded('B', 'x', 'same'), graded('C', 'y', 'same'))).toBe(false);
    expect(stands(graded('B', null), graded('C', 'y'))).toBe(false);
    expect(stands(graded('B', 'x'), graded('C', null))).toBe(false);
  });

  it('of failure by the deadline takes a hearing, whatever evidence is ticked as an act to the contrary', () => {
    const [grounds] = fc.sample(groundsWith(fc.constant([])), 1) as [Grounds];
    const ticked: Evidence = {
      sourceId: 'letter',
      grade: 'B',
      sourceKind: 'letter',
      publisher: null,
      actOn: null,
      part: null,
      isContradicting: true,
    };
    const lacks = (reasonCode: string) =>
      lacksOf('not_fulfilled', {
        ...grounds,
        evidence: [ticked],
        dueOn: '2026-03-31',
        unheard: 'untold',
        reasonCode,
      }).map(([field]) => field);

    expect(lacks('deadline_passed')).toEqual(['finding']);
    expect(lacks('contradicting_act')).toEqual([]);
  });

  it('takes two people where it weighs heavily and wherever it goes back', () => {
    expect(FULFILMENTS.filter((state) => needsTwoPeople(state, false))).toEqual([
      'fulfilled',
      'not_fulfilled',
      'lapsed',
    ]);
    expect(FULFILMENTS.every((state) => needsTwoPeople(state, true))).toBe(true);
  });
});
