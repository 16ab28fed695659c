import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Two records of one person: one points to the other, which stands for both. Nothing that names either is touched, so a
 * merge is undone by taking the pointer back.
 */
export class MergePeople1765100000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE person
        ADD COLUMN merged_into_id uuid REFERENCES person ON DELETE RESTRICT,
        ADD COLUMN merged_ids uuid[] NOT NULL DEFAULT '{}',
        ADD CONSTRAINT person_merged_once CHECK (merged_into_id IS NULL OR merged_ids = '{}'),
        ADD CONSTRAINT person_merged_has_a_name CHECK (erased_at IS NULL OR (merged_into_id IS NULL AND merged_ids = '{}'))`);
    await db.query(
      `CREATE INDEX person_merged_into_id_idx ON person (merged_into_id) WHERE merged_into_id IS NOT NULL`,
    );
    await db.query(`
      CREATE FUNCTION keep_merged_within() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
      DECLARE
        refused text;
      BEGIN
        SELECT CASE WHEN whole.merged_into_id IS NOT NULL THEN 'person_merged_once' ELSE 'person_merged_within' END INTO refused
          FROM person part JOIN person whole ON whole.id = part.merged_into_id
         WHERE (part.id = NEW.id OR whole.id = NEW.id)
           AND (whole.merged_into_id IS NOT NULL OR NOT is_within(part.visibility, part.party_ids, whole.visibility, whole.party_ids))
         LIMIT 1;
        IF refused IS NOT NULL THEN
          RAISE EXCEPTION 'merged into a record that cannot stand for it' USING ERRCODE = 'check_violation', CONSTRAINT = refused;
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE FUNCTION hold_merged_together() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
      BEGIN
        IF ARRAY(SELECT part.id FROM person part WHERE part.merged_into_id = NEW.id ORDER BY part.id)
           <> ARRAY(SELECT listed.id FROM person whole, unnest(whole.merged_ids) AS listed(id) WHERE whole.id = NEW.id ORDER BY listed.id)
           OR EXISTS (SELECT FROM person part WHERE part.id = NEW.id AND part.merged_into_id IS NOT NULL
                AND NOT EXISTS (SELECT FROM person whole WHERE whole.id = part.merged_into_id AND part.id = ANY (whole.merged_ids))) THEN
          RAISE EXCEPTION 'the two records disagree' USING ERRCODE = 'check_violation', CONSTRAINT = 'person_merged_both_ways';
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE TRIGGER person_merged_within AFTER INSERT OR UPDATE OF merged_into_id, visibility, party_ids ON person
      FOR EACH ROW EXECUTE FUNCTION keep_merged_within();
      CREATE CONSTRAINT TRIGGER person_merged_both_ways AFTER INSERT OR UPDATE OF merged_into_id, merged_ids ON person
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hold_merged_together()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER person_merged_both_ways ON person;
      DROP TRIGGER person_merged_within ON person;
      DROP FUNCTION hold_merged_together(), keep_merged_within();
      ALTER TABLE person DROP COLUMN merged_into_id, DROP COLUMN merged_ids`);
  }
}
