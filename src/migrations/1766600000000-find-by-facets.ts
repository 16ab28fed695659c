import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists are narrowed by more keys: sources by who published them, statements by the post spoken from. */
export class FindByFacets1766600000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE INDEX source_publisher_idx ON source (publisher, coalesce(published_on, '-infinity'), id)`,
    );
    await db.query(`CREATE INDEX statement_post_id_idx ON statement (post_id, said_on, id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX source_publisher_idx, statement_post_id_idx`);
  }
}
