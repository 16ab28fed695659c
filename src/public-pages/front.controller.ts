import { Controller, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { KeptPages } from '../page-parts/kept-pages.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { ItemQuery } from '../records/record.dto.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { frontPage } from './front.page.js';
import { FrontReader } from './front.reader.js';

/** The start page: how things stand with what everybody sees. */
@ApiExcludeController()
@Controller()
export class FrontPages {
  constructor(
    private readonly reader: FrontReader,
    private readonly kept: KeptPages,
  ) {}

  @Page(PUBLIC_PATHS.front, 'everybody')
  show(@Visited() visit: Visit, @Query() { as_of: asOf }: ItemQuery): Promise<string> {
    return this.kept.of(visit, async () => frontPage(visit, await this.reader.front(asOf)));
  }
}
