import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Commitments that accounts follow: for each account its own rows alone. Nothing is deleted, so a follow that ended stays as a row. */
export class StartFollows1765000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE follow (
        account_id uuid NOT NULL REFERENCES account ON DELETE RESTRICT,
        commitment_id uuid NOT NULL REFERENCES commitment ON DELETE RESTRICT,
        since timestamptz(3) NOT NULL DEFAULT now(),
        seen_at timestamptz(3) NOT NULL DEFAULT now(),
        ended_at timestamptz(3),
        PRIMARY KEY (account_id, commitment_id)
      );
      CREATE INDEX follow_commitment_id_idx ON follow (commitment_id) WHERE ended_at IS NULL`);
    const own = `account_id = (SELECT actor_id())`;
    await db.query(`
      CALL protect('follow');
      CREATE POLICY app_own ON follow TO ikrar_app USING (${own}) WITH CHECK (${own});
      GRANT SELECT, INSERT, UPDATE (since, seen_at, ended_at) ON follow TO ikrar_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE follow`);
  }
}
