import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A receiver is asked once a day about each verdict, not about one alone. */
export class AskOfEachVerdict1797450000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX notice_once;
      CREATE UNIQUE INDEX notice_once ON notice (commitment_id, kind, addressee_id, sent_on, finding) WHERE withdrawn_on IS NULL`);
  }

  /** Refused where somebody was asked about two verdicts on one day. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX notice_once;
      CREATE UNIQUE INDEX notice_once ON notice (commitment_id, kind, addressee_id, sent_on) WHERE withdrawn_on IS NULL`);
  }
}
