import { Controller, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ANONYMOUS } from '../common/actor.js';
import { Limited } from '../common/route-traits.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { MEASURE_NAMES, type MeasureName } from '../statistics/measures.js';
import { type Asked, asking } from '../statistics/statement.js';
import { allOf, statisticOf } from '../statistics/statistic.js';
import { type StatisticDto, StatisticsPageQuery } from '../statistics/statistic.dto.js';
import { StatisticsReader } from '../statistics/statistics.reader.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { NamesReader } from './names.reader.js';
import { statisticPage } from './statistic.page.js';
import { statisticsPage } from './statistics.page.js';

/** Figures over the public record, and how each is computed: for everybody, of what everybody sees. */
@ApiExcludeController()
@Controller()
export class StatisticsPages {
  constructor(
    private readonly reader: StatisticsReader,
    private readonly names: NamesReader,
  ) {}

  @Page(PUBLIC_PATHS.statistics, 'everybody')
  @Limited('search')
  async show(@Visited() visit: Visit, @Query() { measure, ...query }: StatisticsPageQuery): Promise<string> {
    const isAsked = Object.values(query).some((value) => value !== undefined);
    if (measure === undefined && !isAsked)
      return statisticsPage(visit, await Promise.all(MEASURE_NAMES.map((name) => this.count(allOf(name)))));
    return this.one(visit, measure ?? 'commitments', query);
  }

  private async one(visit: Visit, measure: MeasureName, query: StatisticsPageQuery): Promise<string> {
    const asked = asking(measure, query);
    const [whole, parts, years, topics, names] = await Promise.all([
      this.count({ ...asked, by: null }),
      asked.by === null ? null : this.count(asked),
      this.count({ ...allOf('commitments'), by: 'year' }),
      this.count({ ...allOf('commitments'), by: 'topic' }),
      this.names.of(
        ANONYMOUS,
        [asked.maker, asked.receiver].filter((id) => id !== null),
      ),
    ]);
    return statisticPage(visit, { whole, parts, years, topics, names });
  }

  private async count(asked: Asked): Promise<StatisticDto> {
    return statisticOf(asked, await this.reader.count(asked));
  }
}
