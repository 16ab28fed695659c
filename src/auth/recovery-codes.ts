import { randomBytes } from 'node:crypto';
import { secretHash } from './secret-text.js';

/** How many a person gets at a time. */
export const RECOVERY_CODES = 10;

/** Crockford's letters: none is taken for another. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 28;
const GROUP = 7;

/** A new code in four groups of seven: 140 random bits, so that a plain hash keeps it (ASVS 5.0, 6.5.2 and 11.5.1). */
export const newRecoveryCode = (): string => inGroups(lettersOf(randomBytes(LENGTH), LENGTH), GROUP);

export const inGroups = (letters: string, group: number): string =>
  (letters.match(new RegExp(`.{1,${group}}`, 'g')) ?? []).join('-');

/** Letters of bytes, for codes that are derived. */
export const lettersOf = (bytes: Buffer, length: number): string =>
  [...bytes.subarray(0, length)].map((byte) => LETTERS[byte % LETTERS.length] ?? '').join('');

/** A code as it was made, however somebody typed it: case, blanks, dashes, and letters that look alike. */
export const typedCode = (text: string): string =>
  text.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');

/** What is kept of a recovery code. */
export const recoveryHash = (code: string): Buffer => secretHash(`recovery ${typedCode(code)}`);
