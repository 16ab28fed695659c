import type { Text } from '../common/language.js';
import { lettersApart } from '../common/letters-apart.js';
import type { Found } from './lookup.reader.js';

/*
 * What misleads among the names of this field: acronyms one letter apart (KSPI, KSPSI, KSBSI), `dr.` and `Dr.`, two
 * people of one name. Each warning names what to tell apart, so that nobody has to know beforehand.
 */

const folded = (text: string | null): string => (text ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Those worth showing: what only looks like the acronym typed is one letter away from it. */
export function worthShowing(words: string, found: readonly Found[]): Found[] {
  const typed = folded(words);
  const isNear = ({ acronym }: Found) => lettersApart(folded(acronym), typed) === 1;
  return found.filter((one) => one.closeness !== 'near' || isNear(one));
}

/** The one that is meant, where nothing else could be: it is what was typed, and nothing misleads. */
export function meantOf(words: string, found: readonly Found[]): Found | null {
  const shown = worthShowing(words, found);
  const same = shown.filter(({ closeness }) => closeness === 'same');
  return same.length === 1 && warningsOf(words, shown).length === 0 ? same[0] : null;
}

/** @param shown what is offered for these words */
export function warningsOf(words: string, shown: readonly Found[]): Text[] {
  return [...nearAcronyms(words, shown), ...doctors(shown), ...namesakes(shown)];
}

function nearAcronyms(words: string, shown: readonly Found[]): Text[] {
  const typed = folded(words);
  const misleading = shown.filter(
    ({ kind, acronym }) =>
      kind === 'organization' && acronym !== null && lettersApart(folded(acronym), typed) <= 1,
  );
  const acronyms = new Set(misleading.map(({ acronym }) => folded(acronym)));
  if (acronyms.size < 2) return [];
  const each = misleading.map(({ acronym, name }) => `${acronym} = ${name}`).join('; ');
  return [
    {
      id: `Singkatan ini mirip tetapi organisasinya berbeda: ${each}.`,
      en: `These acronyms look alike and are different organizations: ${each}.`,
    },
  ];
}

/** Source: `dr.` is the profession of a physician, `Dr.` the degree of a doctorate. */
function doctors(shown: readonly Found[]): Text[] {
  const titles = shown.flatMap(({ frontTitles }) =>
    frontTitles && /(?:^|[\s.])[Dd]r\./.test(frontTitles) ? [frontTitles] : [],
  );
  if (titles.length === 0) return [];
  return [
    {
      id: 'dr. (huruf kecil) adalah dokter, Dr. (huruf besar) adalah gelar doktor; periksa yang mana.',
      en: 'dr. (small) is a physician, Dr. (capital) holds a doctorate; check which it is.',
    },
  ];
}

function namesakes(shown: readonly Found[]): Text[] {
  const ids = new Map<string, Set<string>>();
  for (const { kind, name, id } of shown) {
    if (kind !== 'person') continue;
    const key = folded(name);
    ids.set(key, (ids.get(key) ?? new Set()).add(id));
  }
  const names = shown.filter(({ kind, name }) => kind === 'person' && (ids.get(folded(name))?.size ?? 0) > 1);
  if (names.length === 0) return [];
  return [
    {
      id: `Ada beberapa orang bernama ${names[0]?.name}; pilih menurut jabatan dan organisasinya.`,
      en: `Several people are called ${names[0]?.name}; choose by post and organization.`,
    },
  ];
}
