import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordColumns } from './record-columns.js';

/** What unions asked for and what was said. */
export class StartStatements1764000004000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE demand (${recordColumns},
        title text NOT NULL,
        words text,
        number integer CONSTRAINT demand_number_positive CHECK (number > 0),
        raised_on date NOT NULL,
        raised_by_ids uuid[] NOT NULL,
        addressed_to_id uuid REFERENCES post ON DELETE RESTRICT,
        event_id uuid REFERENCES event ON DELETE RESTRICT,
        source_id uuid NOT NULL REFERENCES source ON DELETE RESTRICT,
        repeats_id uuid REFERENCES demand ON DELETE RESTRICT,
        CONSTRAINT demand_raised_by_somebody CHECK (cardinality(raised_by_ids) > 0),
        CONSTRAINT demand_not_its_own_repetition CHECK (repeats_id <> id)
      )`);
    await db.query(`CREATE INDEX demand_raised_on_idx ON demand (raised_on, id)`);
    await db.query(`CREATE INDEX demand_event_id_idx ON demand (event_id)`);
    await db.query(`CALL refer_all('demand', 'raised_by_ids', 'organization', 'id')`);
    await db.query(`CALL protect_record('demand')`);

    await db.query(`
      CREATE TABLE statement (${recordColumns},
        kind text NOT NULL CONSTRAINT statement_kind_known CHECK (kind IN ('pledge', 'hope', 'appeal', 'claim', 'reply', 'denial')),
        words text,
        language text NOT NULL DEFAULT 'id',
        gist text NOT NULL,
        said_on date NOT NULL,
        speaker_id uuid REFERENCES person ON DELETE RESTRICT,
        tenure_id uuid REFERENCES tenure ON DELETE RESTRICT,
        post_id uuid REFERENCES post ON DELETE RESTRICT,
        relayed_from_id uuid REFERENCES post ON DELETE RESTRICT,
        event_id uuid REFERENCES event ON DELETE RESTRICT,
        source_id uuid NOT NULL REFERENCES source ON DELETE RESTRICT,
        demand_id uuid REFERENCES demand ON DELETE RESTRICT,
        CONSTRAINT statement_of_somebody CHECK (num_nonnulls(speaker_id, post_id) >= 1)
      )`);
    await db.query(`CREATE INDEX statement_said_on_idx ON statement (said_on, id)`);
    await db.query(`CREATE INDEX statement_speaker_id_idx ON statement (speaker_id, said_on, id)`);
    await db.query(`CREATE INDEX statement_event_id_idx ON statement (event_id)`);
    await db.query(`CALL protect_record('statement')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE statement, demand`);
  }
}
