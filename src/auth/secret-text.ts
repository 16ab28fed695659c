import { createHash, randomBytes } from 'node:crypto';

/** A new value of a session or a link: 256 random bits in 43 letters that need no escape in addresses and cookies. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Whether a text has the shape of {@link newSecret}, so that anything else never asks the database. */
export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** What is kept of a secret text: SHA-256; 256 random bits need no slower hash. */
export const secretHash = (text: string): Buffer => createHash('sha256').update(text).digest();
