import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { recordRoutes } from '../records/record.routes.js';
import { AreaDto, AreasQuery, CorrectAreaDto, NewAreaDto } from './area.dto.js';
import { AreasReader } from './areas.reader.js';
import { AreasService } from './areas.service.js';

const routes = recordRoutes({
  noun: 'area',
  path: 'areas',
  table: 'area',
  New: NewAreaDto,
  Correction: CorrectAreaDto,
  Query: AreasQuery,
  Answer: AreaDto,
});

@ApiTags('areas')
@Controller('api/v1/areas')
export class AreasController extends routes {
  constructor(
    protected readonly records: AreasService,
    protected readonly reader: AreasReader,
  ) {
    super();
  }
}
