import type { Text } from '../common/language.js';

/** Where it is, in Indonesian; English with the same below /en. */
export const HOLIDAYS_PATH = '/meja/hari-kerja';

/** Where a year is, or is to be recorded. */
export const yearPath = (year: number | string): Text => ({
  id: `${HOLIDAYS_PATH}?tahun=${year}`,
  en: `/en${HOLIDAYS_PATH}?tahun=${year}`,
});
