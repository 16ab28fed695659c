import type { Text } from './language.js';

/** What went wrong, in the words of the domain; the filter gives each kind its HTTP status. */
export type ProblemKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'conflict'
  | 'gone'
  | 'stale'
  | 'too-large'
  | 'unsupported-media-type'
  | 'invalid'
  | 'precondition-required'
  | 'too-many-requests'
  | 'unavailable'
  | 'internal';

/** Messages by field of the request; a nested field by its path, as `makers.0.postId`. */
export type FieldErrors = Record<string, Text[]>;

/** Page of the desk where what is in the way is put right. */
export interface Remedy {
  /** In Indonesian; English with the same below /en. */
  path: string;
  name: Text;
}

/**
 * A refusal the caller can act on. `code` is stable and ends the problem's `type`; `detail` says in one sentence
 * what to do; each code has a line in docs/api.md.
 */
export class Problem extends Error {
  /** Left out where what was sent has to change. */
  readonly remedy?: Remedy;

  constructor(
    readonly kind: ProblemKind,
    readonly code: string,
    readonly detail: Text,
    readonly errors?: FieldErrors,
    /** Headers the answer needs, as Allow or Retry-After. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail.en);
    this.name = new.target.name;
  }
}

/** Also for what the actor may not see: hidden and missing answer alike. */
export class NotFound extends Problem {
  constructor() {
    super('not-found', 'not-found', {
      id: 'Tidak ada catatan di alamat ini.',
      en: 'There is no record at this address.',
    });
  }
}

/** The actor is known and may not do this. */
export class Forbidden extends Problem {
  constructor() {
    super('forbidden', 'forbidden', {
      id: 'Anda tidak berhak melakukan ini.',
      en: 'You may not do this.',
    });
  }
}

/** Somebody else changed the record since the caller read it. */
export class Stale extends Problem {
  constructor(readonly revision: number) {
    super('stale', 'stale', {
      id: `Catatan ini sudah diubah orang lain, sekarang revisi ${revision}. Baca ulang, lalu ulangi perubahan Anda pada versi terbaru.`,
      en: `Somebody changed this record, it is now at revision ${revision}. Read it again and repeat your change on the new version.`,
    });
  }
}

/** The request itself is not well formed. */
export class Malformed extends Problem {
  constructor(code: string, detail: Text, errors?: FieldErrors) {
    super('malformed', code, detail, errors);
  }
}

/** The request is well formed and breaks a rule of the field. */
export class Invalid extends Problem {
  constructor(code: string, detail: Text, errors?: FieldErrors) {
    super('invalid', code, detail, errors);
  }
}

/** A spell or an event ends before it begins. */
export class DaysOutOfOrder extends Invalid {
  constructor() {
    super('days-out-of-order', {
      id: 'Hari terakhir mendahului hari pertama.',
      en: 'The last day is before the first.',
    });
  }
}

/** The request contradicts what is on record. */
export class Conflict extends Problem {
  constructor(code: string, detail: Text, errors?: FieldErrors) {
    super('conflict', code, detail, errors);
  }
}

/** Fields that hold the id of no record, or of one the actor does not see. */
export class UnknownReference extends Conflict {
  constructor(...fields: string[]) {
    const text = { id: 'merujuk catatan yang tidak ada', en: 'refers to a record that does not exist' };
    super(
      'unknown-reference',
      { id: 'Catatan yang dirujuk tidak ada.', en: 'A record this refers to does not exist.' },
      fields.length > 0 ? Object.fromEntries(fields.map((field) => [field, [text]])) : undefined,
    );
  }
}
