import type { ComponentChildren } from 'preact';
import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import { STATEMENT_KIND_LABELS } from '../page-parts/labels.js';
import { OrganizationLink, PersonLink, PostLink, SourceName } from '../page-parts/names.js';
import { eventPath } from '../page-parts/paths.js';
import type { DemandDto } from '../statements/demand.dto.js';
import type { StatementDto } from '../statements/statement.dto.js';
import type { StatementKind } from '../statements/statement.entity.js';

const WORDS = {
  paraphrase: { id: 'parafrasa, bukan kutipan', en: 'paraphrased, not quoted' },
  inShort: { id: 'Intinya', en: 'In short' },
  relayed: { id: 'menyampaikan kata', en: 'passing on the words of' },
  unnamed: { id: 'Pembicara tidak disebut', en: 'Speaker not named' },
  at: { id: 'pada', en: 'at' },
  source: { id: 'Sumber', en: 'Source' },
  raisedBy: { id: 'Diajukan oleh', en: 'Raised by' },
  addressedTo: { id: 'Kepada', en: 'Addressed to' },
  repeats: { id: 'Mengulang', en: 'Repeats' },
} satisfies Record<string, Text>;

interface SaidProps {
  statements: StatementDto[];
  language: Language;
  /** What the page is about, which is not said again. */
  without?: 'speaker' | 'event' | 'source';
  /** What came of one of them. */
  after?: (statement: StatementDto) => ComponentChildren;
}

/** What was said, as it was said, by whom and where it can be looked up. */
export const Said = ({ statements, language, without, after }: SaidProps) => (
  <ul class="cards said">
    {statements.map((one) => (
      <li key={one.id} class="card">
        <p>
          <span class="badge">{STATEMENT_KIND_LABELS[one.kind as StatementKind][language]}</span>{' '}
          <time class="soft" dateTime={one.saidOn}>
            {shortDay(one.saidOn, language)}
          </time>
        </p>
        {one.words ? (
          <>
            <blockquote lang={one.language}>“{one.words}”</blockquote>
            <p>
              {WORDS.inShort[language]}: <span lang="id">{one.gist}</span>
            </p>
          </>
        ) : (
          <p>
            <span lang="id">{one.gist}</span> <span class="soft">({WORDS.paraphrase[language]})</span>
          </p>
        )}
        <p class="soft">
          {without !== 'speaker' && <Speaker statement={one} language={language} />}
          {one.relayedFrom && (
            <>
              {without === 'speaker' ? '' : ', '}
              {WORDS.relayed[language]} <PostLink post={one.relayedFrom} language={language} />
            </>
          )}
          {without !== 'event' && one.event && (
            <>
              {without === 'speaker' && !one.relayedFrom ? '' : ', '}
              {WORDS.at[language]} <a href={eventPath(one.event.id)[language]}>{one.event.name}</a>
            </>
          )}
        </p>
        {without !== 'source' && one.source && (
          <p class="soft">
            {WORDS.source[language]}: <SourceName source={one.source} language={language} />
          </p>
        )}
        {after?.(one)}
      </li>
    ))}
  </ul>
);

function Speaker({
  statement: { speaker, post },
  language,
}: {
  statement: StatementDto;
  language: Language;
}) {
  if (!speaker && !post) return <>{WORDS.unnamed[language]}</>;
  return (
    <>
      {speaker && <PersonLink person={speaker} language={language} />}
      {speaker && post && ', '}
      {post && <PostLink post={post} language={language} />}
    </>
  );
}

interface DemandsProps {
  demands: DemandDto[];
  language: Language;
  without?: 'event' | 'raisedBy';
}

/** What was demanded, by whom and of whom. */
export const Demands = ({ demands, language, without }: DemandsProps) => (
  <ul class="cards">
    {demands.map((one) => (
      <li key={one.id} class="card">
        <h3 lang="id">
          {one.number !== null && `${one.number}. `}
          {one.title}
        </h3>
        {one.words && <blockquote lang="id">“{one.words}”</blockquote>}
        <p class="soft">
          <time dateTime={one.raisedOn}>{shortDay(one.raisedOn, language)}</time>
          {without !== 'event' && one.event && (
            <>
              , {WORDS.at[language]} <a href={eventPath(one.event.id)[language]}>{one.event.name}</a>
            </>
          )}
        </p>
        {without !== 'raisedBy' && one.raisedBy.length > 0 && (
          <p class="soft">
            {WORDS.raisedBy[language]}{' '}
            {one.raisedBy.map((organization, n) => (
              <span key={organization.id}>
                {n > 0 && ', '}
                <OrganizationLink organization={organization} language={language} isShort />
              </span>
            ))}
          </p>
        )}
        {one.addressedTo && (
          <p class="soft">
            {WORDS.addressedTo[language]} <PostLink post={one.addressedTo} language={language} />
          </p>
        )}
        {one.repeats && (
          <p class="soft">
            {WORDS.repeats[language]}: <span lang="id">{one.repeats.title}</span> (
            {shortDay(one.repeats.raisedOn, language)})
          </p>
        )}
        {one.source && (
          <p class="soft">
            {WORDS.source[language]}: <SourceName source={one.source} language={language} />
          </p>
        )}
      </li>
    ))}
  </ul>
);
