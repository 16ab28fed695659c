import { shortDay } from '../common/dates.js';
import { addDays, type Day } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentCard, CommitmentDto } from '../commitments/commitment.dto.js';
import { FLAG_LABELS, type Flag } from '../commitments/flags.js';
import { FULFILMENT_LABELS, type Fulfilment } from '../commitments/fulfilment.js';
import type { Stance } from '../commitments/takeover.entity.js';
import { titleOf } from './commitment-card.js';
import { RECORD_STATE_LABELS } from './labels.js';
import { fullName, makersText, shortName } from './names.js';
import { dueText, retractedText } from './state.js';
import { STANCE_LABELS } from './takeover-list.js';

/* Texts to be sent on by telephone: short, and bold by asterisks. Lengths are in code points, as messengers count. */

/** Longest summary of one pledge. */
export const PLEDGE_LONGEST = 700;
/** Longest summary of a week. */
export const WEEK_LONGEST = 1500;
/** Days a week looks back, today included. */
export const WEEK_DAYS = 7;

const LINE_LONGEST = 140;
/** Longest link a summary has room for. */
const LINK_LONGEST = 200;
/** Of words that have less room nothing can be told. */
const QUOTE_SHORTEST = 30;
/** Flags whoever gets the message should know of. */
const TELLING: readonly Flag[] = ['overdue', 'due_soon', 'silent', 'disputed', 'not_taken_over'];

const WORDS = {
  to: { id: 'kepada', en: 'to' },
  state: { id: 'Status', en: 'State' },
  due: { id: 'Tenggat', en: 'Due' },
  steps: { id: 'Langkah', en: 'Steps' },
  news: { id: 'Kabar terakhir', en: 'Last news' },
  week: { id: 'Sepekan', en: 'A week' },
  changed: { id: 'Berubah', en: 'Changed' },
  nothing: { id: 'Tidak ada perubahan pekan ini.', en: 'Nothing changed this week.' },
  overdue: { id: 'Lewat tenggat', en: 'Overdue' },
  dueSoon: { id: 'Segera jatuh tempo', en: 'Due soon' },
  silent: { id: 'Tanpa kabar', en: 'No news' },
  others: { id: 'lainnya', en: 'more' },
  and: { id: 'dan', en: 'and' },
  becomes: { id: 'Menjadi', en: 'It becomes' },
} satisfies Record<string, Text>;

export const lengthOf = (text: string): number => [...text].length;

/** A text in one line, cut at a word where it is longer than so many code points. */
export function shortened(text: string, most: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const points = [...line];
  if (points.length <= most) return line;
  const cut = points.slice(0, most - 1).join('');
  const word = cut.replace(/\s+\S*$/u, '');
  return `${(word === '' ? cut : word).replace(/[\s,;:.–-]+$/u, '')}…`;
}

/** In bold; an asterisk inside would end it. */
const bold = (text: string): string => `*${text.replaceAll('*', '∗')}*`;

interface PledgeSummary {
  item: CommitmentDto;
  /** How many steps were met, in words; null without steps. */
  steps: string | null;
  /** Of its page; it is never cut. */
  link: string;
  language: Language;
}

/** One pledge in at most {@link PLEDGE_LONGEST} code points and the length of its link beyond 200. */
export function pledgeSummary({ item, steps, link, language }: PledgeSummary): string {
  const { statedOn, fulfilment, flags, due, founding, lastNewsOn } = item;
  const says = (label: Text, text: string) => `${label[language]}: ${text}`;
  const retracted = retractedText(item, language);
  const state = says(WORDS.state, FULFILMENT_LABELS[fulfilment as Fulfilment][language]);
  const telling = TELLING.filter((flag) => flags.includes(flag)).map((flag) => FLAG_LABELS[flag][language]);
  const stance = stanceText(item, language);
  const more = [
    `${state}. ${shortened(says(WORDS.due, dueText(due, language)), LINE_LONGEST)}`,
    telling.length > 0 ? `⚠ ${telling.join(', ')}` : null,
    steps === null ? null : says(WORDS.steps, steps),
    says(WORDS.news, shortDay(lastNewsOn, language)),
    stance,
  ].filter((line) => line !== null);
  const lines = [
    ...(retracted === null ? [] : [shortened(retracted, LINE_LONGEST)]),
    bold(shortened(titleOf(item, language), LINE_LONGEST)),
    `${fromTo(item, language)}, ${shortDay(statedOn, language)}`,
  ];
  const most = PLEDGE_LONGEST + Math.max(0, lengthOf(link) - LINK_LONGEST);
  const room = () => most - lengthOf([...lines, '', link].join('\n'));
  for (const line of more) if (lengthOf(line) <= room()) lines.push(line);
  if (founding?.words && room() >= QUOTE_SHORTEST) lines.push(`“${shortened(founding.words, room() - 2)}”`);
  return [...lines, link].join('\n');
}

