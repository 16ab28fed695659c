import { Injectable } from '@nestjs/common';
import { Site } from '../auth/site.js';
import type { Actor } from '../common/actor.js';
import type { Language, Text } from '../common/language.js';
import type { Entry, Feed } from '../exports/feed.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { addressOf } from '../web/visit.js';
import type { ChangeDto, ChangesFeedQuery } from './change.dto.js';
import { ChangesReader } from './changes.reader.js';

const WORDS = {
  title: { id: 'Perubahan catatan', en: 'Changes of the record' },
  from: { id: 'dari', en: 'from' },
} satisfies Record<string, Text>;

/** A page of a feed, wherever it stands. */
interface Shown extends Pick<Feed, 'title' | 'language' | 'page' | 'entries'> {
  /** Cursor of the following page; null on the last. */
  next: string | null;
}

/** What an entry of the history is known by in feeds. @param leafHash hexadecimal */
export const idOfEntry = (leafHash: string): string => `urn:sha256:${leafHash}`;

/** What changed, in the words of a feed. */
@Injectable()
export class ChangesFeed {
  constructor(
    private readonly reader: ChangesReader,
    private readonly site: Site,
  ) {}

  /** @throws Malformed for a foreign cursor */
  async read(actor: Actor, query: ChangesFeedQuery): Promise<Shown> {
    const { lang: language = 'id', cursor: _, limit: __, ...asked } = query;
    const [{ items, next }, title] = await Promise.all([
      this.reader.page(actor, query, { isOnce: true }),
      this.titleOf(actor, query, language),
    ]);
    return {
      title: `${title} – Ikrar`,
      language,
      page: this.site.address(addressOf(PUBLIC_PATHS.changes[language], { ...asked })),
      entries: items.map((item) => this.entry(item, language)),
      next,
    };
  }

  /** With what it is narrowed to, as far as that is seen. */
  private async titleOf(actor: Actor, query: ChangesFeedQuery, language: Language): Promise<string> {
    const { organization, person, topic } = query;
    const names = await this.reader.namesIn(actor, query);
    const narrowed = [organization, person, topic].flatMap((key) => names.get(key ?? '')?.[language] ?? []);
    return [WORDS.title[language], narrowed.join(', ')].filter(Boolean).join(': ');
  }

  private entry(item: ChangeDto, language: Language): Entry {
    const { leafHash, what, title, page, history, recordedAt, reason, changes } = item;
    return {
      id: idOfEntry(leafHash),
      title: [what[language], title?.[language]].filter(Boolean).join(': '),
      summary: [
        ...(reason ? [reason] : []),
        ...changes.map(
          ({ field, before, after }) =>
            `${field[language]}: ${after[language]}${before ? ` (${WORDS.from[language]} ${before[language]})` : ''}`,
        ),
      ].join('\n'),
      link: this.site.address(page?.[language] ?? history),
      updated: recordedAt,
      published: recordedAt,
    };
  }
}
