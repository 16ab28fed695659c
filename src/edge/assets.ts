import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Serves the files of a folder at /assets/. They are the same for everybody, so they count against nobody. */
export async function serveAssets(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(async (assets) => {
    assets.addHook('onRoute', (route) => {
      route.config = { ...route.config, rate: 'none', isSameForAll: true };
    });
    await assets.register(staticFiles, {
      root: folder,
      prefix: '/assets/',
      maxAge: '1h',
      decorateReply: false,
    });
  });
}
