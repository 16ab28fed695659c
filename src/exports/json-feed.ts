import { AUTHOR, type Feed, instant } from './feed.js';
import { printable } from '../notula/printable.js';

/** A feed as JSON Feed 1.1. */
export const jsonFeedOf = ({ title, language, self, page, next, entries }: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: printable(title),
    language,
    feed_url: self ?? undefined,
    home_page_url: page ?? undefined,
    next_url: next ?? undefined,
    authors: [{ name: AUTHOR }],
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.link,
      title: printable(entry.title),
      content_text: printable(entry.summary),
      date_modified: instant(entry.updated),
      date_published: entry.published === null ? undefined : instant(entry.published),
    })),
  });
