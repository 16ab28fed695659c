import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  Header,
  HttpCode,
  type Type,
} from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { KnownActor } from '../../common/actor.js';
import { Problems, TakesKey } from '../../common/answers.js';
import { Allow, type Rule } from '../allow.decorator.js';
import { type Login, LoginMissing, type Peer, peerOf } from '../login.js';

/*
 * What the routes of logins and accounts promise, said once for the rule they stand under and for the API's description.
 */

type Promised = Pick<Rule, 'callers'> & {
  status?: number;
  takesTokens?: boolean;
  hasId?: boolean;
  /** Whether it takes an Idempotency-Key. */
  isOnce?: boolean;
};

/** A route whose answer nobody may keep. What it does belongs to people: tokens are refused unless it says otherwise. */
export const Route = (
  summary: string,
  Answer: Type,
  { callers, status = 200, takesTokens = callers === 'everybody', hasId = false, isOnce = false }: Promised,
) =>
  applyDecorators(
    Allow(callers, { scope: 'read', isForPeople: !takesTokens }),
    Header('cache-control', 'no-store'),
    HttpCode(status),
    ApiOperation({ summary }),
    ApiCookieAuth(),
    ...(takesTokens && callers !== 'everybody' ? [ApiBearerAuth()] : []),
    ...(hasId ? [ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })] : []),
    ...(isOnce ? [TakesKey()] : []),
    ApiResponse({ status, description: 'Done.', type: Answer }),
    Problems(400, 401, 403, 404, 409, 413, 415, 422, 429, 503),
  );

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();

/** The login of the request, at whatever stage; null without one. */
export const CurrentLogin = createParamDecorator(
  (_: unknown, context: ExecutionContext): Login | null => requestOf(context).login ?? null,
);

/** The login of the request. @throws LoginMissing if there is none */
export const NeededLogin = createParamDecorator((_: unknown, context: ExecutionContext): Login => {
  const { login } = requestOf(context);
  if (login) return login;
  throw new LoginMissing();
});

/** Who acts. @throws LoginMissing if nobody is known */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): KnownActor => {
  const { actor } = requestOf(context);
  if (actor?.kind === 'known') return actor;
  throw new LoginMissing();
});

/** Where the request comes from. */
export const CurrentPeer = createParamDecorator((_: unknown, context: ExecutionContext): Peer =>
  peerOf(requestOf(context)),
);
