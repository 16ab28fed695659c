import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { ReasonDto } from '../records/record.dto.js';
import { partRoutes } from '../records/record.routes.js';
import {
  CorrectMilestoneDto,
  MeetDto,
  MilestoneDto,
  MilestonesQuery,
  ScheduleDto,
  SendBackDto,
} from './milestone.dto.js';
import { MilestonesReader } from './milestones.reader.js';
import { MilestonesService } from './milestones.service.js';

const routes = partRoutes({
  noun: 'milestone',
  path: 'milestones',
  table: 'milestone',
  Correction: CorrectMilestoneDto,
  Query: MilestonesQuery,
  Answer: MilestoneDto,
});

@ApiTags('milestones')
@Controller('api/v1/milestones')
export class MilestonesController extends routes {
  constructor(
    protected readonly records: MilestonesService,
    protected readonly reader: MilestonesReader,
  ) {
    super();
  }

  @Post(':id/schedule')
  @Act('Plan the day of a step, or say who carries it', MilestoneDto)
  schedule(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() plan: ScheduleDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.schedule(tx, id, seen, plan));
  }

  @Post(':id/meet')
  @Act('Say that a step is met, by what shows it', MilestoneDto)
  meet(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: MeetDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.meet(tx, id, seen, input));
  }

  @Post(':id/send-back')
  @Act('Say that a step was sent back; what was met after it is open again', MilestoneDto)
  sendBack(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: SendBackDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.sendBack(tx, id, seen, input));
  }

  @Post(':id/leave-out')
  @Act('Leave out an optional step that is not required here', MilestoneDto)
  leaveOut(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.leaveOut(tx, id, seen, reason));
  }

  @Post(':id/reopen')
  @Act('Take back what was recorded wrongly, or what is required after all', MilestoneDto)
  reopen(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.reopen(tx, id, seen, reason));
  }
}
