import { buffer } from 'node:stream/consumers';
import { SaxesParser } from 'saxes';
import { extractText } from 'unpdf';
import yauzl from 'yauzl';

/** What a DOCX says, part by part: `word/document.xml` and so on. */
export interface Docx {
  parts: Map<string, Part>;
  /** Of body, headers and footers, in that order. */
  text: string;
}

/** One XML file of a DOCX, which is well formed. */
export interface Part {
  text: string;
  /** How often each element stands in it. */
  elements: Map<string, number>;
  /** Attributes of each, in order: `w:pgSz` has `w:w` and `w:h`. */
  attributes(element: string): Record<string, string>[];
}

/** Opens a DOCX as a zip file and reads every XML file in it. @throws Error if one is not well formed */
export async function readDocx(file: Buffer): Promise<Docx> {
  const zip = await yauzl.fromBufferPromise(file);
  const parts = new Map<string, Part>();
  for await (const entry of zip.eachEntry()) {
    if (!/\.(?:xml|rels)$/.test(entry.fileName)) continue;
    const content = await buffer(await zip.openReadStreamPromise(entry));
    parts.set(entry.fileName, readXml(content.toString('utf8')));
  }
  const text = [...parts]
    .filter(([name]) => /^word\/(?:document|header\d+|footer\d+)\.xml$/.test(name))
    .map(([, part]) => part.text)
    .join('\n');
  return { parts, text };
}

function readXml(source: string): Part {
  const elements = new Map<string, number>();
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const texts: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    elements.set(name, (elements.get(name) ?? 0) + 1);
    found.push({ name, attributes });
  });
  parser.on('closetag', ({ name }) => {
    open.pop();
    if (name === 'w:p') texts.push('\n');
  });
  parser.on('text', (text) => {
    if (open.at(-1) === 'w:t') texts.push(text);
  });
  parser.write(source).close();
  return {
    text: texts.join(''),
    elements,
    attributes: (element) => found.filter(({ name }) => name === element).map(({ attributes }) => attributes),
  };
}

/** What each page of a PDF says. */
export async function readPdf(file: Buffer): Promise<string[]> {
  const { text } = await extractText(new Uint8Array(file), { mergePages: false });
  return text;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };

/** What the main part of a page says. */
export function textOfPage(html: string): string {
  const main = /<main[^>]*>([^]*)<\/main>/.exec(html)?.[1] ?? '';
  return main
    .replace(/<[^>]+>/g, '\n')
    .replace(/&(\w+|#39);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}

/** Where a line or a word is broken tells nothing of what is said. */
export const squeezed = (text: string): string => text.replace(/\s+/gu, '');

/** Keys of what is no text on every rendering: pages of a screen have no numbers. */
const UNSEEN = new Set(['language', 'about', 'paging', 'align']);

/** Every text of minutes, wherever it stands. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (UNSEEN.has(key) ? [] : textsOf(inner)));
}

/** What of these texts a rendering lacks. */
export const lacking = (rendered: string, texts: readonly string[]): string[] => {
  const all = squeezed(rendered);
  return texts.filter((text) => !all.includes(squeezed(text)));
};
