import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Malformed, Problem } from './problem.js';

/**
 * The revision the caller saw, from If-Match. An entity tag is `"<revision>"`, or `"<revision>.<digest>"` as public
 * reads give it. @throws Problem if the header is missing, Malformed if it is not such a tag
 */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number =>
  seenRevision(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

export function seenRevision(header: string | undefined): number {
  if (header === undefined) throw new IfMatchNeeded();
  const revision = /^"(\d{1,9})(?:\.[\w-]{1,64})?"$/.exec(header)?.[1];
  if (revision === undefined) {
    throw new Malformed('bad-if-match', {
      id: 'If-Match harus ETag catatan, misalnya "3".',
      en: 'If-Match must be the ETag of the record, as "3".',
    });
  }
  return Number(revision);
}

/** What is there already is changed by those alone who say what they saw. */
export class IfMatchNeeded extends Problem {
  constructor() {
    super('precondition-required', 'if-match-needed', {
      id: 'Sertakan header If-Match dengan ETag catatan yang Anda baca.',
      en: 'Send the header If-Match with the ETag of the record you read.',
    });
  }
}
