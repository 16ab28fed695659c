import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { commonColumns, given, RecordReader, sortBy, sortByChange } from '../records/record.reader.js';
import type { AreasQuery } from './area.dto.js';
import { Area } from './area.entity.js';

@Injectable()
export class AreasReader extends RecordReader<AreasQuery> {
  protected readonly table = 'area';
  protected readonly entities = [Area];
  protected readonly defaultSort = 'code';
  protected readonly sorts = { ...sortBy('code', sql`r.code COLLATE "C"`, sql`text`), ...sortByChange };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, r.code, r.name, r.level, r.parent_code AS "parentCode"`);
  }

  protected filters({ level, parent }: AreasQuery): Sql[] {
    return [
      ...given(level, (value) => sql`r.level = ${value}`),
      ...given(parent, (value) => sql`r.parent_code = ${value}`),
    ];
  }
}
