import {
  fastify,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { parsePairs } from '../common/form-body.js';
import type { Settings } from '../config/settings.js';
import { readBodies } from './bodies.js';
import { safeHeaders, sendSafeHeaders } from './headers.js';
import { Limits } from './limits.js';
import { refuseUnfit, refusingNoise } from './noise.js';
import { sendPagesSparingly } from './pages.js';
import { refuseBrokenQueries } from './queries.js';

/** Answers what the server refuses before any route is found. */
type Answer = (problem: Error, request: FastifyRequest, reply: FastifyReply) => void;

/** The server before any room. */
export function edgeServer(settings: Settings, answer: Answer): FastifyInstance {
  const headers = safeHeaders(settings);
  const server = fastify({
    // Which route, not which address: that may hold a secret.
    logger: { level: settings.LOG_LEVEL, serializers: { req: routeOf } },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: settings.BODY_LIMIT_BYTES,
    requestTimeout: settings.REQUEST_TIMEOUT_MS,
    trustProxy: (_address: string, hop: number) => hop < settings.TRUSTED_PROXIES,
    return503OnClosing: false,
    http: { requireHostHeader: false },
    routerOptions: { maxParamLength: 200, querystringParser: parsePairs },
    frameworkErrors: (error, request, reply) => answer(error, request, reply.headers(headers)),
    clientErrorHandler: refusingNoise(headers),
  });
  // Nest has a handler of its own for the whole server, but routes made before it starts would not have it.
  server.addHook('onRoute', (route) => {
    route.errorHandler ??= answer;
  });
  return server;
}

/** What every request has to pass, in this order, before its body is read. */
export async function guardEdge(server: FastifyInstance, settings: Settings): Promise<Limits> {
  const headers = safeHeaders(settings);
  sendPagesSparingly(server);
  sendSafeHeaders(server, headers);
  refuseUnfit(server, headers);
  const limits = await Limits.on(server, settings);
  readBodies(server);
  refuseBrokenQueries(server);
  return limits;
}

const routeOf = ({ method, routeOptions }: Pick<FastifyRequest, 'method'> & Partial<FastifyRequest>) => ({
  method,
  route: routeOptions?.url,
});
