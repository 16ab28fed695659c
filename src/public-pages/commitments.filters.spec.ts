import { describe, expect, it } from '@jest/globals';
import { FULFILMENTS } from '../commitments/fulfilment.js';
import { type Facet, FACETS, type Figure, type Figures, withoutCounts } from './commitment-figures.js';
import { groupsOf, summaryOf } from './commitments.filters.js';

const TOPIC = { value: 'training', name: 'Pelatihan', nameEn: 'Training', count: 0 };
const names = new Map([
  ['training', { id: 'Pelatihan', en: 'Training' }],
  ['union', { id: 'SPC', en: 'SPC' }],
]);
const query = (fields: object) => ({ limit: 20, ...fields });
const counted = (facets: Partial<Figures['facets']>): Figures => ({
  total: 1,
  topics: [TOPIC],
  facets: {
    ...(Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as Record<Facet, Figure[]>),
    ...facets,
  },
});

describe('a list that holds more than can be counted', () => {
  const figures = { ...withoutCounts(counted({})), total: null };

  it('says so, and only what it knows', () => {
    expect(summaryOf(query({}), null, names, 'id')).toBe('Lebih dari 10.000 komitmen.');
    expect(summaryOf(query({ topic: 'training' }), null, names, 'en')).toBe(
      'More than 10,000 pledges on Training.',
    );
    // How many of those it looked at carry the flag, it cannot tell.
    expect(summaryOf(query({ flag: ['overdue'] }), null, names, 'en')).toBe('Pledges flagged “Overdue”.');
  });

  it('offers states, flags and topics without a number, and no organizations', () => {
    const groups = groupsOf(query({}), figures, names, 'en');

    expect(groups.map(({ key }) => key)).toEqual(['status', 'flag', 'topic']);
    expect(groups[0]?.choices.map(({ value }) => value)).toEqual([...FULFILMENTS]);
    expect(groups[2]?.choices).toEqual([{ value: 'training', label: 'Training', count: null }]);
  });
});

describe('a filter', () => {
  it('offers what leads somewhere, and always what was chosen', () => {
    const figures = counted({ status: [{ value: 'stalled', name: null, nameEn: null, count: 2 }] });

    const groups = groupsOf(query({ status: ['fulfilled'], receiver: 'union' }), figures, names, 'en');

    expect(groups).toEqual([
      {
        key: 'status',
        label: 'State',
        choices: [
          { value: 'stalled', label: 'Stalled', count: 2 },
          { value: 'fulfilled', label: 'Fulfilled', count: 0 },
        ],
      },
      { key: 'receiver', label: 'To whom', choices: [{ value: 'union', label: 'SPC', count: 0 }] },
    ]);
  });
});
