import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordColumns } from './record-columns.js';

/** A pseudonym, so that the name of somebody erased cannot be entered again. */
const PSEUDONYM = String.raw`^Orang yang dihapus namanya \([0-9a-f]{6}\)$`;

/**
 * Contact data apart from the record, processing on hold, and erasure: the one way in which the opening of a history
 * entry may go, registered in `erasure`. Going back fails once something was erased: what is gone cannot come back.
 */
export class KeepPersonalData1764130000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE person
        ADD COLUMN held_at timestamptz(3),
        ADD COLUMN erased_at timestamptz(3),
        ADD CONSTRAINT person_held_is_internal CHECK (held_at IS NULL OR visibility = 'internal'),
        ADD CONSTRAINT person_erased_is_not_held CHECK (num_nonnulls(held_at, erased_at) < 2),
        ADD CONSTRAINT person_erased_has_no_name CHECK (erased_at IS NULL
          OR (name ~ '${PSEUDONYM}' AND num_nonnulls(front_titles, back_titles) = 0 AND aliases = '{}'))`);
    await this.startContacts(db);
    await this.startErasure(db);
  }

  private async startContacts(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE contact (${recordColumns},
        person_id uuid NOT NULL CONSTRAINT contact_person_id_key UNIQUE REFERENCES person ON DELETE RESTRICT,
        phones text[] NOT NULL DEFAULT '{}',
        emails text[] NOT NULL DEFAULT '{}',
        postal_address text,
        note text,
        CONSTRAINT contact_is_internal CHECK (visibility = 'internal'),
        CONSTRAINT contact_phones_in_e164 CHECK (array_position(phones, NULL) IS NULL
          AND array_to_string(phones, ',') ~ '^(\\+[1-9][0-9]{6,14}(,|$))*$')
      )`);
    await db.query(`CALL protect_record('contact', 'false')`);
    await db.query(`CALL classify_record('contact')`);
    await db.query(`CALL open_record('contact', 'false', $$'{}'::uuid[]$$)`);
    await db.query(`DROP POLICY public_reads ON contact; REVOKE ALL ON contact FROM ikrar_public`);
    await db.query(`
      CREATE FUNCTION refuse_contact_of_nobody() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE owner person;
      BEGIN
        IF NEW.phones = '{}' AND NEW.emails = '{}' AND num_nonnulls(NEW.postal_address, NEW.note) = 0 THEN
          RETURN NEW;
        END IF;
        SELECT * INTO owner FROM person WHERE id = NEW.person_id FOR SHARE;
        IF owner.erased_at IS NOT NULL THEN
          RAISE EXCEPTION 'the person is erased' USING ERRCODE = 'check_violation', CONSTRAINT = 'contact_not_of_erased';
        ELSIF owner.held_at IS NOT NULL THEN
          RAISE EXCEPTION 'processing is on hold' USING ERRCODE = 'check_violation', CONSTRAINT = 'contact_not_while_held';
        END IF;
        RETURN NEW;
      END $$`);
    await db.query(`
      CREATE TRIGGER contact_of_somebody BEFORE INSERT OR UPDATE ON contact
      FOR EACH ROW EXECUTE FUNCTION refuse_contact_of_nobody()`);
  }

  private async startErasure(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE erasure (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person ON DELETE RESTRICT,
        happened_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        actor_id uuid NOT NULL REFERENCES account ON DELETE RESTRICT,
        reason text NOT NULL,
        entries bigint[] NOT NULL,
        chosen bigint[] NOT NULL,
        suspects bigint[] NOT NULL
      )`);
    await db.query(`CREATE INDEX erasure_person_id_idx ON erasure (person_id, happened_at)`);
    await db.query(`CALL protect('erasure')`);
    await db.query(`
      CREATE TRIGGER erasure_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON erasure
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
      CREATE POLICY app_reads ON erasure FOR SELECT TO ikrar_app USING ((SELECT is_keeper()));
      GRANT SELECT ON erasure TO ikrar_app`);
    await db.query(`
      ALTER TABLE history_entry
        ALTER COLUMN json DROP NOT NULL,
        ALTER COLUMN salt DROP NOT NULL,
        ADD COLUMN erased_at timestamptz(3),
        ADD CONSTRAINT history_entry_open_or_erased
          CHECK (CASE WHEN erased_at IS NULL THEN num_nulls(json, salt) = 0 ELSE num_nonnulls(json, salt, reason) = 0 END);
      CREATE POLICY app_adds_open ON history_entry AS RESTRICTIVE FOR INSERT TO ikrar_app WITH CHECK (erased_at IS NULL)`);
    await db.query(`
      CREATE FUNCTION refuse_unregistered_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE closed history_entry := OLD;
      BEGIN
        closed.json := NULL;
        closed.salt := NULL;
        closed.reason := NULL;
        closed.erased_at := NEW.erased_at;
        IF NEW IS DISTINCT FROM closed OR NEW.erased_at IS NULL OR OLD.erased_at IS NOT NULL
           OR NOT EXISTS (SELECT FROM erasure e WHERE OLD.index = ANY (e.entries)) THEN
          RAISE EXCEPTION 'the history is append-only' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$`);
    await db.query(`
      DROP TRIGGER history_entry_is_append_only ON history_entry;
      CREATE TRIGGER history_entry_is_append_only BEFORE DELETE OR TRUNCATE ON history_entry
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
      CREATE TRIGGER history_entry_changes_by_erasure BEFORE UPDATE ON history_entry
      FOR EACH ROW EXECUTE FUNCTION refuse_unregistered_erasure()`);
    await this.eraseOpenings(db);
  }

  /** Runs as the owner. A person must carry the pseudonym already; an entry of another record must have held the name. */
  private async eraseOpenings(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION erase_openings(erasure_id uuid, of_person uuid, why text, names text[], held_name bigint[], wanted bigint[])
      RETURNS bigint[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      DECLARE
        removed bigint[];
        picked bigint[];
      BEGIN
        IF coalesce(current_setting('ikrar.role', true), '') <> 'administrator' THEN
          RAISE EXCEPTION 'only administrators erase' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF NOT EXISTS (SELECT FROM public.person p WHERE p.id = of_person AND p.erased_at IS NOT NULL) THEN
          RAISE EXCEPTION 'the person has a name' USING ERRCODE = 'insufficient_privilege';
        END IF;
        SELECT coalesce(array_agg(h.index ORDER BY h.index), '{}') INTO picked FROM public.history_entry h
         WHERE h.index = ANY (wanted) AND h.erased_at IS NULL
           AND (h.index = ANY (held_name) OR EXISTS (SELECT FROM public.erasure e WHERE e.person_id = of_person AND h.index = ANY (e.suspects)))
           AND EXISTS (SELECT FROM public.history_entry later WHERE later.record_id = h.record_id AND later.revision > h.revision);
        SELECT picked || coalesce(array_agg(h.index ORDER BY h.index), '{}') INTO removed FROM public.history_entry h
         WHERE h.erased_at IS NULL
           AND (h.record_id = of_person AND h.revision < (SELECT p.revision FROM public.person p WHERE p.id = of_person)
             OR h.record_id = (SELECT c.id FROM public.contact c WHERE c.person_id = of_person)
                AND h.revision < (SELECT c.revision FROM public.contact c WHERE c.person_id = of_person));
        INSERT INTO public.erasure (id, person_id, actor_id, reason, entries, chosen, suspects)
        VALUES (erasure_id, of_person, public.actor_id(), why, removed, picked, held_name);
        UPDATE public.history_entry SET json = NULL, salt = NULL, reason = NULL, erased_at = clock_timestamp() WHERE index = ANY (removed);
        UPDATE public.idempotency_key SET body = '{}', digest = sha256(convert_to(gen_random_uuid()::text, 'UTF8'))
         WHERE position(of_person::text IN body) > 0
            OR EXISTS (SELECT FROM unnest(names) AS name WHERE position(trim(BOTH '"' FROM to_json(name)::text) IN body) > 0);
        RETURN removed;
      END $$`);
    await db.query(`
      REVOKE EXECUTE ON FUNCTION erase_openings(uuid, uuid, text, text[], bigint[], bigint[]) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION erase_openings(uuid, uuid, text, text[], bigint[], bigint[]) TO ikrar_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION erase_openings(uuid, uuid, text, text[], bigint[], bigint[]);
      DROP TRIGGER history_entry_changes_by_erasure ON history_entry;
      DROP TRIGGER history_entry_is_append_only ON history_entry;
      CREATE TRIGGER history_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON history_entry
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
      DROP FUNCTION refuse_unregistered_erasure();
      DROP POLICY app_adds_open ON history_entry;
      ALTER TABLE history_entry
        DROP COLUMN erased_at,
        ALTER COLUMN json SET NOT NULL,
        ALTER COLUMN salt SET NOT NULL;
      DROP TABLE erasure, contact;
      DROP FUNCTION refuse_contact_of_nobody();
      ALTER TABLE person DROP COLUMN held_at, DROP COLUMN erased_at`);
  }
}
