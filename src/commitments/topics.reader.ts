import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { commonColumns, RecordReader, sortBy, sortByChange } from '../records/record.reader.js';
import type { TopicsQuery } from './topic.dto.js';
import { Topic } from './topic.entity.js';

@Injectable()
export class TopicsReader extends RecordReader<TopicsQuery> {
  protected readonly table = 'topic';
  protected readonly entities = [Topic];
  protected readonly defaultSort = 'key';
  protected readonly sorts = { ...sortBy('key', sql`r.key COLLATE "C"`, sql`text`), ...sortByChange };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, r.key, r.label, r.label_en AS "labelEn"`);
  }

  protected filters(): Sql[] {
    return [];
  }
}

/** Topics, named, in the order of an array of keys, as a JSON expression; hidden ones are left out. */
export const topicRefs = (keys: Sql): Sql =>
  sql`coalesce((SELECT json_agg(row_to_json(found) ORDER BY n) FROM unnest(${keys}) WITH ORDINALITY AS listed(key, n)
        CROSS JOIN LATERAL (SELECT topic_.key, topic_.label, topic_.label_en AS "labelEn"
          FROM topic topic_ WHERE topic_.key = listed.key OFFSET 0) found), '[]'::json)`;
