/** What stands before a name and is none, in small letters without dots. Source: usage of the region's press and letters. */
const BEFORE = new Set(
  (
    'bapak pak bpk ibu bu sdr sdri saudara saudari h hj kh haji hajah ' +
    'dr drs dra drg drh ir prof apt ns ust ustadz ustaz'
  ).split(' '),
);

/** Letters with dots, as degrees are written: `S.H.`, `M.Si.`, `Ph.D.`; an initial alone is part of a name. */
const DEGREE = /^(?:\p{L}{1,4}\.){1,3}\p{L}{0,4}\.?$/u;
const INITIAL = /^\p{L}\.$/u;

/**
 * A name of a person without the titles around it, as the record keeps them apart: `dr. Budi Contoh, S.H.` is
 * `Budi Contoh`. What is nothing but titles stays as it is.
 */
export function plainName(name: string): string {
  const words = (name.split(',')[0] ?? '').trim().split(/\s+/);
  const first = words.findIndex((word) => !BEFORE.has(word.toLowerCase().replaceAll('.', '')));
  const rest = first < 0 ? [] : words.slice(first);
  while (rest.length > 1 && isDegree(rest.at(-1) ?? '')) rest.pop();
  return rest.length === 0 ? name : rest.join(' ');
}

const isDegree = (word: string): boolean => DEGREE.test(word) && !INITIAL.test(word);
