const LINE_ENDS = /\r\n?|[\v\f\u0085\p{Zl}\p{Zp}]/gu;
/** Marks that only help to order what is written from the right; nothing is read differently without them. */
const HINTS = /[\u061C\u200E\u200F]/gu;
/** Marks that turn the direction of reading, so that `exe.fdp` reads `pdf.exe`. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/gu;
/** Controls, which no XML holds, and what is no character. */
const NOTHING = /[\p{Cc}\p{Noncharacter_Code_Point}\uFEFF\uFFF9-\uFFFB]/gu;

/**
 * A text as every paper and page can hold it, in NFC: lines end in `\n`, marks that turn the direction of reading are
 * shown by their number, controls are left out.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(LINE_ENDS, '\n')
    .replaceAll('\t', ' ')
    .replace(HINTS, '')
    .replace(TURNS, (mark) => `[U+${mark.charCodeAt(0).toString(16).toUpperCase()}]`)
    .split('\n')
    .map((line) => line.replace(NOTHING, ''))
    .join('\n');
}

/** The lines of a text that hold something. */
export const linesOf = (text: string): string[] =>
  printable(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A text on one line. */
export const oneLine = (text: string): string => linesOf(text).join(' ');

const LONGEST_SLUG = 60;

/** A text as part of an address or a file's name: `audiensi-contoh`; empty if it has neither Latin letters nor digits. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return slug.slice(0, LONGEST_SLUG).replace(/^-+|-+$/g, '');
}
