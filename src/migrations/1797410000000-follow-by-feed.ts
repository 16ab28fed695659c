import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links for readers of feeds: to what an account was told, and to what changed on an organization. */
export class FollowByFeed1797410000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE feed_token DROP CONSTRAINT feed_token_kind_known, DROP CONSTRAINT feed_token_of_something,
        ADD CONSTRAINT feed_token_kind_known CHECK (kind IN ('organization', 'venue', 'office', 'days', 'follows', 'changes', 'news')),
        ADD CONSTRAINT feed_token_of_something CHECK ((kind IN ('follows', 'news')) = (subject_id IS NULL))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM feed_token WHERE kind IN ('changes', 'news');
      ALTER TABLE feed_token DROP CONSTRAINT feed_token_kind_known, DROP CONSTRAINT feed_token_of_something,
        ADD CONSTRAINT feed_token_kind_known CHECK (kind IN ('organization', 'venue', 'office', 'days', 'follows')),
        ADD CONSTRAINT feed_token_of_something CHECK ((kind = 'follows') = (subject_id IS NULL))`);
  }
}
