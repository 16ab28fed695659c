import sql from 'sql-template-tag';
import { PARTY_LABELS, SOURCE_KIND_LABELS } from '../page-parts/labels.js';
import type { SourcesQuery } from '../sources/source.dto.js';
import { published, sourceFilters } from '../sources/sources.reader.js';
import { type FacetedList, single, years } from './facet.js';

export const SOURCES: FacetedList<SourcesQuery> = {
  list: 'sources',
  noun: { one: { id: 'sumber', en: 'source' }, several: { id: 'sumber', en: 'sources' } },
  tables: ['source'],
  from: sql`source r`,
  narrowing: sourceFilters,
  facets: {
    kind: single('kind', sql`r.kind`, {
      label: { id: 'Jenis', en: 'Kind' },
      words: SOURCE_KIND_LABELS,
    }),
    party: single('party', sql`r.party`, {
      label: { id: 'Kata siapa', en: 'Whose word' },
      words: PARTY_LABELS,
    }),
    publisher: single('publisher', sql`r.publisher`, { label: { id: 'Penerbit', en: 'Publisher' } }),
    year: years(sql`r.published_on`, {
      day: published('d'),
      from: sql`FROM source d WHERE ${published('d')} > '-infinity'`,
    }),
  },
};
