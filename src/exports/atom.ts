import { AUTHOR, type Feed, instant, updatedOf } from './feed.js';
import { printable } from '../notula/printable.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string =>
  printable(text).replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

const link = (rel: string, href: string, type: string): string =>
  `<link rel="${rel}" type="${type}" href="${escaped(href)}"/>`;

const ATOM = 'application/atom+xml';
const HTML = 'text/html';

/** A feed as Atom (RFC 4287), with the address of its next page (RFC 5005). */
export function atomOf(feed: Feed): string {
  const { id, title, language, self, page, next, entries } = feed;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    element('id', id),
    element('title', title),
    element('updated', updatedOf(feed)),
    `<author>${element('name', AUTHOR)}</author>`,
    element('generator', AUTHOR),
    ...(self === null ? [] : [link('self', self, ATOM)]),
    ...(page === null ? [] : [link('alternate', page, HTML)]),
    ...(next === null ? [] : [link('next', next, ATOM)]),
    ...entries.map((entry) =>
      [
        '<entry>',
        element('id', entry.id),
        element('title', entry.title),
        element('updated', instant(entry.updated)),
        ...(entry.published === null ? [] : [element('published', instant(entry.published))]),
        link('alternate', entry.link, HTML),
        element('summary', entry.summary),
        '</entry>',
      ].join(''),
    ),
    '</feed>\n',
  ].join('\n');
}
