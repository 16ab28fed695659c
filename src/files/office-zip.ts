import { text } from 'node:stream/consumers';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { DOCX, type MediaType, XLSX } from './media-types.js';
import { FileBroken, FileContradictsName, FileUnsafe } from './refusals.js';

/** Content type of the part each kind begins with. Source: ECMA-376 part 1, 11.3.10 and 12.3.23. */
const MAIN_PARTS = new Map<MediaType, string>([
  [DOCX, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  [XLSX, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
]);

const CONTENT_TYPES = '[Content_Types].xml';
const MOST_ENTRIES = 10_000;
const MOST_UNPACKED_BYTES = 200 * 1024 ** 2;
const MOST_DIRECTORY_BYTES = 1024 ** 2;

/**
 * Holds a file against what a document or sheet of Office is: a package whose list of parts names a main part of its
 * kind. Nothing is unpacked but that list. @throws FileBroken, FileContradictsName, FileUnsafe
 */
export async function checkOfficeZip(file: string, byteCount: number, type: MediaType): Promise<void> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch(
    () => {
      throw broken(type);
    },
  );
  try {
    const entries = await entriesOf(zip, byteCount, type);
    await checkMainPart(zip, entries, type);
  } finally {
    zip.close();
  }
}

async function entriesOf(zip: ZipFile, byteCount: number, type: MediaType): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw new FileUnsafe(BOMB);
  const entries = new Map<string, Entry>();
  let [packed, unpacked] = [0, 0];
  try {
    for await (const entry of zip.eachEntry()) {
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      if (unpacked > MOST_UNPACKED_BYTES || packed > byteCount) throw new FileUnsafe(BOMB);
      if (entry.isEncrypted()) throw new FileUnsafe(ENCRYPTED);
      if (/(^|\/)vba(project|data)\b/i.test(entry.fileName)) throw new FileUnsafe(MACROS);
      const name = entry.fileName.toLowerCase();
      if (entries.has(name)) throw new FileUnsafe(AMBIGUOUS);
      entries.set(name, entry);
    }
  } catch (error) {
    throw problemOf(error, type);
  }
  return entries;
}

async function checkMainPart(zip: ZipFile, entries: Map<string, Entry>, type: MediaType): Promise<void> {
  const list = entries.get(CONTENT_TYPES.toLowerCase());
  if (!list || list.uncompressedSize > MOST_DIRECTORY_BYTES) throw broken(type);
  const xml = await zip
    .openReadStreamPromise(list)
    .then(text)
    .catch(() => {
      throw broken(type);
    });
  if (/macroEnabled|vbaProject/i.test(xml)) throw new FileUnsafe(MACROS);
  const main = [...xml.matchAll(/<(?:\w+:)?Override\s[^>]*>/g)].find(
    ([override]) => attribute(override, 'ContentType') === MAIN_PARTS.get(type),
  )?.[0];
  const part = attribute(main ?? '', 'PartName');
  if (!part) throw new FileContradictsName(type);
  if (!entries.has(part.replace(/^\//, '').toLowerCase())) throw broken(type);
}

const attribute = (element: string, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(element)?.[1];

/** What is thrown while the directory is read is ours, or says that the directory is broken or names paths outside. */
function problemOf(error: unknown, type: MediaType): unknown {
  if (error instanceof FileUnsafe) return error;
  const said = error instanceof Error ? error.message : '';
  if (/file ?name|relative path|absolute path/i.test(said)) return new FileUnsafe(PATHS);
  return /encryption/.test(said) ? new FileUnsafe(ENCRYPTED) : broken(type);
}

const broken = (type: MediaType) =>
  new FileBroken(type, { id: 'isi paketnya tidak lengkap', en: 'its package is not complete' });

const BOMB = {
  id: 'isinya membesar melampaui batas saat dibuka',
  en: 'unpacked, it grows beyond all measure',
};
const ENCRYPTED = { id: 'isinya disandikan', en: 'it is encrypted' };
const MACROS = { id: 'memuat makro', en: 'it holds macros' };
const AMBIGUOUS = { id: 'memuat dua bagian bernama sama', en: 'it holds two parts of one name' };
const PATHS = { id: 'memuat nama bagian yang keluar dari paketnya', en: 'it names parts outside of itself' };
