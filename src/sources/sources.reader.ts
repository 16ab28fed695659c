import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { givenAny, inYear } from '../records/any-of.js';
import { commonColumns, given, RecordReader, sortBy, sortByChange } from '../records/record.reader.js';
import { Attachment } from './attachment.entity.js';
import { attachmentsOf } from './attachments.reader.js';
import type { SourcesQuery } from './source.dto.js';
import { Source } from './source.entity.js';

/** The day of a source, over an alias, as lists are sorted by it; those without one come last. */
export const published = (alias: 'd' | 'r'): Sql => sql`coalesce(${raw(alias)}.published_on, '-infinity')`;

@Injectable()
export class SourcesReader extends RecordReader<SourcesQuery> {
  protected readonly table = 'source';
  protected readonly entities = [Source, Attachment];
  protected readonly defaultSort = '-published';
  protected readonly sorts = {
    ...sortBy('published', published('r'), sql`date`),
    ...sortByChange,
  };

  protected json(): Sql {
    return jsonOf(sql`${commonColumns}, r.kind, r.party, r.title, r.publisher, r.authors, r.url, r.reference,
      r.published_on AS "publishedOn", r.captured_at AS "capturedAt", r.content_sha256 AS "contentSha256",
      r.language, r.note, ${attachmentsOf(sql`r.id`)} AS "attachments"`);
  }

  protected filters(query: SourcesQuery): Sql[] {
    return sourceFilters(query);
  }
}

/** What a query narrows lists of sources to, as conditions on the source `r`. */
export function sourceFilters({ kind, party, publisher, year, q }: SourcesQuery): Sql[] {
  return [
    ...givenAny(kind, (value) => sql`r.kind = ${value}`),
    ...givenAny(party, (value) => sql`r.party = ${value}`),
    ...givenAny(publisher, (value) => sql`r.publisher = ${value}`),
    ...givenAny(year, (value) => inYear(published('r'), value)),
    ...given(
      q,
      (value) => sql`position(folded(${value}) IN folded(r.title || coalesce(r.publisher, ''))) > 0`,
    ),
  ];
}

/** A source, named, as a JSON expression; null where there is none. */
export const sourceRef = (id: Sql): Sql =>
  jsonOf(
    sql`source_.id, source_.title, source_.publisher, source_.url, source_.published_on AS "publishedOn",
    source_.kind, source_.party`,
    sql`FROM source source_ WHERE source_.id = ${id}`,
  );
