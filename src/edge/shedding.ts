import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import { unavailable } from '../common/problem-body.js';
import type { Settings } from '../config/settings.js';

/** How often the lag is worked out, in milliseconds; so long does a verdict last. */
const LOOK_EVERY_MS = 500;
/** The histogram counts the wait it means to have as well. */
const RESOLUTION_MS = 10;

/**
 * Turns requests away while the process cannot keep up: when its event loop lags, or when too many requests wait for
 * a connection to the database. Those already under way finish the sooner.
 * @param queue those who wait for a connection now
 */
export function shedLoad(
  server: FastifyInstance,
  { SHED_LAG_MS, SHED_QUEUE }: Settings,
  queue: { readonly length: number },
): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let lagMs = 0;
  const timer = setInterval(() => {
    // Without a single sample the loop stood still all the time.
    lagMs = Number.isNaN(delay.mean) ? LOOK_EVERY_MS : delay.mean / 1e6 - RESOLUTION_MS;
    delay.reset();
  }, LOOK_EVERY_MS).unref();
  server.addHook('onClose', (_server, done) => {
    clearInterval(timer);
    delay.disable();
    done();
  });
  server.addHook('onRequest', (request, _reply, done) => {
    const isTooMuch = lagMs >= SHED_LAG_MS || queue.length >= SHED_QUEUE;
    done(isTooMuch && !request.routeOptions.config?.isAlwaysAnswered ? unavailable() : undefined);
  });
}
