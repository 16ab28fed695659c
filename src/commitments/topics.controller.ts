import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { recordRoutes } from '../records/record.routes.js';
import { CorrectTopicDto, NewTopicDto, TopicDto, TopicsQuery } from './topic.dto.js';
import { TopicsReader } from './topics.reader.js';
import { TopicsService } from './topics.service.js';

const routes = recordRoutes({
  noun: 'topic',
  path: 'topics',
  table: 'topic',
  New: NewTopicDto,
  Correction: CorrectTopicDto,
  Query: TopicsQuery,
  Answer: TopicDto,
});

@ApiTags('topics')
@Controller('api/v1/topics')
export class TopicsController extends routes {
  constructor(
    protected readonly records: TopicsService,
    protected readonly reader: TopicsReader,
  ) {
    super();
  }
}
