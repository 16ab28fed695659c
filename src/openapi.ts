import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemBody } from './common/problem.dto.js';

/** Describes the API from its code: OpenAPI 3.1 at /api/v1/openapi.json, a page to read it at /api/docs. */
export function describeApi(app: NestFastifyApplication): void {
  const document = (): OpenAPIObject => SwaggerModule.createDocument(app, config, { extraModels: [ProblemBody] });
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/v1/openapi.json',
    customSiteTitle: 'Ikrar API',
  });
}

const config = new DocumentBuilder()
  .setOpenAPIVersion('3.1.0')
  .setTitle('Ikrar')
  .setDescription('What officials promised to workers, and what became of it.')
  .setVersion('1')
  .addBearerAuth()
  .build();
