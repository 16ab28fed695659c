import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { recordRoutes } from '../records/record.routes.js';
import { CorrectSourceDto, NewSourceDto, SourceDto, SourcesQuery } from './source.dto.js';
import { SourcesReader } from './sources.reader.js';
import { SourcesService } from './sources.service.js';

const routes = recordRoutes({
  noun: 'source',
  path: 'sources',
  table: 'source',
  New: NewSourceDto,
  Correction: CorrectSourceDto,
  Query: SourcesQuery,
  callers: 'writers',
  Answer: SourceDto,
});

@ApiTags('sources')
@Controller('api/v1/sources')
export class SourcesController extends routes {
  constructor(
    protected readonly records: SourcesService,
    protected readonly reader: SourcesReader,
  ) {
    super();
  }
}
