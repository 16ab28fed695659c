import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordColumns } from './record-columns.js';

/** People, the posts there are, and who held which from when until when. */
export class StartPeople1764000002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE person (${recordColumns},
        name text NOT NULL,
        front_titles text,
        back_titles text,
        aliases text[] NOT NULL DEFAULT '{}'
      )`);
    await db.query(`CREATE INDEX person_name_idx ON person (lower(name) COLLATE "id-ID-x-icu", id)`);
    await db.query(`CALL protect_record('person')`);

    await db.query(`
      CREATE TABLE post (${recordColumns},
        organization_id uuid NOT NULL REFERENCES organization ON DELETE RESTRICT,
        title text NOT NULL,
        title_en text
      )`);
    await db.query(`CREATE UNIQUE INDEX post_title_taken ON post (organization_id, folded(title))`);
    await db.query(`CREATE INDEX post_title_idx ON post (lower(title) COLLATE "id-ID-x-icu", id)`);
    await db.query(`CALL protect_record('post')`);

    await db.query(`
      CREATE TABLE tenure (${recordColumns},
        person_id uuid NOT NULL REFERENCES person ON DELETE RESTRICT,
        post_id uuid NOT NULL REFERENCES post ON DELETE RESTRICT,
        started_on date,
        ended_on date,
        basis text NOT NULL CONSTRAINT tenure_basis_known CHECK (basis IN ('definitive', 'pj', 'plt', 'plh', 'pjs')),
        decree text,
        source_id uuid REFERENCES source ON DELETE RESTRICT,
        CONSTRAINT tenure_days_in_order CHECK (ended_on >= started_on),
        CONSTRAINT tenure_one_holder EXCLUDE USING gist (post_id WITH =, (CASE WHEN basis = 'definitive' THEN 1 ELSE 0 END) WITH =, daterange(started_on, ended_on, '[]') WITH &&),
        CONSTRAINT tenure_no_overlap EXCLUDE USING gist (person_id WITH =, post_id WITH =, daterange(started_on, ended_on, '[]') WITH &&)
      )`);
    await db.query(`CREATE INDEX tenure_started_on_idx ON tenure (coalesce(started_on, '-infinity'), id)`);
    await db.query(
      `CALL protect_record('tenure', $$visibility = 'public' AND EXISTS (SELECT FROM person p WHERE p.id = person_id)$$)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE tenure, post, person`);
  }
}
