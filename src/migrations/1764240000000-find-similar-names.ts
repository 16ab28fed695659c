import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How alike two names are, so that nobody is entered twice under two spellings. */
export class FindSimilarNames1764240000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP EXTENSION pg_trgm`);
  }
}
