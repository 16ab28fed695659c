import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { type Actor, ANONYMOUS, isByToken, type KnownActor, type Role } from '../common/actor.js';
import { Forbidden, NotFound, Problem } from '../common/problem.js';
import { type Callers, RULE, type Rule } from './allow.decorator.js';
import { FeedTokens, type LinkedFeed } from './feed-tokens.js';
import { actorOf, type Login } from './login.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { Site } from './site.js';
import { Tokens } from './tokens.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends this request; set by the guard. */
    actor?: Actor;
    /** The session of its cookie, at whatever stage; null if there is none. Set by the guard. */
    login?: Login | null;
    /** The feed its link opens, where the route is one of those. Set by the guard. */
    feed?: LinkedFeed;
  }
}

const ROLES_OF: Record<Exclude<Callers, 'everybody'>, readonly Role[]> = {
  accounts: ['administrator', 'staff', 'representative', 'reader'],
  writers: ['administrator', 'staff', 'representative'],
  representatives: ['representative'],
  keepers: ['administrator', 'staff'],
  administrators: ['administrator'],
};

/**
 * Works out the actor once per request, from a token or else a session, and holds it against the handler's rule. Where a
 * link of a feed opens the route, that link alone says who comes.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: Tokens,
    private readonly feeds: FeedTokens,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly site: Site,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const rule = this.reflector.get<Rule | undefined>(RULE, context.getHandler());
    if (rule === undefined)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} has no @Allow`);
    request.login = null;
    request.actor = rule.isByFeedLink ? await this.feedActor(request) : await this.actorOf(request, rule);
    check(request.actor, rule);
    return true;
  }

  private async actorOf(request: FastifyRequest, rule: Rule): Promise<Actor> {
    if (rule.isForNobodyKnown) return ANONYMOUS;
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) return this.tokenActor(authorization);
    const value = this.cookie.read(cookie);
    // Browsers send the cookie by themselves, and a login a stranger's page sends would be the stranger's.
    if (value !== null || rule.callers === 'everybody') this.site.checkSameOrigin(request);
    if (value === null) return ANONYMOUS;
    request.login = await this.sessions.find(value);
    return (request.login && actorOf(request.login)) ?? ANONYMOUS;
  }

  private async feedActor(request: FastifyRequest): Promise<KnownActor> {
    const { token = '' } = request.params as { token?: string };
    const found = await this.feeds.find(token);
    if (!found) throw new NotFound();
    request.feed = found.feed;
    return found.actor;
  }

  private async tokenActor(authorization: string): Promise<KnownActor> {
    const token = /^Bearer ([\w-]{1,100})$/i.exec(authorization)?.[1];
    const actor = token ? await this.tokens.actorOf(token) : null;
    if (!actor) throw unauthenticated({ id: 'Token ini tidak berlaku.', en: 'This token is not valid.' });
    return actor;
  }
}

function check(actor: Actor, { callers, scope, isForPeople }: Rule): void {
  if (actor.kind === 'anonymous') {
    if (callers === 'everybody') return;
    throw unauthenticated({
      id: 'Tindakan ini memerlukan token: kirim header "Authorization: Bearer <token>", atau masuk dahulu.',
      en: 'This needs a token: send the header "Authorization: Bearer <token>", or log in first.',
    });
  }
  if (callers !== 'everybody' && !ROLES_OF[callers].includes(actor.role)) {
    throw new Forbidden();
  }
  if (!actor.scopes.includes(scope)) {
    throw new Problem('forbidden', 'scope-missing', {
      id: `Token ini tidak mencakup "${scope}".`,
      en: `This token does not cover "${scope}".`,
    });
  }
  if (isForPeople && isByToken(actor)) {
    throw new Problem('forbidden', 'login-needed', {
      id: 'Ini hanya dapat dilakukan orang yang masuk sendiri, bukan token.',
      en: 'This takes a person who has logged in, not a token.',
    });
  }
}

const unauthenticated = (detail: { id: string; en: string }) =>
  new Problem('unauthenticated', 'token-needed', detail, undefined, {
    'www-authenticate': 'Bearer realm="ikrar"',
  });
