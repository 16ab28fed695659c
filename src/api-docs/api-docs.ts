import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { SessionCookie } from '../auth/session-cookie.js';
import { Sessions } from '../auth/sessions.js';
import { languageOf } from '../common/language.js';
import { ProblemBody } from '../common/problem.dto.js';
import { apiPage } from './api.page.js';

const FRESH = 'public, max-age=300';

/** Describes the API from its code: OpenAPI 3.1 at /api/v1/openapi.json, a page to read it at /api/docs. */
export function describeApi(app: NestFastifyApplication, server: FastifyInstance): void {
  let made: OpenAPIObject | undefined;
  const document = () =>
    (made ??= SwaggerModule.createDocument(app, description, { extraModels: [ProblemBody] }));
  server.get('/api/v1/openapi.json', (_request, reply) =>
    reply.header('cache-control', FRESH).send(document()),
  );
  server.get('/api/docs', async (request, reply) => {
    const value = app.get(SessionCookie).read(request.headers.cookie);
    const login = value === null ? null : await app.get(Sessions).find(value);
    return reply
      .headers({ 'cache-control': FRESH, vary: 'Accept-Language' })
      .type('text/html; charset=utf-8')
      .send(
        apiPage(document(), {
          language: languageOf(request.headers['accept-language']),
          viewer: login?.stage === 'full' ? login.account : null,
          origin: `${request.protocol}://${request.host}`,
        }),
      );
  });
}

const description = new DocumentBuilder()
  .setOpenAPIVersion('3.1.0')
  .setTitle('Ikrar')
  .setDescription('What officials promised to workers, and what became of it.')
  .setVersion('1')
  .addBearerAuth()
  .addCookieAuth('__Host-ikrar')
  .build();
