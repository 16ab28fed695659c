import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The versions replaced before the release that keeps them, from the history. */
export class FillPastVersions1766200001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const kinds = (await db.query(
      `SELECT DISTINCT record_kind AS kind FROM history_entry WHERE to_regclass(format('past.%I', record_kind)) IS NOT NULL ORDER BY 1`,
    )) as { kind: string }[];
    for (const { kind } of kinds) {
      await db.query(`CALL past.fill('${kind}')`);
      const [counted] = (await db.query(
        `SELECT (SELECT count(*) FROM past.${kind}) AS kept, (
           SELECT count(*) FROM history_entry old JOIN history_entry next ON next.record_id = old.record_id AND next.revision = old.revision + 1
            WHERE old.record_kind = $1 AND next.recorded_at > old.recorded_at) AS replaced`,
        [kind],
      )) as { kept: string; replaced: string }[];
      if (counted?.kept !== counted?.replaced)
        throw new Error(
          `of ${kind}, ${counted?.replaced} versions were replaced and ${counted?.kept} are kept`,
        );
    }
  }

  /** The release before kept none; what holds them goes with the migration before this one. */
  async down(): Promise<void> {}
}
