import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was done in one go is one card in an inbox: a notification joins, once and for good, the batch of the latest unread
 * one of its account that tells of the same act, of a clock the same one, by the same hand no more than an hour before. A batch tells of a record at one
 * time only, so that what happens to a single record step by step stays apart. `batch_index` is the entry of the first that was
 * told: the batch stands there in the inbox, whatever joins it or is closed later. What was told before stands alone.
 */
export class TellInBatches1797400000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notification ADD COLUMN batch_index bigint`);
    await db.query(`UPDATE notification SET batch_index = entry_index`);
    await db.query(`
      ALTER TABLE notification ALTER COLUMN batch_index SET NOT NULL;
      CREATE INDEX notification_batch_idx ON notification (account_id, batch_index, entry_index);
      CREATE INDEX notification_unread_batch_idx ON notification (account_id, batch_index, entry_index) WHERE read_at IS NULL;
      CREATE INDEX notification_open_batch_idx ON notification (account_id, entry_index) WHERE read_at IS NULL AND entry_index = batch_index`);
    // It sees the rows that the statement which fires it has made so far: those of one statement join each other.
    await db.query(`
      CREATE FUNCTION notification_joins_batch() RETURNS trigger LANGUAGE plpgsql VOLATILE AS $$
      BEGIN
        NEW.batch_index := coalesce((
          SELECT first.entry_index
            FROM history_entry e
            JOIN notification first ON first.account_id = NEW.account_id AND first.entry_index = first.batch_index AND first.read_at IS NULL
             AND first.entry_index >= (SELECT h.index FROM history_entry h WHERE h.recorded_at >= e.recorded_at - interval '1 hour'
                                        ORDER BY h.recorded_at, h.index LIMIT 1)
            JOIN history_entry f ON f.index = first.entry_index AND f.act = e.act AND f.actor_id = e.actor_id
             AND f.recorded_at <= e.recorded_at + interval '1 hour'
             AND (e.record_kind <> 'clock_event' OR f.json::json #>> '{record,clock}' = e.json::json #>> '{record,clock}')
           WHERE e.index = NEW.entry_index
             AND NOT EXISTS (SELECT FROM history_entry o
                   JOIN notification n ON n.account_id = NEW.account_id AND n.entry_index = o.index AND n.batch_index = first.entry_index
                  WHERE o.about_id = e.about_id AND o.recorded_at <> e.recorded_at)
           ORDER BY first.entry_index DESC LIMIT 1), NEW.entry_index);
        RETURN NEW;
      END $$;
      CREATE TRIGGER notification_joins_batch BEFORE INSERT ON notification FOR EACH ROW EXECUTE FUNCTION notification_joins_batch()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER notification_joins_batch ON notification;
      DROP FUNCTION notification_joins_batch();
      DROP INDEX notification_batch_idx, notification_unread_batch_idx, notification_open_batch_idx;
      ALTER TABLE notification DROP COLUMN batch_index`);
  }
}
