import {
  applyDecorators,
  Controller,
  Get,
  Header,
  Inject,
  Query,
  type StreamableFile,
  type Type,
} from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags, IntersectionType } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { Problems } from '../common/answers.js';
import { Limited } from '../common/route-traits.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import type { ListRequest } from '../records/record.reader.js';
import { CsvStyle } from './exports.dto.js';
import { type Form, FORM_RULES } from './forms.js';
import { columnsOf, type ListFile } from './list-file.js';
import { ListFiles } from './list-files.js';
import type { ReadsPages } from './steps.js';
import { takes } from './takes.js';

/** A list that is answered as files. */
interface Exported<Query extends ListRequest, Row> {
  file: ListFile<Row>;
  reader: Type<ReadsPages<Query>>;
  query: Type<Query>;
}

/** Routes that answer a list as files, one for each form, with the query of the list, as whoever asks sees it. */
export function fileRoutes<Query_ extends ListRequest, Row extends { id: string }>({
  file,
  reader,
  query,
}: Exported<Query_, Row>): Type {
  const csvQuery = IntersectionType(query as Type<object>, CsvStyle);

  @ApiTags('exports')
  @Controller('api/v1')
  class FileRoutes {
    constructor(
      private readonly files: ListFiles,
      @Inject(reader) private readonly list: ReadsPages<Query_>,
    ) {}

    @AsFile(file, 'csv')
    csv(@Exchanged() { actor }: Exchange, @Query() asked: Query_ & CsvStyle): Promise<StreamableFile> {
      const { style, ...rest } = asked;
      return this.files.write(this.list, file, {
        actor,
        query: rest as unknown as Query_,
        form: 'csv',
        style,
      });
    }

    @AsFile(file, 'xlsx')
    xlsx(@Exchanged() { actor }: Exchange, @Query() asked: Query_): Promise<StreamableFile> {
      return this.files.write(this.list, file, { actor, query: asked, form: 'xlsx' });
    }

    @AsFile(file, 'jsonld')
    jsonLd(@Exchanged() { actor }: Exchange, @Query() asked: Query_): Promise<StreamableFile> {
      return this.files.write(this.list, file, { actor, query: asked, form: 'jsonld' });
    }
  }
  return takes(FileRoutes, `${file.list}Files`, { csv: csvQuery, xlsx: query, jsonLd: query });
}

const text = (description: string) => ({ description, schema: { type: 'string' as const } });

/** A route that answers a whole list as a file. It counts as an export. A form the list has no words for is no route. */
function AsFile<Row>(file: ListFile<Row>, form: Form): MethodDecorator {
  if (form === 'jsonld' && !file.thing) return () => {};
  const { name, type, answer } = FORM_RULES[form];
  const columns = columnsOf(file)
    .map((column) => `\`${column}\``)
    .join(', ');
  return applyDecorators(
    Get(`${file.list}.${form}`),
    Allow('everybody', { scope: 'read' }),
    Limited('export'),
    Header('cache-control', 'no-store'),
    ApiOperation({
      summary: `List as a file (${name}): ${file.list}`,
      description:
        'All that match, in the order of the list, from its start: `limit` and `cursor` are taken, so that the query of a page of the list can be used, and change nothing.' +
        (form === 'jsonld' ? '' : ` Columns: ${columns}.`),
    }),
    ApiResponse({
      status: 200,
      description: answer,
      content: {
        [type]: { schema: form === 'jsonld' ? { type: 'object' } : { type: 'string' } },
      },
      headers: { 'Content-Disposition': text('`attachment`, with the name of the file and the day.') },
    }),
    Problems(400, 401, 429, 503),
  );
}
