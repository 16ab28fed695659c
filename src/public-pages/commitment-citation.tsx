import { shortDay, shortInstant } from '../common/dates.js';
import { type Day, isDay, today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { FULFILMENT_LABELS, type Fulfilment } from '../commitments/fulfilment.js';
import { titleOf } from '../page-parts/commitment-card.js';
import { makersText, shortName } from '../page-parts/names.js';
import { dueText } from '../page-parts/state.js';
import { addressOf } from '../web/visit.js';

const WORDS = {
  link: { id: 'Tautan tetap', en: 'Permanent link' },
  citation: { id: 'Kutipan', en: 'Citation' },
  citationHint: {
    id: 'Tautan di dalamnya membuka catatan seperti pada akhir hari itu, apa pun yang berubah kemudian.',
    en: 'The link in it opens the record as it stood at the end of that day, whatever changes later.',
  },
  whatsApp: { id: 'Bagikan lewat WhatsApp', en: 'Share by WhatsApp' },
  text: { id: 'Teks siap salin', en: 'Text ready to copy' },
  json: { id: 'Data komitmen ini (JSON)', en: 'Data of this pledge (JSON)' },
  files: { id: 'Bagikan dan unduh', en: 'Share and download' },
  house: {
    id: 'Ikrar, catatan publik komitmen kepada pekerja',
    en: 'Ikrar, the public record of pledges to workers',
  },
  version: { id: 'Versi', en: 'Version' },
  asOf: { id: 'sebagaimana tercatat', en: 'as on record' },
  accessed: { id: 'diakses', en: 'accessed' },
  at: { id: 'pada', en: 'at' },
  to: { id: 'kepada', en: 'to' },
  status: { id: 'Status', en: 'State' },
  due: { id: 'Tenggat', en: 'Due' },
} satisfies Record<string, Text>;

interface Shared {
  item: CommitmentDto;
  /** As it was asked for; null for now. */
  asOf: string | null;
  /** The day the page is of. */
  day: Day;
  /** Of the page, with its host and without its query. */
  address: string;
  language: Language;
}

/** A citation: who, what, where, in which version, as of when. */
export function citationOf({ item, asOf, day, address, language }: Shared): string {
  const { event, statedOn, revision } = item;
  const where = event ? `, ${WORDS.at[language]} ${event.name}` : '';
  const moment = asOf ?? day;
  const then = isDay(moment) ? shortDay(moment, language) : shortInstant(moment, language);
  return (
    `${makersText(item)} (${shortDay(statedOn, language)}${where}). “${titleOf(item, language)}”. ` +
    `${WORDS.house[language]}. ${WORDS.version[language]} ${revision}, ${WORDS.asOf[language]} ${then}. ` +
    `${addressOf(address, { as_of: moment })} (${WORDS.accessed[language]} ${shortDay(today(), language)}).`
  );
}

/** What is sent on by telephone. */
export function messageOf({ item, asOf, address, language }: Shared): string {
  const { founding, receivers, receiverWords, statedOn, fulfilment, due } = item;
  const to = [...receivers.map(shortName), ...(receiverWords ? [receiverWords] : [])].join(', ');
  return [
    `*${titleOf(item, language)}*`,
    ...(founding?.words ? [`“${founding.words}”`] : []),
    `${makersText(item)}, ${WORDS.to[language]} ${to}, ${shortDay(statedOn, language)}`,
    `${WORDS.status[language]}: ${FULFILMENT_LABELS[fulfilment as Fulfilment][language]}. ${WORDS.due[language]}: ${dueText(due, language)}`,
    addressOf(address, { as_of: asOf ?? undefined }),
  ].join('\n');
}

export function CiteAndShare(asked: Shared) {
  // Nobody can cite what is to come.
  const asOf = asked.asOf !== null && asked.asOf.slice(0, 10) <= asked.day ? asked.asOf : null;
  const shared = { ...asked, asOf };
  const { item, address, language } = asked;
  const message = messageOf(shared);
  return (
    <>
      <h3>{WORDS.link[language]}</h3>
      <p class="to-copy">
        <a href={address}>{address}</a>
      </p>
      <h3>{WORDS.citation[language]}</h3>
      <p class="to-copy">{citationOf(shared)}</p>
      <p class="hint">{WORDS.citationHint[language]}</p>
      <ul class="doors" aria-label={WORDS.files[language]}>
        <li>
          <a href={`https://wa.me/?text=${encodeURIComponent(message)}`} rel="noreferrer">
            {WORDS.whatsApp[language]}
          </a>
        </li>
        <li>
          <a href={addressOf(`/api/v1/commitments/${item.id}`, { as_of: asOf ?? undefined })}>
            {WORDS.json[language]}
          </a>
        </li>
      </ul>
      <details class="more-ways">
        <summary>{WORDS.text[language]}</summary>
        <p class="to-copy">{message}</p>
      </details>
    </>
  );
}
