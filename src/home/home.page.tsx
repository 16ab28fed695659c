import { period, shortDay } from '../common/dates.js';
import type { Precision } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentCard, DueAnswer } from '../commitments/commitment.dto.js';
import { FLAG_LABELS, type Flag } from '../commitments/flags.js';
import { FULFILMENT_LABELS, type Fulfilment, isOpen } from '../commitments/fulfilment.js';
import type { PersonRef } from '../people/person.dto.js';
import type { SourceRef } from '../sources/source.dto.js';
import { page, type Viewer } from '../web/page.js';

const WORDS = {
  heading: {
    id: 'Ikrar pejabat kepada pekerja, dicatat sampai jelas hasilnya',
    en: 'Pledges to workers, on record until their outcome is known',
  },
  lead: {
    id: 'Catatan publik tentang siapa menjanjikan apa kepada serikat pekerja/serikat buruh di Kabupaten Bekasi: kata-katanya, kesempatannya, sumbernya, dan kelanjutannya.',
    en: 'The public record of who promised what to the unions of Kabupaten Bekasi: the words, the occasion, the source, and what followed.',
  },
  by: { id: 'Dijanjikan oleh', en: 'Promised by' },
  to: { id: 'Kepada', en: 'To' },
  at: { id: 'Pada', en: 'At' },
  due: { id: 'Tenggat', en: 'Due' },
  source: { id: 'Sumber', en: 'Source' },
  noDue: { id: 'tidak disebutkan', en: 'none stated' },
  spokenBy: { id: 'disampaikan', en: 'relayed by' },
  record: { id: 'Catatan lengkap', en: 'Full record' },
  history: { id: 'Riwayat perubahan', en: 'History of changes' },
  more: { id: 'Ikrar sebelumnya', en: 'Earlier pledges' },
  none: { id: 'Belum ada komitmen yang terverifikasi.', en: 'There is no verified commitment yet.' },
} satisfies Record<string, Text>;

/** Flags that ask for attention; the others only describe. */
const ALERTS: readonly Flag[] = ['overdue', 'silent', 'disputed', 'not_taken_over'];

interface HomePage {
  language: Language;
  viewer: Viewer | null;
  items: CommitmentCard[];
  next: string | null;
  isFirst: boolean;
}

export function homePage({ language, viewer, items, next, isFirst }: HomePage): string {
  const home = language === 'id' ? '/' : '/en';
  return page(
    {
      language,
      viewer,
      title: 'Ikrar',
      description: WORDS.lead[language],
      paths: isFirst ? { id: '/', en: '/en' } : undefined,
    },
    <>
      <h1>{WORDS.heading[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      {items.length === 0 && <p>{WORDS.none[language]}</p>}
      <ul class="pledges">
        {items.map((item) => (
          <Pledge key={item.id} item={item} language={language} />
        ))}
      </ul>
      {next && (
        <p class="more">
          <a href={`${home}?cursor=${next}`}>{WORDS.more[language]}</a>
        </p>
      )}
    </>,
  );
}

function Pledge({ item, language }: { item: CommitmentCard; language: Language }) {
  const { founding, event, makers, receivers } = item;
  const state = item.fulfilment as Fulfilment;
  const to = [
    ...receivers.map(({ acronym, name }) => acronym ?? name),
    ...(item.receiverWords ? [item.receiverWords] : []),
  ].join(', ');
  return (
    <li class="pledge">
      <ul class="tags">
        <li class={isOpen(state) ? 'state' : 'state state-final'}>{FULFILMENT_LABELS[state][language]}</li>
        {(item.flags as Flag[]).map((flag) => (
          <li key={flag} class={ALERTS.includes(flag) ? 'alert' : undefined}>
            {FLAG_LABELS[flag][language]}
          </li>
        ))}
      </ul>
      <h2>{language === 'en' ? (item.titleEn ?? item.title) : item.title}</h2>
      {founding?.words && <blockquote lang="id">“{founding.words}”</blockquote>}
      <dl>
        <dt>{WORDS.by[language]}</dt>
        <dd>
          {makers
            .map(({ organization, post, person }) =>
              [person && fullName(person), post?.title, organization?.name].filter(Boolean).join(', '),
            )
            .join('; ')}
          {founding?.relayedFrom &&
            founding.speaker &&
            ` (${WORDS.spokenBy[language]} ${fullName(founding.speaker)})`}
        </dd>
        <dt>{WORDS.to[language]}</dt>
        <dd>{to}</dd>
        <dt>{WORDS.at[language]}</dt>
        <dd>
          {event ? `${event.name}, ` : ''}
          <time dateTime={item.statedOn}>{shortDay(item.statedOn, language)}</time>
        </dd>
        <dt>{WORDS.due[language]}</dt>
        <dd>{dueText(item.due, language)}</dd>
        {founding?.source && (
          <>
            <dt>{WORDS.source[language]}</dt>
            <dd>
              <SourceLink source={founding.source} />
            </dd>
          </>
        )}
      </dl>
      <p>
        <a href={`/api/v1/commitments/${item.id}`}>{WORDS.record[language]}</a> ·{' '}
        <a href={`/api/v1/commitments/${item.id}/history`}>{WORDS.history[language]}</a>
      </p>
    </li>
  );
}

function dueText({ on, precision, phrase }: DueAnswer, language: Language): string {
  const text =
    on === null ? WORDS.noDue[language] : period(on, precision as Exclude<Precision, 'none'>, language);
  return phrase ? `${text} (“${phrase}”)` : text;
}

/** Where it can be looked up, and whose word that is. */
function SourceLink({ source: { title, url, publisher } }: { source: SourceRef }) {
  return (
    <>
      {url ? <a href={url}>{title}</a> : title}
      {publisher && `, ${publisher}`}
    </>
  );
}

/** A name between its titles. */
function fullName({ frontTitles, name, backTitles }: PersonRef): string {
  return `${frontTitles ? `${frontTitles} ` : ''}${name}${backTitles ? `, ${backTitles}` : ''}`;
}
