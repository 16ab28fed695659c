import { Controller, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { paged } from '../public-pages/paging.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { ChangesQuery } from './change.dto.js';
import { changesPage } from './changes.page.js';
import { ChangesReader } from './changes.reader.js';

/** What changed between two days, for people. */
@ApiExcludeController()
@Controller()
export class ChangesPages {
  constructor(private readonly reader: ChangesReader) {}

  @Page(PUBLIC_PATHS.changes, 'everybody')
  async list(@Visited() visit: Visit, @Query() query: ChangesQuery): Promise<string> {
    const [page, names] = await Promise.all([
      this.reader.page(visit.reader, paged(visit, query)),
      this.reader.namesIn(visit.reader, query),
    ]);
    return changesPage(visit, page, names);
  }
}
