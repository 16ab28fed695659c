import sql, { empty } from 'sql-template-tag';
import { FULFILMENT_LABELS } from '../commitments/fulfilment.js';
import { BEARING_LABELS, SOURCE_KIND_LABELS, STATEMENT_KIND_LABELS } from '../page-parts/labels.js';
import type { StatementsQuery } from '../statements/statement.dto.js';
import { isRelayed, statementFilters } from '../statements/statements.reader.js';
import {
  elsewhere,
  type FacetedList,
  type Joined,
  manyElsewhere,
  ofOrganizations,
  ofTopics,
  single,
  years,
  yesNo,
} from './facet.js';

/** The verified commitments a statement `s` belongs to, and how. Copied keys only lead to them. */
const commitments: Joined = {
  name: 'commitments',
  rows: (
    set,
  ) => sql`SELECT s.id, c.topic_keys, c.fulfilment, link.said ->> 'bearing' AS bearing, link.place = 1 AS is_founding
    FROM ${set} s JOIN commitment_statement l ON l.statement_id = s.id
    JOIN commitment c ON c.id = l.commitment_id AND c.record_state = 'verified'
    CROSS JOIN jsonb_array_elements(c.statements) WITH ORDINALITY AS link(said, place)
   WHERE (link.said ->> 'statementId')::uuid = s.id`,
};

export const STATEMENTS: FacetedList<StatementsQuery> = {
  list: 'statements',
  noun: { one: { id: 'pernyataan', en: 'statement' }, several: { id: 'pernyataan', en: 'statements' } },
  tables: ['statement', 'person', 'post', 'organization', 'event', 'source', 'topic', 'commitment'],
  from: sql`statement r`,
  narrowing: statementFilters,
  facets: {
    topic: {
      ...manyElsewhere(
        {},
        sql`key`,
        sql`, unnest(s.topic_keys) AS key`,
        ofTopics({ id: 'Topik', en: 'Topic' }),
      ),
      through: commitments,
    },
    speaker: elsewhere(
      { speaker_id: sql`r.speaker_id` },
      sql`coalesce(one.merged_into_id, one.id)`,
      sql`JOIN person one ON one.id = s.speaker_id`,
      {
        label: { id: 'Pembicara', en: 'Speaker' },
        named: sql`SELECT p.id AS value, concat_ws(' ', p.front_titles, p.name) || coalesce(', ' || p.back_titles, '') AS name, NULL AS name_en FROM person p`,
      },
    ),
    organization: elsewhere(
      { post_id: sql`r.post_id` },
      sql`p.organization_id`,
      sql`JOIN post p ON p.id = s.post_id`,
      ofOrganizations({ id: 'Instansi atau serikat pembicara', en: 'Organization of the speaker' }),
    ),
    outcome: {
      ...manyElsewhere({}, sql`s.fulfilment`, sql`WHERE s.is_founding`, {
        label: { id: 'Status janjinya kini', en: 'What became of the pledge' },
        words: FULFILMENT_LABELS,
      }),
      through: commitments,
    },
    bearing: {
      ...manyElsewhere({}, sql`s.bearing`, empty, {
        label: { id: 'Hubungan dengan janji', en: 'Bearing on the pledge' },
        words: BEARING_LABELS,
      }),
      through: commitments,
    },
    kind: single('kind', sql`r.kind`, {
      label: { id: 'Jenis ucapan', en: 'What it does' },
      words: STATEMENT_KIND_LABELS,
    }),
    year: years(sql`r.said_on`, { day: sql`d.said_on`, from: sql`FROM statement d` }),
    relayed: yesNo(
      'relayed',
      isRelayed,
      { id: 'Diucapkan sendiri', en: 'First-hand' },
      {
        no: { id: 'Diucapkan sendiri', en: 'First-hand' },
        yes: { id: 'Menyampaikan kata orang lain', en: 'Passing on another’s words' },
      },
    ),
    source_kind: elsewhere(
      { source_id: sql`r.source_id` },
      sql`o.kind`,
      sql`JOIN source o ON o.id = s.source_id`,
      { label: { id: 'Jenis sumber', en: 'Kind of source' }, words: SOURCE_KIND_LABELS },
    ),
  },
};
