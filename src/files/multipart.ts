import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FieldsRefused } from '../common/checked.pipe.js';
import { checkKey, checkText } from '../common/json-body.js';
import type { Text } from '../common/language.js';
import { type FieldErrors, Problem } from '../common/problem.js';
import { unreadable } from '../common/problem-body.js';
import type { Settings } from '../config/settings.js';
import { FileTooLarge } from './refusals.js';

/** The file of a form, on the disk. */
export interface SentFile extends Measure {
  /** As the sender calls it. */
  name: string;
  /** As the sender declares it, in small letters. */
  mediaType: string;
}

/** A form with one file. */
export interface SentForm {
  file: SentFile;
  /** The fields beside it; one sent several times is a list, one left empty is left out. */
  fields: Record<string, string | string[]>;
}

/** A form of a page, as far as it could be read. */
export interface PageForm {
  fields: SentForm['fields'];
  /** Null where none was chosen, or where it was refused. */
  file: SentFile | null;
  /** What is wrong with it; null for nothing. */
  refused: Problem | null;
}

/** The field that holds the file. */
const FILE = 'file';
const MOST_FIELDS = 20;
const FIELD_BYTES = 10_000;
/** What a form may have beside its file. */
const FORM_BYTES = 128 * 1024;

const TEXTS = {
  missing: { id: 'harus satu berkas', en: 'must be one file' },
  named: { id: 'harus berkas yang bernama', en: 'must be a file with a name' },
  single: { id: 'hanya satu berkas', en: 'takes one file only' },
  unknown: { id: 'tidak dikenal', en: 'is not known' },
  long: { id: 'terlalu panjang', en: 'is too long' },
} satisfies Record<string, Text>;

/** Lets forms with a file reach the routes that take one, unread: their bytes go to the disk, past the limit of bodies. */
export function letFilesThrough(
  server: FastifyInstance,
  { UPLOAD_LIMIT_BYTES }: Pick<Settings, 'UPLOAD_LIMIT_BYTES'>,
): void {
  server.addContentTypeParser('multipart/form-data', (request, _payload, done) => {
    if (!request.routeOptions.config.takesFile)
      return done(new Problem('unsupported-media-type', 'unsupported-media-type', JSON_ONLY));
    request.fieldsBesideFile = async () =>
      (await receivePageForm(request.raw, null, UPLOAD_LIMIT_BYTES)).fields;
    done(null);
  });
}

const JSON_ONLY = {
  id: 'Kirim isi permintaan sebagai application/json.',
  en: 'Send the body as application/json.',
};

/** @throws Problem unless the request brings a form that can hold a file, of a size worth reading */
export function requireForm({ headers }: FastifyRequest, mostBytes: number): void {
  if (!/^multipart\/form-data\b/i.test(headers['content-type'] ?? '')) {
    throw new Problem('unsupported-media-type', 'unsupported-media-type', {
      id: 'Kirim berkas sebagai multipart/form-data.',
      en: 'Send the file as multipart/form-data.',
    });
  }
  if (Number(headers['content-length'] ?? 0) > mostBytes + FORM_BYTES) throw new FileTooLarge(mostBytes);
}

/**
 * Reads a form and writes its file to `target`, in constant memory.
 * @throws FieldsRefused, FileTooLarge, Malformed if it cannot be read or its sender goes away
 */
export async function receiveForm(
  request: IncomingMessage,
  target: string,
  mostBytes: number,
): Promise<SentForm> {
  const form = new FormReader(parserOf(request.headers, mostBytes), target, mostBytes);
  try {
    return await form.read(request);
  } finally {
    await form.close();
    request.resume();
  }
}

/**
 * Like {@link receiveForm}, for a form people fill in: its file may be left out, and where it is refused, the fields
 * before it are still there, so that nothing typed is lost.
 * @param target null for its file to be passed over
 * @throws Malformed if it cannot be read
 */
export async function receivePageForm(
  request: IncomingMessage,
  target: string | null,
  mostBytes: number,
): Promise<PageForm> {
  const form = new FormReader(parserOf(request.headers, mostBytes), target, mostBytes);
  try {
    return { ...(await form.readAny(request)), refused: null };
  } catch (error) {
    if (!(error instanceof FieldsRefused || error instanceof FileTooLarge)) throw error;
    return { fields: form.fields, file: null, refused: error };
  } finally {
    await form.close();
    request.resume();
  }
}

function parserOf(headers: IncomingHttpHeaders, mostBytes: number): BusboyInstance {
  try {
    return new Busboy({
      headers: headers as BusboyHeaders,
      limits: {
        files: 1,
        fileSize: mostBytes,
        fields: MOST_FIELDS,
        fieldSize: FIELD_BYTES,
        parts: MOST_FIELDS + 1,
        headerPairs: 20,
        headerSize: 8192,
      },
    });
  } catch {
    throw unreadable();
  }
}

