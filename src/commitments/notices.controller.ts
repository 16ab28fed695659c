import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { ReasonDto } from '../records/record.dto.js';
import { partRoutes } from '../records/record.routes.js';
import { CorrectNoticeDto, NoticeDto, NoticeReplyDto, NoticesQuery } from './notice.dto.js';
import { NoticesReader } from './notices.reader.js';
import { NoticesService } from './notices.service.js';

const routes = partRoutes({
  noun: 'notice',
  path: 'notices',
  table: 'notice',
  Correction: CorrectNoticeDto,
  Query: NoticesQuery,
  Answer: NoticeDto,
});

@ApiTags('notices')
@Controller('api/v1/notices')
export class NoticesController extends routes {
  constructor(
    protected readonly records: NoticesService,
    protected readonly reader: NoticesReader,
  ) {
    super();
  }

  @Post(':id/reply')
  @Act('Enter what the office that promised replied, by its own login or on its behalf', NoticeDto, {
    callers: 'writers',
  })
  reply(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: NoticeReplyDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.reply(tx, id, seen, input));
  }

  @Post(':id/withdraw')
  @Act('Take back a notice that was not replied to', NoticeDto)
  withdraw(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.withdraw(tx, id, seen, reason));
  }
}
