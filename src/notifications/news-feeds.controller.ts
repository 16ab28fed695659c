import { applyDecorators, Controller, Get, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import sql from 'sql-template-tag';
import { AllowFeedLink } from '../auth/allow.decorator.js';
import type { LinkedFeed } from '../auth/feed-tokens.js';
import { Site } from '../auth/site.js';
import { FeedSubjects } from '../calendar/feed-subjects.reader.js';
import { ChangesFeed, idOfEntry } from '../changes/changes-feed.js';
import { Problems } from '../common/answers.js';
import type { KnownActor } from '../common/actor.js';
import type { Language, Text } from '../common/language.js';
import { NotFound } from '../common/problem.js';
import { Limited } from '../common/route-traits.js';
import { FeedLanguage } from '../exports/exports.dto.js';
import { type Entry, type Feed, idOf } from '../exports/feed.js';
import { answerFeed, FeedAnswer } from '../exports/feed.routes.js';
import type { FeedForm } from '../page-parts/followed-links.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { NotificationsReader, type Told, wordsOf } from './notifications.reader.js';
import { NOTIFICATIONS_PATH } from './paths.js';

/** Entries in a feed; what is older stands on the pages. */
const MOST_NEWS = 100;

const WORDS = {
  title: { id: 'Kabar dari yang saya ikuti – Ikrar', en: 'News of what I follow – Ikrar' },
} satisfies Record<string, Text>;

const OfLink = (form: FeedForm) =>
  applyDecorators(
    Get(`feeds/:token.${form}`),
    AllowFeedLink(),
    Limited('search'),
    FeedAnswer(
      form,
      'The feed of a link, as the account it belongs to sees it',
      `What the account was told of what it follows, or what changed on an organization and its pledges; the latest ${MOST_NEWS}. It names no address of its own, which is a secret, and leads no further. Nothing counts as read by it.`,
    ),
    ApiParam({ name: 'token', description: 'From the `url` of a link; it is the only credential here.' }),
    Problems(400, 404, 429, 503),
  );

/** What an account may know, for readers of feeds that its links are given to. */
@ApiTags('feeds')
@Controller('api/v1')
export class NewsFeeds {
  constructor(
    private readonly notifications: NotificationsReader,
    private readonly changes: ChangesFeed,
    private readonly subjects: FeedSubjects,
    private readonly site: Site,
  ) {}

  @OfLink('atom')
  atom(@Exchanged() exchange: Exchange, @Query() query: FeedLanguage): Promise<string | undefined> {
    return this.answer(exchange, 'atom', query);
  }

  @OfLink('feed.json')
  json(@Exchanged() exchange: Exchange, @Query() query: FeedLanguage): Promise<string | undefined> {
    return this.answer(exchange, 'feed.json', query);
  }

  private async answer(
    exchange: Exchange,
    form: FeedForm,
    { lang = 'id' }: FeedLanguage,
  ): Promise<string | undefined> {
    const { actor, request } = exchange;
    const { feed } = request;
    if (!feed || actor.kind !== 'known') throw new NotFound();
    const shown = await this.shown(actor, feed, lang);
    return answerFeed(exchange, form, { ...shown, id: idOf(feed.id), self: null, next: null });
  }

  private async shown(
    actor: KnownActor,
    feed: LinkedFeed,
    language: Language,
  ): Promise<Omit<Feed, 'id' | 'self' | 'next'>> {
    const { kind, subjectId } = feed;
    if (kind === 'news') return this.news(actor, language);
    if (kind !== 'changes' || subjectId === null) throw new NotFound();
    const names = await this.subjects.names(actor, [feed]);
    if (!names.has(subjectId)) throw new NotFound();
    return this.changes.read(actor, { organization: subjectId, lang: language, limit: MOST_NEWS });
  }

  private async news(actor: KnownActor, language: Language): Promise<Omit<Feed, 'id' | 'self' | 'next'>> {
    const told = await this.notifications.told(actor, sql`true`, MOST_NEWS);
    const page = this.site.address(language === 'id' ? NOTIFICATIONS_PATH : `/en${NOTIFICATIONS_PATH}`);
    return {
      title: WORDS.title[language],
      language,
      page,
      entries: told.map((one) => this.entry(one, language, page)),
    };
  }

  /** @param page where it is read that has no page of its own */
  private entry(told: Told, language: Language, page: string): Entry {
    const { leafHash, title, recordedAt } = told;
    const text = wordsOf(told, language);
    const path = this.notifications.pathOf(told, language);
    return {
      id: idOfEntry(leafHash),
      title: [title?.[language], text].filter(Boolean).join(': '),
      summary: text,
      link: path === null ? page : this.site.address(path),
      updated: recordedAt,
      published: recordedAt,
    };
  }
}
