import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ground every room stands on: the roles, the accounts, the log of changes, and the procedure that protects a
 * table of records. The owner is whoever migrates.
 */
export class StartRecord1764000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$
      DECLARE wanted text;
      BEGIN
        FOREACH wanted IN ARRAY ARRAY['ikrar_app', 'ikrar_public'] LOOP
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            BEGIN
              EXECUTE format('CREATE ROLE %I LOGIN NOINHERIT', wanted);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
              NULL; -- Another database of this server made it at the same moment.
            END;
          END IF;
          IF NOT pg_has_role(current_user, wanted, 'MEMBER') THEN
            EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
          END IF;
        END LOOP;
      END $$`);
    await db.query(`CREATE EXTENSION IF NOT EXISTS btree_gist`);
    await db.query(`GRANT USAGE ON SCHEMA public TO ikrar_app, ikrar_public`);

    await db.query(`
      CREATE TABLE installation (
        is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
        cursor_key bytea NOT NULL,
        started_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    await db.query(`
      INSERT INTO installation (cursor_key)
      VALUES (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')))`);

    await db.query(`
      CREATE TABLE account (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name text NOT NULL CONSTRAINT account_name_key UNIQUE,
        role text NOT NULL CONSTRAINT account_role_known CHECK (role IN ('administrator', 'staff')),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        closed_at timestamptz(3)
      )`);
    await db.query(`
      CREATE TABLE access_token (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        account_id uuid NOT NULL REFERENCES account ON DELETE RESTRICT,
        hash bytea NOT NULL CONSTRAINT access_token_hash_key UNIQUE,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        expires_at timestamptz(3) NOT NULL,
        last_used_at timestamptz(3),
        revoked_at timestamptz(3)
      )`);
    await db.query(`
      CREATE TABLE idempotency_key (
        account_id uuid NOT NULL REFERENCES account ON DELETE RESTRICT,
        key text NOT NULL,
        digest bytea NOT NULL,
        record_id uuid NOT NULL,
        revision integer NOT NULL,
        body text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (account_id, key)
      )`);
    await db.query(`CREATE INDEX idempotency_key_created_at_idx ON idempotency_key (created_at)`);

    await db.query(`
      CREATE FUNCTION is_keeper() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
      RETURN coalesce(current_setting('ikrar.role', true) IN ('administrator', 'staff'), false)`);
    await db.query(`
      CREATE FUNCTION actor_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
      RETURN nullif(current_setting('ikrar.actor', true), '')::uuid`);

    await this.startHistory(db);
    await this.protectTables(db);
  }

  private async startHistory(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE history_head (
        is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
        size bigint NOT NULL CHECK (size >= 0)
      )`);
    await db.query(`INSERT INTO history_head (size) VALUES (0)`);
    await db.query(`
      CREATE TABLE history_entry (
        index bigint PRIMARY KEY,
        act text NOT NULL,
        record_kind text NOT NULL,
        record_id uuid NOT NULL,
        about_id uuid NOT NULL,
        revision integer NOT NULL,
        actor_id uuid NOT NULL REFERENCES account ON DELETE RESTRICT,
        reason text,
        recorded_at timestamptz(3) NOT NULL,
        is_public boolean NOT NULL,
        json text NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32),
        leaf_hash bytea NOT NULL,
        CONSTRAINT history_entry_revision_once UNIQUE (record_id, revision),
        CONSTRAINT history_entry_leaf_covers_json
          CHECK (leaf_hash = sha256('\\x00'::bytea || sha256(salt || convert_to(json, 'UTF8'))))
      )`);
    await db.query(
      `CREATE INDEX history_entry_about_idx ON history_entry (about_id, record_id, revision DESC)`,
    );
    await db.query(`
      CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the history is append-only' USING ERRCODE = 'insufficient_privilege';
      END $$`);
    await db.query(`
      CREATE TRIGGER history_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON history_entry
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()`);
    await db.query(`
      CREATE FUNCTION refuse_gap() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (SELECT max(index) + 1 FROM added) <> (SELECT size FROM history_head)
           OR (SELECT max(index) - min(index) + 1 <> count(*) FROM added) THEN
          RAISE EXCEPTION 'the history must have no gap' USING ERRCODE = 'check_violation', CONSTRAINT = 'history_entry_no_gap';
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE TRIGGER history_entry_no_gap AFTER INSERT ON history_entry REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_gap()`);
    await db.query(`
      CREATE FUNCTION is_open_now(record uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public
      AS $$ SELECT h.is_public FROM public.history_entry h WHERE h.record_id = record ORDER BY h.revision DESC LIMIT 1 $$`);
    await db.query(`
      CREATE FUNCTION require_history_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
      BEGIN
        IF NEW.revision <> coalesce(OLD.revision, 0) + 1
           OR NOT EXISTS (SELECT FROM public.history_entry h WHERE h.record_id = NEW.id AND h.revision = NEW.revision) THEN
          RAISE EXCEPTION '% % has no history entry for revision %', TG_TABLE_NAME, NEW.id, NEW.revision
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
        END IF;
        RETURN NULL;
      END $$`);
  }

  private async protectTables(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION require_references() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE missing boolean;
      BEGIN
        EXECUTE format('SELECT EXISTS (SELECT FROM unnest(($1).%I) AS wanted(key) WHERE NOT EXISTS (SELECT FROM %I t WHERE t.%I = wanted.key))',
                       TG_ARGV[0], TG_ARGV[1], TG_ARGV[2]) INTO missing USING NEW;
        IF missing THEN
          RAISE EXCEPTION 'unknown reference in %', TG_ARGV[0]
            USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_TABLE_NAME || '_' || TG_ARGV[0] || '_fkey';
        END IF;
        RETURN NEW;
      END $$`);
    await db.query(`
      CREATE PROCEDURE refer_all(of_table text, array_column text, to_table text, to_column text) LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('CREATE TRIGGER %I BEFORE INSERT OR UPDATE OF %I ON %I FOR EACH ROW EXECUTE FUNCTION require_references(%L, %L, %L)',
                       of_table || '_' || array_column || '_fkey', array_column, of_table, array_column, to_table, to_column);
      END $$`);
    await db.query(`
      CREATE PROCEDURE protect(of_table text) LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', of_table);
        EXECUTE format('CREATE POLICY owner_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', of_table);
      END $$`);
    await db.query(`
      CREATE PROCEDURE protect_record(of_table text, public_when text DEFAULT 'visibility = ''public''') LANGUAGE plpgsql AS $$
      BEGIN
        CALL protect(of_table);
        EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (visibility IN (''public'', ''parties'', ''internal''))', of_table, of_table || '_visibility_known');
        EXECUTE format('CREATE POLICY app_reads ON %I FOR SELECT TO ikrar_app USING (%s OR (SELECT is_keeper()))', of_table, public_when);
        EXECUTE format('CREATE POLICY app_adds ON %I FOR INSERT TO ikrar_app WITH CHECK ((SELECT is_keeper()) AND recorded_by_id = (SELECT actor_id()))', of_table);
        EXECUTE format('CREATE POLICY app_changes ON %I FOR UPDATE TO ikrar_app USING ((SELECT is_keeper())) WITH CHECK ((SELECT is_keeper()))', of_table);
        EXECUTE format('CREATE POLICY public_reads ON %I FOR SELECT TO ikrar_public USING (%s)', of_table, public_when);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO ikrar_app', of_table);
        EXECUTE format('GRANT SELECT ON %I TO ikrar_public', of_table);
        EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_history_entry()',
                       of_table || '_has_history', of_table);
        EXECUTE format('CREATE INDEX %I ON %I (changed_at, id)', of_table || '_changed_at_idx', of_table);
      END $$`);

    for (const table of [
      'installation',
      'account',
      'access_token',
      'idempotency_key',
      'history_head',
      'history_entry',
    ]) {
      await db.query(`CALL protect('${table}')`);
    }
    await db.query(`
      CREATE POLICY app_reads ON installation FOR SELECT TO ikrar_app USING (true);
      CREATE POLICY app_reads ON account FOR SELECT TO ikrar_app USING (true);
      CREATE POLICY app_reads ON access_token FOR SELECT TO ikrar_app USING (true);
      CREATE POLICY app_notes_use ON access_token FOR UPDATE TO ikrar_app USING (true);
      CREATE POLICY app_own ON idempotency_key TO ikrar_app USING (account_id = (SELECT actor_id())) WITH CHECK (account_id = (SELECT actor_id()));
      CREATE POLICY app_all ON history_head TO ikrar_app USING (true) WITH CHECK (true);
      CREATE POLICY app_adds ON history_entry FOR INSERT TO ikrar_app WITH CHECK (actor_id = (SELECT actor_id()) AND (SELECT is_keeper()));
      CREATE POLICY app_reads ON history_entry FOR SELECT TO ikrar_app
        USING ((SELECT is_keeper()) OR (is_public AND is_open_now(record_id) AND (about_id = record_id OR is_open_now(about_id))));
      CREATE POLICY public_reads ON history_entry FOR SELECT TO ikrar_public
        USING (is_public AND is_open_now(record_id) AND (about_id = record_id OR is_open_now(about_id)));
      GRANT SELECT ON installation, account TO ikrar_app;
      GRANT SELECT, UPDATE (last_used_at) ON access_token TO ikrar_app;
      GRANT SELECT, INSERT, UPDATE ON idempotency_key TO ikrar_app;
      GRANT SELECT, UPDATE (size) ON history_head TO ikrar_app;
      GRANT SELECT, INSERT ON history_entry TO ikrar_app;
      GRANT SELECT ON history_entry TO ikrar_public`);
  }

  /** The roles stay: they belong to the whole server, and other databases may use them. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP TABLE history_entry, history_head, idempotency_key, access_token, account, installation`,
    );
    await db.query(
      `DROP PROCEDURE protect_record(text, text); DROP PROCEDURE protect(text); DROP PROCEDURE refer_all(text, text, text, text)`,
    );
    await db.query(
      `DROP FUNCTION require_references(), require_history_entry(), is_open_now(uuid), refuse_gap(), refuse_rewriting(), actor_id(), is_keeper()`,
    );
    await db.query(`REVOKE USAGE ON SCHEMA public FROM ikrar_app, ikrar_public`);
  }
}
