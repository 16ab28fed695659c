import { applyDecorators, Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { Problems } from '../common/answers.js';
import { Limited } from '../common/route-traits.js';
import { savedAs } from '../files/file-name.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { Asked, type AskedSql, TakesParameters, TakesStatement } from './asked-sql.js';
import { csvOf } from './csv.js';
import { DICTIONARY } from './dictionary.js';
import { SavedQueriesReader } from './saved-queries.reader.js';
import { SQL_LIMITS, SqlConsole } from './sql-console.js';
import { SqlRefused } from './sql/refusal.js';

/** A column of an answer. */
export class SqlColumn {
  name: string;
  /** Its type in PostgreSQL. */
  type: string;
}

export class SqlAnswer {
  columns: SqlColumn[];
  /** The values of each row, in the order of the columns; days and instants as text. */
  @ApiProperty({ type: 'array', items: { type: 'array', items: {} } }) rows: unknown[][];
  /** Whether there are more rows than are given. */
  isCut: boolean;
}

const CSV = 'text/csv';

const Runs = (summary: string, answer: object) =>
  applyDecorators(
    Allow('everybody'),
    Limited('sql'),
    ApiOperation({
      summary,
      description: `The first ${SQL_LIMITS.rows} rows, or as many as fit into ${SQL_LIMITS.bytes} bytes.`,
    }),
    ApiResponse({ status: 200, description: 'What the statement gives out.', ...answer }),
    Problems(400, 401, 422, 429, 503),
  );
const AsJson = (summary: string) => Runs(summary, { type: SqlAnswer });
const AsCsv = (summary: string) =>
  Runs(summary, {
    description: 'RFC 4180 in UTF-8 with a byte order mark, the names of the columns in the first line.',
    content: { [CSV]: { schema: { type: 'string' } } },
  });
const Named = () =>
  applyDecorators(
    ApiParam({ name: 'key', schema: { type: 'string', pattern: '^[a-z][a-z0-9-]{1,79}$' } }),
    TakesParameters(),
    Problems(404),
  );

/** Statements of whoever asks, on the views of the open data. */
@ApiTags('open data')
@Controller('api/v1')
export class SqlController {
  constructor(
    private readonly console: SqlConsole,
    private readonly saved: SavedQueriesReader,
  ) {}

  @Get('open-data')
  @Allow('everybody')
  @ApiOperation({ summary: 'The views that can be asked, with what their columns mean' })
  @ApiResponse({
    status: 200,
    description: 'Every view by name, in both languages.',
    schema: { type: 'object', additionalProperties: { type: 'object' } },
  })
  @Problems(401, 429, 503)
  views(@Exchanged() exchange: Exchange): string | undefined {
    return exchange.show(JSON.stringify(DICTIONARY));
  }

  @Get('sql')
  @AsJson('Ask the open data in SQL')
  @TakesStatement()
  ask(@Exchanged() exchange: Exchange, @Asked() asked: AskedSql): Promise<string | undefined> {
    return this.json(exchange, statementIn(asked), asked);
  }

  @Get('sql.csv')
  @AsCsv('Ask the open data in SQL, for a spreadsheet')
  @TakesStatement()
  askForFile(@Exchanged() exchange: Exchange, @Asked() asked: AskedSql): Promise<string | undefined> {
    return this.csv(exchange, statementIn(asked), asked, 'sql');
  }

  @Get('sql/:key')
  @AsJson('Run a saved query')
  @Named()
  async run(
    @Exchanged() exchange: Exchange,
    @Param('key') key: string,
    @Asked() asked: AskedSql,
  ): Promise<string | undefined> {
    return this.json(exchange, await this.queryOf(exchange, key, asked), asked);
  }

  @Get('sql/:key.csv')
  @AsCsv('Run a saved query, for a spreadsheet')
  @Named()
  async runForFile(
    @Exchanged() exchange: Exchange,
    @Param('key') key: string,
    @Asked() asked: AskedSql,
  ): Promise<string | undefined> {
    return this.csv(exchange, await this.queryOf(exchange, key, asked), asked, key);
  }

  private async queryOf({ actor }: Exchange, key: string, { query }: AskedSql): Promise<string> {
    if (query !== null) throw new SqlRefused(SAVED);
    return (await this.saved.one(actor, key)).query;
  }

  private async json(exchange: Exchange, query: string, { parameters }: AskedSql) {
    const { columns, rows, isCut } = await this.console.run(query, parameters, 'json');
    return exchange.show(
      `{"columns":${JSON.stringify(columns)},"rows":[${rows.join(',')}],"isCut":${isCut}}`,
    );
  }

  private async csv(exchange: Exchange, query: string, { parameters }: AskedSql, name: string) {
    const headers = {
      'content-type': `${CSV}; charset=utf-8; header=present`,
      'content-disposition': savedAs(`ikrar-${name}.csv`),
    };
    return exchange.showAs(headers, csvOf(await this.console.run(query, parameters, 'text')));
  }
}

/** An address without a statement asks for an empty one. */
const statementIn = ({ query }: AskedSql): string => query ?? '';

const SAVED = {
  id: 'Pertanyaan tersimpan membawa perintahnya sendiri.',
  en: 'A saved query brings its own statement.',
};
