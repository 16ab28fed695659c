import { hash } from 'node:crypto';

const DIGEST_LETTERS = 16;

/** What tells a text from every other, short enough for a header. */
export const digestOf = (text: string): string => hash('sha1', text, 'base64url').slice(0, DIGEST_LETTERS);

const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');

/** Whether an If-None-Match names this entity tag; weakly, as it is compared for reading. */
export const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined && header.split(',').some((tag) => opaque(tag) === opaque(etag));
