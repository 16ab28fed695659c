import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { today } from '../common/day.js';
import { NotFound } from '../common/problem.js';
import { Limited } from '../common/route-traits.js';
import { savedAs } from '../files/file-name.js';
import { Problems } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { MEASURE_NAMES, type MeasureName } from './measures.js';
import { type Asked, asking } from './statement.js';
import { measures, statisticOf } from './statistic.js';
import { MeasuresDto, StatisticDto, StatisticQuery } from './statistic.dto.js';
import { linesOf } from './statistic.file.js';
import { StatisticsReader } from './statistics.reader.js';

const MEASURE = ApiParam({ name: 'measure', schema: { type: 'string', enum: MEASURE_NAMES } });

/** Figures over the public record, each with its definition, its denominator and the statement it comes from. */
@ApiTags('statistics')
@Controller('api/v1/statistics')
export class StatisticsController {
  constructor(private readonly reader: StatisticsReader) {}

  @Get()
  @Allow('everybody', { scope: 'read' })
  @ApiOperation({ summary: 'What is measured, and how' })
  @ApiResponse({ status: 200, description: 'Every measure.', type: MeasuresDto })
  @Problems(400, 401, 429, 503)
  list(@Exchanged() exchange: Exchange): string | undefined {
    return exchange.show(JSON.stringify({ items: measures(today()), next: null }));
  }

  @Get(':measure.csv')
  @Allow('everybody', { scope: 'read' })
  @Limited('search')
  @MEASURE
  @ApiOperation({ summary: 'Figures of one measure as a file (CSV)' })
  @ApiResponse({
    status: 200,
    description:
      'RFC 4180 in UTF-8 with a byte order mark, one line for each group, each with the version it rests on.',
    content: { 'text/csv': { schema: { type: 'string' } } },
  })
  @Problems(400, 401, 404, 429, 503)
  async file(
    @Exchanged() exchange: Exchange,
    @Param('measure') name: string,
    @Query() query: StatisticQuery,
  ): Promise<string | undefined> {
    const asked = askedOf(name, query);
    const statistic = statisticOf(asked, await this.reader.count(asked));
    return exchange.showAs(
      {
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': savedAs(`ikrar-statistik-${name}-${statistic.on}.csv`),
      },
      linesOf(statistic),
    );
  }

  @Get(':measure')
  @Allow('everybody', { scope: 'read' })
  @Limited('search')
  @MEASURE
  @ApiOperation({ summary: 'Figures of one measure' })
  @ApiResponse({
    status: 200,
    description: 'The figures, and all it takes to check them.',
    type: StatisticDto,
  })
  @Problems(400, 401, 404, 429, 503)
  async show(
    @Exchanged() exchange: Exchange,
    @Param('measure') name: string,
    @Query() query: StatisticQuery,
  ): Promise<string | undefined> {
    const asked = askedOf(name, query);
    return exchange.show(JSON.stringify(statisticOf(asked, await this.reader.count(asked))));
  }
}

/** @throws NotFound for a measure there is not, Invalid for one that is not told by this */
function askedOf(name: string, query: StatisticQuery): Asked {
  const measure = MEASURE_NAMES.find((known): known is MeasureName => known === name);
  if (measure === undefined) throw new NotFound();
  return asking(measure, query);
}
