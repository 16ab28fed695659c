import { Controller, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { STATEMENTS } from '../facets/statements.facets.js';
import { listed } from '../page-parts/listed.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { type StatementDto, StatementsQuery } from '../statements/statement.dto.js';
import { StatementsReader } from '../statements/statements.reader.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { ChosenNames } from './chosen-names.js';
import { ListFilters } from './list-filters.js';
import { paged } from './paging.js';
import { StatementOutcomes } from './statement-outcomes.reader.js';
import { statementsPage } from './statements.page.js';

/** What was said. */
@ApiExcludeController()
@Controller()
export class StatementPages {
  constructor(
    private readonly statements: StatementsReader,
    private readonly outcomes: StatementOutcomes,
    private readonly filters: ListFilters,
    private readonly names: ChosenNames,
  ) {}

  @Page(PUBLIC_PATHS.statements, 'everybody')
  async list(@Visited() visit: Visit, @Query() query: StatementsQuery): Promise<string> {
    const { reader, language } = visit;
    const { post, event, source } = query;
    const [list, filters, others] = await Promise.all([
      listed<StatementDto>(this.statements.page(reader, paged(visit, query))),
      this.filters.of(visit, STATEMENTS, query),
      this.names.of(reader, language, { post, event, source }),
    ]);
    const outcomes = await this.outcomes.of(
      reader,
      list.items.map(({ id }) => id),
    );
    return statementsPage(visit, { list, outcomes, filters, others });
  }
}
