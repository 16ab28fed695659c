import { Malformed } from './problem.js';

/** Deepest nesting a body may have; deeper ones overflow the validators. */
export const DEEPEST_JSON = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses a request body: an object in UTF-8, no deeper than {@link DEEPEST_JSON}, without NUL, lone surrogates or
 * keys that every object inherits, which the checks of fields would pass over. @throws Malformed
 */
export function parseJsonBody(body: Buffer): unknown {
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(body));
  } catch {
    throw new Malformed('broken-json', {
      id: 'Isi permintaan bukan JSON yang sah dalam UTF-8.',
      en: 'The body is not valid JSON in UTF-8.',
    });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Malformed('no-object', {
      id: 'Isi permintaan harus satu objek JSON.',
      en: 'The body must be one JSON object.',
    });
  }
  check(value, 1);
  return value;
}

function check(value: unknown, depth: number): void {
  if (typeof value === 'string') return checkText(value);
  if (typeof value !== 'object' || value === null) return;
  if (depth > DEEPEST_JSON) {
    throw new Malformed('deep-json', {
      id: `JSON bersarang lebih dari ${DEEPEST_JSON} tingkat.`,
      en: `The JSON is nested deeper than ${DEEPEST_JSON} levels.`,
    });
  }
  for (const [key, inner] of Object.entries(value)) {
    checkKey(key);
    check(inner, depth + 1);
  }
}

/** @throws Malformed for a key that every object inherits, or that is no text PostgreSQL stores */
export function checkKey(key: string): void {
  if (!(key in Object.prototype)) return checkText(key);
  throw new Malformed('bad-key', {
    id: `Kunci ${key} tidak dapat dipakai.`,
    en: `The key ${key} cannot be used.`,
  });
}

/** PostgreSQL stores no NUL, and a lone surrogate is no character. @throws Malformed */
export function checkText(text: string): void {
  if (!text.includes('\0') && text.isWellFormed()) return;
  throw new Malformed('bad-text', {
    id: 'Teks memuat NUL atau karakter yang terpotong.',
    en: 'A text holds NUL or half a character.',
  });
}
