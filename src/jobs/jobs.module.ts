import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Connections } from '../database/connections.js';
import { SteadyPool } from '../database/steady-pool.js';
import { JobQueue } from './job-queue.js';
import { JobsController } from './jobs.controller.js';
import { JobsReader } from './jobs.reader.js';
import { JOB_POOL, Workers } from './workers.js';

/** One to be told of new jobs, one to say that this process lives, and the rest to take jobs and be done with them. */
const CONNECTIONS = 4;

/** Work that is done after the answer. The queue's tables are the owner's; jobs work as the rooms do, bound to an actor. */
@Global()
@Module({})
export class JobsModule {
  static connectedBy({ owner }: Connections): DynamicModule {
    return {
      module: JobsModule,
      controllers: [JobsController],
      providers: [
        { provide: JOB_POOL, useFactory: () => new SteadyPool({ ...owner, max: CONNECTIONS }) },
        Workers,
        JobQueue,
        JobsReader,
      ],
      exports: [Workers, JobQueue],
    };
  }
}
