import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import pg from 'pg';
import { Problem } from '../common/problem.js';
import type { RouteTraits } from '../common/route-traits.js';

/** How long an answer of the database counts. */
const ASK_EVERY_MS = 1000;
/** Longer than this and the database does not answer. */
const ANSWER_WITHIN_MS = 2000;

/** Whoever watches asks often, and most of all when there is much to do. */
const ALWAYS: RouteTraits = { rate: 'none', isAlwaysAnswered: true };

type AnswerProblem = (problem: Problem, request: FastifyRequest, reply: FastifyReply) => void;

/**
 * `/livez`: the process runs, and that is all it says. `/readyz`: requests are welcome; asks the database at most
 * once a second, on a connection of its own, so that a busy pool does not look like a lost database.
 */
export function answerHealth(
  server: FastifyInstance,
  connection: pg.PoolConfig,
  answerProblem: AnswerProblem,
): void {
  const pool = new pg.Pool({
    ...connection,
    max: 1,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  });
  // The broken connection is replaced when the database is asked next.
  pool.on('error', () => {});
  let isClosing = false;
  let asked: { at: number; isAnswered: Promise<boolean> } | null = null;

  const ask = () =>
    pool.query('SELECT').then(
      () => true,
      () => false,
    );
  const databaseAnswers = () => {
    if (!asked || Date.now() - asked.at >= ASK_EVERY_MS) asked = { at: Date.now(), isAnswered: ask() };
    return asked.isAnswered;
  };

  server.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  server.addHook('onClose', () => pool.end());
  server.get('/livez', { config: ALWAYS }, (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'live' }),
  );
  server.get('/readyz', { config: ALWAYS }, async (request, reply) => {
    const isReady = !isClosing && (await databaseAnswers());
    if (isReady) return reply.header('cache-control', 'no-store').send({ status: 'ready' });
    answerProblem(isClosing ? closing() : databaseSilent(), request, reply);
    return reply;
  });
}

const closing = () =>
  new Problem(
    'unavailable',
    'unavailable',
    { id: 'Layanan sedang berhenti.', en: 'The service is shutting down.' },
    undefined,
    {
      'retry-after': '5',
    },
  );

const databaseSilent = () =>
  new Problem(
    'unavailable',
    'unavailable',
    { id: 'Basis data tidak menjawab.', en: 'The database does not answer.' },
    undefined,
    {
      'retry-after': '5',
    },
  );
