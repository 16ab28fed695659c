import { checkKey, checkText } from './json-body.js';
import { Malformed } from './problem.js';

/** Fields a form may have; a meeting of forty people, logged on one page, comes to half of it. */
export const MOST_FIELDS = 1000;
/** Largest form in bytes. */
export const FORM_LIMIT_BYTES = 64 * 1024;

/** Fields of a query or a form; repeated ones are lists. */
export type Pairs = Record<string, string | string[]>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Takes `a=1&b=2` apart. It is lenient as browsers are: check it with {@link checkPairs}. */
export function parsePairs(text: string): Pairs {
  const parsed = Object.create(null) as Pairs;
  for (const [key, value] of new URLSearchParams(text)) {
    const before = parsed[key];
    if (Array.isArray(before)) before.push(value);
    else parsed[key] = before === undefined ? value : [before, value];
  }
  return parsed;
}

/**
 * Holds pairs to what JSON bodies are held to: text PostgreSQL stores, keys of their own, and escapes of UTF-8.
 * @param text what they were parsed from
 * @throws Malformed
 */
export function checkPairs(pairs: Pairs, text: string): void {
  for (const [key, value] of Object.entries(pairs)) {
    checkKey(key);
    for (const each of [value].flat()) checkText(each);
  }
  try {
    decodeURIComponent(text);
  } catch {
    throw new Malformed('broken-escape', {
      id: 'Alamat atau formulir memuat kode persen yang tidak sah dalam UTF-8.',
      en: 'The address or form holds a percent escape that is not valid UTF-8.',
    });
  }
}

/** Parses the body of a form. @throws Malformed */
export function parseFormBody(body: Buffer): Pairs {
  const text = decoded(body);
  const pairs = parsePairs(text);
  checkPairs(pairs, text);
  if (Object.keys(pairs).length > MOST_FIELDS) throw brokenForm();
  return { ...pairs };
}

function decoded(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw brokenForm();
  }
}

const brokenForm = () =>
  new Malformed('broken-form', {
    id: `Formulir bukan UTF-8, atau berisi lebih dari ${MOST_FIELDS} isian.`,
    en: `The form is not UTF-8, or has more than ${MOST_FIELDS} fields.`,
  });
