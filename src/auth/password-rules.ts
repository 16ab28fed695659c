import type { Text } from '../common/language.js';
import { Invalid } from '../common/problem.js';
import { normalPassword } from './passwords.js';

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

/** What must be left of a password once the words everybody would try are taken out of it. */
const LEAST_LEFT = 8;
const FEWEST_LETTERS = 5;

let loaded: Promise<ReadonlySet<string>> | undefined;

/** 49,000 passwords from leaks, in lower case. They take 14 MB of memory, so they are loaded with the first new password. */
const commonPasswords = (): Promise<ReadonlySet<string>> => (loaded ??= load());

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
}

/** Words of this place and trade, and what people here put into passwords. */
const LOCAL_WORDS = [
  'ikrar', 'disnaker', 'ketenagakerjaan', 'kabupaten', 'bekasi', 'cikarang', 'karawang', 'jakarta', 'indonesia', 'jawabarat',
  'pancasila', 'merdeka', 'garuda', 'bismillah', 'alhamdulillah', 'assalamualaikum', 'sayang', 'cinta', 'rahasia', 'sandi',
  'katasandi', 'password', 'passphrase', 'administrator', 'admin', 'serikat', 'pekerja', 'buruh', 'qwertyuiop', 'asdfghjkl',
  'zxcvbnm', 'selamat', 'datang', 'welcome', 'letmein', 'iloveyou',
]; // prettier-ignore

const SEQUENCES = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
];

/** Whose password it is to be: nobody takes their own name. */
export interface Owner {
  name: string;
  email: string | null;
}

/**
 * Holds a new password to the rules: 12 to 128 characters and not one that is tried first. Nothing is said about kinds
 * of letters, and it never expires. Source: NIST SP 800-63B, 3.1.1.2. @throws Invalid
 */
export async function checkNewPassword(password: string, owner: Owner): Promise<void> {
  const reason = reasonAgainst(normalPassword(password), owner, await commonPasswords());
  if (reason) throw new Invalid('password-refused', reason, { password: [reason] });
}

function reasonAgainst(password: string, owner: Owner, common: ReadonlySet<string>): Text | null {
  const { length } = [...password];
  if (length < SHORTEST_PASSWORD)
    return {
      id: `Kata sandi paling sedikit ${SHORTEST_PASSWORD} huruf; beberapa kata yang tidak berhubungan mudah diingat.`,
      en: `A password has at least ${SHORTEST_PASSWORD} characters; several words without connection are easy to remember.`,
    };
  if (length > LONGEST_PASSWORD)
    return {
      id: `Kata sandi paling banyak ${LONGEST_PASSWORD} huruf.`,
      en: `A password has at most ${LONGEST_PASSWORD} characters.`,
    };
  if (isTriedFirst(password.toLowerCase(), owner, common))
    return {
      id: 'Kata sandi ini terlalu mudah ditebak: pilih yang tidak memuat nama, kata umum, atau urutan.',
      en: 'This password is guessed too easily: choose one without names, common words or sequences.',
    };
  return null;
}

function isTriedFirst(password: string, { name, email }: Owner, common: ReadonlySet<string>): boolean {
  if (common.has(password)) return true;
  if (new Set(password).size < FEWEST_LETTERS) return true;
  const period = (password + password).indexOf(password, 1);
  if (period < password.length && period < LEAST_LEFT) return true;
  const core = password.replaceAll(/^[\P{L}]+|[\P{L}]+$/gu, '');
  if (core !== password && core.length < SHORTEST_PASSWORD && common.has(core)) return true;
  return (
    [...leftOf(password, [...wordsOf(name), ...wordsOf(email ?? ''), ...LOCAL_WORDS])].length < LEAST_LEFT
  );
}

const wordsOf = (text: string): string[] =>
  normalPassword(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3);

/** A password without these words, and without the parts of sequences of four and more. */
function leftOf(password: string, words: string[]): string {
  let left = password;
  for (const word of words.toSorted((a, b) => b.length - a.length)) left = left.replaceAll(word, '');
  for (const sequence of SEQUENCES)
    for (const way of [sequence, [...sequence].toReversed().join('')]) left = withoutRuns(left, way);
  return left;
}

const SHORTEST_RUN = 4;
function withoutRuns(text: string, sequence: string): string {
  let left = '';
  for (let at = 0; at < text.length;) {
    let length = 0;
    while (at + length < text.length && sequence.includes(text.slice(at, at + length + 1))) length += 1;
    if (length < SHORTEST_RUN) {
      left += text[at];
      at += 1;
    } else at += length;
  }
  return left;
}
