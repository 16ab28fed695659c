import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Malformed } from './problem.js';

/** Injection token of the installation's key for cursors. */
export const CURSOR_KEY = Symbol('cursor key');

/** Where a page of a list ends: the sort key of its last row, as text, and the row's id. */
export interface Position {
  key: string;
  id: string;
}

const MAC_BYTES = 16;

/** Writes and reads the cursors of lists. They are signed and belong to one sort, so nobody builds their own. */
@Injectable()
export class Cursors {
  constructor(@Inject(CURSOR_KEY) private readonly key: Buffer) {}

  write(sort: string, { key, id }: Position): string {
    const body = Buffer.from(JSON.stringify([sort, key, id]));
    return Buffer.concat([this.mac(body), body]).toString('base64url');
  }

  /** @throws Malformed if the cursor is not one of ours or belongs to another sort */
  read(sort: string, cursor: string): Position {
    const bytes = Buffer.from(cursor, 'base64url');
    const body = bytes.subarray(MAC_BYTES);
    // Decoding is lenient: other texts give the same bytes.
    if (
      bytes.toString('base64url') !== cursor ||
      body.length === 0 ||
      !timingSafeEqual(bytes.subarray(0, MAC_BYTES), this.mac(body))
    )
      throw badCursor();
    const [ofSort, key, id] = JSON.parse(body.toString()) as [string, string, string];
    if (ofSort !== sort) throw badCursor();
    return { key, id };
  }

  private mac(body: Buffer): Buffer {
    return createHmac('sha256', this.key).update(body).digest().subarray(0, MAC_BYTES);
  }
}

const badCursor = () =>
  new Malformed('bad-cursor', {
    id: 'Cursor ini tidak berlaku untuk daftar dan urutan ini; mulai lagi tanpa cursor.',
    en: 'This cursor does not belong to this list and sort; start again without it.',
  });
