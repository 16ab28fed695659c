import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What vague deadlines are taken to mean to begin with, in calendar days (project); the office changes it as data. */
const PHRASES: readonly [phrase: string, days: number][] = [
  ['segera', 30],
  ['secepatnya', 30],
  ['sesegera mungkin', 30],
  ['secepat mungkin', 30],
  ['dalam waktu dekat', 60],
  ['dalam waktu dekat ini', 60],
  ['dalam waktu singkat', 60],
  ['tidak lama lagi', 60],
];

/** A vague deadline becomes a last day, with the rule that gave it. */
export class RuleDeadlinePhrases1767430000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const administrator = `(SELECT coalesce(current_setting('ikrar.role', true) = 'administrator', false))`;
    await db.query(`
      CREATE TABLE deadline_phrase (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        phrase text NOT NULL CONSTRAINT deadline_phrase_phrase_key UNIQUE CONSTRAINT deadline_phrase_of_words CHECK (phrase <> ''),
        days integer NOT NULL CONSTRAINT deadline_phrase_days_few CHECK (days BETWEEN 1 AND 730),
        unit text NOT NULL CONSTRAINT deadline_phrase_unit_known CHECK (unit IN ('calendar', 'working')),
        is_removed boolean NOT NULL DEFAULT false,
        revision integer NOT NULL DEFAULT 1
      );
      CALL protect('deadline_phrase');
      CREATE POLICY app_reads ON deadline_phrase FOR SELECT TO ikrar_app USING (true);
      CREATE POLICY app_adds ON deadline_phrase FOR INSERT TO ikrar_app WITH CHECK (${administrator});
      CREATE POLICY app_changes ON deadline_phrase FOR UPDATE TO ikrar_app USING (${administrator}) WITH CHECK (${administrator});
      CREATE POLICY public_reads ON deadline_phrase FOR SELECT TO ikrar_public USING (true);
      GRANT SELECT, INSERT, UPDATE (days, unit, is_removed, revision) ON deadline_phrase TO ikrar_app;
      GRANT SELECT ON deadline_phrase TO ikrar_public`);
    for (const [phrase, days] of PHRASES)
      await db.query(`INSERT INTO deadline_phrase (phrase, days, unit) VALUES ($1, $2, 'calendar')`, [
        phrase,
        days,
      ]);
    await db.query(`
      ALTER TABLE commitment ADD COLUMN due_rule jsonb,
        ADD CONSTRAINT commitment_rule_gives_day CHECK (due_rule IS NULL OR due_precision = 'day');
      CALL past.keep('commitment', 'is_public', 'audience_ids')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW past.commitment_ever;
      ALTER TABLE past.commitment DROP COLUMN due_rule;
      ALTER TABLE commitment DROP COLUMN due_rule;
      -- What past.keep replaces.
      CREATE VIEW past.commitment_ever AS SELECT;
      CALL past.keep('commitment', 'is_public', 'audience_ids');
      DROP TABLE deadline_phrase`);
  }
}
