import { CALENDAR } from '../calendar/calendar.controller.js';
import type { ConcernedKind } from '../commitments/concerned.js';
import type { Language, Text } from '../common/language.js';
import type { FileLink } from '../web/file-links.js';
import { addressOf } from '../web/visit.js';

/* Where programs go on reading what can be followed. */

/** The forms of a feed, by what their addresses end in. */
export const FEED_FORMS = {
  atom: { name: 'Atom', type: 'application/atom+xml' },
  'feed.json': { name: 'JSON Feed', type: 'application/feed+json' },
} as const;
export type FeedForm = keyof typeof FEED_FORMS;

/** What it is narrowed to, as keys of a query. */
export type Asked = Record<string, string | string[] | undefined>;

const FEED_NAMES: Record<FeedForm, Text> = {
  atom: { id: 'Umpan Atom', en: 'Atom feed' },
  'feed.json': { id: 'Umpan JSON', en: 'JSON feed' },
};
const DUE_NAME: Text = { id: 'Kalender tenggat', en: 'Calendar of deadlines' };
const DAYS_NAME: Text = { id: 'Kalender tenggat dan acara', en: 'Calendar of deadlines and events' };

/** @param path of the list or record below this site */
const feedLinks = (path: string, asked: Asked, language: Language): FileLink[] =>
  (['atom', 'feed.json'] as const).map((form) => ({
    name: FEED_NAMES[form],
    type: FEED_FORMS[form].type,
    href: addressOf(`${path}.${form}`, { ...asked, lang: language === 'en' ? 'en' : undefined }),
    isFollowed: true,
  }));

/** @param path as above */
const calendarLink = (path: string, asked: Asked, language: Language, name = DUE_NAME): FileLink => ({
  name,
  type: CALENDAR,
  href: addressOf(`${path}.ics`, { ...asked, lang: language }),
  isFollowed: true,
});

/** Lists that are feeds, below /api/v1. */
export const FEEDS: readonly string[] = ['commitments', 'statements', 'events', 'meetings'];

/** Where a list is followed, by feed and, where it has deadlines, by calendar; nowhere where it is no feed. */
export function followedOf(list: string, asked: Asked, language: Language): FileLink[] {
  if (!FEEDS.includes(list)) return [];
  const path = `/api/v1/${list}`;
  return [
    ...feedLinks(path, asked, language),
    ...(list === 'commitments' ? [calendarLink(path, asked, language)] : []),
  ];
}

/** Where one commitment is followed. */
export function followedOfOne(id: string, language: Language): FileLink[] {
  const path = `/api/v1/commitments/${id}`;
  return [...feedLinks(path, {}, language), calendarLink(path, {}, language)];
}

/** Where all that concerns a record is followed: what changes, and what is due. @param id of it; of a topic its key */
export const followedOfConcerned = (kind: ConcernedKind, id: string, language: Language): FileLink[] => [
  ...feedLinks('/api/v1/changes', { [kind]: id }, language),
  calendarLink('/api/v1/calendar', { [kind]: id }, language, DAYS_NAME),
];
