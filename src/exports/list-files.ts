import { Readable } from 'node:stream';
import { Injectable, Logger, StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import type { Actor } from '../common/actor.js';
import { Site } from '../auth/site.js';
import { today } from '../common/day.js';
import type { Page } from '../common/page.js';
import { savedAs } from '../files/file-name.js';
import type { ListRequest } from '../records/record.reader.js';
import { cellAt } from './columns.js';
import { columnsOf, CSV, type ListFile } from './list-file.js';

/** Rows read at a time, which is also what is held in memory. */
const STEP = 250;

const BYTE_ORDER_MARK = '\uFEFF';

/** Reads a list page by page. */
interface ReadsPages<Query> {
  page(actor: Actor, query: Query): Promise<Page>;
}

/** Writes lists as files. */
@Injectable()
export class ListFiles {
  private readonly logger = new Logger('Exports');

  constructor(private readonly site: Site) {}

  /**
   * The whole list, read step by step as it is taken, so that a slow reader holds neither a connection nor memory. What
   * cannot be read is refused before the first byte; a failure on the way breaks the connection.
   * @param query `limit` and `cursor` are passed over
   */
  async write<Query extends ListRequest, Row extends { id: string }>(
    actor: Actor,
    reader: ReadsPages<Query>,
    file: ListFile<Row>,
    query: Query,
  ): Promise<StreamableFile> {
    const first = await reader.page(actor, { ...query, limit: STEP, cursor: undefined });
    const next = (cursor: string) => reader.page(actor, { ...query, limit: STEP, cursor });
    const stream = Readable.from(this.texts(file, first, next), { objectMode: false });
    // The answer has begun, so that no filter comes to see it.
    stream.on('error', (error) => this.logger.error(error.stack ?? error));
    return new StreamableFile(stream, {
      type: `${CSV}; charset=utf-8; header=present`,
      disposition: savedAs(`ikrar-${file.name}-${today()}.csv`),
    });
  }

  private async *texts<Row extends { id: string }>(
    file: ListFile<Row>,
    first: Page,
    next: (cursor: string) => Promise<Page>,
  ): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + linesOf([columnsOf(file)]);
    for (let page: Page | null = first; page; page = page.next === null ? null : await next(page.next)) {
      const { items } = JSON.parse(page.body) as { items: Row[] };
      if (items.length > 0) yield linesOf(items.map((row) => this.cells(file, row)));
    }
  }

  private cells<Row extends { id: string }>({ pageOf, columns }: ListFile<Row>, row: Row): string[] {
    const path = pageOf(row)?.id;
    return [
      row.id,
      path === undefined ? '' : this.site.address(path),
      ...columns.map((column) => cellAt(row, column)),
    ];
  }
}

/** Lines of RFC 4180. What a spreadsheet would take for a formula begins with an apostrophe instead. Source: OWASP, CSV Injection */
const linesOf = (rows: string[][]): string =>
  stringify(rows, { record_delimiter: 'windows', escape_formulas: true });
