import { Readable } from 'node:stream';
import { Injectable, Logger, StreamableFile } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { Site } from '../auth/site.js';
import { today } from '../common/day.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { savedAs } from '../files/file-name.js';
import type { ListRequest } from '../records/record.reader.js';
import type { Verdict } from './claim.js';
import { csvOf, type Style } from './csv.js';
import { type Form, FORM_RULES } from './forms.js';
import { jsonLdOf } from './json-ld.js';
import type { ListFile } from './list-file.js';
import { type ReadsPages, type Steps, stepsOf } from './steps.js';
import { tableOf } from './table.js';
import type { Thing } from './thing.js';
import { Verdicts } from './verdicts.reader.js';

interface Asked<Query> {
  actor: Actor;
  query: Query;
  form: Form;
  style?: Style;
}

/** Writes lists as files. */
@Injectable()
export class ListFiles {
  private readonly logger = new Logger('Exports');

  constructor(
    private readonly site: Site,
    private readonly verdicts: Verdicts,
  ) {}

  /** The whole list. What cannot be read is refused before the first byte; a failure on the way breaks the connection. */
  async write<Query extends ListRequest, Row extends { id: string }>(
    reader: ReadsPages<Query>,
    file: ListFile<Row>,
    { actor, query, form, style }: Asked<Query>,
  ): Promise<StreamableFile> {
    const steps = await stepsOf(reader, actor, query);
    const isOfNow = (query as { as_of?: string }).as_of === undefined;
    const things = (texts: readonly string[]) => this.things(file, actor, texts, isOfNow);
    const stream = await this.stream(form, file, steps, things, style);
    // The answer has begun, so that no filter comes to see it.
    stream.on('error', (error) => this.logger.error(error.stack ?? error));
    return new StreamableFile(stream, {
      type: FORM_RULES[form].contentType,
      disposition: savedAs(`ikrar-${file.name}-${today()}.${form}`),
    });
  }

  private async stream<Row extends { id: string }>(
    form: Form,
    file: ListFile<Row>,
    steps: Steps,
    things: (texts: readonly string[]) => Promise<readonly Thing[]>,
    style: Style = 'iso',
  ): Promise<Readable> {
    const table = () => tableOf(file, steps, this.at);
    switch (form) {
      case 'csv':
        return Readable.from(csvOf(table(), style), { objectMode: false });
      case 'xlsx': {
        // Its library takes 13 MB of memory.
        const { xlsxOf } = await import('./xlsx.js');
        return Readable.from(xlsxOf(table()), { objectMode: false });
      }
      case 'jsonld':
        return Readable.from(jsonLdOf(steps, things), { objectMode: false });
    }
  }

  /** @param isOfNow verdicts are read as they are now */
  private async things<Row extends { id: string }>(
    { thing, isJudged }: ListFile<Row>,
    actor: Actor,
    texts: readonly string[],
    isOfNow: boolean,
  ): Promise<readonly Thing[]> {
    if (!thing) return [];
    const rows = texts.map((text) => JSON.parse(text) as Row);
    const verdicts: ReadonlyMap<string, Verdict> =
      isJudged && isOfNow
        ? await this.verdicts.of(actor, rows as unknown as readonly CommitmentCard[])
        : new Map<string, Verdict>();
    return rows.map((row) => thing(row, this.at, verdicts.get(row.id) ?? null));
  }

  private readonly at = (path: string): string => this.site.address(path);
}
