import { randomUUID } from 'node:crypto';
import { Controller, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { checkedPipe } from '../common/checked.pipe.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Intake, type Taken } from '../files/intake.js';
import { TakesFile } from '../common/route-traits.js';
import { ApiId, Creation } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { recordRoutes } from '../records/record.routes.js';
import { AttachmentDto, NewAttachmentDto, UploadDto } from './attachment.dto.js';
import { AttachmentsReader } from './attachments.reader.js';
import { AttachmentsService } from './attachments.service.js';
import { CorrectSourceDto, NewSourceDto, SourceDto, SourcesQuery } from './source.dto.js';
import { SourcesReader } from './sources.reader.js';
import { SourcesService } from './sources.service.js';

const routes = recordRoutes({
  noun: 'source',
  path: 'sources',
  table: 'source',
  New: NewSourceDto,
  Correction: CorrectSourceDto,
  Query: SourcesQuery,
  callers: 'writers',
  Answer: SourceDto,
});

@ApiTags('sources')
@Controller('api/v1/sources')
export class SourcesController extends routes {
  constructor(
    protected readonly records: SourcesService,
    protected readonly reader: SourcesReader,
    private readonly work: UnitOfWork,
    private readonly intake: Intake,
    private readonly attachments: AttachmentsService,
    private readonly attachmentsReader: AttachmentsReader,
  ) {
    super();
  }

  @Post(':id/attachments')
  @TakesFile()
  @Creation('Attach a file to a source', AttachmentDto, 'writers')
  @ApiId()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadDto })
  async attach(@Exchanged() exchange: Exchange, @Param('id', UuidPipe) sourceId: string): Promise<string> {
    this.intake.expect(exchange.request);
    await this.work.run(exchange.writer, (tx) => this.attachments.expect(tx, sourceId));
    return this.intake.take(exchange.request, async ({ fields, file, keep }) => {
      const input = await checkFields(fields);
      const id = randomUUID();
      return this.desk.make(exchange, 'attachments', this.attachmentsReader, (tx) =>
        this.attachments.attach(tx, sourceId, { ...input, id, file, keep }),
      );
    });
  }
}

/** A form says lists by repeating a field, so one that came once is a list of one. */
const checkFields = async ({ partyIds, ...others }: Taken['fields']): Promise<NewAttachmentDto> => {
  const fields = { ...others, ...(partyIds !== undefined && { partyIds: [partyIds].flat() }) };
  const metatype = NewAttachmentDto;
  return (await checkedPipe().transform(fields, { type: 'body', metatype })) as NewAttachmentDto;
};
