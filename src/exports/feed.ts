import type { Language } from '../common/language.js';

/** One thing to read in a feed. Its texts are plain. */
export interface Entry {
  /** An IRI that stays, whatever else changes. */
  id: string;
  title: string;
  summary: string;
  /** Address of its page. */
  link: string;
  /** When it last changed, RFC 3339. */
  updated: string;
  /** When it first came on record, RFC 3339; null where that is not told. */
  published: string | null;
}

/** What a reader of feeds follows. */
export interface Feed {
  /** An IRI that is the same on each of its pages. */
  id: string;
  title: string;
  language: Language;
  /** Address of the feed itself, as it was asked for; null where it is a secret. */
  self: string | null;
  /** Address of the page that shows the same; null where there is none. */
  page: string | null;
  /** Address of the entries that come after these; null on the last page. Source: RFC 5005 §3 */
  next: string | null;
  entries: readonly Entry[];
}

/** Who says it all. */
export const AUTHOR = 'Ikrar';

/** When the latest of its entries changed; a feed without any has not changed since the calendar of computers begins. */
export const updatedOf = ({ entries }: Feed): string =>
  entries
    .map(({ updated }) => instant(updated))
    .toSorted()
    .at(-1) ?? instant(0);

/** An instant in UTC, written in one way, so that texts compare. */
export const instant = (at: string | number): string => new Date(at).toISOString();

/** The id of an entry for a record. */
export const idOf = (record: string): string => `urn:uuid:${record}`;
