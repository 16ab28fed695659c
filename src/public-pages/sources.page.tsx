import { shortDay } from '../common/dates.js';
import type { Text } from '../common/language.js';
import { asOfToo, askedAsOf, ListAsOf } from '../page-parts/as-of.js';
import { PARTY_LABELS, SOURCE_KIND_LABELS } from '../page-parts/labels.js';
import type { Listed } from '../page-parts/listed.js';
import { PUBLIC_PATHS, sourcePath } from '../page-parts/paths.js';
import type { SourceDto } from '../sources/source.dto.js';
import type { Party, SourceKind } from '../sources/source.entity.js';
import { type Choice, ListFrame } from '../web/list.js';
import type { Visit } from '../web/visit.js';
import { csvAddress } from './paging.js';

const WORDS = {
  title: { id: 'Sumber', en: 'Sources' },
  lead: {
    id: 'Berita, surat, rekaman, dan dokumen yang menjadi dasar catatan ini, dengan siapa yang berbicara di dalamnya.',
    en: 'The articles, letters, recordings and documents this record rests on, and whose word each is.',
  },
  search: { id: 'Cari judul atau penerbit', en: 'Search by title or publisher' },
  kind: { id: 'Jenis', en: 'Kind' },
  party: { id: 'Kata siapa', en: 'Whose word' },
  latest: { id: 'Terbaru dulu', en: 'Latest first' },
  earliest: { id: 'Terlama dulu', en: 'Earliest first' },
  byChange: { id: 'Terakhir diubah', en: 'Changed last' },
  undated: { id: 'tanpa tanggal', en: 'undated' },
} satisfies Record<string, Text>;

interface Shown {
  list: Listed<SourceDto>;
  kinds: Choice[];
  parties: Choice[];
}

export function sourcesPage(visit: Visit, { list, kinds, parties }: Shown): string {
  const { language } = visit;
  const paths = PUBLIC_PATHS.sources;
  return visit.publish(
    {
      title: WORDS.title[language],
      description: WORDS.lead[language],
      paths: visit.asking(paths),
      section: 'sources',
      script: 'htmx.js',
    },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <ListAsOf visit={visit} paths={paths} />
      <ListFrame
        visit={visit}
        paths={paths}
        searchLabel={WORDS.search[language]}
        groups={[
          { key: 'kind', label: WORDS.kind[language], choices: kinds },
          { key: 'party', label: WORDS.party[language], choices: parties },
        ]}
        orders={[
          { value: '-published', label: WORDS.latest[language] },
          { value: 'published', label: WORDS.earliest[language] },
          { value: '-updated', label: WORDS.byChange[language] },
        ]}
        csv={csvAddress(visit, 'sources')}
        isEmpty={list.items.length === 0}
        next={list.next}
      >
        <ul class="cards">
          {list.items.map((source) => (
            <li key={source.id} class="card">
              <p>
                <span class="badge">{SOURCE_KIND_LABELS[source.kind as SourceKind][language]}</span>{' '}
                <span class="soft">
                  {WORDS.party[language]}: {PARTY_LABELS[source.party as Party][language].toLowerCase()}
                </span>
              </p>
              <h2 lang={source.language}>
                <a href={asOfToo(sourcePath(source.id)[language], askedAsOf(visit))}>{source.title}</a>
              </h2>
              <p class="soft">
                {[
                  source.publisher,
                  source.publishedOn ? shortDay(source.publishedOn, language) : WORDS.undated[language],
                ]
                  .filter(Boolean)
                  .join(', ')}
              </p>
            </li>
          ))}
        </ul>
      </ListFrame>
    </>,
  );
}
