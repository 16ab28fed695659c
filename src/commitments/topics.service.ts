import { Injectable } from '@nestjs/common';
import { Conflict } from '../common/problem.js';
import { RecordsService } from '../records/records.service.js';
import type { NewTopicDto } from './topic.dto.js';
import { Topic } from './topic.entity.js';

@Injectable()
export class TopicsService extends RecordsService<Topic, NewTopicDto> {
  protected readonly entity = Topic;
  protected override readonly refusals = {
    topic_key_key: () =>
      new Conflict('topic-key-taken', {
        id: 'Kunci topik ini sudah dipakai.',
        en: 'This topic key is taken.',
      }),
  };
}
