import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the office of a post stands to what it inherited is, by its own login, never of an earlier day. Entries from before stay. */
export class DateOwnStances1797430000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION refuse_earlier_stances() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.is_by_party AND NEW.taken_on < (NEW.recorded_at AT TIME ZONE 'Asia/Jakarta')::date THEN
          RAISE EXCEPTION 'a stance by an own login is of the day it is entered'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER takeover_dated_when_said BEFORE INSERT ON takeover FOR EACH ROW EXECUTE FUNCTION refuse_earlier_stances()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER takeover_dated_when_said ON takeover;
      DROP FUNCTION refuse_earlier_stances()`);
  }
}
