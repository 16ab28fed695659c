import { Controller, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { SearchPageQuery } from './search-page.dto.js';
import { searchPage } from './search.page.js';
import { NotUnderstood } from './search.problems.js';
import { Searches } from './searches.js';

/** The search as a page. */
@ApiExcludeController()
@Controller()
export class SearchPages {
  constructor(private readonly searches: Searches) {}

  @Page(PUBLIC_PATHS.search, 'everybody')
  async search(@Visited() visit: Visit, @Query() { q, ...query }: SearchPageQuery): Promise<string> {
    if (q === undefined) return searchPage(visit, { q: '', asOf: query.as_of, result: null });
    try {
      const result = await this.searches.search(visit.reader, { ...query, q });
      return searchPage(visit, { q, asOf: query.as_of, result });
    } catch (error) {
      if (!(error instanceof NotUnderstood)) throw error;
      const html = searchPage(visit, { q, asOf: query.as_of, result: null, problem: error.detail });
      visit.fail(422, { 'cache-control': 'no-store' });
      return html;
    }
  }
}
