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
import type { Span } from '../saved-searches/digest-news.reader.js';
import { Digests } from '../saved-searches/digests.js';
import { stopPath } from '../saved-searches/paths.js';
import { SavedSearchesService } from '../saved-searches/saved-searches.service.js';
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
    private readonly reader: NotificationsReader,
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
    if (told.length > 0 && subscription?.isWanted) {
      const { language } = subscription;
      const stopAt = this.site.address(stopPath(this.links.token(accountId))[language]);
      const delivery = await this.mailer.send({
        ...digestMail({
          language,
          parts: [this.partOf(told, language)],
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

  private partOf(told: Told[], language: Language): DigestPart {
    return {
      name: WORDS.followed[language],
      list: null,
      address: this.address(NOTIFICATIONS_PATH, language),
      news: {
        told: told.slice(0, MOST_TOLD).map((each) => ({
          title: [each.commitment?.title, wordsOf(each, language)].filter(Boolean).join(': '),
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
