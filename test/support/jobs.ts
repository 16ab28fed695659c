import { Workers } from '../../src/jobs/workers.js';
import type { TestApp } from './test-app.js';

/** Does all that is due, and what failed before as well: in tests nobody waits for the next try. */
export async function runJobs({ app, owner }: TestApp): Promise<void> {
  await owner.query('UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now()');
  await app.get(Workers).runDue();
}

/** The jobs that are there, the oldest first. */
export async function jobsOf({
  owner,
}: TestApp): Promise<{ task: string; attempts: number; error: string | null }[]> {
  const { rows } = await owner.query<{ task: string; attempts: number; error: string | null }>(
    'SELECT task_identifier AS task, attempts, last_error AS error FROM graphile_worker.jobs ORDER BY id',
  );
  return rows;
}

/** What the timetable adds in the morning of a day, YYYY-MM-DD. */
export async function addTimed({ owner }: TestApp, task: string, day: string): Promise<void> {
  await owner.query('SELECT graphile_worker.add_job($1, $2)', [
    task,
    JSON.stringify({ _cron: { ts: `${day}T00:00:00.000Z`, backfilled: false } }),
  ]);
}
