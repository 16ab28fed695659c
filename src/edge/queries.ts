import type { FastifyInstance } from 'fastify';
import { checkPairs, type Pairs } from '../common/form-body.js';

/** Queries are held to what bodies are held to. */
export function refuseBrokenQueries(server: FastifyInstance): void {
  server.addHook('onRequest', ({ url, query }, _reply, done) => {
    try {
      const start = url.indexOf('?');
      checkPairs(query as Pairs, start < 0 ? '' : url.slice(start));
      done();
    } catch (error) {
      done(error as Error);
    }
  });
}
