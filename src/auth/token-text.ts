import { createHash, randomBytes } from 'node:crypto';

/** What all our tokens begin with, so that scanners for leaked secrets find them. */
const TOKEN = 'ikrar_';
/** Of the token in the link of a feed: the two sorts differ in length, so neither passes as the other. */
const FEED = 'ikrar_feed_';
const SECRET_LETTERS = 43;
const CHECK_LETTERS = 6;

const digest = (text: string) => createHash('sha256').update(text);
const checkOf = (secret: string) => digest(secret).digest('base64url').slice(0, CHECK_LETTERS);

/** A prefix, 256 random bits, and a checksum. */
function made(prefix: string): string {
  const secret = randomBytes(32).toString('base64url');
  return `${prefix}${secret}${checkOf(secret)}`;
}

/** Whether a text has the shape and checksum of a token, so that a typing error never asks the database. */
function isMade(prefix: string, text: string): boolean {
  const rest = text.startsWith(prefix) ? text.slice(prefix.length) : '';
  if (!/^[\w-]+$/.test(rest) || rest.length !== SECRET_LETTERS + CHECK_LETTERS) return false;
  return checkOf(rest.slice(0, SECRET_LETTERS)) === rest.slice(SECRET_LETTERS);
}

/** A new token of an API client. */
export const newToken = (): string => made(TOKEN);
export const isToken = (text: string): boolean => isMade(TOKEN, text);

/** A new token for the link of a feed. */
export const newFeedToken = (): string => made(FEED);
export const isFeedToken = (text: string): boolean => isMade(FEED, text);

/** What is kept of a token. */
export const tokenHash = (token: string): Buffer => digest(token).digest();