/** Who promised to whom in a line; of receivers for whom there is no room, how many more there are. */
function fromTo(item: CommitmentDto, language: Language): string {
  const { receivers, receiverWords } = item;
  const between = `, ${WORDS.to[language]} `;
  const room = LINE_LONGEST - lengthOf(between);
  const makers = makersText(item);
  const names = [...receivers.map(shortName), ...(receiverWords ? [receiverWords] : [])];
  const to = namesIn(names, Math.max(room - lengthOf(makers), Math.floor(room / 2)));
  return `${shortened(makers, room - lengthOf(to))}${between}${to}`;
}

/** As many names as so many code points hold, at least a part of the first, and the number of the others: `SPKC, FSPC +3`. */
function namesIn([first = '', ...others]: readonly string[], most: number): string {
  const rest = (told: number) => (told < others.length ? ` +${others.length - told}` : '');
  for (let told = others.length; told >= 0; told--) {
    const text = [first, ...others.slice(0, told)].join(', ') + rest(told);
    if (lengthOf(text) <= most) return text;
  }
  return shortened(first, most - lengthOf(rest(0))) + rest(0);
}

/** The latest stance that is not plain adoption, unless the same post has taken another since. */
function stanceText({ takeovers }: CommitmentDto, language: Language): string | null {
  const found = takeovers.findLast(
    ({ stance, post }, n) =>
      stance !== 'adopted' && !takeovers.slice(n + 1).some((later) => later.post?.id === post?.id),
  );
  if (!found) return null;
  const { stance, person, post, takenOn, alteredTo } = found;
  const who = person ? fullName(person) : post?.title;
  const text = `${STANCE_LABELS[stance as Stance][language]}: ${who ? `${who}, ` : ''}${shortDay(takenOn, language)}`;
  return shortened(alteredTo ? `${text}. ${WORDS.becomes[language]}: ${alteredTo}` : text, 2 * LINE_LONGEST);
}

/** Pledges of one kind: how many there are, and as many of them as may be named. */
interface WeekPart {
  count: number;
  cards: readonly CommitmentCard[];
}

export interface Week {
  /** Changed in the week, the latest first. */
  changed: WeekPart;
  overdue: WeekPart;
  dueSoon: WeekPart;
  silent: WeekPart;
}

interface WeekSummary {
  name: string;
  /** Last day of the week. */
  day: Day;
  week: Week;
  /** Of the list of its pledges; it is never cut. */
  link: string;
  language: Language;
}

/** The week of a union in at most {@link WEEK_LONGEST} code points and the length of its link beyond 200; what does not fit is counted. */
export function weekSummary({ name, day, week, link, language }: WeekSummary): string {
  const first = shortDay(addDays(day, 1 - WEEK_DAYS), language);
  const lines = [bold(shortened(`${name}: ${first} – ${shortDay(day, language)}`, LINE_LONGEST))];
  const due = (card: CommitmentCard) => shortened(dueText(card.due, language), LINE_LONGEST / 2);
  const parts: [Text, WeekPart, (card: CommitmentCard) => string][] = [
    [WORDS.changed, week.changed, (card) => standing(card, language)],
    [WORDS.overdue, week.overdue, due],
    [WORDS.dueSoon, week.dueSoon, due],
    [WORDS.silent, week.silent, ({ lastNewsOn }) => shortDay(lastNewsOn, language)],
  ];
  if (week.changed.count === 0) lines.push(WORDS.nothing[language]);
  for (const [label, { count, cards }, tell] of parts) {
    if (count === 0) continue;
    const room = partRoom(lines, link);
    const told: string[] = [];
    for (const card of cards) {
      const line = `• ${shortened(titleOf(card, language), LINE_LONGEST / 2)}: ${tell(card)}`;
      if (lengthOf([...told, line].join('\n')) > room) break;
      told.push(line);
    }
    const left = count - told.length;
    lines.push(
      `${label[language]} (${count})`,
      ...told,
      ...(left > 0 && told.length > 0 ? [`${WORDS.and[language]} ${left} ${WORDS.others[language]}`] : []),
    );
  }
  return [...lines, link].join('\n');
}

const standing = ({ recordState, fulfilment }: CommitmentCard, language: Language): string =>
  recordState === 'retracted'
    ? RECORD_STATE_LABELS.retracted[language]
    : FULFILMENT_LABELS[fulfilment as Fulfilment][language];

/** So many code points the lines of one part may take: no part crowds out the next. */
const partRoom = (lines: readonly string[], link: string): number =>
  Math.min(WEEK_LONGEST / 4, WEEK_LONGEST - lengthOf([...lines, link].join('\n')) - LINE_LONGEST);
