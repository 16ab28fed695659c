import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { partRoutes } from '../records/record.routes.js';
import { CorrectTakeoverDto, TakeoverDto, TakeoversQuery } from './takeover.dto.js';
import { TakeoversReader } from './takeovers.reader.js';
import { TakeoversService } from './takeovers.service.js';

const routes = partRoutes({
  noun: 'takeover',
  path: 'takeovers',
  table: 'takeover',
  Correction: CorrectTakeoverDto,
  Query: TakeoversQuery,
  callers: 'writers',
  Answer: TakeoverDto,
});

@ApiTags('takeovers')
@Controller('api/v1/takeovers')
export class TakeoversController extends routes {
  constructor(
    protected readonly records: TakeoversService,
    protected readonly reader: TakeoversReader,
  ) {
    super();
  }
}
