import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is told of a follow-up that stays undone, rung by rung: each revision of a ladder keeps its rungs, so that nothing
 * is lost. How far a follow-up was raised stands on itself, and each step in its history.
 */
export class StartEscalations1767300001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE escalation_ladder (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        unit_id uuid REFERENCES organization ON DELETE RESTRICT,
        revision integer NOT NULL DEFAULT 1,
        CONSTRAINT escalation_ladder_one_a_unit UNIQUE NULLS NOT DISTINCT (unit_id)
      );
      CREATE TABLE escalation_rung (
        ladder_id uuid NOT NULL REFERENCES escalation_ladder ON DELETE RESTRICT,
        revision integer NOT NULL,
        place integer NOT NULL CONSTRAINT escalation_rung_counted CHECK (place BETWEEN 1 AND 10),
        label text NOT NULL,
        post_id uuid REFERENCES post ON DELETE RESTRICT,
        after_working_days integer NOT NULL CONSTRAINT escalation_rung_past_due CHECK (after_working_days BETWEEN 1 AND 250),
        PRIMARY KEY (ladder_id, revision, place)
      )`);
    const administrator = `(SELECT coalesce(current_setting('ikrar.role', true) = 'administrator', false))`;
    for (const table of ['escalation_ladder', 'escalation_rung'])
      await db.query(`
        CALL protect('${table}');
        CREATE POLICY app_reads ON ${table} FOR SELECT TO ikrar_app USING ((SELECT is_keeper()));
        CREATE POLICY app_adds ON ${table} FOR INSERT TO ikrar_app WITH CHECK (${administrator});
        GRANT SELECT, INSERT ON ${table} TO ikrar_app`);
    await db.query(`
      CREATE POLICY app_changes ON escalation_ladder FOR UPDATE TO ikrar_app USING (${administrator}) WITH CHECK (${administrator});
      GRANT UPDATE (revision) ON escalation_ladder TO ikrar_app`);

    await db.query(`
      ALTER TABLE follow_up
        ADD COLUMN rung integer,
        ADD COLUMN raised_on date,
        ADD COLUMN raised_to_id uuid REFERENCES post ON DELETE RESTRICT,
        ADD CONSTRAINT follow_up_raised_some_day
          CHECK (num_nulls(rung, raised_on) <> 1 AND rung >= 1 AND (rung IS NOT NULL OR raised_to_id IS NULL))`);
    await db.query(`
      CREATE INDEX follow_up_raised_on_idx ON follow_up (raised_on, id) WHERE state = 'open' AND rung IS NOT NULL`);
    await db.query(`CALL past.keep('follow_up')`);
    await db.query(`
      CREATE INDEX follow_up_raised_on_idx ON past.follow_up (raised_on, id) WHERE state = 'open' AND rung IS NOT NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX follow_up_raised_on_idx, past.follow_up_raised_on_idx`);
    await db.query(`DROP VIEW past.follow_up_ever`);
    await db.query(`ALTER TABLE follow_up DROP CONSTRAINT follow_up_raised_some_day`);
    for (const table of ['follow_up', 'past.follow_up'])
      await db.query(
        `ALTER TABLE ${table} DROP COLUMN raised_to_id, DROP COLUMN raised_on, DROP COLUMN rung`,
      );
    // past.keep makes the view anew in place of another.
    await db.query(`CREATE VIEW past.follow_up_ever AS SELECT`);
    await db.query(`CALL past.keep('follow_up')`);
    await db.query(`DROP TABLE escalation_rung, escalation_ladder`);
  }
}
