import { officialPath, postPath } from '../page-parts/paths.js';
import type { PersonDto } from '../people/person.dto.js';
import type { PostDto } from '../people/post.dto.js';
import type { TenureDto } from '../people/tenure.dto.js';
import { type ListFile, RECORD_COLUMNS } from './list-file.js';
import * as things from './things.js';

export const PEOPLE: ListFile<PersonDto> = {
  list: 'people',
  name: 'pejabat',
  pageOf: ({ id }) => officialPath(id),
  thing: things.official,
  columns: [
    'frontTitles',
    'name',
    'backTitles',
    'aliases',
    'tenures.post.title',
    'tenures.post.id',
    'tenures.post.organization.name',
    'tenures.post.organization.id',
    'tenures.basis',
    'tenures.startedOn',
    'tenures.endedOn',
    ...RECORD_COLUMNS,
  ],
};

export const POSTS: ListFile<PostDto> = {
  list: 'posts',
  name: 'jabatan',
  pageOf: ({ id }) => postPath(id),
  columns: [
    'title',
    'titleEn',
    'organization.name',
    'organization.id',
    'tenures.person.name',
    'tenures.person.id',
    'tenures.basis',
    'tenures.startedOn',
    'tenures.endedOn',
    ...RECORD_COLUMNS,
  ],
};

export const TENURES: ListFile<TenureDto> = {
  list: 'tenures',
  name: 'masa-jabatan',
  pageOf: ({ post, person }) => (post ? postPath(post.id) : person && officialPath(person.id)),
  columns: [
    'person.frontTitles',
    'person.name',
    'person.backTitles',
    'person.id',
    'post.title',
    'post.id',
    'post.organization.name',
    'post.organization.id',
    'basis',
    'startedOn',
    'endedOn',
    'decree',
    'source.title',
    'source.url',
    'source.id',
    ...RECORD_COLUMNS,
  ],
};
