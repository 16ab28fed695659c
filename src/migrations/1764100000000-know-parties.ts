import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts of unions and readers, what a token may be used for, and the log of what accounts do outside the record. */
export class KnowParties1764100000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE account
        ADD COLUMN organization_id uuid REFERENCES organization ON DELETE RESTRICT,
        DROP CONSTRAINT account_role_known,
        ADD CONSTRAINT account_role_known CHECK (role IN ('administrator', 'staff', 'representative', 'reader')),
        ADD CONSTRAINT account_representative_of_somebody CHECK (role <> 'representative' OR organization_id IS NOT NULL),
        ADD CONSTRAINT account_reader_for_nobody CHECK (role <> 'reader' OR organization_id IS NULL)`);
    await db.query(`
      ALTER TABLE access_token
        ADD COLUMN name text,
        ADD COLUMN scopes text[] NOT NULL DEFAULT '{read,write}'
          CONSTRAINT access_token_scopes_known CHECK (scopes <@ '{read,write,contacts}')`);

    // What was affiliated in confidence counts as well, so it reads as the owner.
    await db.query(`
      CREATE FUNCTION circle_of(of_account account) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
        WITH RECURSIVE below(id) AS (
          SELECT of_account.organization_id WHERE of_account.role = 'representative'
          UNION
          SELECT a.member_id FROM below JOIN public.affiliation a ON a.parent_id = below.id
           WHERE a.bond = 'affiliate' AND daterange(a.started_on, a.ended_on, '[]') @> (now() AT TIME ZONE 'Asia/Jakarta')::date
        ) SELECT coalesce(array_agg(id), '{}') FROM below
      $$`);
    await db.query(`
      CREATE FUNCTION actor_organization() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
      RETURN nullif(current_setting('ikrar.organization', true), '')::uuid`);
    await db.query(`
      CREATE FUNCTION actor_circle() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
      RETURN coalesce(nullif(current_setting('ikrar.circle', true), ''), '{}')::uuid[]`);

    await db.query(`
      CREATE TABLE audit_entry (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        happened_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        act text NOT NULL,
        actor_id uuid REFERENCES account ON DELETE RESTRICT,
        account_id uuid REFERENCES account ON DELETE RESTRICT,
        person_id uuid REFERENCES person ON DELETE RESTRICT,
        address text,
        detail text
      )`);
    await db.query(`
      CREATE INDEX audit_entry_happened_at_idx ON audit_entry (happened_at, id);
      CREATE INDEX audit_entry_account_id_idx ON audit_entry (account_id, happened_at);
      CREATE INDEX audit_entry_person_id_idx ON audit_entry (person_id, happened_at)`);
    await db.query(`CALL protect('audit_entry')`);
    await db.query(`
      CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
      CREATE POLICY app_adds ON audit_entry FOR INSERT TO ikrar_app WITH CHECK (true);
      CREATE POLICY app_reads ON audit_entry FOR SELECT TO ikrar_app
        USING (account_id = (SELECT actor_id()) OR actor_id = (SELECT actor_id()) OR (SELECT is_keeper()));
      GRANT SELECT, INSERT ON audit_entry TO ikrar_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE audit_entry`);
    await db.query(`DROP FUNCTION circle_of(account), actor_organization(), actor_circle()`);
    await db.query(`ALTER TABLE access_token DROP COLUMN name, DROP COLUMN scopes`);
    await db.query(`
      ALTER TABLE account
        DROP CONSTRAINT account_reader_for_nobody, DROP CONSTRAINT account_representative_of_somebody, DROP COLUMN organization_id,
        DROP CONSTRAINT account_role_known, ADD CONSTRAINT account_role_known CHECK (role IN ('administrator', 'staff'))`);
  }
}
