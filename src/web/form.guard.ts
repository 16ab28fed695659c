import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { FormTokens } from '../auth/form-tokens.js';
import { Site } from '../auth/site.js';
import type { Pairs } from '../common/form-body.js';

/** What a page's form brought. */
export interface SentForm {
  fields: Pairs;
  /** Whether it carries the token of the session that sends it. Without a session there is none to carry. */
  isGenuine: boolean;
  /** Whether it comes back from a login, to be shown with what was typed and not to be done. */
  isReturned: boolean;
  /** The revision of the record it was filled in for; null where it is about none. */
  revision: string | null;
  /** What tells this filling-in from every other; null where the form carries none. */
  key: string | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What forms on the page that answers carry back; null without a session. Set by the guard. */
    formToken?: string | null;
    /** The form that was sent, instead of a body; set by the guard on routes that take one. */
    form?: SentForm;
    /** Makes the form of its fields, where they come with a file and are read by the handler. Set by the guard. */
    formOf?: (fields: Pairs) => SentForm;
    /** Where people open this installation. Set by the guard. */
    site?: Site;
  }
}

/** Name of the hidden field that carries the token. */
export const TOKEN_FIELD = 'formToken';
/** Name of the hidden field with the revision of the record a form changes. */
export const REVISION_FIELD = 'revision';
/** Name of the hidden field that makes a form that is sent twice happen once. */
export const KEY_FIELD = 'formKey';
/** Name of the buttons of a form that do not send it off but change what it shows. */
export const STEP_FIELD = 'step';
/** Name of the hidden field of a form that is to be shown again, with what was typed before a login. */
export const RETURNED_FIELD = 'formReturned';

const only = (value: string | string[] | undefined): string | null =>
  typeof value === 'string' ? value : null;

/** What a page is asked for: a form without script sends what was left blank as an empty text. */
const asChosen = (query: Pairs): Pairs =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));

/** Checks the token of forms, and reads addresses as forms write them. It stands behind the guard that finds the session. */
@Injectable()
export class FormGuard implements CanActivate {
  constructor(
    private readonly tokens: FormTokens,
    private readonly site: Site,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { login } = request;
    request.formToken = login ? this.tokens.csrfToken(login) : null;
    request.site = this.site;
    if (!request.url.startsWith('/api/')) request.query = asChosen(request.query as Pairs);
    request.formOf = (pairs) => this.formOf(request, pairs);
    if (request.routeOptions.config?.takesForm) {
      request.form = request.formOf((request.body ?? {}) as Pairs);
      // Nobody reads the fields past the check.
      request.body = undefined;
    }
    return true;
  }
  private formOf({ login }: FastifyRequest, pairs: Pairs): SentForm {
    const { [TOKEN_FIELD]: token, [REVISION_FIELD]: revision, [KEY_FIELD]: key, ...more } = pairs;
    const { [RETURNED_FIELD]: returned, ...fields } = more;
    const isReturned = returned !== undefined;
    return {
      fields,
      isGenuine: !isReturned && (!login || this.tokens.isCsrfToken(login, token)),
      isReturned,
      revision: only(revision),
      key: only(key),
    };
  }
}
