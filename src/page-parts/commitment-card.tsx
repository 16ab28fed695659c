import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { asOfToo } from './as-of.js';
import { fullName, MakerNames, OrganizationLink, SourceName } from './names.js';
import { commitmentPath, eventPath } from './paths.js';
import { dueText, StateTags } from './state.js';

const WORDS = {
  by: { id: 'Dijanjikan oleh', en: 'Promised by' },
  to: { id: 'Kepada', en: 'To' },
  at: { id: 'Pada', en: 'At' },
  due: { id: 'Tenggat', en: 'Due' },
  source: { id: 'Sumber', en: 'Source' },
  spokenBy: { id: 'disampaikan', en: 'relayed by' },
} satisfies Record<string, Text>;

/** The title in the language of the page, where it has one. */
export const titleOf = (
  { title, titleEn }: { title: string; titleEn?: string | null },
  language: Language,
): string => (language === 'en' ? (titleEn ?? title) : title);

interface Props {
  item: CommitmentCard;
  language: Language;
  /** Level of its heading below that of the page. */
  level?: 2 | 3;
  /** Of the page it stands on, as the address gives it; null for now. */
  asOf?: string | null;
}

/** A commitment as lists show it; its heading leads to its page. */
export function CommitmentCardItem({ item, language, level = 2, asOf = null }: Props) {
  const { founding, event, makers, receivers } = item;
  const Heading = `h${level}` as const;
  return (
    <li class="pledge">
      <StateTags fulfilment={item.fulfilment} flags={item.flags} language={language} />
      <Heading>
        <a href={asOfToo(commitmentPath(item.id)[language], asOf)}>{titleOf(item, language)}</a>
      </Heading>
      {founding?.words && <blockquote lang="id">“{founding.words}”</blockquote>}
      <dl>
        <dt>{WORDS.by[language]}</dt>
        <dd>
          <MakerNames makers={makers} language={language} />
          {founding?.relayedFrom &&
            founding.speaker &&
            ` (${WORDS.spokenBy[language]} ${fullName(founding.speaker)})`}
        </dd>
        <dt>{WORDS.to[language]}</dt>
        <dd>
          {receivers.map((receiver, n) => (
            <span key={receiver.id}>
              {n > 0 && ', '}
              <OrganizationLink organization={receiver} language={language} isShort />
            </span>
          ))}
          {item.receiverWords && (receivers.length > 0 ? `, ${item.receiverWords}` : item.receiverWords)}
        </dd>
        <dt>{WORDS.at[language]}</dt>
        <dd>
          {event && (
            <>
              <a href={eventPath(event.id)[language]}>{event.name}</a>,{' '}
            </>
          )}
          <time dateTime={item.statedOn}>{shortDay(item.statedOn, language)}</time>
        </dd>
        <dt>{WORDS.due[language]}</dt>
        <dd>{dueText(item.due, language)}</dd>
        {founding?.source && (
          <>
            <dt>{WORDS.source[language]}</dt>
            <dd>
              <SourceName source={founding.source} language={language} />
            </dd>
          </>
        )}
      </dl>
    </li>
  );
}
