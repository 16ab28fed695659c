import { OmitType } from '@nestjs/swagger';
import { Code, Line } from '../common/fields.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';

/** A topic's key, for good. */
export const TOPIC_KEY = /^[a-z][a-z0-9-]{1,49}$/;

export class NewTopicDto extends NewRecordDto {
  @Code(TOPIC_KEY, 'apprenticeship') key: string;
  /** In Bahasa Indonesia. */
  @Line(100) label: string;
  @Line(100) labelEn: string;
}
export class CorrectTopicDto extends CorrectionOf(OmitType(NewTopicDto, ['key'])) {}

/** A topic, named. */
export class TopicRef {
  key: string;
  label: string;
  labelEn: string;
}

export class TopicDto extends RecordDto {
  key: string;
  label: string;
  labelEn: string;
}

export class TopicsQuery extends RecordsQuery {
  @SortKey('key') sort?: string;
}
