import { applyDecorators, Body, Controller, Get, Logger, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { IfMatch } from '../common/if-match.decorator.js';
import { Problem } from '../common/problem.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { FileStore } from '../file-store/file-store.js';
import { savedAs } from '../files/file-name.js';
import { MEDIA_TYPES } from '../files/media-types.js';
import { Act, ApiId, Problems } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { ReasonDto } from '../records/record.dto.js';
import { partRoutes } from '../records/record.routes.js';
import { AttachmentDto, AttachmentsQuery, CorrectAttachmentDto } from './attachment.dto.js';
import { AttachmentsReader } from './attachments.reader.js';
import { AttachmentsService } from './attachments.service.js';

const routes = partRoutes({
  noun: 'attachment',
  path: 'attachments',
  table: 'attachment',
  callers: 'writers',
  Correction: CorrectAttachmentDto,
  Query: AttachmentsQuery,
  Answer: AttachmentDto,
});

const text = (description: string) => ({ description, schema: { type: 'string' as const } });

/** A read of the file itself, for whoever may read the record. */
const Download = () =>
  applyDecorators(
    Allow('everybody'),
    ApiOperation({ summary: 'Save the file of an attachment' }),
    ApiId(),
    ApiResponse({
      status: 200,
      description: 'The file, to be saved. Ranges are not served.',
      content: Object.fromEntries(
        MEDIA_TYPES.map(({ name }) => [name, { schema: { type: 'string', format: 'binary' } }]),
      ),
      headers: {
        ETag: text('SHA-256 of the file.'),
        'Content-Disposition': text('`attachment`, with the name of the file.'),
      },
    }),
    Problems(401, 404, 410, 429, 500, 503),
  );

/** What a browser may do with a file that opens after all: nothing. */
const HARMLESS = { 'content-security-policy': "sandbox; default-src 'none'", 'accept-ranges': 'none' };

@ApiTags('attachments')
@Controller('api/v1/attachments')
export class AttachmentsController extends routes {
  private readonly logger = new Logger('Attachments');

  constructor(
    protected readonly records: AttachmentsService,
    protected readonly reader: AttachmentsReader,
    private readonly store: FileStore,
  ) {
    super();
  }

  @Get(':id/content')
  @Download()
  async content(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
  ): Promise<StreamableFile | undefined> {
    const { body } = await this.reader.item(exchange.actor, id);
    const attachment = JSON.parse(body) as AttachmentDto;
    if (attachment.withdrawnAt !== null) throw withdrawn();
    const type = MEDIA_TYPES.find(({ name }) => name === attachment.mediaType);
    const headers = {
      'content-type': type?.header ?? attachment.mediaType,
      'content-disposition': savedAs(attachment.name),
      'content-length': String(attachment.byteCount),
      ...HARMLESS,
    };
    return exchange.showFile(attachment.sha256, headers, () => this.open(attachment));
  }

  @Post(':id/withdraw')
  @Act('Withdraw an attachment: its file is removed, its digest and the reason stay', AttachmentDto)
  async withdraw(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    const answer = await this.desk.act(exchange, this.reader, (tx) =>
      this.records.withdraw(tx, id, seen, reason),
    );
    await this.store
      .remove(id)
      .catch((error: unknown) => this.logger.warn(`the sweep will remove the file ${id}: ${String(error)}`));
    return answer;
  }

  private async open({ id, byteCount }: AttachmentDto): Promise<StreamableFile> {
    const file = await this.store.open(id);
    if (file?.byteCount === byteCount) return new StreamableFile(file.stream);
    file?.stream.destroy();
    throw missing(id);
  }
}

const withdrawn = () =>
  new Problem('gone', 'attachment-withdrawn', {
    id: 'Berkas lampiran ini sudah ditarik; alasannya ada di riwayatnya.',
    en: 'The file of this attachment was withdrawn; its history says why.',
  });

/** The record is there and its file is not: somebody touched the store, or restored one without the other. */
const missing = (id: string) =>
  new Problem('internal', 'file-missing', {
    id: `Berkas lampiran ${id} tidak ada di tempatnya; kesalahan ini sudah dicatat.`,
    en: `The file of attachment ${id} is not in its place; this was logged.`,
  });
