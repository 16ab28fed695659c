import { Controller, Get, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { Site } from '../auth/site.js';
import { Limited } from '../common/route-traits.js';
import { atomOf } from '../exports/atom.js';
import type { Feed } from '../exports/feed.js';
import { jsonFeedOf } from '../exports/json-feed.js';
import { Listing, Problems } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { addressOf } from '../web/visit.js';
import { ChangeDto, ChangesFeedQuery, ChangesQuery } from './change.dto.js';
import { ChangesFeed } from './changes-feed.js';
import { ChangesReader } from './changes.reader.js';

const ONCE =
  'What a lane, a follow-up, a step, a reply or a new holder brings to its commitment is told by that alone.';

/** What changed between two days, as data and as feeds. */
@ApiTags('changes')
@ApiExtraModels(ChangeDto)
@Controller('api/v1')
export class ChangesController {
  constructor(
    private readonly reader: ChangesReader,
    private readonly changes: ChangesFeed,
    private readonly site: Site,
  ) {}

  @Get('changes')
  @Listing('What changed between two days, the latest first', ChangeDto)
  async list(@Exchanged() exchange: Exchange, @Query() query: ChangesQuery): Promise<string | undefined> {
    const { items, next } = await this.reader.page(exchange.actor, query);
    const addressed = items.map((item) => ({
      ...item,
      page: item.page && { id: this.site.address(item.page.id), en: this.site.address(item.page.en) },
      history: this.site.address(item.history),
    }));
    return exchange.showPage({ body: JSON.stringify({ items: addressed, next }), next });
  }

  @Get('changes.atom')
  @Allow('everybody', { scope: 'read' })
  @Limited('search')
  @ApiOperation({ summary: 'What changed between two days, as a feed (Atom)', description: ONCE })
  @ApiResponse({
    status: 200,
    description: 'Atom (RFC 4287); `next` leads to what comes after it (RFC 5005).',
    content: { 'application/atom+xml': { schema: { type: 'string' } } },
  })
  @Problems(400, 401, 429, 503)
  async atom(@Exchanged() exchange: Exchange, @Query() query: ChangesFeedQuery): Promise<string | undefined> {
    const type = { 'content-type': 'application/atom+xml; charset=utf-8' };
    return exchange.showAs(type, atomOf(await this.feed(exchange, query)));
  }

  @Get('changes.feed.json')
  @Allow('everybody', { scope: 'read' })
  @Limited('search')
  @ApiOperation({ summary: 'What changed between two days, as a feed (JSON Feed)', description: ONCE })
  @ApiResponse({
    status: 200,
    description: 'JSON Feed 1.1; `next_url` leads to what comes after it.',
    content: { 'application/feed+json': { schema: { type: 'object' } } },
  })
  @Problems(400, 401, 429, 503)
  async json(@Exchanged() exchange: Exchange, @Query() query: ChangesFeedQuery): Promise<string | undefined> {
    const type = { 'content-type': 'application/feed+json; charset=utf-8' };
    return exchange.showAs(type, jsonFeedOf(await this.feed(exchange, query)));
  }

  private async feed({ actor, request }: Exchange, query: ChangesFeedQuery): Promise<Feed> {
    const { lang, cursor, limit, ...asked } = query;
    const { next, ...shown } = await this.changes.read(actor, query);
    const [path = ''] = request.url.split('?');
    const at = (more: Record<string, string | undefined>) =>
      this.site.address(addressOf(path, { ...asked, lang, ...more }));
    return {
      ...shown,
      id: at({}),
      self: at({ limit: `${limit}`, cursor }),
      next: next === null ? null : at({ limit: `${limit}`, cursor: next }),
    };
  }
}
