import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Accounts follow people, organizations and topics as well as commitments: a follow names its subject by kind and id, as
 * records are never deleted. What was followed stays followed.
 */
export class FollowMore1767200000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE follow ADD COLUMN subject_kind text NOT NULL DEFAULT 'commitment'
        CONSTRAINT follow_subject_kind_known CHECK (subject_kind IN ('commitment', 'person', 'organization', 'topic'));
      ALTER TABLE follow ALTER COLUMN subject_kind DROP DEFAULT;
      ALTER TABLE follow DROP CONSTRAINT follow_commitment_id_fkey;
      ALTER TABLE follow RENAME COLUMN commitment_id TO subject_id;
      DROP INDEX follow_commitment_id_idx;
      CREATE INDEX follow_subject_id_idx ON follow (subject_id) WHERE ended_at IS NULL`);
  }

  /** A release before this one follows commitments alone. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM follow WHERE subject_kind <> 'commitment';
      DROP INDEX follow_subject_id_idx;
      ALTER TABLE follow RENAME COLUMN subject_id TO commitment_id;
      ALTER TABLE follow DROP COLUMN subject_kind,
        ADD CONSTRAINT follow_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment ON DELETE RESTRICT;
      CREATE INDEX follow_commitment_id_idx ON follow (commitment_id) WHERE ended_at IS NULL`);
  }
}
