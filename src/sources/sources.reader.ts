import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { commonFields, given, RecordReader, sortBy, sortByChange } from '../records/record.reader.js';
import type { SourcesQuery } from './source.dto.js';
import { Source } from './source.entity.js';

@Injectable()
export class SourcesReader extends RecordReader<SourcesQuery> {
  protected readonly table = 'source';
  protected readonly entities = [Source];
  protected readonly defaultSort = '-published';
  protected readonly sorts = { ...sortBy('published', sql`coalesce(r.published_on, '-infinity')`, sql`date`), ...sortByChange };

  protected json(): Sql {
    return sql`json_build_object(${commonFields}, 'kind', r.kind, 'party', r.party, 'title', r.title, 'publisher', r.publisher,
      'authors', r.authors, 'url', r.url, 'reference', r.reference, 'publishedOn', r.published_on, 'capturedAt', r.captured_at,
      'contentSha256', r.content_sha256, 'language', r.language, 'note', r.note)`;
  }

  protected filters({ kind, party, q }: SourcesQuery): Sql[] {
    return [
      ...given(kind, (value) => sql`r.kind = ${value}`),
      ...given(party, (value) => sql`r.party = ${value}`),
      ...given(q, (value) => sql`position(folded(${value}) IN folded(r.title || coalesce(r.publisher, ''))) > 0`),
    ];
  }
}

/** A source, named, as a JSON expression; null where there is none. */
export const sourceRef = (id: Sql): Sql =>
  sql`(SELECT json_build_object('id', source_.id, 'title', source_.title, 'publisher', source_.publisher, 'url', source_.url,
        'publishedOn', source_.published_on, 'kind', source_.kind, 'party', source_.party) FROM source source_ WHERE source_.id = ${id})`;
