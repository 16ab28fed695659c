import { EventEmitter } from 'node:events';
import { Inject, Injectable, Logger as NestLogger } from '@nestjs/common';
import {
  Logger,
  parseCronItems,
  type ParsedCronItem,
  run,
  type Runner,
  runOnce,
  type RunnerOptions,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type { PoolClient } from 'pg';
import type { SteadyPool } from '../database/steady-pool.js';
import { crontabOf, type Task, type TimeOfDay, type Timed } from './task.js';

/** Injection token of the queue's own connections; only this folder injects it. */
export const JOB_POOL = Symbol('job pool');

/** Jobs one process does at a time. */
const AT_ONCE = 3;
/** How late a job with a time of its own may start. What is due at once is told by PostgreSQL and waits for nothing. */
const LOOK_EVERY_MS = 10_000;
/** What was missed while no process ran is made up for, if it is no older than this. */
const MAKE_UP_FOR_MS = 12 * 60 * 60_000;
const LEVELS: Readonly<Record<string, 'error' | 'warn'>> = { error: 'error', warning: 'warn' };
/** After something broke the workers themselves. */
const START_AGAIN_MS = 10_000;
/** One number for "a process is about to work". */
const START_LOCK = 4_521_000_002;

/** One try of a job. */
export interface Attempt {
  /** Whether it is not tried again, should it fail. */
  isLast: boolean;
}

/**
 * Does the work that was left in the queue. Several processes may share it; each job is done by one. A room says what
 * its jobs do when the application starts, with {@link does}.
 */
@Injectable()
export class Workers {
  private readonly logger = new NestLogger('Jobs');
  private readonly tasks: TaskList = {};
  private readonly timetable: ParsedCronItem[] = [];
  private running: { runner: Runner; holder: PoolClient } | null = null;
  private starting?: Promise<void>;
  private again?: NodeJS.Timeout;
  private isStopped = false;

  constructor(@Inject(JOB_POOL) private readonly pool: SteadyPool) {}

  /** Says what the jobs of a task do. One that throws is tried again, so what it does must be safe to do twice. */
  does<Payload extends object>(
    task: Task<Payload>,
    work: (payload: Payload, attempt: Attempt) => Promise<void>,
  ): void {
    if (this.tasks[task.name]) throw new Error(`two rooms do "${task.name}"`);
    this.tasks[task.name] = (payload, { job }) =>
      work(payload as Payload, { isLast: job.attempts >= job.max_attempts });
  }

  /** Has a task done every day, once among all processes. @param time in Asia/Jakarta */
  daily(task: Task<Timed>, time: TimeOfDay): void {
    this.timetable.push(
      ...parseCronItems([
        {
          task: task.name,
          identifier: task.name,
          match: crontabOf(time),
          options: { backfillPeriod: MAKE_UP_FOR_MS },
        },
      ]),
    );
  }

  /** Starts working, and takes up at once what a process that is gone had begun. */
  async start(): Promise<void> {
    this.starting = this.begin();
    await this.starting;
  }

  /** Does what is due now and comes back. */
  async runDue(): Promise<void> {
    await runOnce({ ...this.options, concurrency: 1 }, this.tasks);
  }

  /** Lets running jobs end, gives back what would take longer than five seconds, and closes the connections. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.again);
    await this.starting?.catch(() => {});
    const { running } = this;
    this.running = null;
    await running?.runner.stop().catch(stoppedBefore);
    running?.holder.release(true);
    await this.pool.end();
  }

  private async begin(): Promise<void> {
    const holder = await this.pool.connect();
    try {
      // One after the other: whoever holds this lock sees no process between its first job and its own lock.
      await holder.query('SELECT pg_advisory_lock($1)', [START_LOCK]);
      await takeBackJobsOfTheDead(holder);
      const runner = await this.run(holder);
      await holder.query('SELECT pg_advisory_unlock($1)', [START_LOCK]);
      this.running = { runner, holder };
      // Without its lock this process looks dead to others: it stops and starts again.
      holder.once('end', () => {
        if (this.running?.holder === holder) runner.stop('lost its lock').catch(stoppedBefore);
      });
    } catch (error) {
      holder.release(true);
      throw error;
    }
  }

  private async run(holder: PoolClient): Promise<Runner> {
    const options = this.options;
    let id = '';
    options.events?.once('pool:create', ({ workerPool }) => {
      ({ id } = workerPool);
    });
    const runner = await run(
      { ...options, concurrency: AT_ONCE, pollInterval: LOOK_EVERY_MS },
      this.tasks,
      this.timetable,
    );
    await holder.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [id]);
    void runner.promise.then(
      () => this.ended(),
      (error: unknown) => this.ended(error),
    );
    return runner;
  }

  /** The workers ended; unless they were told to, they start again in a moment. */
  private ended(error?: unknown): void {
    if (this.isStopped) return;
    this.logger.error(
      `The workers ended and start again: ${error instanceof Error ? error.message : 'no reason given'}`,
    );
    this.running?.holder.release(true);
    this.running = null;
    this.again = setTimeout(() => {
      this.start().catch((failure: unknown) => this.ended(failure));
    }, START_AGAIN_MS);
  }

  private get options(): RunnerOptions {
    return {
      pgPool: this.pool,
      noHandleSignals: true,
      // In batches, however small: else nobody waits for the note that a job is done, and a stop would lose it.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      logger: new Logger(() => (level, message) => this.logger[LEVELS[level] ?? 'debug'](message)),
      events: new EventEmitter() as WorkerEvents,
    };
  }
}

/** A runner that stopped by itself refuses to be stopped; nothing else makes it refuse. */
const stoppedBefore = (): void => {};

/** Every process that works holds a lock by its name; a name without its lock is that of one that is gone. */
async function takeBackJobsOfTheDead(session: PoolClient): Promise<void> {
  await session.query(`
    SELECT graphile_worker.force_unlock_workers(array_agg(held.by)) FROM (
      SELECT DISTINCT locked_by AS by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL) held
     WHERE pg_try_advisory_xact_lock(hashtextextended(held.by, 0))`);
}
