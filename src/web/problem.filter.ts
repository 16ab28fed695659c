import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pairs } from '../common/form-body.js';
import { type Language, languageOf } from '../common/language.js';
import type { Problem, ProblemKind } from '../common/problem.js';
import { problemBody, problemOf } from '../common/problem-body.js';
import { type CarriedForm, carriedIn, toCarry } from './carried.js';
import { localPath } from './local-path.js';
import type { Viewer } from './page.js';
import { problemPage } from './problem.page.js';
import { languageOfPath } from './visit.js';

/** Turns everything thrown into one shape: problem+json, or a page for people outside /api. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOf(thrown);
    if (problem.kind === 'internal')
      this.logger.error(thrown instanceof Error ? (thrown.stack ?? thrown) : thrown);
    if (REFUSALS.includes(problem.kind) || isDeadLink(problem, request))
      this.logger.warn(refusalOf(problem, request));
    if (reply.sent) return;
    if (isForPeople(request)) answerPage(problem, request, reply);
    else answerJson(problem, request, reply);
  }
}

/** What whoever runs Ikrar should see when it piles up: attempts at what is not theirs. */
const REFUSALS: readonly ProblemKind[] = ['unauthenticated', 'forbidden', 'too-many-requests'];

/** A link that opens nothing is answered as an address without a record; somebody may be guessing. */
const isDeadLink = ({ kind }: Problem, { routeOptions, actor }: FastifyRequest) =>
  kind === 'not-found' && routeOptions?.config?.hasTokenInPath === true && actor?.kind !== 'known';

/** The route, not the address asked for, which may hold a secret. */
function refusalOf({ code }: Problem, { method, routeOptions, ip, actor }: FastifyRequest): string {
  const account = actor?.kind === 'known' ? `account ${actor.id}` : 'nobody known';
  return `refused ${code}: ${method} ${routeOptions.url ?? 'no route'} to ${account} at ${ip}`;
}

function answerJson(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const language = languageOf(request.headers['accept-language']);
  const body = problemBody(problem, language, request.url);
  head(reply, problem, body.status, language);
  void reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(body));
}

function answerPage(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  if (isForLogin(problem, request)) {
    void reply
      .code(303)
      .header('location', loginPath(request.url))
      .header('cache-control', 'no-store')
      .send();
    return;
  }
  const { fieldsBesideFile, form } = request;
  if (problem.kind !== 'unauthenticated' || !fieldsBesideFile || form)
    return showPage(problem, request, reply, fieldsOf(request));
  // A session that has ended is noticed before the form is read.
  void fieldsBesideFile()
    .catch(() => ({}))
    .then((fields) => showPage(problem, request, reply, fields));
}

/** @param sent the fields of the form that nobody could answer */
function showPage(problem: Problem, request: FastifyRequest, reply: FastifyReply, sent: Pairs): void {
  const language = languageFor(request);
  const body = problemBody(problem, language, request.url);
  head(reply, problem, body.status, language);
  void reply.type('text/html; charset=utf-8').send(
    problemPage({
      problem: body,
      language,
      viewer: viewerOf(request),
      form: problem.code === 'cross-site' ? null : sentForm(request, sent),
      mayCarry: problem.kind === 'unauthenticated' && request.headers.authorization === undefined,
      // Where it came from is a page of ours, or nothing.
      back: request.method === 'GET' ? null : cameFrom(request),
      again: request.method === 'GET' ? localPath(request.url) : null,
      waitSeconds: Number(problem.headers['retry-after'] ?? 0),
    }),
  );
}

/** That of the page asked for; where there is none, the reader's own. */
function languageFor({ url, is404, headers }: FastifyRequest): Language {
  const ofPath = languageOfPath(url);
  return is404 && ofPath === 'id' ? languageOf(headers['accept-language']) : ofPath;
}

/** The path of the page with the form that was sent; null where the browser does not say, or it is none of ours. */
function cameFrom({ headers: { referer, host } }: FastifyRequest): string | null {
  if (referer === undefined || !URL.canParse(referer)) return null;
  const page = new URL(referer);
  return page.host === host ? localPath(page.pathname + page.search) : null;
}

function head(reply: FastifyReply, { headers }: Problem, status: number, language: string): void {
  void reply
    .code(status)
    .removeHeader('etag')
    .headers({
      ...headers,
      'cache-control': 'no-store',
      'content-language': language,
      vary: 'Accept-Language',
    });
}

const isForPeople = ({ url, headers }: FastifyRequest) =>
  !/^\/api(?:[/?]|$)/.test(url) && (headers.accept ?? '').includes('text/html');

/** A page that only lacks a login leads there, and back again. */
const isForLogin = ({ kind }: Problem, { method, headers }: FastifyRequest) =>
  kind === 'unauthenticated' && method === 'GET' && headers.authorization === undefined;

function loginPath(url: string): string {
  const login = languageOfPath(url) === 'en' ? '/en/masuk' : '/masuk';
  return localPath(url) === null ? login : `${login}?ke=${encodeURIComponent(url)}`;
}

const viewerOf = ({ login, unreadCount }: FastifyRequest): Viewer | null | undefined =>
  login?.stage === 'full'
    ? { name: login.account.name, role: login.account.role, unreadCount }
    : login === undefined
      ? undefined
      : null;

function fieldsOf({ form, body, routeOptions }: FastifyRequest): Pairs {
  const { takesForm = false, takesFile = false } = routeOptions?.config ?? {};
  return takesForm || (takesFile && form) ? (form?.fields ?? ((body ?? {}) as Pairs)) : {};
}

/** What was sent, such as the form of a session that has ended meanwhile, or the one that a step of a login carries. */
function sentForm({ url, method, routeOptions }: FastifyRequest, sent: Pairs): CarriedForm | null {
  const action = method === 'POST' ? localPath(url) : null;
  if (action === null) return null;
  return carriedIn(sent) ?? toCarry(action, routeOptions?.config?.takesFile === true, sent);
}
