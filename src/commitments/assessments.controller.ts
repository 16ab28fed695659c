import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { OptionalReasonDto, ReasonDto } from '../records/record.dto.js';
import { partRoutes } from '../records/record.routes.js';
import { AssessmentDto, AssessmentsQuery, CorrectAssessmentDto } from './assessment.dto.js';
import { AssessmentsReader } from './assessments.reader.js';
import { AssessmentsService } from './assessments.service.js';

const routes = partRoutes({
  noun: 'assessment',
  path: 'assessments',
  table: 'assessment',
  Correction: CorrectAssessmentDto,
  Query: AssessmentsQuery,
  callers: 'writers',
  Answer: AssessmentDto,
});

@ApiTags('assessments')
@Controller('api/v1/assessments')
export class AssessmentsController extends routes {
  constructor(
    protected readonly records: AssessmentsService,
    protected readonly reader: AssessmentsReader,
  ) {
    super();
  }

  @Post(':id/sign')
  @Act('Sign a proposed finding as the second person; puts it in force', AssessmentDto)
  sign(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: OptionalReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.sign(tx, id, seen, reason));
  }

  @Post(':id/withdraw')
  @Act('Withdraw a proposed finding', AssessmentDto)
  withdraw(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.withdraw(tx, id, seen, reason));
  }
}
