import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { recordRoutes } from '../records/record.routes.js';
import { CorrectDemandDto, DemandDto, DemandsQuery, NewDemandDto } from './demand.dto.js';
import { DemandsReader } from './demands.reader.js';
import { DemandsService } from './demands.service.js';

const routes = recordRoutes({
  noun: 'demand',
  path: 'demands',
  table: 'demand',
  New: NewDemandDto,
  Correction: CorrectDemandDto,
  Query: DemandsQuery,
  Answer: DemandDto,
});

@ApiTags('demands')
@Controller('api/v1/demands')
export class DemandsController extends routes {
  constructor(
    protected readonly records: DemandsService,
    protected readonly reader: DemandsReader,
  ) {
    super();
  }
}
