import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { ReasonDto } from '../records/record.dto.js';
import { partRoutes } from '../records/record.routes.js';
import { CorrectMinutesPointDto, MinutesPointDto, MinutesPointsQuery } from './minutes-point.dto.js';
import { MinutesPointsReader } from './minutes-points.reader.js';
import { MinutesPointsService } from './minutes-points.service.js';
import {
  CommitmentOfPointDto,
  DemandOfPointDto,
  FollowUpOfPointDto,
  StatementOfPointDto,
} from './point-outcome.dto.js';
import { PointOutcomesService } from './point-outcomes.service.js';

const routes = partRoutes({
  noun: 'point of minutes',
  path: 'minutes-points',
  table: 'minutes_point',
  Correction: CorrectMinutesPointDto,
  Query: MinutesPointsQuery,
  Answer: MinutesPointDto,
});

@ApiTags('minutes')
@Controller('api/v1/minutes-points')
export class MinutesPointsController extends routes {
  constructor(
    protected readonly records: MinutesPointsService,
    protected readonly reader: MinutesPointsReader,
    private readonly outcomes: PointOutcomesService,
  ) {
    super();
  }

  @Post(':id/withdraw')
  @Act('Strike a point from the draft', MinutesPointDto)
  withdraw(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.withdraw(tx, id, seen, reason));
  }

  @Post(':id/statement')
  @Act('Make a statement of a point: what its speaker said', MinutesPointDto)
  becomeStatement(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() revision: number,
    @Body() input: StatementOfPointDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) =>
      this.outcomes.becomeStatement(tx, { id, revision }, input),
    );
  }

  @Post(':id/commitment')
  @Act('Make a commitment of a point, with the statement that founds it', MinutesPointDto)
  becomeCommitment(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() revision: number,
    @Body() input: CommitmentOfPointDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) =>
      this.outcomes.becomeCommitment(tx, { id, revision }, input),
    );
  }

  @Post(':id/demand')
  @Act('Make a demand of a point', MinutesPointDto)
  becomeDemand(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() revision: number,
    @Body() input: DemandOfPointDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) =>
      this.outcomes.becomeDemand(tx, { id, revision }, input),
    );
  }

  @Post(':id/follow-up')
  @Act('Make a follow-up of a point: what is to be done, by whom, until when', MinutesPointDto)
  becomeFollowUp(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() revision: number,
    @Body() input: FollowUpOfPointDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) =>
      this.outcomes.becomeFollowUp(tx, { id, revision }, input),
    );
  }
}
