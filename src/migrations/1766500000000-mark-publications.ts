import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Packages of the data are files that others take along. Where the log stood when one was made tells later, without
 * telling anything else, whether something in it has been hidden or erased since, so that it is shown no more.
 */
export class MarkPublications1766500000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX history_entry_hidden_idx ON history_entry (index) WHERE NOT is_public`);
    await db.query(
      `CREATE INDEX history_entry_erased_idx ON history_entry (index) WHERE erased_at IS NOT NULL`,
    );
    await db.query(`
      CREATE FUNCTION publication_mark() RETURNS TABLE (size bigint, erased bigint) LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public
      AS $$ SELECT h.size, (SELECT count(*) FROM public.history_entry e WHERE e.erased_at IS NOT NULL AND e.is_public)
              FROM public.history_head h $$`);
    // What was open at the mark: the last entry before it was for everybody.
    await db.query(`
      CREATE FUNCTION is_publication_sound(marked_size bigint, marked_erased bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public
      AS $$
        SELECT (SELECT count(*) FROM public.history_entry e WHERE e.erased_at IS NOT NULL AND e.is_public AND e.index < marked_size) = marked_erased
           AND NOT EXISTS (
             SELECT FROM public.history_entry h
              WHERE NOT h.is_public AND h.index >= marked_size AND NOT public.is_open_to(h.record_id, '{}')
                AND (SELECT before.is_public FROM public.history_entry before
                      WHERE before.record_id = h.record_id AND before.index < marked_size ORDER BY before.revision DESC LIMIT 1))
      $$`);
    await db.query(`
      REVOKE EXECUTE ON FUNCTION publication_mark(), is_publication_sound(bigint, bigint) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION publication_mark() TO ikrar_public;
      GRANT EXECUTE ON FUNCTION is_publication_sound(bigint, bigint) TO ikrar_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION publication_mark(), is_publication_sound(bigint, bigint)`);
    await db.query(`DROP INDEX history_entry_hidden_idx, history_entry_erased_idx`);
  }
}
