import { LOCALES } from '../common/dates.js';
import type { Language } from '../common/language.js';

const KIB = 1024;

/** A size in KB or MB. */
export function sizeText(byteCount: number, language: Language): string {
  const [size, unit] = byteCount < KIB * KIB ? [byteCount / KIB, 'KB'] : [byteCount / KIB / KIB, 'MB'];
  return `${new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 }).format(size)} ${unit}`;
}
