import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Searches whose news is told at once, as that of what is followed: a notification says for which search it was made.
 * Mails are given to notifications once a run has told all there is, so that a run makes one mail for each account however
 * much was changed; `history_told` says how far that has come too, and a daily mail covers no more.
 */
export class TellOfSearches1797200000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE saved_search ADD COLUMN is_instant boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT saved_search_of_account UNIQUE (id, account_id);
      CREATE INDEX saved_search_instant_idx ON saved_search (account_id) WHERE is_instant AND is_mailed AND ended_at IS NULL;
      ALTER TABLE notification ADD COLUMN search_id uuid,
        ADD CONSTRAINT notification_search_fkey FOREIGN KEY (search_id, account_id) REFERENCES saved_search (id, account_id) ON DELETE RESTRICT;
      CREATE INDEX notification_unmailed_idx ON notification (entry_index) WHERE mail_id IS NULL AND read_at IS NULL;
      ALTER TABLE history_told ADD COLUMN mailed_size bigint;
      UPDATE history_told SET mailed_size = size;
      ALTER TABLE history_told ALTER COLUMN mailed_size SET NOT NULL`);
    await db.query(`
      GRANT UPDATE (is_instant) ON saved_search TO ikrar_app;
      GRANT UPDATE (search_id) ON notification TO ikrar_app;
      GRANT UPDATE (mailed_size) ON history_told TO ikrar_app`);
    await db.query(`
      CREATE FUNCTION accounts_searching_at_once() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
        SELECT DISTINCT k.account_id FROM public.saved_search k JOIN public.account a ON a.id = k.account_id
         WHERE k.is_instant AND k.is_mailed AND k.ended_at IS NULL AND a.closed_at IS NULL ORDER BY k.account_id $$;
      CREATE FUNCTION accounts_to_mail_at_once(from_index bigint, until_index bigint) RETURNS SETOF uuid
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        SELECT DISTINCT n.account_id
          FROM public.notification n
          JOIN public.digest_subscription s ON s.account_id = n.account_id AND s.is_wanted
          JOIN public.account a ON a.id = n.account_id AND a.closed_at IS NULL AND a.email IS NOT NULL
          LEFT JOIN public.saved_search k ON k.id = n.search_id
         WHERE n.entry_index >= from_index AND n.entry_index < until_index AND n.mail_id IS NULL AND n.read_at IS NULL
           AND (s.is_instant OR (k.is_instant AND k.is_mailed AND k.ended_at IS NULL))
         ORDER BY n.account_id $$;
      REVOKE EXECUTE ON FUNCTION accounts_searching_at_once(), accounts_to_mail_at_once(bigint, bigint) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION accounts_searching_at_once(), accounts_to_mail_at_once(bigint, bigint) TO ikrar_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION accounts_to_mail_at_once(bigint, bigint), accounts_searching_at_once();
      ALTER TABLE history_told DROP COLUMN mailed_size;
      DROP INDEX notification_unmailed_idx;
      ALTER TABLE notification DROP COLUMN search_id;
      DROP INDEX saved_search_instant_idx;
      ALTER TABLE saved_search DROP CONSTRAINT saved_search_of_account, DROP COLUMN is_instant`);
  }
}
