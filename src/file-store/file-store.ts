import type { Readable } from 'node:stream';

/** A kept file, opened. */
export interface OpenFile {
  byteCount: number;
  stream: Readable;
}

/** Where files are kept. It knows names and bytes; whose file it is and who may read it, others know. */
export abstract class FileStore {
  /** A path under a random name for a file that arrives; nothing is there yet. */
  abstract arrivalPath(): string;

  /** Takes a file that has arrived into keeping: when this returns, the file stays, also if the power fails. */
  abstract keep(arrivalPath: string, name: string): Promise<void>;

  /** Forgets a file that arrived and was not kept; none there is fine. */
  abstract discard(arrivalPath: string): Promise<void>;

  /** Opens a kept file; null if there is none of this name. The stream must be read or destroyed. */
  abstract open(name: string): Promise<OpenFile | null>;

  /** Removes a kept file; none there is fine. */
  abstract remove(name: string): Promise<void>;

  /** The names of kept files last written before an instant. */
  abstract namesBefore(instant: Date): AsyncIterable<string>;

  /** Removes what arrived and was neither kept nor discarded, because the process died, last written before an instant. */
  abstract discardBefore(instant: Date): Promise<void>;
}
