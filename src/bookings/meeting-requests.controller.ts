import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { OptionalReasonDto, ReasonDto } from '../records/record.dto.js';
import { recordRoutes } from '../records/record.routes.js';
import {
  ApproveDto,
  CorrectMeetingRequestDto,
  DeclineDto,
  MeetingRequestDto,
  MeetingRequestsQuery,
  NewMeetingRequestDto,
  ProposeDto,
} from './meeting-request.dto.js';
import { MeetingRequestsReader } from './meeting-requests.reader.js';
import { MeetingRequestsService } from './meeting-requests.service.js';

const routes = recordRoutes({
  noun: 'request for a meeting',
  path: 'meeting-requests',
  table: 'meeting_request',
  New: NewMeetingRequestDto,
  Correction: CorrectMeetingRequestDto,
  Query: MeetingRequestsQuery,
  callers: 'writers',
  Answer: MeetingRequestDto,
});

const ASKER = { callers: 'writers' } as const;

@ApiTags('meeting requests')
@Controller('api/v1/meeting-requests')
export class MeetingRequestsController extends routes {
  constructor(
    protected readonly records: MeetingRequestsService,
    protected readonly reader: MeetingRequestsReader,
  ) {
    super();
  }

  @Post(':id/propose')
  @Act('Propose another room or time', MeetingRequestDto)
  propose(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: ProposeDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.propose(tx, id, seen, input));
  }

  @Post(':id/accept')
  @Act('Accept what was proposed; for whoever asked', MeetingRequestDto, ASKER)
  accept(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: OptionalReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.accept(tx, id, seen, reason));
  }

  @Post(':id/decline')
  @Act('Turn down what was proposed, perhaps with other times; for whoever asked', MeetingRequestDto, ASKER)
  decline(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: DeclineDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.decline(tx, id, seen, input));
  }

  @Post(':id/approve')
  @Act('Approve it and book the room', MeetingRequestDto)
  approve(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: ApproveDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.approve(tx, id, seen, input));
  }

  @Post(':id/refuse')
  @Act('Refuse it', MeetingRequestDto)
  refuse(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.refuse(tx, id, seen, reason));
  }

  @Post(':id/withdraw')
  @Act('Withdraw it before it is decided on; for whoever asked', MeetingRequestDto, ASKER)
  withdraw(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.withdraw(tx, id, seen, reason));
  }
}
