import { LOCALES, shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentsQuery } from '../commitments/commitment.dto.js';
import { FLAG_LABELS, FLAG_NAMES, type Flag } from '../commitments/flags.js';
import { type Fulfilment, FULFILMENT_LABELS, FULFILMENTS } from '../commitments/fulfilment.js';
import { RECORD_STATE_LABELS } from '../page-parts/labels.js';
import type { Choice, FilterGroup, Order } from '../web/list.js';
import { type Facet, FACETS, type Figure, type Figures, MOST_COUNTED } from './commitment-figures.js';
import type { Names } from './names.reader.js';

/* What the list of commitments can be narrowed to, and a sentence that says what it was narrowed to. */

const WORDS = {
  status: { id: 'Status', en: 'State' },
  flag: { id: 'Tanda', en: 'Flag' },
  topic: { id: 'Topik', en: 'Topic' },
  maker: { id: 'Yang berjanji', en: 'Who promised' },
  receiver: { id: 'Penerima', en: 'To whom' },
  unknown: { id: 'tidak dikenal', en: 'unknown' },
} satisfies Record<string, Text>;

const ORDERS: { value: string; label: Text }[] = [
  { value: 'due', label: { id: 'Tenggat terdekat', en: 'Nearest deadline' } },
  { value: '-stated', label: { id: 'Terbaru diucapkan', en: 'Latest promised' } },
  { value: '-updated', label: { id: 'Terakhir berubah', en: 'Changed lately' } },
];

export const ordersIn = (language: Language): Order[] =>
  ORDERS.map(({ value, label }) => ({ value, label: label[language] }));

/** The ids a query names, whose names the page shows. */
export const idsIn = ({ maker, receiver, organization, post, speaker, event }: CommitmentsQuery): string[] =>
  [maker, receiver, organization, post, speaker, event].filter((id) => id !== undefined);

/** The filters with their counts. What was chosen is always among them. */
export function groupsOf(
  query: CommitmentsQuery,
  figures: Figures,
  names: Names,
  language: Language,
): FilterGroup[] {
  return FACETS.map((facet) => ({
    key: facet,
    label: WORDS[facet][language],
    choices: choicesOf(facet, query, figures, names, language),
  })).filter(({ choices }) => choices.length > 0);
}

function choicesOf(
  facet: Facet,
  query: CommitmentsQuery,
  { facets, topics }: Figures,
  names: Names,
  language: Language,
): Choice[] {
  const chosen: string[] = [query[facet] ?? []].flat();
  const counted = facets[facet];
  const found = counted?.filter(({ count }) => count > 0) ?? (facet === 'topic' ? topics : []);
  const values = [...(VALUES[facet] ?? []), ...found.map(({ value }) => value), ...chosen];
  return [...new Set(values)]
    .map((value) => {
      const figure = found.find((each) => each.value === value);
      return {
        value,
        label: labelOf(facet, value, figure, names, language),
        count: counted && (figure?.count ?? 0),
      };
    })
    .filter(({ value, count }) => count !== 0 || chosen.includes(value));
}

/** Those that are known beforehand, in their order. */
const VALUES: Partial<Record<Facet, readonly string[]>> = { status: FULFILMENTS, flag: FLAG_NAMES };

function labelOf(
  facet: Facet,
  value: string,
  figure: Figure | undefined,
  names: Names,
  language: Language,
): string {
  switch (facet) {
    case 'status':
      return FULFILMENT_LABELS[value as Fulfilment][language];
    case 'flag':
      return FLAG_LABELS[value as Flag][language];
    case 'topic':
      return nameIn(figure, language) ?? names.get(value)?.[language] ?? WORDS.unknown[language];
    default:
      // An organization goes by its acronym, with its name where there is room.
      return figure?.name ?? names.get(value)?.[language] ?? WORDS.unknown[language];
  }
}

const nameIn = (figure: Figure | undefined, language: Language): string | null =>
  (language === 'en' ? figure?.nameEn : figure?.name) ?? null;

type Narrowing = { key: string; label: string };

/** What keys without a group of their own were narrowed to. */
export function othersOf(query: CommitmentsQuery, names: Names, language: Language): Narrowing[] {
  const parts = partsOf(query, names, language);
  return (['organization', 'speaker', 'post', 'event', 'due_before', 'due_after', 'record'] as const)
    .filter((key) => query[key] !== undefined)
    .map((key) => ({ key, label: parts[key] ?? '' }));
}

/** Each filter as a part of a sentence. */
function partsOf(
  query: CommitmentsQuery,
  names: Names,
  language: Language,
): Partial<Record<keyof CommitmentsQuery, string>> {
  const isIndonesian = language === 'id';
  const say = (id: string, en: string) => (isIndonesian ? id : en);
  const name = (id: string) => names.get(id)?.[language] ?? WORDS.unknown[language];
  const { topic, maker, receiver, organization, speaker, post, event, record, q } = query;
  const { status, flag, due_before: before, due_after: after } = query;
  const states = status
    ?.map((state) => `“${FULFILMENT_LABELS[state][language]}”`)
    .join(say(' atau ', ' or '));
  const flags = flag?.map((each) => `“${FLAG_LABELS[each][language]}”`).join(say(' dan ', ' and '));
  return {
    ...(topic && { topic: say(`tentang ${name(topic)}`, `on ${name(topic)}`) }),
    ...(maker && { maker: say(`oleh ${name(maker)}`, `by ${name(maker)}`) }),
    ...(post && { post: say(`oleh ${name(post)}`, `by ${name(post)}`) }),
    ...(speaker && { speaker: say(`diucapkan ${name(speaker)}`, `spoken by ${name(speaker)}`) }),
    ...(receiver && { receiver: say(`kepada ${name(receiver)}`, `to ${name(receiver)}`) }),
    ...(organization && {
      organization: say(
        `kepada ${name(organization)} atau anggotanya`,
        `to ${name(organization)} or what belongs to it`,
      ),
    }),
    ...(event && { event: say(`pada ${name(event)}`, `at ${name(event)}`) }),
    ...(states && { status: say(`berstatus ${states}`, `in the state ${states}`) }),
    ...(flags && { flag: say(`bertanda ${flags}`, `flagged ${flags}`) }),
    ...(before && {
      due_before: say(
        `bertenggat sebelum ${shortDay(before, language)}`,
        `due before ${shortDay(before, language)}`,
      ),
    }),
    ...(after && {
      due_after: say(
        `bertenggat sesudah ${shortDay(after, language)}`,
        `due after ${shortDay(after, language)}`,
      ),
    }),
    ...(record && {
      record: say(
        `dengan catatan “${RECORD_STATE_LABELS[record].id}”`,
        `whose record is “${RECORD_STATE_LABELS[record].en}”`,
      ),
    }),
    ...(q && { q: say(`yang memuat “${q}”`, `with the words “${q}”`) }),
  };
}

/** What is listed, in a sentence. @param total as {@link Figures} gives it */
export function summaryOf(
  query: CommitmentsQuery,
  total: number | null | undefined,
  names: Names,
  language: Language,
): string {
  const counts: Text =
    typeof total === 'number'
      ? { id: `${total} komitmen`, en: total === 1 ? '1 pledge' : `${total} pledges` }
      : total === null && !query.flag
        ? { id: `Lebih dari ${most(language)} komitmen`, en: `More than ${most(language)} pledges` }
        : { id: 'Komitmen', en: 'Pledges' };
  const parts = Object.values(partsOf(query, names, language));
  return `${[counts[language], ...parts].join(' ')}.`;
}

const most = (language: Language): string => MOST_COUNTED.toLocaleString(LOCALES[language]);
