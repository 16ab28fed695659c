import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { ReasonDto } from '../records/record.dto.js';
import { partRoutes } from '../records/record.routes.js';
import {
  CorrectFollowUpDto,
  FollowUpDto,
  FollowUpsQuery,
  OutcomeDto,
  ReplyDto,
  SendDto,
} from './follow-up.dto.js';
import { FollowUpsReader } from './follow-ups.reader.js';
import { FollowUpsService } from './follow-ups.service.js';

const routes = partRoutes({
  noun: 'follow-up',
  path: 'follow-ups',
  table: 'follow_up',
  Correction: CorrectFollowUpDto,
  Query: FollowUpsQuery,
  Answer: FollowUpDto,
});

@ApiTags('follow-ups')
@Controller('api/v1/follow-ups')
export class FollowUpsController extends routes {
  constructor(
    protected readonly records: FollowUpsService,
    protected readonly reader: FollowUpsReader,
  ) {
    super();
  }

  @Post(':id/send')
  @Act('Say that it went out; from then on a reply is awaited', FollowUpDto)
  send(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: SendDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.send(tx, id, seen, input));
  }

  @Post(':id/reply')
  @Act('Record the reply to what was sent', FollowUpDto)
  reply(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: ReplyDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.reply(tx, id, seen, input));
  }

  @Post(':id/outcome')
  @Act('Close a follow-up with what came of it', FollowUpDto)
  close(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() outcome: OutcomeDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.close(tx, id, seen, outcome));
  }

  @Post(':id/cancel')
  @Act('Give a follow-up up', FollowUpDto)
  cancel(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.cancel(tx, id, seen, reason));
  }
}
