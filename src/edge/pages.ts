import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { matches } from '../common/entity-tag.js';
import { carriesCredential } from './credential.js';

/** Below this a page fits into one packet anyway, in bytes. */
const WORTH_PACKING = 1024;

const brotli = promisify<string, zlib.BrotliOptions, Buffer>(zlib.brotliCompress);
const gzip = promisify<string, zlib.ZlibOptions, Buffer>(zlib.gzip);

/** Quick ways to pack, the better one first. */
const WAYS: Record<string, (page: string) => Promise<Buffer>> = {
  br: (page) => brotli(page, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (page) => gzip(page, { level: 6 }),
};

/**
 * Sends pages packed, and not at all to who has them already. What is answered to somebody who shows a credential stays
 * as it is: its length would tell what is secret in it to whoever can make it repeat a guess (BREACH).
 */
export function sendPagesSparingly(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || !isPage(reply) || carriesCredential(request)) return payload;
    reply.header('vary', [reply.getHeader('vary'), 'Accept-Encoding'].filter(Boolean).join(', '));
    if (isKnown(request, reply)) {
      reply.code(304).removeHeader('content-type');
      return null;
    }
    const way = wayFor(request.headers['accept-encoding']);
    if (way === undefined || payload.length < WORTH_PACKING) return payload;
    reply.header('content-encoding', way).removeHeader('content-length');
    return WAYS[way]?.(payload);
  });
}

const isPage = (reply: FastifyReply): boolean =>
  String(reply.getHeader('content-type')).startsWith('text/html') &&
  reply.getHeader('content-encoding') === undefined;

const isKnown = ({ headers }: FastifyRequest, reply: FastifyReply): boolean => {
  const etag = reply.getHeader('etag');
  return reply.statusCode === 200 && typeof etag === 'string' && matches(headers['if-none-match'], etag);
};

/** The best of our ways that an Accept-Encoding takes; none if it takes none. */
export function wayFor(header: string | undefined): string | undefined {
  const taken = (header ?? '')
    .slice(0, 200)
    .toLowerCase()
    .split(',')
    .map((wish) => wish.split(';').map((part) => part.trim()))
    .filter(([, ...parameters]) => !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)))
    .map(([name]) => name);
  return Object.keys(WAYS).find((way) => taken.includes(way));
}
