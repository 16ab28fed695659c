import { COMMITMENTS } from './commitments.file.js';
import { ATTENDANCES, EVENTS, MEETINGS } from './events.files.js';
import type { FileFormat } from './list-file.js';
import { AFFILIATIONS, ORGANIZATIONS } from './organizations.files.js';
import { PEOPLE, POSTS, TENURES } from './people.files.js';
import { SOURCES, STATEMENTS } from './sources.files.js';

/** Every list that is a file, in the order people look for them. */
export const FILES: readonly FileFormat[] = [
  COMMITMENTS,
  STATEMENTS,
  ORGANIZATIONS,
  AFFILIATIONS,
  PEOPLE,
  POSTS,
  TENURES,
  EVENTS,
  ATTENDANCES,
  MEETINGS,
  SOURCES,
];

/** Where a list is read as a file. */
export const filePath = ({ list }: FileFormat): string => `/api/v1/${list}.csv`;
