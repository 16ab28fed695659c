import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Addressees } from '../auth/addressees.js';
import { MailLinks } from '../auth/mail-links.js';
import { Site } from '../auth/site.js';
import type { KnownActor } from '../common/actor.js';
import type { Language, Text } from '../common/language.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Task } from '../jobs/task.js';
import { Workers } from '../jobs/workers.js';
import { Mailer } from '../mail/mailer.js';
import { digestMail, type DigestPart } from '../saved-searches/digest-mail.js';
import { DigestNews, type NewsOfSearch, type Span } from '../saved-searches/digest-news.reader.js';
import { Digests } from '../saved-searches/digests.js';
import { stopPath } from '../saved-searches/paths.js';
import { type InstantSearch, SavedSearchesService } from '../saved-searches/saved-searches.service.js';
import { SearchedLists } from '../saved-searches/searched-lists.js';
import { FollowedReader } from './followed.reader.js';
import { NotificationsReader, type Told, wordsOf } from './notifications.reader.js';
import { NOTIFICATIONS_PATH } from './paths.js';

/** Sends one mail of what was told at once. */
export const SEND_NOTIFICATIONS = new Task<{ accountId: string; mailId: string }>('notifications.mail');

/** Changes named in one mail; how many more there are is said. */
const MOST_TOLD = 20;
const MOST_READ = 500;

const WORDS = {
  followed: { id: 'Yang Anda ikuti', en: 'What you follow' },
} satisfies Record<string, Text>;

/**
 * Mails what accounts were told: at once, or as a part of the daily mail. A mail is composed when it is sent, of what the
 * account has not read and still sees. Its id was given when its notifications were made, so that one that is sent again
 * because the process died is recognised.
 */
@Injectable()
export class NotificationMails implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly workers: Workers,
    private readonly searches: SavedSearchesService,
    private readonly digests: Digests,
    private readonly lists: SearchedLists,
    private readonly news: DigestNews,
    private readonly reader: NotificationsReader,
    private readonly followed: FollowedReader,
    private readonly addressees: Addressees,
    private readonly mailer: Mailer,
    private readonly links: MailLinks,
    private readonly site: Site,
  ) {}

  onModuleInit(): void {
    this.workers.does(SEND_NOTIFICATIONS, ({ accountId, mailId }) => this.send(accountId, mailId));
    this.digests.alsoTell((actor, span, language) => this.daily(actor, span, language));
  }

  private async send(accountId: string, mailId: string): Promise<void> {
    const addressee = await this.addressees.find(accountId);
    if (!addressee) return;
    const { actor, email } = addressee;
    const told = await this.reader.told(
      actor,
      sql`n.mail_id = ${mailId} AND n.mail_settled_at IS NULL AND n.read_at IS NULL`,
      MOST_READ,
    );
    const subscription = await this.work.run(actor, (tx) => this.searches.subscription(tx));
    const language = subscription?.language ?? 'id';
    const parts = subscription?.isWanted ? await this.partsOf(actor, told, language) : [];
    if (parts.length > 0) {
      const stopAt = this.site.address(stopPath(this.links.token(accountId))[language]);
      const delivery = await this.mailer.send({
        ...digestMail({
          language,
          parts,
          at: (path) => this.site.address(path),
          settings: this.address(NOTIFICATIONS_PATH, language),
          stopAt,
        }),
        to: email,
        id: mailId,
        stopAt,
      });
      if (delivery !== 'mailed') throw new Error('The mail was not taken by the mail server.');
    }
    await this.work.run(actor, (tx) =>
      tx.query(sql`UPDATE notification SET mail_settled_at = now() WHERE mail_id = ${mailId}`),
    );
  }

  private async daily(actor: KnownActor, { from, until }: Span, language: Language): Promise<DigestPart> {
    const told = await this.reader.told(
      actor,
      sql`n.mail_id IS NULL AND n.read_at IS NULL AND n.entry_index >= ${from} AND n.entry_index < ${until}`,
      MOST_READ,
    );
    return this.partOf(told, language);
  }

  /**
   * What is followed, then each search with what of it was told and is in it still. What a search found and has no more,
   * or what was found by one that has ended, is told all the same where it is followed.
   */
  private async partsOf(actor: KnownActor, told: Told[], language: Language): Promise<DigestPart[]> {
    const found: DigestPart[] = [];
    let others = told;
    for (const search of await this.work.run(actor, (tx) => this.searches.instant(tx))) {
      const isOf = ({ searchId }: Told) => searchId === search.id;
      if (!told.some(isOf)) continue;
      const list = this.lists.of(search.list);
      const news = await this.foundBy(actor, search, told.filter(isOf), language);
      if (news?.count === 0) continue;
      others = others.filter((one) => !isOf(one));
      found.push({
        name: search.name,
        list: list.label,
        address: this.site.address(
          `${list.path[language]}?${search.query ? `${search.query}&` : ''}sort=-updated`,
        ),
        news,
      });
    }
    const indexes = others.map(({ index }) => Number(index));
    const followed = await this.work.run(actor, (tx) => this.followed.among(tx, actor, indexes));
    const rest = others.filter(({ index }) => followed.has(Number(index)));
    return rest.length > 0 ? [this.partOf(rest, language), ...found] : found;
  }

  private async foundBy(
    actor: KnownActor,
    { list: name, query }: InstantSearch,
    found: Told[],
    language: Language,
  ): Promise<NewsOfSearch | null> {
    const list = this.lists.of(name);
    const ids = found.map(({ kind, recordId, aboutId }) => (kind === list.kind ? recordId : aboutId));
    const indexes = found.map(({ index }) => Number(index));
    const span = { from: Math.min(...indexes), until: Math.max(...indexes) + 1 };
    const asked = await this.lists.queryIfTaken(name, query);
    if (!asked) return null;
    const news = await this.news.of(actor, list, asked, span, language, ids);
    return { ...news, isMore: news.isMore || found.length === MOST_READ };
  }

  private partOf(told: Told[], language: Language): DigestPart {
    return {
      name: WORDS.followed[language],
      list: null,
      address: this.address(NOTIFICATIONS_PATH, language),
      news: {
        told: told.slice(0, MOST_TOLD).map((each) => ({
          title: [each.title?.[language], wordsOf(each, language)].filter(Boolean).join(': '),
          path: {
            id: this.reader.pathOf(each, 'id') ?? NOTIFICATIONS_PATH,
            en: this.reader.pathOf(each, 'en') ?? `/en${NOTIFICATIONS_PATH}`,
          },
          isNew: false,
        })),
        count: told.length,
        isMore: told.length === MOST_READ,
      },
    };
  }

  private address(path: string, language: Language): string {
    return this.site.address(language === 'id' ? path : `/en${path}`);
  }
}
