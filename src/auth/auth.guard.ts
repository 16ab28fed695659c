import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { type Actor, ANONYMOUS } from '../common/actor.js';
import { Problem } from '../common/problem.js';
import { RULE, type Rule } from './allow.decorator.js';
import { Tokens } from './tokens.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends this request; set by the guard. */
    actor?: Actor;
  }
}

/** Works out the actor once per request and holds it against the handler's rule. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: Tokens,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const rule = this.reflector.get<Rule | undefined>(RULE, context.getHandler());
    if (rule === undefined)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} has no @Allow`);
    const { authorization } = request.headers;
    if (authorization !== undefined) return this.recognise(request, authorization);
    request.actor = ANONYMOUS;
    if (rule === 'everybody') return true;
    throw unauthenticated({
      id: 'Tindakan ini memerlukan token: kirim header "Authorization: Bearer <token>".',
      en: 'This needs a token: send the header "Authorization: Bearer <token>".',
    });
  }

  /** Every account there is keeps the record, so knowing the account is enough. */
  private async recognise(request: FastifyRequest, authorization: string): Promise<boolean> {
    const token = /^Bearer ([\w-]{1,100})$/i.exec(authorization)?.[1];
    const actor = token ? await this.tokens.actorOf(token) : null;
    if (!actor) throw unauthenticated({ id: 'Token ini tidak berlaku.', en: 'This token is not valid.' });
    request.actor = actor;
    return true;
  }
}

const unauthenticated = (detail: { id: string; en: string }) =>
  new Problem('unauthenticated', 'token-needed', detail, undefined, {
    'www-authenticate': 'Bearer realm="ikrar"',
  });
