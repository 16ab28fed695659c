import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { commonColumns, given, RecordReader, sortBy, sortByChange } from '../records/record.reader.js';
import { Attachment } from './attachment.entity.js';
import { attachmentsOf } from './attachments.reader.js';
import type { SourcesQuery } from './source.dto.js';
import { Source } from './source.entity.js';

@Injectable()
export class SourcesReader extends RecordReader<SourcesQuery> {
  protected readonly table = 'source';
  protected readonly entities = [Source, Attachment];
  protected readonly defaultSort = '-published';
  protected readonly sorts = {
    ...sortBy('published', sql`coalesce(r.published_on, '-infinity')`, sql`date`),
    ...sortByChange,
  };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, r.kind, r.party, r.title, r.publisher, r.authors, r.url, r.reference,
      r.published_on AS "publishedOn", r.captured_at AS "capturedAt", r.content_sha256 AS "contentSha256",
      r.language, r.note, ${attachmentsOf(sql`r.id`)} AS "attachments"`);
  }

  protected filters({ kind, party, q }: SourcesQuery): Sql[] {
    return [
      ...given(kind, (value) => sql`r.kind = ${value}`),
      ...given(party, (value) => sql`r.party = ${value}`),
      ...given(
        q,
        (value) => sql`position(folded(${value}) IN folded(r.title || coalesce(r.publisher, ''))) > 0`,
      ),
    ];
  }
}

/** A source, named, as a JSON expression; null where there is none. */
export const sourceRef = (id: Sql): Sql =>
  jsonOf(
    sql`source_.id, source_.title, source_.publisher, source_.url, source_.published_on AS "publishedOn",
    source_.kind, source_.party`,
    sql`FROM source source_ WHERE source_.id = ${id}`,
  );
