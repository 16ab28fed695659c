import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { recordRoutes } from '../records/record.routes.js';
import { CorrectStatementDto, NewStatementDto, StatementDto, StatementsQuery } from './statement.dto.js';
import { StatementsReader } from './statements.reader.js';
import { StatementsService } from './statements.service.js';

const routes = recordRoutes({
  noun: 'statement',
  path: 'statements',
  table: 'statement',
  New: NewStatementDto,
  Correction: CorrectStatementDto,
  Query: StatementsQuery,
  Answer: StatementDto,
});

@ApiTags('statements')
@Controller('api/v1/statements')
export class StatementsController extends routes {
  constructor(
    protected readonly records: StatementsService,
    protected readonly reader: StatementsReader,
  ) {
    super();
  }
}
