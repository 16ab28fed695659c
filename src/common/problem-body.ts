import { HttpException } from '@nestjs/common';
import { type DatabaseError, isConnectionError, isDatabaseError } from './database-error.js';
import type { Language, Text } from './language.js';
import type { ProblemBody } from './problem.dto.js';
import { withoutSecrets } from './secret-paths.js';
import {
  Conflict,
  Forbidden,
  Invalid,
  Malformed,
  NotFound,
  Problem,
  type ProblemKind,
  UnknownReference,
} from './problem.js';

const KINDS: Record<ProblemKind, { status: number; title: Text }> = {
  malformed: { status: 400, title: { id: 'Permintaan keliru', en: 'Malformed request' } },
  unauthenticated: { status: 401, title: { id: 'Belum dikenali', en: 'Not authenticated' } },
  forbidden: { status: 403, title: { id: 'Tidak diizinkan', en: 'Forbidden' } },
  'not-found': { status: 404, title: { id: 'Tidak ditemukan', en: 'Not found' } },
  'method-not-allowed': { status: 405, title: { id: 'Metode tidak tersedia', en: 'Method not allowed' } },
  conflict: { status: 409, title: { id: 'Bertentangan dengan catatan', en: 'Conflict' } },
  gone: { status: 410, title: { id: 'Sudah ditarik', en: 'Withdrawn' } },
  stale: { status: 412, title: { id: 'Sudah berubah', en: 'Changed meanwhile' } },
  'too-large': { status: 413, title: { id: 'Terlalu besar', en: 'Too large' } },
  'unsupported-media-type': {
    status: 415,
    title: { id: 'Jenis isi tidak didukung', en: 'Unsupported media type' },
  },
  invalid: { status: 422, title: { id: 'Melanggar aturan', en: 'Against the rules' } },
  'precondition-required': { status: 428, title: { id: 'Perlu If-Match', en: 'If-Match is needed' } },
  'too-many-requests': { status: 429, title: { id: 'Terlalu sering', en: 'Too many requests' } },
  internal: { status: 500, title: { id: 'Kesalahan di pihak kami', en: 'Our error' } },
  unavailable: { status: 503, title: { id: 'Sedang tidak tersedia', en: 'Unavailable for the moment' } },
};

/** How a problem reads in one language. */
export function problemBody(
  { kind, code, detail, errors }: Problem,
  language: Language,
  url: string,
): ProblemBody {
  const { status, title } = KINDS[kind];
  const read = ([field, texts]: [string, Text[]]) => [field, texts.map((text) => text[language])];
  return {
    type: `/problems/${code}`,
    title: title[language],
    status,
    detail: detail[language],
    instance: withoutSecrets(url.split('?')[0] ?? '').slice(0, 300),
    ...(errors && {
      errors: Object.fromEntries(Object.entries(errors).map(read)) as Record<string, string[]>,
    }),
  };
}

/** The problem behind anything thrown: ours as it is, the framework's and the database's translated. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (isDatabaseError(thrown)) return databaseProblem(thrown);
  if (isConnectionError(thrown)) return unavailable();
  const status = statusOf(thrown);
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- a status is any number, or missing
  switch (status) {
    case 404:
      return new NotFound();
    case 408:
    case 503:
      return unavailable();
    case 413:
      return new Problem('too-large', 'body-too-large', {
        id: 'Isi permintaan melebihi batas ukuran.',
        en: 'The body is larger than allowed.',
      });
    case 414:
      return new Malformed('long-address', { id: 'Alamat terlalu panjang.', en: 'The address is too long.' });
    case 415:
      return new Problem('unsupported-media-type', 'unsupported-media-type', {
        id: 'Kirim isi permintaan sebagai application/json.',
        en: 'Send the body as application/json.',
      });
    case 429:
      return new Problem('too-many-requests', 'too-many-requests', {
        id: 'Terlalu banyak permintaan; coba lagi setelah jeda pada header Retry-After.',
        en: 'Too many requests; try again after the pause in the header Retry-After.',
      });
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return unreadable();
  }
  return internal();
}

/** Also for what is no HTTP at all. */
export const unreadable = () =>
  new Malformed('malformed', {
    id: 'Permintaan ini tidak dapat dibaca.',
    en: 'This request cannot be read.',
  });

function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (thrown instanceof Error && 'statusCode' in thrown && typeof thrown.statusCode === 'number')
    return thrown.statusCode;
  return undefined;
}

const internal = () =>
  new Problem('internal', 'internal', {
    id: 'Terjadi kesalahan di pihak kami dan sudah dicatat. Tidak ada yang tersimpan; silakan coba lagi.',
    en: 'Something went wrong on our side and was logged. Nothing was saved; please try again.',
  });

/** Nothing is wrong with the request; it may come again in a moment. */
export const unavailable = () =>
  new Problem(
    'unavailable',
    'unavailable',
    {
      id: 'Sedang terlalu sibuk atau basis data tidak terhubung; coba lagi sebentar.',
      en: 'Too busy, or the database cannot be reached; try again in a moment.',
    },
    undefined,
    { 'retry-after': '5' },
  );

/** Refusals of the database that no service gave a name of its own, by SQLSTATE. */
function databaseProblem({ code, constraint = '', table = '' }: DatabaseError): Problem {
  if (code === '23503') return unknownReference(constraint, table);
  if (code === '23505' || code === '23P01') {
    return new Conflict('already-exists', {
      id: 'Catatan seperti ini sudah ada.',
      en: 'A record like this exists already.',
    });
  }
  if (code === '23514' || code === '23502') {
    const rule = `"${constraint.replaceAll('_', ' ')}"`;
    return new Invalid('rule-broken', {
      id: `Isian melanggar aturan ${rule}.`,
      en: `The values break the rule ${rule}.`,
    });
  }
  if (code === '42501') {
    return new Forbidden();
  }
  // Class 54: longer than an index or a search document takes.
  if (code.startsWith('22') || code.startsWith('54')) {
    return new Malformed('bad-value', {
      id: 'Ada nilai yang tidak dapat disimpan.',
      en: 'A value cannot be stored.',
    });
  }
  if (/^(08|40|53|57)/.test(code) || code === '55P03') return unavailable();
  return internal();
}

/** A field holds the id of no record. The constraint `tenure_post_id_fkey` of the table `tenure` names `postId`. */
function unknownReference(constraint: string, table: string): Problem {
  const column = constraint.startsWith(`${table}_`)
    ? constraint.slice(table.length + 1).replace(/_fkey$/, '')
    : '';
  const field = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return new UnknownReference(field);
}
