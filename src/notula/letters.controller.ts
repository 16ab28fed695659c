import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { savedAs } from '../files/file-name.js';
import { ApiId, Problems } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { Documents } from './documents.js';
import { LettersReader } from './letters.reader.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The letters of follow-ups, filled in, for the office to write further. */
@ApiTags('follow-ups')
@Controller('api/v1/follow-ups')
export class LettersController {
  constructor(
    private readonly letters: LettersReader,
    private readonly documents: Documents,
  ) {}

  @Get(':id/letter.docx')
  @Allow('keepers', { scope: 'read' })
  @ApiBearerAuth()
  @ApiOperation({ summary: 'The letter of a follow-up in DOCX, filled in as far as the record goes' })
  @ApiId()
  @ApiResponse({
    status: 200,
    description: 'The file, to be saved and written further, in Bahasa Indonesia.',
    content: { [DOCX]: { schema: { type: 'string', format: 'binary' } } },
  })
  @Problems(400, 401, 403, 404, 422, 429, 503)
  async letter(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
  ): Promise<StreamableFile | undefined> {
    const letter = await this.letters.read(exchange.writer, id);
    const headers = {
      'content-type': DOCX,
      'content-disposition': savedAs(`${letter.about.fileName}.docx`),
      'content-security-policy': "sandbox; default-src 'none'",
      'accept-ranges': 'none',
      'x-robots-tag': 'noindex',
    };
    const order = { letter, format: 'docx' } as const;
    return exchange.showFile(this.documents.tagOf(order), headers, async () => {
      const file = await this.documents.write(order);
      return new StreamableFile(file, { length: file.length });
    });
  }
}
