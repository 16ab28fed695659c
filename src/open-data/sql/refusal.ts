import type { Text } from '../../common/language.js';
import { Invalid } from '../../common/problem.js';

/** Tables a statement may name; planning takes the longer the more they are. */
export const MOST_TABLES = 12;

/** A statement is not run, or failed; `errors` names the field and says what, and where in the statement. */
export class SqlRefused extends Invalid {
  /** @param field of the query: `query`, or the parameter `p[day]` */
  constructor(what: Text, field = 'query') {
    super('sql-refused', what, { [field]: [what] });
  }
}

/** @param at place in the text, from 0, in UTF-16 units; null where there is none to show */
export function located({ id, en }: Text, text: string, at: number | null): Text {
  if (at === null || at < 0) return { id, en };
  const lines = text.slice(0, at).split('\n');
  const [line, column] = [lines.length, (lines.at(-1) ?? '').length + 1];
  return { id: `${id} (baris ${line}, huruf ${column})`, en: `${en} (line ${line}, character ${column})` };
}

/* Why a statement is not run. Those that name something take it. */

export const ONE: Text = { id: 'Tulis satu perintah saja.', en: 'Write one statement alone.' };
export const SELECT: Text = {
  id: 'Hanya SELECT yang dijalankan di sini.',
  en: 'Only SELECT is run here.',
};
export const UNKNOWN = (what: string): Text => ({
  id: `Tidak tersedia di sini: ${what}.`,
  en: `Not available here: ${what}.`,
});
export const TABLE = (what: string): Text => ({
  id: `Tidak ada tabel “${what}” di sini; yang ada terdaftar di bawah.`,
  en: `There is no table “${what}” here; those there are are listed below.`,
});
export const FUNCTION = (what: string): Text => ({
  id: `Fungsi ini tidak tersedia di sini: ${what}.`,
  en: `This function is not available here: ${what}.`,
});
export const TYPE = (what: string): Text => ({
  id: `Tipe ini tidak tersedia di sini: ${what}.`,
  en: `This type is not available here: ${what}.`,
});
export const PATTERN = (): Text => ({
  id: 'Pola regex dan SIMILAR TO tidak tersedia di sini; pakai LIKE atau ILIKE.',
  en: 'Regular expressions and SIMILAR TO are not available here; use LIKE or ILIKE.',
});
export const FORMAT = (what: string): Text => ({
  id: `Tulis format dari ${what} sebagai teks.`,
  en: `Write the format of ${what} as a text.`,
});
export const JOINED = (): Text => ({
  id: 'Terlalu banyak teks digabung; gabungkan lebih sedikit, dalam paling banyak dua SELECT.',
  en: 'Too much text is put together; join less, in two SELECTs at most.',
});
export const TABLES = (): Text => ({
  id: `Paling banyak ${MOST_TABLES} tabel dalam satu perintah.`,
  en: `A statement names ${MOST_TABLES} tables at most.`,
});
export const ROW = (what: string): Text => ({
  id: `“${what}” menamai satu baris utuh; tulis kolom yang dimaksud.`,
  en: `“${what}” names a whole row; write the column that is meant.`,
});
