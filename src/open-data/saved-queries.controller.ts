import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { recordRoutes } from '../records/record.routes.js';
import { SavedQueriesReader } from './saved-queries.reader.js';
import { SavedQueriesService } from './saved-queries.service.js';
import {
  CorrectSavedQueryDto,
  NewSavedQueryDto,
  SavedQueriesQuery,
  SavedQueryDto,
} from './saved-query.dto.js';

const routes = recordRoutes({
  noun: 'saved query',
  path: 'saved-queries',
  table: 'saved_query',
  New: NewSavedQueryDto,
  Correction: CorrectSavedQueryDto,
  Query: SavedQueriesQuery,
  Answer: SavedQueryDto,
});

@ApiTags('open data')
@Controller('api/v1/saved-queries')
export class SavedQueriesController extends routes {
  constructor(
    protected readonly records: SavedQueriesService,
    protected readonly reader: SavedQueriesReader,
  ) {
    super();
  }
}
