import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Working days for jobs that go over many records: null, instead of a refusal of the whole, where a year that is needed
 * has no calendar. A handler of exceptions does not run in parallel workers.
 */
export class CountKnownDays1797200000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION working_days_if_known(after date, until date) RETURNS integer
      LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE SET search_path = pg_catalog, public AS $$
      BEGIN
        RETURN working_days_between(after, until);
      EXCEPTION WHEN SQLSTATE 'CAL01' THEN
        RETURN NULL;
      END $$;
      CREATE FUNCTION working_day_if_known(day date, n integer) RETURNS date
      LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE SET search_path = pg_catalog, public AS $$
      BEGIN
        RETURN working_day_after(day, n);
      EXCEPTION WHEN SQLSTATE 'CAL01' THEN
        RETURN NULL;
      END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION working_day_if_known(date, integer), working_days_if_known(date, date)`);
  }
}
