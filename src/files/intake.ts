import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../common/problem.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { FileStore } from '../file-store/file-store.js';
import { typeOf } from './examine.js';
import { cleanName } from './file-name.js';
import { Images, isImage, type Size } from './images.js';
import {
  measured,
  receiveForm,
  receivePageForm,
  requireForm,
  type SentFile,
  type SentForm,
} from './multipart.js';
import { FileTooLarge } from './refusals.js';

/** A file that has been checked, and is not kept yet. */
export interface TakenFile {
  /** Cleaned, with the ending of its type. */
  name: string;
  mediaType: string;
  byteCount: number;
  /** SHA-256 of what is kept, hexadecimal. */
  sha256: string;
  /** SHA-256 of what was sent, hexadecimal: another one for an image, which is drawn anew. */
  originalSha256: string;
  /** Of an image, as it is shown; null for all others. */
  width: number | null;
  height: number | null;
}

/** A form that was received: its fields, not yet checked, and its file. */
export interface Taken {
  fields: SentForm['fields'];
  file: TakenFile;
  /** Takes the file into keeping under a name; to be called before the transaction commits that names it. */
  keep: (name: string) => Promise<void>;
}

/** A form of a page that was received: its file may be missing, or wrong, which is for whoever shows the form again to say. */
export interface TakenForm extends Pick<Taken, 'fields' | 'keep'> {
  /** Null where none was chosen, or where it was refused. */
  file: TakenFile | null;
  /** What is wrong with the file or a field; null for nothing. */
  refused: Problem | null;
}

/** Takes in files of strangers. */
@Injectable()
export class Intake {
  constructor(
    private readonly store: FileStore,
    private readonly images: Images,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Problem unless the request brings a form that is worth reading */
  expect(request: FastifyRequest): void {
    requireForm(request, this.settings.UPLOAD_LIMIT_BYTES);
  }

  /** Receives the form of a page and lets `use` decide about it; a file that is not kept by then is gone. */
  async takeForm<T>(request: FastifyRequest, use: (taken: TakenForm) => Promise<T>): Promise<T> {
    requireForm(request, Number.POSITIVE_INFINITY);
    return this.receiving(async (sent, drawn) => {
      const { file: received, ...form } = await receivePageForm(
        request.raw,
        sent,
        this.settings.UPLOAD_LIMIT_BYTES,
      );
      const without = (refused: Problem | null) => ({
        path: sent,
        use: (keep: Taken['keep']) => use({ fields: form.fields, file: null, refused, keep }),
      });
      if (!received) return without(form.refused);
      try {
        const { path, file } = await this.examine(received, sent, drawn);
        return { path, use: (keep) => use({ ...form, file, keep }) };
      } catch (error) {
        if (error instanceof Problem) return without(error);
        throw error;
      }
    });
  }

  /**
   * Receives a form with one file, checks the file, and lets `use` decide about it; what is not kept by then is gone.
   * The request's body becomes what was sent, with the digest for the file, so that a repetition is known by it.
   */
  async take<T>(request: FastifyRequest, use: (taken: Taken) => Promise<T>): Promise<T> {
    return this.receiving(async (sent, drawn) => {
      const { file: received, fields } = await receiveForm(
        request.raw,
        sent,
        this.settings.UPLOAD_LIMIT_BYTES,
      );
      request.body = { ...fields, file: received };
      const { path, file } = await this.examine(received, sent, drawn);
      return { path, use: (keep) => use({ fields, file, keep }) };
    });
  }

  /** Runs what receives a file and then what uses it, and lets go of what was not kept. */
  private async receiving<T>(
    receive: (
      sent: string,
      drawn: string,
    ) => Promise<{ path: string; use: (keep: Taken['keep']) => Promise<T> }>,
  ): Promise<T> {
    const [sent, drawn] = [this.store.arrivalPath(), this.store.arrivalPath()];
    let kept: { name: string; isDone: Promise<void> } | undefined;
    try {
      const { path, use } = await receive(sent, drawn);
      // A transaction that has to start over asks again.
      return await use((name) => (kept ??= { name, isDone: this.store.keep(path, name) }).isDone);
    } catch (error) {
      // A refusal of ours comes before the commit. After any other failure nobody knows whether it committed: the sweep does.
      if (kept && error instanceof Problem) await this.store.remove(kept.name);
      throw error;
    } finally {
      await Promise.all([this.store.discard(sent), this.store.discard(drawn)]);
    }
  }

  private async examine(
    { name: given, mediaType, byteCount, sha256 }: SentFile,
    sent: string,
    drawn: string,
  ): Promise<{ path: string; file: TakenFile }> {
    const name = cleanName(given);
    const type = await typeOf({ path: sent, name, mediaType, byteCount });
    const common = { name, mediaType: type.name, originalSha256: sha256 };
    if (!isImage(type))
      return { path: sent, file: { ...common, byteCount, sha256, width: null, height: null } };
    const size: Size = await this.images.redraw(sent, drawn, type);
    const image = await measured(drawn);
    if (image.byteCount > this.settings.UPLOAD_LIMIT_BYTES)
      throw new FileTooLarge(this.settings.UPLOAD_LIMIT_BYTES);
    return { path: drawn, file: { ...common, ...image, ...size } };
  }
}
