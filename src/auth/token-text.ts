import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'ikrar_';
const CHECK_LETTERS = 6;
const SHAPE = /^ikrar_([\w-]{43})([\w-]{6})$/;

const digest = (text: string) => createHash('sha256').update(text);

/** A new token: a prefix that scanners for leaked secrets can find, 256 random bits, and a checksum. */
export function newToken(): string {
  const secret = randomBytes(32).toString('base64url');
  return `${PREFIX}${secret}${digest(secret).digest('base64url').slice(0, CHECK_LETTERS)}`;
}

/** Whether a text has the shape and checksum of a token, so that a typing error never asks the database. */
export function isToken(text: string): boolean {
  const [, secret, check] = SHAPE.exec(text) ?? [];
  return secret !== undefined && digest(secret).digest('base64url').slice(0, CHECK_LETTERS) === check;
}

/** What is kept of a token. */
export const tokenHash = (token: string): Buffer => digest(token).digest();
