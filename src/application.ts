import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Socket } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import staticFiles from '@fastify/static';
import { fastify, LogController, type FastifyInstance, type FastifyRequest } from 'fastify';
import { AppModule } from './app.module.js';
import { checkedPipe } from './common/checked.pipe.js';
import { Failure, isSystemError } from './common/failure.js';
import { checkKey, checkText, parseJsonBody } from './common/json-body.js';
import { Malformed, Problem } from './common/problem.js';
import { problemBody, unreadable } from './common/problem-body.js';
import type { Settings } from './config/settings.js';
import type { Connections } from './database/connections.js';
import { letFilesThrough } from './files/multipart.js';
import { drainOnClose } from './lifecycle/drain.js';
import { answerHealth } from './lifecycle/health.js';
import { describeApi } from './api-docs/api-docs.js';
import { ServerLog } from './server-log.js';
import { ProblemFilter } from './web/problem.filter.js';

/** The whole application on a migrated database, ready to listen. */
export async function createApplication(
  settings: Settings,
  connections: Connections,
): Promise<NestFastifyApplication> {
  const problems = new ProblemFilter();
  const server = fastify({
    logger: { level: settings.LOG_LEVEL },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: settings.BODY_LIMIT_BYTES,
    requestTimeout: settings.REQUEST_TIMEOUT_MS,
    trustProxy: (_address: string, hop: number) => hop < settings.TRUSTED_PROXIES,
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200, querystringParser: parseQuery },
    frameworkErrors: (error, request, reply) => problems.answer(error, request, reply),
    clientErrorHandler: refuseNoise,
  });
  readOnlyJson(server);
  letFilesThrough(server);
  refuseBrokenQueries(server);
  drainOnClose(server);
  const methods = collectMethods(server);
  answerHealth(server, connections.public, (problem, request, reply) =>
    problems.answer(problem, request, reply),
  );
  await limitRates(server, settings);
  await server.register(staticFiles, {
    root: path.join(import.meta.dirname, 'web/assets'),
    prefix: '/assets/',
    maxAge: '1h',
    decorateReply: false,
  });

  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.on(connections, settings),
    new FastifyAdapter(server as never),
    { logger: new ServerLog(server.log), bodyParser: false, abortOnError: false },
  );
  app.useSecurityHeaders(SECURITY_HEADERS);
  app.useGlobalPipes(checkedPipe());
  app.useGlobalFilters(problems);
  describeApi(app, server);
  await app.init();
  refuseOtherMethods(server, methods);
  await server.ready();
  return app;
}

/** Listens where the settings say; gives the address. @throws Failure if that is impossible */
export async function openAt(app: NestFastifyApplication, { HOST, PORT }: Settings): Promise<string> {
  try {
    await app.listen(PORT, HOST);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const remedy =
      error.code === 'EADDRINUSE'
        ? 'set PORT to another port, or stop the program that uses it'
        : 'choose another HOST or PORT';
    throw new Failure(`Cannot listen on ${HOST}, port ${PORT} (${error.message}): ${remedy}.`);
  }
  return app.getUrl();
}

const SECURITY_HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'"],
      'font-src': ["'self'"],
      'connect-src': ["'self'"],
      'form-action': ["'self'"],
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
    },
  },
  referrerPolicy: { policy: 'same-origin' as const },
  xFrameOptions: { action: 'deny' as const },
};

/** JSON routes take JSON only: no forms, no text. */
function readOnlyJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? undefined : parseJsonBody(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** Repeated keys become lists. */
function parseQuery(query: string): Record<string, string | string[]> {
  const parsed: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const [key, value] of new URLSearchParams(query)) {
    const before = parsed[key];
    if (Array.isArray(before)) before.push(value);
    else parsed[key] = before === undefined ? value : [before, value];
  }
  return parsed;
}

/** Queries are held to what bodies are held to: escapes of UTF-8, text PostgreSQL stores, keys of their own. */
function refuseBrokenQueries(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    try {
      checkQuery(request);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
}

function checkQuery({ url, query }: FastifyRequest): void {
  for (const [key, value] of Object.entries(query as Record<string, string | string[]>)) {
    checkKey(key);
    for (const text of [value].flat()) checkText(text);
  }
  const start = url.indexOf('?');
  if (start < 0) return;
  try {
    decodeURIComponent(url.slice(start));
  } catch {
    throw new Malformed('broken-escape', {
      id: 'Alamat memuat kode persen yang tidak sah dalam UTF-8.',
      en: 'The address holds a percent escape that is not valid UTF-8.',
    });
  }
}

/** Which methods each address answers. */
function collectMethods(server: FastifyInstance): Map<string, Set<string>> {
  const methods = new Map<string, Set<string>>();
  server.addHook('onRoute', ({ url, method }) => {
    const known = methods.get(url) ?? new Set();
    for (const one of [method].flat()) known.add(one);
    methods.set(url, known);
  });
  return methods;
}

/** Every other method of an address that exists is 405 with Allow, not 404. */
function refuseOtherMethods(server: FastifyInstance, methods: Map<string, Set<string>>): void {
  const refusable = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
  // oxlint-disable-next-line unicorn/no-useless-spread -- the routes added here come to the map while it is read
  for (const [url, known] of [...methods]) {
    const allow = [...known].filter((method) => refusable.includes(method)).join(', ');
    const others = refusable.filter((method) => !known.has(method));
    if (others.length === 0 || url.includes('*')) continue;
    server.route({
      method: others,
      url,
      onRequest: (_request, _reply, done) => done(methodNotAllowed(allow)),
      handler: () => {},
    });
  }
}

const methodNotAllowed = (allow: string) =>
  new Problem(
    'method-not-allowed',
    'method-not-allowed',
    { id: `Alamat ini hanya menerima ${allow}.`, en: `This address takes ${allow} only.` },
    undefined,
    { allow },
  );

/** What is no HTTP has no request to answer, so the answer goes to the socket. */
function refuseNoise(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const body = JSON.stringify(problemBody(unreadable(), 'id', '/'));
  socket.end(
    'HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json; charset=utf-8\r\nConnection: close\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** Requests count by address, those with a token apart from the others. */
async function limitRates(server: FastifyInstance, settings: Settings): Promise<void> {
  await server.register(rateLimit, {
    timeWindow: '1 minute',
    max: (request: FastifyRequest) =>
      request.headers.authorization ? settings.RATE_WRITES_PER_MINUTE : settings.RATE_READS_PER_MINUTE,
    keyGenerator: (request: FastifyRequest) =>
      request.headers.authorization ? `token ${request.ip}` : request.ip,
    addHeaders: QUIET,
    addHeadersOnExceeding: QUIET,
    errorResponseBuilder: (_request, { after }) => tooMany(after),
  });
}

const QUIET = {
  'x-ratelimit-limit': false,
  'x-ratelimit-remaining': false,
  'x-ratelimit-reset': false,
  'retry-after': true,
};

function tooMany(after: string): Problem {
  return new Problem('too-many-requests', 'too-many-requests', {
    id: `Terlalu banyak permintaan; coba lagi dalam ${after}.`,
    en: `Too many requests; try again in ${after}.`,
  });
}
