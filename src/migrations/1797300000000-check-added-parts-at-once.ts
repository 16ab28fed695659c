import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parts added together are checked against their wholes in one statement, which also locks the wholes in one order. */
export class CheckAddedPartsAtOnce1797300000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION come_within() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
      DECLARE fit boolean;
      BEGIN
        EXECUTE format('SELECT bool_and(fits) FROM (SELECT public.is_within(part.visibility, part.party_ids, w.visibility, w.party_ids) AS fits
                          FROM added part JOIN public.%I w ON w.id = %s WHERE NOT part.is_published_apart AND part.visibility <> ''internal'' ORDER BY w.id FOR SHARE OF w) checked',
                       TG_ARGV[0], TG_ARGV[1])
           INTO fit;
        IF NOT fit THEN
          RAISE EXCEPTION '% would be more visible than its %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
        END IF;
        RETURN NULL;
      END $$`);
    await this.checkParts(
      db,
      `EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION come_within(%L, %L)',
                       of_table || '_' || by_column || '_comes_within', of_table, whole, format(key, 'part'));
        EXECUTE format('CREATE TRIGGER %I AFTER UPDATE OF visibility, party_ids, is_published_apart, %I ON %I FOR EACH ROW EXECUTE FUNCTION stay_within(%L, %L)',
                       of_table || '_' || by_column || '_within', by_column, of_table, whole, format(key, '$1'));`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await this.checkParts(
      db,
      `EXECUTE format('DROP TRIGGER IF EXISTS %I ON %I', of_table || '_' || by_column || '_comes_within', of_table);
        EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OF visibility, party_ids, is_published_apart, %I ON %I FOR EACH ROW EXECUTE FUNCTION stay_within(%L, %L)',
                       of_table || '_' || by_column || '_within', by_column, of_table, whole, format(key, '$1'));`,
    );
    await db.query('DROP FUNCTION come_within()');
  }

  /** @param parts makes the triggers that check a part, of kinds to come and of those there are */
  private async checkParts(db: QueryRunner, parts: string): Promise<void> {
    await db.query(`
      CREATE OR REPLACE PROCEDURE keep_within(of_table text, by_column text, whole text, key text) LANGUAGE plpgsql AS $$
      DECLARE beyond boolean;
      BEGIN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I w JOIN %I part ON %s = w.id WHERE NOT is_within(part.visibility, part.party_ids, w.visibility, w.party_ids))', whole, of_table, format(key, 'part')) INTO beyond;
        IF beyond THEN
          RAISE EXCEPTION 'records of % are more visible than their %; restrict them with the release before, then migrate', of_table, whole;
        END IF;
        ${parts}
        EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER UPDATE OF visibility, party_ids ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_parts_within(%L, %L)',
                       whole || '_' || of_table || '_' || by_column || '_within', whole, of_table, format(key, 'part'));
      END $$`);
    await db.query(`
      DO $$
      DECLARE of_table text; by_column text; whole text; key text;
      BEGIN
        FOR of_table, by_column, whole, key IN
          SELECT c.relname, substr(left(t.tgname, -length('_within')), length(c.relname) + 2),
                 split_part(encode(t.tgargs, 'escape'), '\\000', 1), replace(split_part(encode(t.tgargs, 'escape'), '\\000', 2), '$1', '%1$s')
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgfoid = 'stay_within'::regproc
        LOOP
          EXECUTE format('DROP TRIGGER %I ON %I', of_table || '_' || by_column || '_within', of_table);
          ${parts}
        END LOOP;
      END $$`);
  }
}
