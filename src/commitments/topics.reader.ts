import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { commonFields, RecordReader, sortBy, sortByChange } from '../records/record.reader.js';
import type { TopicsQuery } from './topic.dto.js';
import { Topic } from './topic.entity.js';

@Injectable()
export class TopicsReader extends RecordReader<TopicsQuery> {
  protected readonly table = 'topic';
  protected readonly entities = [Topic];
  protected readonly defaultSort = 'key';
  protected readonly sorts = { ...sortBy('key', sql`r.key COLLATE "C"`, sql`text`), ...sortByChange };

  protected json(): Sql {
    return sql`json_build_object(${commonFields}, 'key', r.key, 'label', r.label, 'labelEn', r.label_en)`;
  }

  protected filters(): Sql[] {
    return [];
  }
}

/** Topics, named, in the order of an array of keys, as a JSON expression. */
export const topicRefs = (keys: Sql): Sql =>
  sql`coalesce((SELECT json_agg((SELECT json_build_object('key', topic_.key, 'label', topic_.label, 'labelEn', topic_.label_en)
        FROM topic topic_ WHERE topic_.key = listed.key) ORDER BY n) FROM unnest(${keys}) WITH ORDINALITY AS listed(key, n)), '[]'::json)`;
