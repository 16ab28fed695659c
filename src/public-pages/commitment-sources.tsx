import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import type { Course } from '../milestones/milestones.reader.js';
import { PARTY_LABELS, SOURCE_KIND_LABELS } from '../page-parts/labels.js';
import { SourceName } from '../page-parts/names.js';
import type { SourceRef } from '../sources/source.dto.js';
import { DayText } from './commitment-facts.js';

const WORDS = {
  none: { id: 'Tidak ada sumber yang terbuka.', en: 'No source is open.' },
  from: { id: 'dari pihak', en: 'from the side of' },
  undated: { id: 'tanpa tanggal', en: 'undated' },
} satisfies Record<string, Text>;

/** Every source the page names, once. */
function sourcesOf(
  { founding, statements, lanes, followUps }: CommitmentDto,
  { milestones, drafts }: Course,
): SourceRef[] {
  const all = [
    founding?.source,
    ...statements.map(({ source }) => source),
    ...[lanes.giver, lanes.receiver, lanes.desk]
      .flat()
      .flatMap(({ evidence }) => evidence.map(({ source }) => source)),
    ...followUps.map(({ outcomeSource }) => outcomeSource),
    ...milestones.flatMap(({ evidence }) => evidence.map(({ source }) => source)),
    ...drafts.map(({ source }) => source),
  ].filter((source) => source !== null && source !== undefined);
  return [...new Map(all.map((source) => [source.id, source])).values()];
}

interface SourcesOfProps {
  item: CommitmentDto;
  course: Course;
  language: Language;
}

/** The sources, each with what it is and whose word. */
export function SourcesOf({ item, course, language }: SourcesOfProps) {
  const sources = sourcesOf(item, course);
  if (sources.length === 0) return <p class="soft">{WORDS.none[language]}</p>;
  return (
    <ol class="source-list">
      {sources.map((source) => (
        <li key={source.id}>
          <SourceName source={source} language={language} />
          <p class="soft">
            {SOURCE_KIND_LABELS[source.kind as keyof typeof SOURCE_KIND_LABELS][language]},{' '}
            {WORDS.from[language]}{' '}
            {PARTY_LABELS[source.party as keyof typeof PARTY_LABELS][language].toLowerCase()},{' '}
            {source.publishedOn ? (
              <DayText day={source.publishedOn} language={language} />
            ) : (
              WORDS.undated[language]
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
