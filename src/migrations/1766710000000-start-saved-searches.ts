import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Searches that accounts keep, whether they want to be told by mail, and the digests made for them: for each account its
 * own rows alone. A digest covers the entries of the history from one index up to another, so that nothing is told twice
 * and nothing is passed over.
 */
export class StartSavedSearches1766710000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE saved_search (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        account_id uuid NOT NULL REFERENCES account ON DELETE RESTRICT,
        list text NOT NULL CONSTRAINT saved_search_list_plain CHECK (list ~ '^[a-z-]{1,40}$'),
        query text NOT NULL,
        name text NOT NULL,
        since_index bigint NOT NULL,
        is_mailed boolean NOT NULL DEFAULT true,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        ended_at timestamptz(3)
      );
      CREATE INDEX saved_search_account_id_idx ON saved_search (account_id, created_at) WHERE ended_at IS NULL;
      CREATE TABLE digest_subscription (
        account_id uuid PRIMARY KEY REFERENCES account ON DELETE RESTRICT,
        language text NOT NULL CONSTRAINT digest_subscription_language_known CHECK (language IN ('id', 'en')),
        is_wanted boolean NOT NULL DEFAULT true,
        covered_index bigint NOT NULL,
        covered_at timestamptz(3) NOT NULL DEFAULT now()
      );
      CREATE TABLE digest (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        account_id uuid NOT NULL REFERENCES account ON DELETE RESTRICT,
        day date NOT NULL,
        from_index bigint NOT NULL,
        from_at timestamptz(3) NOT NULL,
        until_index bigint NOT NULL,
        until_at timestamptz(3) NOT NULL DEFAULT now(),
        state text NOT NULL DEFAULT 'waiting'
          CONSTRAINT digest_state_known CHECK (state IN ('waiting', 'sent', 'empty', 'unwanted')),
        settled_at timestamptz(3),
        CONSTRAINT digest_once_a_day UNIQUE (account_id, day),
        CONSTRAINT digest_covers_something CHECK (until_index > from_index),
        CONSTRAINT digest_settled_at_some_time CHECK ((state = 'waiting') = (settled_at IS NULL))
      )`);
    const own = `account_id = (SELECT actor_id())`;
    await db.query(`
      CALL protect('saved_search'); CALL protect('digest_subscription'); CALL protect('digest');
      CREATE POLICY app_own ON saved_search TO ikrar_app USING (${own}) WITH CHECK (${own});
      CREATE POLICY app_own ON digest_subscription TO ikrar_app USING (${own}) WITH CHECK (${own});
      CREATE POLICY app_own ON digest TO ikrar_app USING (${own}) WITH CHECK (${own});
      GRANT SELECT, INSERT, UPDATE (name, since_index, is_mailed, ended_at) ON saved_search TO ikrar_app;
      GRANT SELECT, INSERT, UPDATE (language, is_wanted, covered_index, covered_at) ON digest_subscription TO ikrar_app;
      GRANT SELECT, INSERT, UPDATE (state, settled_at) ON digest TO ikrar_app`);
    await db.query(`
      CREATE FUNCTION accounts_to_digest() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
        SELECT s.account_id FROM public.digest_subscription s JOIN public.account a ON a.id = s.account_id
         WHERE s.is_wanted AND a.closed_at IS NULL AND a.email IS NOT NULL
           AND EXISTS (SELECT FROM public.saved_search k WHERE k.account_id = s.account_id AND k.is_mailed AND k.ended_at IS NULL)
         ORDER BY s.account_id $$;
      REVOKE EXECUTE ON FUNCTION accounts_to_digest() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION accounts_to_digest() TO ikrar_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION accounts_to_digest();
      DROP TABLE digest, digest_subscription, saved_search`);
  }
}
