import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What requests may do with the queue, whose tables stand in a schema of their own that only the owner reaches: add a job,
 * in the transaction that gives the reason for it, and for administrators see what became of them. The queue makes its
 * own schema after these migrations, so nothing here may need it to exist yet.
 */
export class StartJobs1766700000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION add_job(task text, payload json, run_at timestamptz, job_key text, max_attempts integer)
      RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      BEGIN
        PERFORM graphile_worker.add_job(add_job.task, add_job.payload, run_at => add_job.run_at, job_key => add_job.job_key,
                                        max_attempts => add_job.max_attempts);
      END $$;
      CREATE FUNCTION known_jobs()
      RETURNS TABLE (id bigint, task text, state text, attempts integer, max_attempts integer, added_at timestamptz,
                     due_at timestamptz, error text)
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      BEGIN
        RETURN QUERY
        SELECT j.id, j.task_identifier,
               CASE WHEN j.locked_at IS NOT NULL THEN 'running' WHEN j.attempts >= j.max_attempts THEN 'dead'
                    WHEN j.attempts > 0 THEN 'failing' ELSE 'waiting' END,
               j.attempts::integer, j.max_attempts::integer, j.created_at, j.run_at, j.last_error
          FROM graphile_worker.jobs j
         WHERE public.is_administrator();
      END $$;
      REVOKE EXECUTE ON FUNCTION add_job(text, json, timestamptz, text, integer), known_jobs() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION add_job(text, json, timestamptz, text, integer), known_jobs() TO ikrar_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION known_jobs(), add_job(text, json, timestamptz, text, integer)`);
  }
}
