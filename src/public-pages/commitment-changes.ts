import type { DraftRemark } from '../milestones/draft-version.entity.js';
import { shortDay, shortInstant } from '../common/dates.js';
import { isDay, isInstant } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import { BEARING_LABELS, REMARK_ANSWER_LABELS, REMARK_SIDE_LABELS } from '../page-parts/labels.js';
import type { HistoryEntryBodyDto, HistoryEntryDto } from '../history/history.dto.js';
import { FIELDS } from './commitment-fields.js';
import type { Field, Reading } from './record-fields.js';
import type { Version, Versions } from './commitment-history.reader.js';
import type { Names } from './names.reader.js';

/* What each entry of the history changed, in words. */

/** A field that an entry changed. */
export interface Difference extends Field {
  before: unknown;
  after: unknown;
}

/** An entry of the history beside the one before it. */
export interface ChangeShown extends Omit<HistoryEntryDto, 'entry'> {
  /** Null where it was erased. */
  entry: HistoryEntryBodyDto | null;
  /** Whether it is the first that is seen of its record; then its differences are all that was recorded. */
  isFirst: boolean;
  differences: Difference[];
}

/**
 * Sets entries beside those before them.
 * @param entries latest first
 * @param earlier what each record was before the first of these
 */
export function changesOf(entries: readonly HistoryEntryDto[], earlier: Versions): ChangeShown[] {
  const before = new Map<string, Version>(earlier);
  return entries
    .toReversed()
    .map((shown): ChangeShown => {
      const { entry } = shown;
      if (entry === null) return { ...shown, isFirst: false, differences: [] };
      const last = before.get(entry.id);
      const now = entry.record as Version;
      before.set(entry.id, now);
      return {
        ...shown,
        isFirst: last === undefined,
        differences: differencesOf(entry.kind, last ?? {}, now),
      };
    })
    .toReversed();
}

const differencesOf = (kind: string, before: Version, after: Version): Difference[] =>
  Object.entries(FIELDS[kind] ?? {})
    .map(([name, field]) => ({ ...field, before: before[name] ?? null, after: after[name] ?? null }))
    .filter((each) => !isNothing(each.before) || !isNothing(each.after))
    .filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.after));

export const isEmpty = (value: unknown): boolean =>
  value === null || (Array.isArray(value) && value.length === 0);

/** Whether a value says nothing; what is not so says nothing either. */
const isNothing = (value: unknown): boolean => value === false || isEmpty(value);

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** What differences point at, by id, and topics by key. */
export function mentionedIn(changes: readonly ChangeShown[]): { ids: string[]; topicKeys: string[] } {
  const named = changes
    .flatMap(({ differences }) => differences)
    .filter(({ reading }) => reading !== 'text')
    .flatMap(({ before, after }) => [...textsIn(before), ...textsIn(after)]);
  return {
    ids: named.filter((text) => UUID.test(text)),
    topicKeys: named.filter((text) => !UUID.test(text) && /^[a-z][a-z0-9-]{1,49}$/.test(text)),
  };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

const WORDS = {
  nothing: { id: '(kosong)', en: '(nothing)' },
  hidden: { id: 'tidak terbuka', en: 'not open' },
  yes: { id: 'ya', en: 'yes' },
  no: { id: 'tidak', en: 'no' },
  from: { id: 'dari', en: 'from' },
  byParty: { id: 'lewat akunnya sendiri', en: 'by its own login' },
} satisfies Record<string, Text>;

/** A value as people read it. */
export function valueText(value: unknown, reading: Reading, names: Names, language: Language): string {
  if (isEmpty(value)) return WORDS.nothing[language];
  if (Array.isArray(value)) return value.map((each) => valueText(each, reading, names, language)).join('; ');
  const nameOf = (id: string | null) => names.get(id ?? '')?.[language] ?? WORDS.hidden[language];
  const plain = typeof value === 'string' ? value : JSON.stringify(value);
  if (typeof reading === 'object') return reading[plain]?.[language] ?? plain;
  switch (reading) {
    case 'day':
      return isDay(value) ? shortDay(value, language) : plain;
    case 'instant':
      return isInstant(value) ? shortInstant(value, language) : plain;
    case 'called':
      return (value as { name?: string }).name ?? plain;
    case 'truth':
      return (value === true ? WORDS.yes : WORDS.no)[language];
    case 'name':
      return nameOf(plain);
    case 'makers': {
      const { organizationId, postId, tenureId } = value as Record<string, string | null>;
      return [tenureId && nameOf(tenureId), nameOf(postId ?? organizationId ?? null)]
        .filter(Boolean)
        .join(', ');
    }
    case 'statements': {
      const { statementId, bearing } = value as { statementId: string; bearing: keyof typeof BEARING_LABELS };
      return `${BEARING_LABELS[bearing][language]}: ${nameOf(statementId)}`;
    }
    case 'evidence': {
      const { grade, shows, sourceId } = value as Record<string, string>;
      return `${grade ? `${grade}, ` : ''}${nameOf(sourceId ?? null)}: ${shows}`;
    }
    case 'remark': {
      const { side, organizationId, clause, words, answer, answerReason, isByParty } = value as DraftRemark;
      const who = organizationId === null ? REMARK_SIDE_LABELS[side][language] : nameOf(organizationId);
      const became = [REMARK_ANSWER_LABELS[answer][language], answerReason].filter(Boolean).join(': ');
      const how = isByParty && WORDS.byParty[language];
      return `${[who, clause, how].filter(Boolean).join(', ')}: “${words}” (${became})`;
    }
    case 'sought': {
      const { what, fromWhom, on } = value as Record<'what' | 'fromWhom' | 'on', string>;
      return `${what} (${WORDS.from[language]} ${fromWhom}, ${isDay(on) ? shortDay(on, language) : on})`;
    }
    case 'text':
      return plain;
  }
}
