import { applyDecorators, Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { savedAs } from '../files/file-name.js';
import { ApiId, Problems } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { ItemQuery } from '../records/record.dto.js';
import { Documents } from './documents.js';
import { NotulaReader } from './notula.reader.js';
import type { Format } from './writer.js';

const TYPES: Record<Format, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

const text = (description: string) => ({ description, schema: { type: 'string' as const } });

/** A read of the minutes as a file, for whoever sees the meeting. */
const Download = (format: Format, summary: string) =>
  applyDecorators(
    Get(`:id/minutes.${format}`),
    Allow('everybody'),
    ApiOperation({ summary }),
    ApiId(),
    ApiResponse({
      status: 200,
      description: 'The file, to be saved, in Bahasa Indonesia.',
      content: { [TYPES[format]]: { schema: { type: 'string', format: 'binary' } } },
      headers: {
        ETag: text('Changes with what the file says.'),
        'Content-Disposition': text('`attachment`, with the name of the file.'),
      },
    }),
    Problems(400, 401, 404, 429, 503),
  );

/** The minutes of a meeting as documents. They count as reads: five exports an hour would be too few for an office. */
@ApiTags('meetings')
@Controller('api/v1/meetings')
export class NotulaController {
  constructor(
    private readonly minutes: NotulaReader,
    private readonly documents: Documents,
  ) {}

  @Download('docx', 'The minutes as a letter in DOCX')
  docx(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Query() query: ItemQuery,
  ): Promise<StreamableFile | undefined> {
    return this.show(exchange, id, query, 'docx');
  }

  @Download('pdf', 'The minutes as a letter in PDF')
  pdf(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Query() query: ItemQuery,
  ): Promise<StreamableFile | undefined> {
    return this.show(exchange, id, query, 'pdf');
  }

  private async show(
    exchange: Exchange,
    id: string,
    query: ItemQuery,
    format: Format,
  ): Promise<StreamableFile | undefined> {
    const notula = await this.minutes.read(exchange.actor, id, query);
    const headers = {
      'content-type': TYPES[format],
      'content-disposition': savedAs(`${notula.about.fileName}.${format}`),
      'content-security-policy': "sandbox; default-src 'none'",
      'accept-ranges': 'none',
      'x-robots-tag': 'noindex',
    };
    return exchange.showFile(this.documents.tagOf({ notula, format }), headers, async () => {
      const file = await this.documents.write({ notula, format });
      return new StreamableFile(file, { length: file.length });
    });
  }
}
