import path from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Pairs } from '../common/form-body.js';

/** A year, in seconds. */
const FOREVER_SECONDS = 365 * 24 * 60 * 60;
/** How long a file is kept that was asked for without its version, in seconds. */
const WHILE_SECONDS = 60 * 60;

/**
 * Serves the files of these folders at /assets/. They are the same for everybody, so they count against nobody.
 * @param versions of the files by their names: one asked for by its own version never changes
 */
export async function serveAssets(
  server: FastifyInstance,
  folders: string[],
  versions: ReadonlyMap<string, string>,
): Promise<void> {
  await server.register(async (assets) => {
    assets.addHook('onRoute', (route) => {
      route.config = { ...route.config, rate: 'none', isSameForAll: true };
    });
    await assets.register(staticFiles, {
      root: folders,
      prefix: '/assets/',
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, file) => {
        const version = versions.get(path.basename(file).replace(/\.(?:br|gz)$/, ''));
        const isItsOwn = version !== undefined && (reply.request.query as Pairs).v === version;
        reply.header(
          'cache-control',
          isItsOwn ? `public, max-age=${FOREVER_SECONDS}, immutable` : `public, max-age=${WHILE_SECONDS}`,
        );
      },
      decorateReply: false,
    });
  });
}
