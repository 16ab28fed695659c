import { describe, expect, it } from '@jest/globals';
import { FULFILMENT_LABELS, FULFILMENTS } from '../commitments/fulfilment.js';
import { COMMITMENTS } from '../facets/commitments.facets.js';
import type { Figures } from '../facets/facets.js';
import { summaryOf } from './commitments.filters.js';
import { groupsOf } from './list-filters.js';

const names = new Map([
  ['training', { id: 'Pelatihan', en: 'Training' }],
  ['pay', { id: 'Upah', en: 'Pay' }],
  ['union', { id: 'SPC', en: 'SPC' }],
]);
const query = (fields: object) => ({ limit: 20, ...fields });
const counted = (facets: Figures['facets']): Figures => ({ total: 1, facets, uncounted: [] });

describe('a list that holds more than can be counted', () => {
  it('says so, and only what it knows', () => {
    expect(summaryOf(query({}), null, names, 'id')).toBe('Lebih dari 10.000 komitmen.');
    expect(summaryOf(query({ topic: ['training', 'pay'] }), null, names, 'en')).toBe(
      'More than 10,000 pledges on Training or Pay.',
    );
    // How many of those it looked at carry the flag, it cannot tell.
    expect(summaryOf(query({ flag: ['overdue'] }), null, names, 'en')).toBe('Pledges flagged “Overdue”.');
  });

  it('offers what is known beforehand without a number, and nothing else', () => {
    const status = FULFILMENTS.map((value) => ({
      value,
      name: FULFILMENT_LABELS[value].id,
      nameEn: FULFILMENT_LABELS[value].en,
      count: null,
    }));
    const topic = [{ value: 'training', name: 'Pelatihan', nameEn: 'Training', count: null }];

    const groups = groupsOf(
      COMMITMENTS,
      { receiver: ['union'] },
      { total: null, facets: { status, topic }, uncounted: ['status', 'topic', 'maker', 'receiver'] },
      names,
      'en',
    );

    expect(groups.map(({ key }) => key)).toEqual(['status', 'topic', 'receiver']);
    expect(groups[0]?.choices.map(({ value, count }) => [value, count])).toEqual(
      FULFILMENTS.map((value) => [value, null]),
    );
    expect(groups[1]?.choices).toEqual([{ value: 'training', label: 'Training', count: null }]);
    expect(groups[2]?.choices).toEqual([{ value: 'union', label: 'SPC', count: null }]);
  });
});

describe('a filter', () => {
  it('offers what leads somewhere, and always what was chosen', () => {
    const stalled = { value: 'stalled', name: 'Tersendat', nameEn: 'Stalled', count: 2 };

    const groups = groupsOf(
      COMMITMENTS,
      { status: ['fulfilled'], receiver: ['union', 'none'] },
      counted({ status: [stalled] }),
      names,
      'en',
    );

    expect(groups).toEqual([
      {
        key: 'status',
        label: 'State',
        takesSeveral: true,
        choices: [
          { value: 'stalled', label: 'Stalled', count: 2 },
          { value: 'fulfilled', label: 'Fulfilled', count: 0 },
        ],
      },
      {
        key: 'receiver',
        label: 'To whom',
        takesSeveral: true,
        choices: [
          { value: 'union', label: 'SPC', count: 0 },
          { value: 'none', label: 'unknown', count: 0 },
        ],
      },
    ]);
  });
});
