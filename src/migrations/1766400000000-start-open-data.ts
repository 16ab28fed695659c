import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ground of the open data: a schema for the documented public views, and two roles. `ikrar_open` owns the views, logs
 * in nowhere and reads what the public role reads, so that row-level security holds inside every view whoever asks;
 * `ikrar_sql` asks, and has rights on the views and on nothing else.
 */
export class StartOpenData1766400000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$
      DECLARE
        wanted text;
        -- From PostgreSQL 16 on, whoever makes a role administers it without yet being able to act as it.
        held text := CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END;
      BEGIN
        FOREACH wanted IN ARRAY ARRAY['ikrar_open', 'ikrar_sql'] LOOP
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            BEGIN
              EXECUTE format('CREATE ROLE %I %s', wanted, CASE wanted WHEN 'ikrar_sql' THEN 'LOGIN NOINHERIT' ELSE 'NOLOGIN INHERIT' END);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
              NULL; -- Another database of this server made it at the same moment.
            END;
          END IF;
          IF NOT pg_has_role(current_user, wanted, held) THEN
            EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
          END IF;
        END LOOP;
        IF NOT pg_has_role('ikrar_open', 'ikrar_public', 'USAGE') THEN
          GRANT ikrar_public TO ikrar_open;
        END IF;
      END $$`);
    // Whoever may name the functions of this schema may also call them, among them some that run as the owner.
    await db.query(`REVOKE ALL ON SCHEMA public FROM PUBLIC`);
    await db.query(`CREATE SCHEMA open_data`);
    await db.query(`
      GRANT USAGE, CREATE ON SCHEMA open_data TO ikrar_open;
      GRANT USAGE ON SCHEMA open_data TO ikrar_sql, ikrar_app, ikrar_public`);
    await db.query(`
      CREATE PROCEDURE publish_view(view_name text) LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('ALTER VIEW open_data.%I SET (security_barrier)', view_name);
        EXECUTE format('ALTER VIEW open_data.%I OWNER TO ikrar_open', view_name);
        EXECUTE format('GRANT SELECT ON open_data.%I TO ikrar_sql, ikrar_app, ikrar_public', view_name);
      END $$`);
    // Grouped, so that a statement that asks for nothing of a person does not look for one.
    await db.query(`
      CREATE VIEW open_person AS
      SELECT r.id AS record_id, coalesce(r.merged_into_id, r.id) AS id
        FROM person r
        JOIN person one ON coalesce(one.merged_into_id, one.id) = coalesce(r.merged_into_id, r.id)
        JOIN tenure t ON t.person_id = one.id AND t.visibility = 'public'
       WHERE r.visibility = 'public'
       GROUP BY r.id`);
    await db.query(`GRANT SELECT ON open_person TO ikrar_open`);
    await db.query(`GRANT CREATE ON SCHEMA public TO ikrar_open`);
    await db.query(`ALTER VIEW open_person OWNER TO ikrar_open`);
    await db.query(`REVOKE CREATE ON SCHEMA public FROM ikrar_open`);
  }

  /** The roles stay: they belong to the whole server, and other databases may use them. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP VIEW open_person`);
    await db.query(`DROP PROCEDURE publish_view(text)`);
    await db.query(`DROP SCHEMA open_data`);
    await db.query(`GRANT USAGE ON SCHEMA public TO PUBLIC`);
  }
}
