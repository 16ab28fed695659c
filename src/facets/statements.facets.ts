import sql, { type Sql } from 'sql-template-tag';
import { FULFILMENT_LABELS } from '../commitments/fulfilment.js';
import { BEARING_LABELS, SOURCE_KIND_LABELS, STATEMENT_KIND_LABELS } from '../page-parts/labels.js';
import type { StatementsQuery } from '../statements/statement.dto.js';
import { isFounding, isRelayed, statementFilters } from '../statements/statements.reader.js';
import { elsewhere, type FacetedList, ofOrganizations, ofTopics, single, years, yesNo } from './facet.js';

/** The verified commitments `c` a statement `s` belongs to. */
const commitments = (where: Sql): Sql => sql`JOIN commitment_statement l ON l.statement_id = s.id
  JOIN commitment c ON c.id = l.commitment_id AND c.record_state = 'verified' AND ${where}`;

export const STATEMENTS: FacetedList<StatementsQuery> = {
  list: 'statements',
  noun: { one: { id: 'pernyataan', en: 'statement' }, several: { id: 'pernyataan', en: 'statements' } },
  tables: [
    'statement',
    'person',
    'post',
    'organization',
    'event',
    'source',
    'topic',
    'commitment',
    'commitment_statement',
    'commitment_topic',
  ],
  from: sql`statement r`,
  narrowing: statementFilters,
  facets: {
    topic: elsewhere(
      {},
      sql`k.topic_key`,
      sql`JOIN commitment_statement l ON l.statement_id = s.id
        JOIN commitment_topic k ON k.commitment_id = l.commitment_id AND k.record_state = 'verified'`,
      ofTopics({ id: 'Topik', en: 'Topic' }),
    ),
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
    outcome: elsewhere({}, sql`c.fulfilment`, commitments(isFounding(sql`s.id`)), {
      label: { id: 'Status janjinya kini', en: 'What became of the pledge' },
      words: FULFILMENT_LABELS,
    }),
    bearing: elsewhere(
      {},
      sql`link ->> 'bearing'`,
      sql`${commitments(sql`true`)} JOIN jsonb_array_elements(c.statements) AS link ON link ->> 'statementId' = s.id::text`,
      { label: { id: 'Hubungan dengan janji', en: 'Bearing on the pledge' }, words: BEARING_LABELS },
    ),
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
