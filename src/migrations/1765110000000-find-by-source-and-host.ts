import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The pages of a source and of an organization find what belongs to them without reading whole tables. */
export class FindBySourceAndHost1765110000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX statement_source_id_idx ON statement (source_id, said_on, id)`);
    await db.query(`CREATE INDEX demand_source_id_idx ON demand (source_id)`);
    await db.query(`CREATE INDEX assessment_source_ids_idx ON assessment USING gin (source_ids)`);
    await db.query(`CREATE INDEX event_source_ids_idx ON event USING gin (source_ids)`);
    await db.query(`CREATE INDEX event_host_ids_idx ON event USING gin (host_ids)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX statement_source_id_idx, demand_source_id_idx, assessment_source_ids_idx,
      event_source_ids_idx, event_host_ids_idx`);
  }
}
