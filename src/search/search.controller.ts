import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { Limited } from '../common/route-traits.js';
import { Problems } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { SearchDto, SearchQuery } from './search.dto.js';
import { Searches } from './searches.js';

/** One search over everything that is on record. */
@ApiTags('search')
@Controller('api/v1/search')
export class SearchController {
  constructor(private readonly searches: Searches) {}

  @Get()
  @Allow('everybody')
  @Limited('search')
  @ApiOperation({
    summary: 'Search pledges, statements, demands, minutes, organizations, people, posts, events and sources',
  })
  @ApiResponse({ status: 200, description: 'One page of what was found.', type: SearchDto })
  @Problems(400, 401, 422, 429, 503)
  async search(@Exchanged() exchange: Exchange, @Query() query: SearchQuery): Promise<string | undefined> {
    const found = await this.searches.search(exchange.actor, query);
    return exchange.showPage({ body: JSON.stringify(found), next: found.next });
  }
}
