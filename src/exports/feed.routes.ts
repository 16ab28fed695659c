import { applyDecorators, Controller, Get, Inject, Query, type Type } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags, IntersectionType } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { Site } from '../auth/site.js';
import { Problems } from '../common/answers.js';
import { Limited } from '../common/route-traits.js';
import { FEED_FORMS, type FeedForm } from '../page-parts/followed-links.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import type { ListRequest } from '../records/record.reader.js';
import { atomOf } from './atom.js';
import { FeedLanguage } from './exports.dto.js';
import type { Feed } from './feed.js';
import type { FeedList } from './feed-list.js';
import { jsonFeedOf } from './json-feed.js';
import type { ReadsPages } from './steps.js';
import { takes } from './takes.js';

/** A list that is answered as a feed. */
interface Followed<Query_ extends ListRequest, Row> {
  feed: FeedList<Row>;
  reader: Type<ReadsPages<Query_>>;
  query: Type<Query_>;
}

/** Keys that say how a list is shown, and not what is in it. */
const PASSING = ['cursor', 'limit', 'sort', 'lang'];

/** Routes that answer a list as feeds, with the query of the list, as whoever asks sees it. */
export function feedRoutes<Query_ extends ListRequest, Row>({
  feed: list,
  reader,
  query,
}: Followed<Query_, Row>): Type {
  @ApiTags('feeds')
  @Controller('api/v1')
  class FeedRoutes {
    constructor(
      private readonly site: Site,
      @Inject(reader) private readonly pages: ReadsPages<Query_>,
    ) {}

    @AsFeed(list.list, 'atom')
    async atom(
      @Exchanged() exchange: Exchange,
      @Query() asked: Query_ & FeedLanguage,
    ): Promise<string | undefined> {
      return answerFeed(exchange, 'atom', await this.feed(exchange, asked));
    }

    @AsFeed(list.list, 'feed.json')
    async json(
      @Exchanged() exchange: Exchange,
      @Query() asked: Query_ & FeedLanguage,
    ): Promise<string | undefined> {
      return answerFeed(exchange, 'feed.json', await this.feed(exchange, asked));
    }

    private async feed({ actor, request }: Exchange, asked: Query_ & FeedLanguage): Promise<Feed> {
      const { lang: language = 'id', ...rest } = asked;
      const { items, next } = await this.pages.page(actor, {
        ...(rest as unknown as Query_),
        sort: '-updated',
      });
      const [path = '', parameters] = request.url.split('?');
      const at = (changed: (parameters: URLSearchParams) => void, to = path) => {
        const kept = new URLSearchParams(parameters);
        changed(kept);
        return this.site.address(kept.size > 0 ? `${to}?${kept}` : to);
      };
      const without = (kept: URLSearchParams) => PASSING.forEach((key) => kept.delete(key));
      return {
        id: at((kept) => kept.delete('cursor')),
        title: list.title[language],
        language,
        self: at(() => {}),
        page: list.page && at(without, list.page[language]),
        next: next === null ? null : at((kept) => kept.set('cursor', next)),
        entries: items.map((text) =>
          list.entry(JSON.parse(text) as Row, { language, at: (to) => this.site.address(to) }),
        ),
      };
    }
  }
  const asked = IntersectionType(query as Type<object>, FeedLanguage);
  return takes(FeedRoutes, `${list.list}Feeds`, { atom: asked, json: asked });
}

const WRITTEN: Record<FeedForm, (feed: Feed) => string> = { atom: atomOf, 'feed.json': jsonFeedOf };

/** Answers with a feed, or with 304. */
export const answerFeed = (exchange: Exchange, form: FeedForm, feed: Feed): string | undefined =>
  exchange.showAs({ 'content-type': `${FEED_FORMS[form].type}; charset=utf-8` }, WRITTEN[form](feed));

const AsFeed = (list: string, form: FeedForm) =>
  applyDecorators(
    Get(`${list}.${form}`),
    Allow('everybody', { scope: 'read' }),
    Limited('search'),
    FeedAnswer(
      form,
      `List as a feed (${FEED_FORMS[form].name}): ${list}`,
      'What matches, the latest changed first: `sort` is taken, so that the query of a page of the list can be used, and changes nothing.',
    ),
    Problems(400, 401, 429, 503),
  );

/** What the description of the API says of a feed. */
export const FeedAnswer = (form: FeedForm, summary: string, description: string) =>
  applyDecorators(
    ApiOperation({ summary, description }),
    ApiResponse({
      status: 200,
      description:
        form === 'atom'
          ? 'Atom (RFC 4287); `next` leads to what comes after it (RFC 5005).'
          : 'JSON Feed 1.1; `next_url` leads to what comes after it.',
      content: { [FEED_FORMS[form].type]: { schema: { type: form === 'atom' ? 'string' : 'object' } } },
      headers: { ETag: { schema: { type: 'string' }, description: 'Of the text.' } },
    }),
  );
