import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordColumns } from './record-columns.js';

/** Statements on the open data that the office keeps under a name and an address. */
export class SaveQueries1766400004000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE saved_query (${recordColumns},
        key text NOT NULL CONSTRAINT saved_query_key_key UNIQUE CONSTRAINT saved_query_key_plain CHECK (key ~ '^[a-z][a-z0-9-]{1,79}$'),
        name text NOT NULL,
        name_en text NOT NULL,
        meaning text NOT NULL,
        meaning_en text NOT NULL,
        query text NOT NULL
      )`);
    await db.query(`CALL protect_record('saved_query')`);
    await db.query(`CALL classify_record('saved_query')`);
    await db.query(`CALL open_record('saved_query')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE saved_query`);
  }
}
