import { applyDecorators, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { Problems } from '../common/answers.js';
import type { Text } from '../common/language.js';
import { Limited } from '../common/route-traits.js';
import type { Column } from './columns.js';

export const CSV = 'text/csv';

/** What a list as a file looks like from outside. */
export interface FileFormat {
  /** Where the list stands below /api/v1: `commitments`. */
  list: string;
  /** What a file of it is called, before the day. */
  name: string;
  /** In their order, after `id` and `page`. */
  columns: readonly string[];
}

/** A list as a file. */
export interface ListFile<Row> extends FileFormat {
  /** Where people read a row; null where what it belongs to is hidden. */
  pageOf: (row: Row) => Text | null;
  columns: readonly Column<Row>[];
}

/** What every record tells of itself, at the end. */
export const RECORD_COLUMNS = ['visibility', 'recordedAt', 'changedAt', 'revision'] as const;

/** The columns of a file, in their order. */
export const columnsOf = ({ columns }: FileFormat): string[] => ['id', 'page', ...columns];

const text = (description: string) => ({ description, schema: { type: 'string' as const } });

/** A route that answers a whole list as a file. It counts as an export. */
export const AsCsv = (file: FileFormat) =>
  applyDecorators(
    Get(`${file.list}.csv`),
    Allow('everybody', { scope: 'read' }),
    Limited('export'),
    Header('cache-control', 'no-store'),
    ApiOperation({
      summary: `List as a file (CSV): ${file.list}`,
      description:
        'All that match, in the order of the list, from its start: `limit` and `cursor` are taken, so that the query of a page of the list can be used, and change nothing. ' +
        `Columns: ${columnsOf(file)
          .map((column) => `\`${column}\``)
          .join(', ')}.`,
    }),
    ApiResponse({
      status: 200,
      description:
        'RFC 4180 in UTF-8 with a byte order mark, the names of the columns in the first line. A column is named after its place in the JSON of the list; `page` is where people read it.',
      content: { [CSV]: { schema: { type: 'string' } } },
      headers: { 'Content-Disposition': text('`attachment`, with the name of the file and the day.') },
    }),
    Problems(400, 401, 429, 503),
  );