class FormReader {
  private readonly errors: FieldErrors = {};
  readonly fields: Record<string, string | string[]> = {};
  private isFileNeeded = false;
  private file?: { stream: BusboyFileStream; landing: Promise<SentFile> };

  constructor(
    private readonly parser: BusboyInstance,
    private readonly target: string | null,
    private readonly mostBytes: number,
  ) {}

  async read(request: IncomingMessage): Promise<SentForm> {
    this.isFileNeeded = true;
    const { file, fields } = await this.readAny(request);
    if (file) return { file, fields };
    throw new FieldsRefused({ [FILE]: [TEXTS.missing] });
  }

  /** The form, its file null where it has none. */
  async readAny(request: IncomingMessage): Promise<{ file: SentFile | null; fields: SentForm['fields'] }> {
    await new Promise<void>((resolve, reject) => {
      request.once('error', () => reject(unreadable()));
      request.once('close', () => request.readableEnded || reject(unreadable()));
      this.parser
        .on('file', (field, stream, name, _encoding, type) => this.onFile(field, stream, name, type, reject))
        .on('field', (field, value, isNameCut, isValueCut) =>
          this.onField(field, value, isNameCut || isValueCut, reject),
        )
        .on('filesLimit', () => this.refuse(FILE, TEXTS.single))
        .on('fieldsLimit', () => reject(unreadable()))
        .on('partsLimit', () => reject(unreadable()))
        .on('error', () => reject(unreadable()))
        .on('finish', () => resolve());
      request.pipe(this.parser);
    }).finally(() => request.unpipe(this.parser));
    const file = (await this.file?.landing) ?? null;
    if (this.isFileNeeded && !file) this.errors[FILE] ??= [TEXTS.missing];
    if (Object.keys(this.errors).length > 0) throw new FieldsRefused(this.errors);
    return { file, fields: this.fields };
  }

  /** Lets go of the file on the disk, so that it can be removed. */
  async close(): Promise<void> {
    if (!this.file) return;
    this.file.stream.destroy();
    await Promise.allSettled([this.file.landing]);
  }

  private onFile(
    field: string,
    stream: BusboyFileStream,
    name: string | undefined,
    mediaType: string,
    fail: (error: unknown) => void,
  ): void {
    stream.on('error', () => fail(unreadable()));
    if (field !== FILE || !name) {
      // Browsers send a field without a choice as a file without a name.
      if (field === FILE && this.isFileNeeded) this.refuse(FILE, TEXTS.named);
      else if (field !== FILE) this.refuse(field, TEXTS.unknown);
      return void stream.resume();
    }
    if (this.target === null) return void stream.resume();
    stream.once('limit', () => fail(new FileTooLarge(this.mostBytes)));
    const landing = writeHashed(stream, this.target).then((written) => ({ ...written, name, mediaType }));
    landing.catch(fail);
    this.file = { stream, landing };
  }

  private onField(name: string, value: string, isCut: boolean, fail: (error: unknown) => void): void {
    try {
      checkKey(name);
      checkText(value);
    } catch (error) {
      return fail(error);
    }
    if (isCut) return this.refuse(name, TEXTS.long);
    if (name === FILE) return this.refuse(name, TEXTS.named);
    if (value !== '')
      this.fields[name] = name in this.fields ? [this.fields[name] ?? [], value].flat() : value;
  }

  private refuse(field: string, text: Text): void {
    this.errors[(field || '?').slice(0, 100)] = [text];
  }
}

/** Writes a stream to a new file that only we may read, and measures it on the way. */
async function writeHashed(stream: Readable, target: string): Promise<Measure> {
  const measurer = new Measurer();
  const pass = async function* (chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
    for await (const chunk of chunks) {
      measurer.add(chunk);
      yield chunk;
    }
  };
  await pipeline(stream, pass, createWriteStream(target, { flags: 'wx', mode: 0o600 }));
  return measurer.result();
}

/** Measures a file. */
export async function measured(file: string): Promise<Measure> {
  const measurer = new Measurer();
  for await (const chunk of createReadStream(file)) measurer.add(chunk as Buffer);
  return measurer.result();
}

/** What tells one file from another. */
interface Measure {
  byteCount: number;
  /** SHA-256, hexadecimal. */
  sha256: string;
}

class Measurer {
  private readonly hash = createHash('sha256');
  private byteCount = 0;

  add(chunk: Buffer): void {
    this.hash.update(chunk);
    this.byteCount += chunk.length;
  }

  result(): Measure {
    return { byteCount: this.byteCount, sha256: this.hash.digest('hex') };
  }
}
