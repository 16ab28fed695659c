import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links of calendar feeds: found by their hash before anybody is known, made and ended by their account alone. */
export class StartFeeds1764220000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE feed_token (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        account_id uuid NOT NULL REFERENCES account ON DELETE RESTRICT,
        hash bytea NOT NULL CONSTRAINT feed_token_hash_key UNIQUE CHECK (length(hash) = 32),
        kind text NOT NULL CONSTRAINT feed_token_kind_known CHECK (kind IN ('organization', 'venue', 'office')),
        subject_id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        last_used_at timestamptz(3),
        revoked_at timestamptz(3)
      );
      CREATE INDEX feed_token_account_id_idx ON feed_token (account_id) WHERE revoked_at IS NULL`);
    const own = `account_id = (SELECT actor_id())`;
    await db.query(`
      CALL protect('feed_token');
      CREATE POLICY app_reads ON feed_token FOR SELECT TO ikrar_app USING (true);
      CREATE POLICY app_adds ON feed_token FOR INSERT TO ikrar_app WITH CHECK (${own});
      CREATE POLICY app_changes ON feed_token FOR UPDATE TO ikrar_app USING (${own} OR (SELECT is_administrator()));
      GRANT SELECT, INSERT, UPDATE (last_used_at, revoked_at) ON feed_token TO ikrar_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE feed_token`);
  }
}
