import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { FormTokens } from '../auth/form-tokens.js';
import type { Pairs } from '../common/form-body.js';

/** What a page's form brought. */
export interface SentForm {
  fields: Pairs;
  /** Whether it carries the token of the session that sends it. Without a session there is none to carry. */
  isGenuine: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What forms on the page that answers carry back; null without a session. Set by the guard. */
    formToken?: string | null;
    /** The form that was sent, instead of a body; set by the guard on routes that take one. */
    form?: SentForm;
  }
}

/** Name of the hidden field that carries the token. */
export const TOKEN_FIELD = 'formToken';

/** Checks the token of forms. It stands behind the guard that finds the session. */
@Injectable()
export class FormGuard implements CanActivate {
  constructor(private readonly tokens: FormTokens) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { login } = request;
    request.formToken = login ? this.tokens.csrfToken(login) : null;
    if (request.routeOptions.config?.takesForm) {
      const { [TOKEN_FIELD]: token, ...fields } = (request.body ?? {}) as Pairs;
      request.form = { fields, isGenuine: !login || this.tokens.isCsrfToken(login, token) };
      // Nobody reads the fields past the check.
      request.body = undefined;
    }
    return true;
  }
}
