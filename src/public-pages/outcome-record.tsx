import type { Language, Text } from '../common/language.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { FULFILMENT_LABELS, FULFILMENTS, isOpen } from '../commitments/fulfilment.js';
import { CommitmentCardItem } from '../page-parts/commitment-card.js';
import type { Listed } from '../page-parts/listed.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { addressOf } from '../web/visit.js';
import type { OutcomeCount } from './outcome-counts.js';
import { Section } from './record-parts.js';

const WORDS = {
  none: { id: 'Belum ada komitmen yang terverifikasi.', en: 'No verified pledge is on record yet.' },
  of: { id: 'dari', en: 'of' },
  haveOutcome: { id: 'komitmen sudah ada hasilnya', en: 'pledges have an outcome' },
  stillOpen: { id: 'masih terbuka', en: 'still open' },
  few: {
    id: 'Kurang dari 10 komitmen: terlalu sedikit untuk membandingkan, apalagi membuat peringkat.',
    en: 'Fewer than 10 pledges: too few to compare, let alone to rank.',
  },
  noRanking: {
    id: 'Angka ini bukan peringkat: ia bergantung pada apa yang tercatat dan bersumber.',
    en: 'These figures are no ranking: they depend on what was recorded with a source.',
  },
  caption: { id: 'Komitmen menurut keadaan', en: 'Pledges by state' },
  all: { id: 'Lihat semua komitmen ini', en: 'See all of these pledges' },
} satisfies Record<string, Text>;

/** Below this, figures tell of single cases. */
const FEW = 10;

/** Where exactly these commitments are listed. @param query the filter that chooses them */
const listOf = (language: Language, query: Record<string, string>): string =>
  addressOf(PUBLIC_PATHS.commitments[language], query);

interface RecordProps {
  counts: readonly OutcomeCount[];
  /** The filter of the list that holds them: `{ receiver: id }`. */
  query: Record<string, string>;
  language: Language;
}

/** What became of commitments, with denominators; no rate, no rank. */
export function OutcomeRecord({ counts, query, language }: RecordProps) {
  const byState = new Map<string, number>();
  for (const { fulfilment, count } of counts) byState.set(fulfilment, (byState.get(fulfilment) ?? 0) + count);
  const total = [...byState.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return <p>{WORDS.none[language]}</p>;
  const states = FULFILMENTS.filter((state) => byState.has(state));
  const open = states.filter(isOpen).reduce((sum, state) => sum + (byState.get(state) ?? 0), 0);
  return (
    <div class="outcomes">
      <p class="outcomes-sum">
        <strong>
          {total - open} {WORDS.of[language]} {total}
        </strong>{' '}
        {WORDS.haveOutcome[language]}; {open} {WORDS.stillOpen[language]}.
      </p>
      <ul aria-label={WORDS.caption[language]}>
        {states.map((state) => {
          const count = byState.get(state) ?? 0;
          return (
            <li key={state}>
              <a href={listOf(language, { ...query, status: state })}>
                {FULFILMENT_LABELS[state][language]} <span class="count">{count}</span>
              </a>
              <svg class="proportion" width="100%" height="8" aria-hidden="true">
                <rect class="proportion-all" width="100%" height="8" rx="4" />
                <rect
                  class={isOpen(state) ? 'proportion-part' : 'proportion-part proportion-final'}
                  width={`${(100 * count) / total}%`}
                  height="8"
                  rx="4"
                />
              </svg>
            </li>
          );
        })}
      </ul>
      <p class="soft">{WORDS[total < FEW ? 'few' : 'noRanking'][language]}</p>
    </div>
  );
}

interface SectionProps extends RecordProps {
  title: string;
  commitments: Listed<CommitmentCard>;
}

/** A record and the latest commitments in it, with a link to all of them. */
export const OutcomeSection = ({ title, commitments, ...record }: SectionProps) => (
  <Section
    title={title}
    language={record.language}
    more={record.counts.length > 0 ? listOf(record.language, { ...record.query, sort: '-stated' }) : null}
    moreText={WORDS.all[record.language]}
  >
    <OutcomeRecord {...record} />
    {commitments.items.length > 0 && (
      <ul class="pledges">
        {commitments.items.map((item) => (
          <CommitmentCardItem key={item.id} item={item} language={record.language} level={3} />
        ))}
      </ul>
    )}
  </Section>
);
