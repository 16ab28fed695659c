import type { Text } from '../common/language.js';

/** That nobody has entered the holidays of a year. */
export const notOnRecord = (year: number): Text => ({
  id: `Kalender hari kerja ${year} belum dicatat`,
  en: `The working days of ${year} are not on record`,
});

/** What that leads to. */
export const REFUSED: Text = {
  id: 'Tenggat, hak jawab, dan putusan yang hari kerjanya sampai ke tahun itu ditolak.',
  en: 'Deadlines, replies and verdicts whose working days reach into that year are refused.',
};
