import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentsQuery } from '../commitments/commitment.dto.js';
import { FLAG_LABELS } from '../commitments/flags.js';
import { FULFILMENT_LABELS } from '../commitments/fulfilment.js';
import { RECORD_STATE_LABELS } from '../page-parts/labels.js';
import { COMMITMENTS } from '../facets/commitments.facets.js';
import type { Order } from '../web/list.js';
import { countText } from './list-filters.js';
import type { Names } from './names.reader.js';

/* What the list of commitments can be narrowed to, and a sentence that says what it was narrowed to. */

const WORDS = {
  unknown: { id: 'tidak dikenal', en: 'unknown' },
  some: { id: 'Komitmen', en: 'Pledges' },
} satisfies Record<string, Text>;

const ORDERS: { value: string; label: Text }[] = [
  { value: 'due', label: { id: 'Tenggat terdekat', en: 'Nearest deadline' } },
  { value: '-stated', label: { id: 'Terbaru diucapkan', en: 'Latest promised' } },
  { value: '-updated', label: { id: 'Terakhir berubah', en: 'Changed lately' } },
];

export const ordersIn = (language: Language): Order[] =>
  ORDERS.map(({ value, label }) => ({ value, label: label[language] }));

/** The ids a query names, whose names the page shows. */
export const idsIn = ({
  maker = [],
  receiver = [],
  organization,
  post,
  speaker,
  event,
  inherited_by: heir,
}: CommitmentsQuery): string[] =>
  [...maker, ...receiver, organization, post, speaker, event, heir].filter((id) => id !== undefined);

type Narrowing = { key: string; label: string };

/** What keys without a group of their own were narrowed to. */
export function othersOf(query: CommitmentsQuery, names: Names, language: Language): Narrowing[] {
  const parts = partsOf(query, names, language);
  return (
    ['organization', 'speaker', 'post', 'event', 'due_before', 'due_after', 'inherited_by', 'record'] as const
  )
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
  const { status, flag, due_before: before, due_after: after, inherited_by: heir } = query;
  const either = (labels: string[] | undefined) => labels?.join(say(' atau ', ' or '));
  const states = either(status?.map((state) => `“${FULFILMENT_LABELS[state][language]}”`));
  const [topics, makers, receivers] = [topic, maker, receiver].map((ids) => either(ids?.map(name)));
  const flags = flag?.map((each) => `“${FLAG_LABELS[each][language]}”`).join(say(' dan ', ' and '));
  return {
    ...(topics && { topic: say(`tentang ${topics}`, `on ${topics}`) }),
    ...(makers && { maker: say(`oleh ${makers}`, `by ${makers}`) }),
    ...(post && { post: say(`oleh ${name(post)}`, `by ${name(post)}`) }),
    ...(speaker && { speaker: say(`diucapkan ${name(speaker)}`, `spoken by ${name(speaker)}`) }),
    ...(receivers && { receiver: say(`kepada ${receivers}`, `to ${receivers}`) }),
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
    ...(heir && {
      inherited_by: say(`yang diwarisi ${name(heir)}`, `inherited by ${name(heir)}`),
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

/** What is listed, in a sentence. @param total null for more than were counted */
export function summaryOf(
  query: CommitmentsQuery,
  total: number | null,
  names: Names,
  language: Language,
): string {
  // Of how many it looked at, it cannot tell how many carry a flag.
  const isTold = total !== null || !query.flag;
  const counted = isTold ? countText(total, COMMITMENTS.noun, language) : WORDS.some[language];
  const parts = Object.values(partsOf(query, names, language));
  return `${[counted, ...parts].join(' ')}.`;
}
