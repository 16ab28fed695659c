import { Controller, Inject, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SETTINGS, type Settings } from '../config/settings.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { isKeeper } from '../common/actor.js';
import { NotFound } from '../common/problem.js';
import { problemBody, problemOf } from '../common/problem-body.js';
import { Limited } from '../common/route-traits.js';
import { PUBLIC_PATHS, queryPath } from '../page-parts/paths.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, submit } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { readAsked } from './asked-sql.js';
import { SavedQueriesReader } from './saved-queries.reader.js';
import { SavedQueriesService } from './saved-queries.service.js';
import { NewSavedQueryDto } from './saved-query.dto.js';
import { fieldOf, type Parameters, SqlConsole } from './sql-console.js';
import { numbered } from './sql/parameters.js';
import { savePage } from './save.page.js';
import { type Shown, sqlPage } from './sql.page.js';
import type { NamedQuery } from './starters.js';

/** The open data asked in SQL, for people. */
@ApiExcludeController()
@Controller()
export class SqlPages {
  constructor(
    private readonly console: SqlConsole,
    private readonly saved: SavedQueriesReader,
    private readonly queries: SavedQueriesService,
    private readonly work: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Page(PUBLIC_PATHS.sql, 'everybody')
  @Limited('sql')
  async ask(@Visited() visit: Visit): Promise<string> {
    const { query, parameters } = readAsked(visit.query);
    return this.show(visit, null, query, parameters);
  }

  @Page({ id: `${PUBLIC_PATHS.sql.id}/simpan`, en: `${PUBLIC_PATHS.sql.en}/simpan` }, 'keepers')
  save(@Visited() visit: Visit): string {
    const { query } = readAsked(visit.query);
    return savePage(visit, { ...FRESH, typed: { query: query ?? '' } });
  }

  @PageForm(`${PUBLIC_PATHS.sql.id}/simpan`, 'keepers')
  keep(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, NewSavedQueryDto, {
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => this.queries.create(tx, input));
        return visit.go(queryPath(input.key)[visit.language]);
      },
      again: (failed) => savePage(visit, failed),
    });
  }

  @Page(queryPath(':key'), 'everybody')
  @Limited('sql')
  async run(@Visited() visit: Visit, @Param('key') key: string): Promise<string> {
    const { query, parameters } = readAsked(visit.query);
    if (query !== null) throw new NotFound();
    const named = await this.saved.byKey(visit.reader, key);
    return this.show(visit, named, named.query, parameters);
  }

  /** Runs what is asked, once all its parameters are given; what is wrong stands at the fields, beside what was typed. */
  private async show(
    visit: Visit,
    named: NamedQuery | null,
    query: string | null,
    parameters: Parameters,
  ): Promise<string> {
    const names = query === null ? [] : await namesIn(query);
    const shown: Shown = {
      named,
      query,
      parameters: names,
      others: await this.saved.named(visit.reader),
      answer: null,
      seconds: this.settings.SQL_TIMEOUT_MS / 1000,
      failed: { ...FRESH, typed: { query: query ?? '', ...typedIn(parameters) } },
      isKeeper: visit.login !== null && visit.reader.kind === 'known' && isKeeper(visit.reader),
    };
    if (query === null || names.some((name) => !Object.hasOwn(parameters, name)))
      return sqlPage(visit, shown);
    try {
      return sqlPage(visit, { ...shown, answer: await this.console.run(query, parameters, 'text') });
    } catch (error) {
      const problem = problemOf(error);
      if (problem.kind !== 'invalid') throw error;
      const { status, detail, errors = {} } = problemBody(problem, visit.language, visit.request.url);
      const failed: Failed = { ...shown.failed, message: detail, errors };
      const html = sqlPage(visit, { ...shown, failed });
      visit.fail(status, { ...problem.headers, 'cache-control': 'no-store' });
      return html;
    }
  }
}

/** The parameters of a statement that may be no good. */
async function namesIn(query: string): Promise<string[]> {
  try {
    return (await numbered(query)).names;
  } catch {
    return [];
  }
}

const typedIn = (parameters: Parameters): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [fieldOf(name), value]));
