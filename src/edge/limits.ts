import type { CanActivate, ExecutionContext } from '@nestjs/common';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../common/problem.js';
import type { RateKind } from '../common/route-traits.js';
import type { Settings } from '../config/settings.js';
import { carriesCredential } from './credential.js';

const MINUTE_MS = 60_000;
/** Addresses and accounts remembered for each kind; past that the ones not seen for longest are forgotten. */
const REMEMBERED = 50_000;

type Count = (request: FastifyRequest) => Promise<void>;

/**
 * Counts requests, first by address, before anything is looked up, then by the account they turn out to come from.
 * IPv6 addresses count by their /64, which one subscriber holds.
 */
export class Limits {
  private constructor(
    private readonly byAddress: Record<RateKind, Count>,
    private readonly byAccount: Record<RateKind, Count>,
    private readonly ofCredentials: Count,
  ) {}

  /** Counts everything this server is asked from now on. */
  static async on(server: FastifyInstance, settings: Settings): Promise<Limits> {
    await server.register(rateLimit, { global: false });
    const all = (key?: (request: FastifyRequest) => string): Record<RateKind, Count> => ({
      read: counter(server, settings.RATE_READS_PER_MINUTE, MINUTE_MS, key),
      search: counter(server, settings.RATE_SEARCHES_PER_MINUTE, MINUTE_MS, key),
      sql: counter(server, settings.RATE_SQL_PER_MINUTE, MINUTE_MS, key),
      write: counter(server, settings.RATE_WRITES_PER_MINUTE, MINUTE_MS, key),
      export: counter(server, settings.RATE_EXPORTS_PER_HOUR, 60 * MINUTE_MS, key),
      login: counter(server, settings.RATE_LOGINS_PER_MINUTE, MINUTE_MS, key),
    });
    const limits = new Limits(
      all(),
      all(accountOf),
      counter(server, settings.RATE_CREDENTIALS_PER_MINUTE, MINUTE_MS),
    );
    server.addHook('onRequest', (request) => limits.beforeLookup(request));
    return limits;
  }

  /** A credential is still to be looked up, so only how many come from one address counts; logins always do. */
  private async beforeLookup(request: FastifyRequest): Promise<void> {
    const kind = kindOf(request);
    if (kind === 'none') return;
    await (isToBeLookedUp(request, kind) ? this.ofCredentials(request) : this.byAddress[kind](request));
  }

  /** By account; whoever sent a credential that is none of ours counts as everybody does. */
  async afterLookup(request: FastifyRequest): Promise<void> {
    const kind = kindOf(request);
    if (kind === 'none' || !isToBeLookedUp(request, kind)) return;
    await (request.actor?.kind === 'known' ? this.byAccount[kind](request) : this.byAddress[kind](request));
  }
}

/** Counts by account. It stands behind the guard that finds the account. */
export class AccountLimits implements CanActivate {
  constructor(private readonly limits: Limits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.limits.afterLookup(context.switchToHttp().getRequest<FastifyRequest>());
    return true;
  }
}

const isToBeLookedUp = (request: FastifyRequest, kind: RateKind): boolean =>
  kind !== 'login' && carriesCredential(request);

const accountOf = ({ actor }: FastifyRequest): string => (actor?.kind === 'known' ? actor.id : '');

function kindOf({ method, query, routeOptions }: FastifyRequest): RateKind | 'none' {
  const declared = routeOptions.config?.rate;
  if (declared) return declared;
  if (!['GET', 'HEAD', 'OPTIONS'].includes(method)) return 'write';
  return (query as { q?: unknown }).q ? 'search' : 'read';
}

/** @param key what to count by; by address when left out */
function counter(
  server: FastifyInstance,
  max: number,
  timeWindow: number,
  key?: (request: FastifyRequest) => string,
): Count {
  const options = { max, timeWindow, cache: REMEMBERED, ...(key && { keyGenerator: key }) };
  const count = server.createRateLimit(options);
  return async (request) => {
    const counted = await count(request);
    if (!counted.isAllowed && counted.isExceeded) throw tooMany(counted.ttlInSeconds);
  };
}

const tooMany = (seconds: number) =>
  new Problem(
    'too-many-requests',
    'too-many-requests',
    {
      id: `Terlalu banyak permintaan; coba lagi dalam ${seconds} detik.`,
      en: `Too many requests; try again in ${seconds} seconds.`,
    },
    undefined,
    { 'retry-after': String(seconds) },
  );
