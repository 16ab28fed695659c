import { OmitType } from '@nestjs/swagger';
import { Code, Line } from '../common/fields.js';
import { CorrectionOf, NewRecordDto, RecordDto, RecordsQuery, SortKey } from '../records/record.dto.js';
import { TOPIC_KEY } from '../statements/outcome.js';

export class NewTopicDto extends NewRecordDto {
  /** For good. */
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
