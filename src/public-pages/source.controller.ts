import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { UuidPipe } from '../common/uuid.pipe.js';
import { SOURCES } from '../facets/sources.facets.js';
import { listed, recordOf } from '../page-parts/listed.js';
import { PUBLIC_PATHS, sourcePath } from '../page-parts/paths.js';
import { pastMomentOf } from '../records/as-of.js';
import { ItemQuery } from '../records/record.dto.js';
import { type SourceDto, SourcesQuery } from '../sources/source.dto.js';
import { SourcesReader } from '../sources/sources.reader.js';
import type { StatementDto } from '../statements/statement.dto.js';
import { StatementsReader } from '../statements/statements.reader.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { ListFilters } from './list-filters.js';
import { paged } from './paging.js';
import { type LinkedToSource, sourcePage } from './source.page.js';
import { SourceUseReader } from './source.reader.js';
import { sourcesPage } from './sources.page.js';

/** Words of a source on its page. */
const MOST_STATEMENTS = 50;

/** What everything rests on. */
@ApiExcludeController()
@Controller()
export class SourcePages {
  constructor(
    private readonly sources: SourcesReader,
    private readonly statements: StatementsReader,
    private readonly use: SourceUseReader,
    private readonly filters: ListFilters,
  ) {}

  @Page(PUBLIC_PATHS.sources, 'everybody')
  async list(@Visited() visit: Visit, @Query() query: SourcesQuery): Promise<string> {
    const [list, filters] = await Promise.all([
      listed<SourceDto>(this.sources.page(visit.reader, paged(visit, query))),
      this.filters.of(visit, SOURCES, query),
    ]);
    return sourcesPage(visit, { list, filters });
  }

  @Page(sourcePath(':id'), 'everybody')
  async item(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { as_of: asOf }: ItemQuery,
  ): Promise<string> {
    const [record, linked] = await Promise.all([
      recordOf<SourceDto>(this.sources.item(visit.reader, id, pastMomentOf(asOf))),
      asOf === undefined ? this.linked(visit, id) : null,
    ]);
    return sourcePage(visit, record, linked, asOf);
  }

  private async linked({ reader }: Visit, source: string): Promise<LinkedToSource> {
    const [statements, resting] = await Promise.all([
      listed<StatementDto>(this.statements.page(reader, { source, limit: MOST_STATEMENTS })),
      this.use.of(reader, source),
    ]);
    return { statements, resting };
  }
}
