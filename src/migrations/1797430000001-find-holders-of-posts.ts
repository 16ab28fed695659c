import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether who promised from a post holds it still is asked of every pledge in a list. */
export class FindHoldersOfPosts1797430000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX tenure_post_id_idx ON tenure (post_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX tenure_post_id_idx`);
  }
}
