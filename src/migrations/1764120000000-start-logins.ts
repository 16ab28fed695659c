import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Passwords, second factors, sessions, links and tokens of people. What belongs to one login is bound to the account in
 * `ikrar.actor`, which the services set once they have looked it up; administrators reach accounts, never credentials.
 */
export class StartLogins1764120000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION is_administrator() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
      RETURN coalesce(current_setting('ikrar.role', true) = 'administrator', false)`);
    await db.query(`
      ALTER TABLE account ADD COLUMN email text
        CONSTRAINT account_email_is_an_address CHECK (email ~ '^[!-?A-~]+@[!-?A-~]+$' AND length(email) <= 254);
      CREATE UNIQUE INDEX account_email_key ON account (lower(email))`);
    await this.startCredentials(db);
    await this.startSessions(db);
    await this.startSetUp(db);
    await this.protectTables(db);
  }

  private async startCredentials(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE credential (
        account_id uuid PRIMARY KEY REFERENCES account ON DELETE RESTRICT,
        password_hash text NOT NULL CONSTRAINT credential_argon2id CHECK (password_hash LIKE '$argon2id$%'),
        password_changed_at timestamptz(3) NOT NULL DEFAULT now(),
        totp_secret bytea,
        totp_confirmed_at timestamptz(3),
        totp_last_step bigint,
        totp_pending bytea,
        CONSTRAINT credential_totp_whole
          CHECK (num_nulls(totp_secret, totp_confirmed_at, totp_last_step) IN (0, 3))
      )`);
    await db.query(`
      CREATE TABLE recovery_code (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        account_id uuid NOT NULL REFERENCES account ON DELETE RESTRICT,
        hash bytea NOT NULL CONSTRAINT recovery_code_hash_key UNIQUE CHECK (length(hash) = 32),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        spent_at timestamptz(3)
      );
      CREATE INDEX recovery_code_account_id_idx ON recovery_code (account_id)`);
    await db.query(`
      CREATE TABLE account_link (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        account_id uuid NOT NULL REFERENCES account ON DELETE RESTRICT,
        kind text NOT NULL CONSTRAINT account_link_kind_known CHECK (kind IN ('invitation', 'reset')),
        hash bytea NOT NULL CONSTRAINT account_link_hash_key UNIQUE CHECK (length(hash) = 32),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        expires_at timestamptz(3) NOT NULL,
        ended_at timestamptz(3)
      );
      CREATE UNIQUE INDEX account_link_one_open ON account_link (account_id) WHERE ended_at IS NULL`);
    await db.query(`
      CREATE FUNCTION has_password(of_account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public
      AS $$ SELECT EXISTS (SELECT FROM public.credential c WHERE c.account_id = of_account) $$;
      CREATE FUNCTION has_second_factor(of_account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public
      AS $$ SELECT EXISTS (SELECT FROM public.credential c WHERE c.account_id = of_account AND c.totp_secret IS NOT NULL) $$`);
    // Two who are demoted at once wait for each other here, so that the second sees that it would be the last.
    await db.query(`
      CREATE FUNCTION keep_an_administrator() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended('keep_an_administrator', 0));
        IF public.has_password(OLD.id) AND NOT EXISTS (
          SELECT FROM public.account a WHERE a.id <> OLD.id AND a.role = 'administrator' AND a.closed_at IS NULL AND public.has_password(a.id)
        ) THEN
          RAISE EXCEPTION 'the last administrator stays'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'account_last_administrator', TABLE = 'account';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER account_last_administrator BEFORE UPDATE OF role, closed_at ON account FOR EACH ROW
      WHEN (OLD.role = 'administrator' AND OLD.closed_at IS NULL AND (NEW.role <> 'administrator' OR NEW.closed_at IS NOT NULL))
      EXECUTE FUNCTION keep_an_administrator()`);
  }

  private async startSessions(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE login_session (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        account_id uuid NOT NULL REFERENCES account ON DELETE RESTRICT,
        hash bytea NOT NULL CONSTRAINT login_session_hash_key UNIQUE CHECK (length(hash) = 32),
        stage text NOT NULL CONSTRAINT login_session_stage_known CHECK (stage IN ('password', 'enrolment', 'full')),
        device text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        last_seen_at timestamptz(3) NOT NULL DEFAULT now(),
        ended_at timestamptz(3)
      );
      CREATE INDEX login_session_account_id_idx ON login_session (account_id) WHERE ended_at IS NULL`);
    // To the microsecond: rounded up, a try without a wait would keep the next one waiting.
    await db.query(`
      CREATE TABLE guess_count (
        subject text PRIMARY KEY,
        tries integer NOT NULL CHECK (tries >= 0),
        counted_at timestamptz NOT NULL,
        open_at timestamptz NOT NULL
      )`);
  }

  private async startSetUp(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE set_up (
        is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
        account_id uuid REFERENCES account ON DELETE RESTRICT,
        closed_at timestamptz(3),
        CONSTRAINT set_up_closed_by_somebody CHECK ((account_id IS NULL) = (closed_at IS NULL))
      );
      INSERT INTO set_up DEFAULT VALUES;
      CREATE FUNCTION is_set_up_open() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public
      AS $$ SELECT EXISTS (SELECT FROM public.set_up WHERE closed_at IS NULL) $$`);
    await db.query(`ALTER TABLE installation ADD COLUMN key_check bytea`);
  }

  private async protectTables(db: QueryRunner): Promise<void> {
    for (const table of [
      'credential',
      'recovery_code',
      'account_link',
      'login_session',
      'guess_count',
      'set_up',
    ])
      await db.query(`CALL protect('${table}')`);
    const own = `account_id = (SELECT actor_id())`;
    const ownOrAdministrator = `${own} OR (SELECT is_administrator())`;
    await db.query(`
      CREATE POLICY app_own ON credential TO ikrar_app USING (${own}) WITH CHECK (${own});
      CREATE POLICY app_own ON recovery_code TO ikrar_app USING (${own}) WITH CHECK (${own});
      CREATE POLICY app_reads ON account_link FOR SELECT TO ikrar_app USING (true);
      CREATE POLICY app_adds ON account_link FOR INSERT TO ikrar_app WITH CHECK (${ownOrAdministrator});
      CREATE POLICY app_ends ON account_link FOR UPDATE TO ikrar_app USING (${ownOrAdministrator});
      CREATE POLICY app_reads ON login_session FOR SELECT TO ikrar_app USING (true);
      CREATE POLICY app_adds ON login_session FOR INSERT TO ikrar_app WITH CHECK (${own});
      CREATE POLICY app_changes ON login_session FOR UPDATE TO ikrar_app USING (${ownOrAdministrator});
      CREATE POLICY app_all ON guess_count TO ikrar_app USING (true) WITH CHECK (true);
      CREATE POLICY app_reads ON set_up FOR SELECT TO ikrar_app USING (true);
      CREATE POLICY app_closes ON set_up FOR UPDATE TO ikrar_app USING (closed_at IS NULL) WITH CHECK (${own});
      CREATE POLICY app_founds ON account FOR INSERT TO ikrar_app
        WITH CHECK (role = 'administrator' AND id = (SELECT actor_id()) AND is_set_up_open());
      CREATE POLICY app_invites ON account FOR INSERT TO ikrar_app WITH CHECK ((SELECT is_administrator()));
      CREATE POLICY app_changes ON account FOR UPDATE TO ikrar_app USING ((SELECT is_administrator()));
      CREATE POLICY app_checks_key ON installation FOR UPDATE TO ikrar_app USING (key_check IS NULL) WITH CHECK (key_check IS NOT NULL);
      DROP POLICY app_notes_use ON access_token;
      CREATE POLICY app_adds ON access_token FOR INSERT TO ikrar_app WITH CHECK (${own});
      CREATE POLICY app_changes ON access_token FOR UPDATE TO ikrar_app USING (${ownOrAdministrator})`);
    await db.query(`
      GRANT SELECT, INSERT, UPDATE (password_hash, password_changed_at, totp_secret, totp_confirmed_at, totp_last_step, totp_pending) ON credential TO ikrar_app;
      GRANT SELECT, INSERT, UPDATE (spent_at) ON recovery_code TO ikrar_app;
      GRANT SELECT, INSERT, UPDATE (ended_at) ON account_link TO ikrar_app;
      GRANT SELECT, INSERT, UPDATE (hash, stage, last_seen_at, ended_at) ON login_session TO ikrar_app;
      GRANT SELECT, INSERT, UPDATE ON guess_count TO ikrar_app;
      GRANT SELECT, UPDATE (account_id, closed_at) ON set_up TO ikrar_app;
      GRANT INSERT, UPDATE (email, role, organization_id, closed_at) ON account TO ikrar_app;
      GRANT UPDATE (key_check) ON installation TO ikrar_app;
      GRANT INSERT, UPDATE (revoked_at) ON access_token TO ikrar_app;
      REVOKE EXECUTE ON FUNCTION has_password(uuid), has_second_factor(uuid), is_set_up_open() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION has_password(uuid), has_second_factor(uuid), is_set_up_open() TO ikrar_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP POLICY app_founds ON account; DROP POLICY app_invites ON account; DROP POLICY app_changes ON account;
      DROP POLICY app_checks_key ON installation;
      DROP POLICY app_adds ON access_token; DROP POLICY app_changes ON access_token;
      CREATE POLICY app_notes_use ON access_token FOR UPDATE TO ikrar_app USING (true);
      REVOKE INSERT, UPDATE (revoked_at) ON access_token FROM ikrar_app;
      REVOKE INSERT, UPDATE (email, role, organization_id, closed_at) ON account FROM ikrar_app;
      DROP TRIGGER account_last_administrator ON account;
      DROP TABLE set_up, guess_count, login_session, account_link, recovery_code, credential;
      DROP FUNCTION is_set_up_open(), keep_an_administrator(), has_second_factor(uuid), has_password(uuid), is_administrator();
      ALTER TABLE installation DROP COLUMN key_check;
      ALTER TABLE account DROP COLUMN email`);
  }
}
