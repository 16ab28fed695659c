import { eventPath, sourcePath } from '../page-parts/paths.js';
import type { SourceDto } from '../sources/source.dto.js';
import type { StatementDto } from '../statements/statement.dto.js';
import { type ListFile, RECORD_COLUMNS } from './list-file.js';
import * as things from './things.js';

export const SOURCES: ListFile<SourceDto> = {
  list: 'sources',
  name: 'sumber',
  pageOf: ({ id }) => sourcePath(id),
  thing: things.source,
  columns: [
    'title',
    'kind',
    'party',
    'publisher',
    'authors',
    'url',
    'reference',
    'publishedOn',
    'capturedAt',
    'contentSha256',
    'language',
    'note',
    'attachments.name',
    'attachments.sha256',
    ...RECORD_COLUMNS,
  ],
};

export const STATEMENTS: ListFile<StatementDto> = {
  list: 'statements',
  name: 'pernyataan',
  pageOf: ({ event, source }) => (event ? eventPath(event.id) : source && sourcePath(source.id)),
  thing: things.statement,
  columns: [
    'kind',
    'words',
    'language',
    'gist',
    'saidOn',
    'speaker.frontTitles',
    'speaker.name',
    'speaker.backTitles',
    'speaker.id',
    'post.title',
    'post.id',
    'post.organization.name',
    'relayedFrom.title',
    'relayedFrom.organization.name',
    'event.name',
    'event.id',
    'demand.title',
    'demand.id',
    'source.title',
    'source.publisher',
    'source.publishedOn',
    'source.url',
    'source.party',
    'source.id',
    ...RECORD_COLUMNS,
  ],
};
