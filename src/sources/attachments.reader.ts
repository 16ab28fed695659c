import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import {
  commonColumns,
  given,
  idOf,
  RecordReader,
  refersTo,
  sortByChange,
} from '../records/record.reader.js';
import type { AttachmentsQuery } from './attachment.dto.js';
import { Attachment } from './attachment.entity.js';
import { Source } from './source.entity.js';

@Injectable()
export class AttachmentsReader extends RecordReader<AttachmentsQuery> {
  protected readonly table = 'attachment';
  protected readonly entities = [Attachment, Source];
  protected readonly defaultSort = 'updated';
  protected readonly sorts = sortByChange;

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, ${idOf('source', sql`r.source_id`)} AS "sourceId", r.name, r.media_type AS "mediaType",
      r.byte_count AS "byteCount", r.sha256, r.original_sha256 AS "originalSha256", r.width, r.height, r.caption,
      r.withdrawn_at AS "withdrawnAt"`);
  }

  protected filters({ source }: AttachmentsQuery): Sql[] {
    return given(source, (value) => refersTo('source', value, sql`r.source_id = ${value}`));
  }
}

/** The files of a source, as a JSON expression: a list, the first recorded first. */
export const attachmentsOf = (sourceId: Sql): Sql =>
  sql`coalesce((SELECT json_agg(${jsonOf(sql`a.id, a.name, a.media_type AS "mediaType", a.byte_count AS "byteCount",
    a.sha256, a.caption, a.withdrawn_at AS "withdrawnAt"`)} ORDER BY a.recorded_at, a.id)
    FROM attachment a WHERE a.source_id = ${sourceId}), '[]'::json)`;
