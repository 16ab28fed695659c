import { COMMITMENTS } from './commitments.file.js';
import { ATTENDANCES, EVENTS, MEETINGS } from './events.files.js';
import type { FileFormat, ListFile } from './list-file.js';
import { type Form, FORMS } from './forms.js';
import { AFFILIATIONS, ORGANIZATIONS } from './organizations.files.js';
import { PEOPLE, POSTS, TENURES } from './people.files.js';
import { SOURCES, STATEMENTS } from './sources.files.js';

const outside = <Row>({ list, name, columns, thing }: ListFile<Row>): FileFormat => ({
  list,
  name,
  columns,
  hasThings: thing !== undefined,
});

/** Every list that is a file, in the order people look for them. */
export const FILES: readonly FileFormat[] = [
  outside(COMMITMENTS),
  outside(STATEMENTS),
  outside(ORGANIZATIONS),
  outside(AFFILIATIONS),
  outside(PEOPLE),
  outside(POSTS),
  outside(TENURES),
  outside(EVENTS),
  outside(ATTENDANCES),
  outside(MEETINGS),
  outside(SOURCES),
];

/** The forms a list is written in. */
export const formsOf = ({ hasThings }: Pick<FileFormat, 'hasThings'>): Form[] =>
  FORMS.filter((form) => hasThings || form !== 'jsonld');

/** Where a list is read as a file. */
export const filePath = ({ list }: Pick<FileFormat, 'list'>, form: Form): string => `/api/v1/${list}.${form}`;
