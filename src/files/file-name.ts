/** Longest name in characters. */
export const LONGEST_NAME = 200;

/** What no name keeps: controls, line separators, and marks that turn the direction of reading (`exe.fdp` for `pdf.exe`). */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** A name of a file as it is kept: in NFC, without path, what cannot be seen, and more than {@link LONGEST_NAME} characters. */
export function cleanName(given: string): string {
  const name = (given.split(/[/\\]/).at(-1) ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const extension = extensionOf(name);
  const base = extension ? name.slice(0, -extension.length - 1).trim() : name;
  const room = LONGEST_NAME - (extension ? extension.length + 1 : 0);
  const shortened = [...base].slice(0, room).join('').trim();
  return extension ? `${shortened || 'berkas'}.${name.slice(-extension.length)}` : shortened;
}

/** What follows the last dot, in small letters; empty if nothing that looks like one does. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The header that has a browser save a file under its name. Source: RFC 6266, RFC 8187. */
export function savedAs(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
