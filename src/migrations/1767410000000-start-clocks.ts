import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordColumns } from './record-columns.js';

/** What turns with time alone, written down by an account of its own, which nobody can log in as. */
export class StartClocks1767410000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE clock_event (${recordColumns},
        commitment_id uuid REFERENCES commitment ON DELETE RESTRICT,
        clock text NOT NULL CONSTRAINT clock_event_clock_known
          CHECK (clock IN ('due_soon', 'overdue', 'silent', 'not_taken_over', 'stalled_proposal', 'reply_window_over', 'exception_expired')),
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        turned_on date NOT NULL,
        CONSTRAINT clock_event_once UNIQUE (subject_id, clock, turned_on)
      );
      CREATE INDEX clock_event_commitment_id_idx ON clock_event (commitment_id, turned_on, id);
      CREATE INDEX clock_event_turned_on_idx ON clock_event (turned_on, id);
      CALL protect_record('clock_event');
      CALL classify_record('clock_event');
      CALL open_record('clock_event');
      CALL keep_within('clock_event', 'commitment_id', 'commitment', '%s.commitment_id');
      CALL past.keep('clock_event');
      -- Many are written in one night, and hardly any for parties.
      DROP TRIGGER clock_event_party_ids_fkey ON clock_event;
      CREATE TRIGGER clock_event_party_ids_fkey BEFORE INSERT OR UPDATE OF party_ids ON clock_event
        FOR EACH ROW WHEN (cardinality(NEW.party_ids) > 0) EXECUTE FUNCTION require_references('party_ids', 'organization', 'id')`);
    await db.query(
      `INSERT INTO account (name, role) VALUES ('Ikrar: jam', 'staff') ON CONFLICT (name) DO NOTHING`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER commitment_clock_event_commitment_id_within ON commitment;
      DROP VIEW past.clock_event_ever; DROP TABLE past.clock_event, clock_event;
      DELETE FROM account WHERE name = 'Ikrar: jam' AND NOT EXISTS (SELECT FROM history_entry WHERE actor_id = account.id)`);
  }
}
