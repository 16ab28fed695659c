import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a party enters into its lane by its own login is never of an earlier day than it is entered on, and what the
 * office enters for a receiver on an earlier day has a source. Entries from before stay as they are.
 */
export class DateOwnWords1797320000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION refuse_earlier_words() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.lane <> 'desk' AND NEW.assessed_on < (NEW.recorded_at AT TIME ZONE 'Asia/Jakarta')::date
           AND (NEW.is_by_party OR NEW.lane = 'receiver' AND NEW.source_ids = '{}') THEN
          RAISE EXCEPTION 'a word of an earlier day needs a source, and is none by an own login'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER assessment_dated_when_said BEFORE INSERT ON assessment FOR EACH ROW EXECUTE FUNCTION refuse_earlier_words()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER assessment_dated_when_said ON assessment;
      DROP FUNCTION refuse_earlier_words()`);
  }
}
