import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';

/*
 * The typefaces of the PDF, from npm packages under free licences (SIL OFL, Bitstream Vera). A text is written in the
 * first that holds it; what none holds is shown as a box.
 */

const file = createRequire(import.meta.url).resolve;
const only = (path: string) => ({ normal: path, bold: path, italics: path, bolditalics: path });

/** Like Arial, of the same widths. */
export const TEXT_FACE = 'Arimo';

export const TYPEFACES = {
  [TEXT_FACE]: {
    normal: file('@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf'),
    bold: file('@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf'),
    italics: file('@expo-google-fonts/arimo/400Regular_Italic/Arimo_400Regular_Italic.ttf'),
    bolditalics: file('@expo-google-fonts/arimo/700Bold_Italic/Arimo_700Bold_Italic.ttf'),
  },
  'DejaVu Sans': only(file('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
  'Noto Emoji': only(file('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf')),
};
export const TYPEFACE_FILES: ReadonlySet<string> = new Set(
  Object.values(TYPEFACES).flatMap((face) => Object.values(face)),
);

/** A piece of a text in one typeface. */
export interface Run {
  text: string;
  font: string;
}

/** Most texts: letters of Latin alphabets, usual signs and spaces, which the first typeface holds. */
const USUAL = /^[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026]*$/;
const BOX = '\u25a1';
const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** A text in the typefaces that hold it. */
export function runsOf(text: string): Run[] {
  if (USUAL.test(text)) return [{ text, font: TEXT_FACE }];
  const runs: Run[] = [];
  for (const { segment } of graphemes.segment(unbroken(text))) {
    const run = written(segment);
    const last = runs.at(-1);
    if (last?.font === run.font) last.text += run.text;
    else runs.push(run);
  }
  return runs;
}

/** A letter, with what hangs on it, in the typeface that holds it. */
function written(grapheme: string): Run {
  const shown = [...grapheme].filter((character) => !/\p{Default_Ignorable_Code_Point}/u.test(character));
  const isPicture = /\p{Emoji_Presentation}|\uFE0F/u.test(grapheme);
  const order = isPicture ? Object.keys(TYPEFACES).toReversed() : Object.keys(TYPEFACES);
  const font = order.find((name) => shown.every((character) => holds(name, character)));
  if (font === undefined) return { text: BOX, font: TEXT_FACE };
  // Only joined pictures need what cannot be seen.
  return { text: isPicture ? grapheme : shown.join(''), font };
}

const held = new Map<string, Font>();
function holds(name: string, character: string): boolean {
  let font = held.get(name);
  if (!font) {
    font = openSync(TYPEFACES[name as keyof typeof TYPEFACES].normal) as Font;
    held.set(name, font);
  }
  return font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
}

const FROM_THE_RIGHT = String.raw`[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]`;
const PHRASE = new RegExp(String.raw`${FROM_THE_RIGHT}(?:[\p{M} ]*${FROM_THE_RIGHT}){0,80}`, 'gu');

/** Words written from the right stand in their order only while no line breaks between them. */
const unbroken = (text: string): string => text.replace(PHRASE, (phrase) => phrase.replaceAll(' ', '\u00a0'));
