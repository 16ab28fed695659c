import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the office notes as the reply of who promised stands in a source. Replies from before stay as they are. */
export class SourceNotedReplies1797450000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION notice_reply_sourced() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT NEW.is_by_party AND NEW.reply_source_id IS NULL THEN
          RAISE EXCEPTION 'what the office notes as a reply needs its source'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_reply_sourced', TABLE = 'notice';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER notice_reply_sourced BEFORE UPDATE ON notice FOR EACH ROW
        WHEN (NEW.reply IS NOT NULL AND NEW.reply IS DISTINCT FROM OLD.reply) EXECUTE FUNCTION notice_reply_sourced()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER notice_reply_sourced ON notice; DROP FUNCTION notice_reply_sourced()`);
  }
}
