import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../common/language.js';
import { problemBody, problemOf } from '../common/problem-body.js';
import { problemPage } from './problem.page.js';

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
    if (reply.sent) return;
    const language = languageOf(request.headers['accept-language']);
    const body = problemBody(problem, language, request.url);
    void reply
      .code(body.status)
      .removeHeader('etag')
      .headers({
        ...problem.headers,
        'cache-control': 'no-store',
        'content-language': language,
        vary: 'Accept-Language',
      });
    if (isForPeople(request)) void reply.type('text/html; charset=utf-8').send(problemPage(body, language));
    else void reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(body));
  }
}

const isForPeople = ({ url, headers }: FastifyRequest) =>
  !/^\/api(?:[/?]|$)/.test(url) && (headers.accept ?? '').includes('text/html');
