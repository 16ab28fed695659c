import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Follow-ups say by which rule their day was counted, when they were sent, and until when a reply is awaited. */
export class ClockReplies1767300000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE follow_up
        ADD COLUMN due_working_days integer,
        ADD COLUMN due_counted_from date,
        ADD COLUMN sent_on date,
        ADD COLUMN reply_due_on date,
        ADD COLUMN replied_on date,
        ADD COLUMN reply_note text,
        ADD COLUMN reply_source_id uuid REFERENCES source ON DELETE RESTRICT,
        ADD CONSTRAINT follow_up_due_rule_whole
          CHECK (num_nulls(due_working_days, due_counted_from) <> 1 AND due_working_days >= 1),
        ADD CONSTRAINT follow_up_reply_clock_whole
          CHECK (num_nulls(sent_on, reply_due_on) <> 1 AND reply_due_on >= sent_on),
        ADD CONSTRAINT follow_up_reply_after_sending
          CHECK (replied_on IS NULL OR (sent_on IS NOT NULL AND replied_on >= sent_on)),
        ADD CONSTRAINT follow_up_reply_told
          CHECK (num_nulls(replied_on, reply_note) <> 1 AND (replied_on IS NOT NULL OR reply_source_id IS NULL))`);
    await db.query(`
      CREATE INDEX follow_up_reply_due_on_idx ON follow_up (reply_due_on, id) WHERE state = 'open' AND replied_on IS NULL`);
    await db.query(`CALL past.keep('follow_up')`);
    await db.query(`
      CREATE INDEX follow_up_reply_due_on_idx ON past.follow_up (reply_due_on, id) WHERE state = 'open' AND replied_on IS NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX follow_up_reply_due_on_idx, past.follow_up_reply_due_on_idx`);
    await db.query(`DROP VIEW past.follow_up_ever`);
    await db.query(`
      ALTER TABLE follow_up DROP CONSTRAINT follow_up_reply_told, DROP CONSTRAINT follow_up_reply_after_sending,
        DROP CONSTRAINT follow_up_reply_clock_whole, DROP CONSTRAINT follow_up_due_rule_whole`);
    for (const table of ['follow_up', 'past.follow_up'])
      await db.query(`
        ALTER TABLE ${table} DROP COLUMN reply_source_id, DROP COLUMN reply_note, DROP COLUMN replied_on,
          DROP COLUMN reply_due_on, DROP COLUMN sent_on, DROP COLUMN due_counted_from, DROP COLUMN due_working_days`);
    // past.keep makes the view anew in place of another.
    await db.query(`CREATE VIEW past.follow_up_ever AS SELECT`);
    await db.query(`CALL past.keep('follow_up')`);
  }
}
