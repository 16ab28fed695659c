import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { standingRoutes } from '../records/record.routes.js';
import { MinutesCorrectionDto, MinutesCorrectionsQuery } from './minutes-correction.dto.js';
import { MinutesCorrectionsReader } from './minutes-corrections.reader.js';
import { MinutesCorrectionsService } from './minutes-corrections.service.js';

const routes = standingRoutes({
  noun: 'correction of minutes',
  path: 'minutes-corrections',
  table: 'minutes_correction',
  Query: MinutesCorrectionsQuery,
  Answer: MinutesCorrectionDto,
});

@ApiTags('minutes')
@Controller('api/v1/minutes-corrections')
export class MinutesCorrectionsController extends routes {
  constructor(
    protected readonly records: MinutesCorrectionsService,
    protected readonly reader: MinutesCorrectionsReader,
  ) {
    super();
  }
}
