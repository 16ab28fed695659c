import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { checkedPipe } from './common/checked.pipe.js';
import { Failure, isSystemError } from './common/failure.js';
import type { Settings } from './config/settings.js';
import type { Connections } from './database/connections.js';
import { PoolQueue } from './database/pool-queue.js';
import { serveAssets } from './edge/assets.js';
import { edgeServer, guardEdge } from './edge/edge-server.js';
import { AccountLimits } from './edge/limits.js';
import { collectMethods, refuseOtherMethods } from './edge/methods.js';
import { shedLoad } from './edge/shedding.js';
import { letFilesThrough } from './files/multipart.js';
import { drainOnClose } from './lifecycle/drain.js';
import { answerHealth } from './lifecycle/health.js';
import { describeApi } from './api-docs/api-docs.js';
import { ServerLog } from './server-log.js';
import { ASSET_FOLDERS, ASSET_VERSIONS } from './web/assets.js';
import { ProblemFilter } from './web/problem.filter.js';

/** The whole application on a migrated database, ready to listen. */
export async function createApplication(
  settings: Settings,
  connections: Connections,
): Promise<NestFastifyApplication> {
  const problems = new ProblemFilter();
  const answer = problems.answer.bind(problems);
  const server = edgeServer(settings, answer);
  drainOnClose(server);
  const limits = await guardEdge(server, settings);
  letFilesThrough(server, settings);
  const methods = collectMethods(server);
  answerHealth(server, connections.public, answer);
  await serveAssets(server, ASSET_FOLDERS, ASSET_VERSIONS);

  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.on(connections, settings),
    new FastifyAdapter(server as never),
    { logger: new ServerLog(server.log), bodyParser: false, abortOnError: false },
  );
  shedLoad(server, settings, app.get(PoolQueue));
  app.useGlobalPipes(checkedPipe());
  app.useGlobalFilters(problems);
  // After the guard of `auth`, which finds the account.
  app.useGlobalGuards(new AccountLimits(limits));
  describeApi(app, server);
  await app.init();
  refuseOtherMethods(server, methods);
  await server.ready();
  return app;
}

/** Listens where the settings say; gives the address. @throws Failure if that is impossible */
export async function openAt(app: NestFastifyApplication, { HOST, PORT }: Settings): Promise<string> {
  try {
    await app.listen(PORT, HOST);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const remedy =
      error.code === 'EADDRINUSE'
        ? 'set PORT to another port, or stop the program that uses it'
        : 'choose another HOST or PORT';
    throw new Failure(`Cannot listen on ${HOST}, port ${PORT} (${error.message}): ${remedy}.`);
  }
  return app.getUrl();
}
