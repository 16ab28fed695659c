import type { Language, Text } from '../common/language.js';
import type { CommitmentDto, StatementOfCommitment } from '../commitments/commitment.dto.js';
import { BEARING_LABELS } from '../page-parts/labels.js';
import { PersonLink, PostLink, SourceName } from '../page-parts/names.js';
import { eventPath } from '../page-parts/paths.js';
import { DayText } from './commitment-facts.js';

/* What was said: the words that founded a commitment, and what was said of it later. */

const WORDS = {
  noWords: {
    id: 'Sumber hanya memberi intinya, tidak kata-katanya:',
    en: 'The source gives the gist only, not the words:',
  },
  firstHand: { id: 'diucapkan sendiri', en: 'said first-hand' },
  relayed: { id: 'menyampaikan kata-kata', en: 'passing on the words of' },
  at: { id: 'pada', en: 'at' },
  source: { id: 'Sumber', en: 'Source' },
  unnamed: { id: 'Pembicara tidak disebut namanya', en: 'The source does not name the speaker' },
  none: { id: 'Tidak ada pernyataan yang terbuka.', en: 'No statement is open.' },
} satisfies Record<string, Text>;

interface Props {
  language: Language;
}

/** The words a commitment was founded on, with who spoke them, in which post, where. */
export function FoundingWords({ item, language }: Props & { item: CommitmentDto }) {
  const [said] = item.statements.filter(({ bearing }) => bearing === 'first_said');
  if (!said) return null;
  return (
    <figure class="founding">
      <Quote said={said} language={language} />
      <figcaption>
        <Attribution said={said} language={language} />
      </figcaption>
    </figure>
  );
}

/** Everything said of it, in the order it came. */
export function Statements({ statements, language }: Props & { statements: StatementOfCommitment[] }) {
  if (statements.length === 0) return <p class="soft">{WORDS.none[language]}</p>;
  return (
    <ol class="cards statements">
      {statements.map((said) => (
        <li key={said.id} class="card">
          <p>
            <span class="badge">{BEARING_LABELS[said.bearing as keyof typeof BEARING_LABELS][language]}</span>{' '}
            <DayText day={said.saidOn} language={language} />
          </p>
          <Quote said={said} language={language} />
          {said.words !== null && (
            <p class="soft" lang="id">
              {said.gist}
            </p>
          )}
          <p>
            <Attribution said={said} language={language} />
          </p>
        </li>
      ))}
    </ol>
  );
}

const Quote = ({ said: { words, language: spoken, gist }, language }: Props & Said) =>
  words === null ? (
    <p>
      {WORDS.noWords[language]} <span lang="id">{gist}</span>
    </p>
  ) : (
    <blockquote lang={spoken}>“{words}”</blockquote>
  );

interface Said {
  said: StatementOfCommitment;
}

/** Who said it in which post, first-hand or for whom, on which day, where, and by which source. */
function Attribution({ said, language }: Props & Said) {
  const { speaker, post, relayedFrom, event, source } = said;
  return (
    <>
      {speaker ? (
        <PersonLink person={speaker} language={language} />
      ) : (
        <span class="soft">{WORDS.unnamed[language]}</span>
      )}
      {post && (
        <>
          , <PostLink post={post} language={language} />
        </>
      )}
      ,{' '}
      {relayedFrom ? (
        <>
          {WORDS.relayed[language]} <PostLink post={relayedFrom} language={language} />
        </>
      ) : (
        WORDS.firstHand[language]
      )}
      , <DayText day={said.saidOn} language={language} />
      {event && (
        <>
          , {WORDS.at[language]} <a href={eventPath(event.id)[language]}>{event.name}</a>
        </>
      )}
      {source && (
        <>
          . {WORDS.source[language]}: <SourceName source={source} language={language} />
        </>
      )}
      .
    </>
  );
}
