import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { commonColumns, RecordReader, sortBy, sortByChange } from '../records/record.reader.js';
import type { SynonymsQuery } from './synonym.dto.js';
import { Synonym } from './synonym.entity.js';

@Injectable()
export class SynonymsReader extends RecordReader<SynonymsQuery> {
  protected readonly table = 'synonym';
  protected readonly entities = [Synonym];
  protected readonly defaultSort = 'word';
  protected readonly sorts = {
    ...sortBy('word', sql`lower(r.words[1]) COLLATE "id-ID-x-icu"`, sql`text`),
    ...sortByChange,
  };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, r.words, r.note`);
  }

  protected filters(): Sql[] {
    return [];
  }
}
