import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { extensionOf } from './file-name.js';
import {
  CSV,
  DOCX,
  isDeclaredAs,
  JPEG,
  type MediaType,
  PDF,
  PNG,
  typeOfExtension,
  XLSX,
} from './media-types.js';
import { checkOfficeZip } from './office-zip.js';
import { FileBroken, FileContradictsName, FileTypeRefused } from './refusals.js';

/** What file-type asks for. */
const HEAD_BYTES = 4100;
/** The end mark of a PDF stands in its last 1024 bytes. Source: ISO 32000-1, annex H, note 18. */
const PDF_TAIL_BYTES = 1024;

/** A file to look at. */
interface Candidate {
  path: string;
  name: string;
  /** What its sender declares. */
  mediaType: string;
  byteCount: number;
}

/**
 * The type of a file, when its name, its declared type and its content agree on one that is taken, and its content is
 * whole as far as its type can tell without being opened.
 * @throws FileTypeRefused, FileContradictsName, FileBroken, FileUnsafe
 */
export async function typeOf({ path, name, mediaType, byteCount }: Candidate): Promise<MediaType> {
  const type = typeOfExtension(extensionOf(name));
  if (!type) throw new FileTypeRefused();
  if (!isDeclaredAs(mediaType, type)) throw new FileContradictsName(type);
  const { head, tail } = await ends(path, byteCount);
  if (!(await looksLike(head, type))) throw new FileContradictsName(type);
  if (type === PDF) checkPdf(head, tail);
  if (type === CSV) await checkCsv(path);
  if (type === DOCX || type === XLSX) await checkOfficeZip(path, byteCount, type);
  return type;
}

/** A drawing that moves is of another type: file-type tells `image/apng` from `image/png`. */
async function looksLike(head: Buffer, type: MediaType): Promise<boolean> {
  if (type === DOCX || type === XLSX) return head.subarray(0, 4).equals(ZIP_START);
  const seen = (await fileTypeFromBuffer(head))?.mime;
  return type === CSV ? seen === undefined : seen === type.name && [PDF, JPEG, PNG].includes(type);
}

const ZIP_START = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

async function ends(path: string, byteCount: number): Promise<{ head: Buffer; tail: Buffer }> {
  const file = await open(path);
  try {
    const read = async (length: number, position: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    };
    return {
      head: await read(HEAD_BYTES, 0),
      tail: await read(PDF_TAIL_BYTES, Math.max(0, byteCount - PDF_TAIL_BYTES)),
    };
  } finally {
    await file.close();
  }
}

/** What a PDF does when it is opened is not looked at: it is never opened here, only handed out to be saved. */
function checkPdf(head: Buffer, tail: Buffer): void {
  const isHead = /^%PDF-[12]\.\d/.test(head.toString('latin1', 0, 8));
  if (isHead && tail.includes('startxref') && tail.includes('%%EOF')) return;
  throw new FileBroken(PDF, {
    id: 'awal atau akhirnya tidak ada',
    en: 'its beginning or its end is missing',
  });
}

/** Control characters but tab and the ends of lines. */
// oxlint-disable-next-line no-control-regex -- these are what it looks for
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

async function checkCsv(path: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const isText = (text: string) => !CONTROLS.test(text);
  const refused = () =>
    new FileBroken(CSV, { id: 'isinya bukan teks UTF-8', en: 'its content is no text in UTF-8' });
  let byteCount = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    byteCount += chunk.length;
    if (!isText(decoded(() => decoder.decode(chunk, { stream: true }), refused))) throw refused();
  }
  if (byteCount === 0 || !isText(decoded(() => decoder.decode(), refused))) throw refused();
}

function decoded(decode: () => string, refused: () => FileBroken): string {
  try {
    return decode();
  } catch {
    throw refused();
  }
}
