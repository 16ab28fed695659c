import sql, { join } from 'sql-template-tag';
import { type Narrowed, narrowing, ROADS } from '../commitments/commitment-filters.js';
import { FLAG_LABELS, FLAG_NAMES, hasFlag } from '../commitments/flags.js';
import { FULFILMENT_LABELS } from '../commitments/fulfilment.js';
import { type FacetedList, manyElsewhere, ofOrganizations, ofTopics, several, single } from './facet.js';

export const COMMITMENTS: FacetedList<Narrowed> = {
  list: 'commitments',
  noun: { one: { id: 'komitmen', en: 'pledge' }, several: { id: 'komitmen', en: 'pledges' } },
  tables: [
    'commitment',
    'organization',
    'post',
    'person',
    'event',
    'tenure',
    'topic',
    'affiliation',
    'statement',
    'takeover',
    ...ROADS,
  ],
  from: sql`commitment r`,
  narrowing,
  checks: ({ flag = [] }, day) => flag.map((name) => hasFlag(name, day)),
  facets: {
    status: single('fulfilment', sql`r.fulfilment`, {
      label: { id: 'Status', en: 'State' },
      words: FULFILMENT_LABELS,
    }),
    flag: several(
      'flags',
      (day) =>
        sql`array_remove(ARRAY[${join(
          FLAG_NAMES.map((flag) => sql`CASE WHEN ${hasFlag(flag, day)} THEN ${flag}::text END`),
        )}], NULL)`,
      { label: { id: 'Tanda', en: 'Flag' }, words: FLAG_LABELS, takes: 'all' },
    ),
    topic: several('topic_keys', sql`r.topic_keys`, ofTopics({ id: 'Topik', en: 'Topic' })),
    maker: manyElsewhere(
      { makers: sql`r.makers` },
      sql`(maker ->> 'organizationId')::uuid`,
      sql`CROSS JOIN jsonb_array_elements(s.makers) AS maker`,
      ofOrganizations({ id: 'Yang berjanji', en: 'Who promised' }),
    ),
    receiver: several(
      'receiver_ids',
      sql`r.receiver_ids`,
      ofOrganizations({ id: 'Penerima', en: 'To whom' }),
    ),
  },
};
