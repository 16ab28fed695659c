import type { Text } from '../common/language.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { askedAsOf, ListAsOf } from '../page-parts/as-of.js';
import { CommitmentCardItem } from '../page-parts/commitment-card.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { type FilterGroup, ListFrame, type Order } from '../web/list.js';
import type { Visit } from '../web/visit.js';

const WORDS = {
  heading: { id: 'Komitmen kepada pekerja', en: 'Pledges to workers' },
  description: {
    id: 'Semua janji pejabat kepada serikat pekerja/serikat buruh yang tercatat, dengan kutipan, sumber, tenggat, dan kelanjutannya.',
    en: 'Every recorded promise of officials to unions, with its words, source, deadline and what followed.',
  },
  search: { id: 'Cari kata dalam janji dan kutipan', en: 'Search the words of pledges and quotes' },
  countsArePublic: {
    id: 'Angka pada saringan menghitung komitmen yang terbuka untuk umum; daftar ini juga memuat yang hanya terlihat oleh Anda.',
    en: 'The counts of the filters are of what everybody sees; this list also holds what only you see.',
  },
} satisfies Record<string, Text>;

export interface CommitmentList {
  items: CommitmentCard[];
  next: string | null;
  /** What is listed, in a sentence. */
  summary: string;
  groups: FilterGroup[];
  others: { key: string; label: string }[];
  orders: Order[];
  csv: string;
  /** Whether whoever looks may see more than everybody. */
  hasMore: boolean;
}

export function commitmentsPage(visit: Visit, list: CommitmentList): string {
  const { language } = visit;
  const { items, next, summary, groups, others, orders, csv, hasMore } = list;
  return visit.publish(
    {
      title: WORDS.heading[language],
      description: `${summary} ${WORDS.description[language]}`,
      paths: visit.asking(PUBLIC_PATHS.commitments),
      section: 'commitments',
      script: 'htmx.js',
    },
    <>
      <h1>{WORDS.heading[language]}</h1>
      <p class="lead">{summary}</p>
      {hasMore && <p class="hint">{WORDS.countsArePublic[language]}</p>}
      <ListAsOf visit={visit} paths={PUBLIC_PATHS.commitments} />
      <ListFrame
        visit={visit}
        paths={PUBLIC_PATHS.commitments}
        searchLabel={WORDS.search[language]}
        groups={groups}
        others={others}
        orders={orders}
        csv={csv}
        isEmpty={items.length === 0}
        next={next}
      >
        <ul class="pledges">
          {items.map((item) => (
            <CommitmentCardItem key={item.id} item={item} language={language} asOf={askedAsOf(visit)} />
          ))}
        </ul>
      </ListFrame>
    </>,
  );
}
