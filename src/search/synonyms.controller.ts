import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { recordRoutes } from '../records/record.routes.js';
import { CorrectSynonymDto, NewSynonymDto, SynonymDto, SynonymsQuery } from './synonym.dto.js';
import { SynonymsReader } from './synonyms.reader.js';
import { SynonymsService } from './synonyms.service.js';

const routes = recordRoutes({
  noun: 'synonym',
  path: 'synonyms',
  table: 'synonym',
  New: NewSynonymDto,
  Correction: CorrectSynonymDto,
  Query: SynonymsQuery,
  Answer: SynonymDto,
});

@ApiTags('synonyms')
@Controller('api/v1/synonyms')
export class SynonymsController extends routes {
  constructor(
    protected readonly records: SynonymsService,
    protected readonly reader: SynonymsReader,
  ) {
    super();
  }
}
