import type { Text } from '../common/language.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { askedAsOf, ListAsOf } from '../page-parts/as-of.js';
import { CommitmentCardItem } from '../page-parts/commitment-card.js';
import { followedOfConcerned } from '../page-parts/followed-links.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { drawnEach } from '../web/drawn-each.js';
import { FileLinks } from '../web/file-links.js';
import { type FilterGroup, ListFrame, type Order } from '../web/list.js';
import type { Visit } from '../web/visit.js';
import { filesOf } from './file-links.js';

const WORDS = {
  heading: { id: 'Komitmen kepada pekerja', en: 'Pledges to workers' },
  description: {
    id: 'Semua janji pejabat kepada serikat pekerja/serikat buruh yang tercatat, dengan kutipan, sumber, tenggat, dan kelanjutannya.',
    en: 'Every recorded promise of officials to unions, with its words, source, deadline and what followed.',
  },
  search: { id: 'Cari kata dalam janji dan kutipan', en: 'Search the words of pledges and quotes' },
  followTopic: { id: 'Ikuti semua tentang topik ini', en: 'Follow all about this topic' },
  statements: {
    id: 'Menurut ucapan: kutipan dan siapa yang mengucapkan',
    en: 'By statement: quotes and who spoke',
  },
} satisfies Record<string, Text>;

export interface CommitmentList {
  /** JSON text of each commitment. */
  texts: readonly string[];
  next: string | null;
  /** What is listed, in a sentence. */
  summary: string;
  groups: FilterGroup[];
  others: { key: string; label: string }[];
  orders: Order[];
}

export function commitmentsPage(visit: Visit, list: CommitmentList): string {
  const { language } = visit;
  const { texts, next, summary, groups, others, orders } = list;
  const files = filesOf(visit, 'commitments');
  const [topic, ...otherTopics] = [visit.query['topic'] ?? []].flat();
  const concerned =
    topic === undefined || otherTopics.length > 0 ? [] : followedOfConcerned('topic', topic, language);
  return visit.publish(
    {
      title: WORDS.heading[language],
      description: `${summary} ${WORDS.description[language]}`,
      paths: visit.asking(PUBLIC_PATHS.commitments),
      section: 'commitments',
      script: 'htmx.js',
      forms: [...files, ...concerned],
    },
    <>
      <h1>{WORDS.heading[language]}</h1>
      <p class="lead">{summary}</p>
      <ul class="doors">
        <li>
          <a href={PUBLIC_PATHS.statements[language]}>{WORDS.statements[language]}</a>
        </li>
      </ul>
      <ListAsOf visit={visit} paths={PUBLIC_PATHS.commitments} />
      <ListFrame
        visit={visit}
        paths={PUBLIC_PATHS.commitments}
        searchLabel={WORDS.search[language]}
        groups={groups}
        others={others}
        orders={orders}
        files={files}
        saved={{ list: 'commitments' }}
        isEmpty={texts.length === 0}
        next={next}
      >
        <ul class="pledges">
          {drawnEach(texts, (text) => (
            <CommitmentCardItem
              item={JSON.parse(text) as CommitmentCard}
              language={language}
              asOf={askedAsOf(visit)}
            />
          ))}
        </ul>
      </ListFrame>
      {concerned.length > 0 && (
        <FileLinks label={WORDS.followTopic[language]} links={concerned} language={language} />
      )}
    </>,
  );
}
