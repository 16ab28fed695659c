import type { QueryRunner } from 'typeorm';

/** The columns every open view of a record ends with, for use in migrations up to the release that changes them. */
export const SINCE = 'r.recorded_at, r.changed_at, r.revision';

/** Joins a record another one names, as far as everybody sees it: a link to what is hidden is no link. */
export const open = (
  table: string,
  alias: string,
  id: string,
  when = `${alias}.visibility = 'public'`,
): string => `LEFT JOIN ${table} ${alias} ON ${alias}.id = ${id} AND ${when}`;

/** Joins the record that stands for a person with a public role. */
export const openPerson = (alias: string, id: string): string =>
  `LEFT JOIN open_person ${alias} ON ${alias}.record_id = ${id}`;

export async function publishViews(db: QueryRunner, views: Record<string, string>): Promise<void> {
  for (const [name, statement] of Object.entries(views)) {
    await db.query(`CREATE VIEW open_data.${name} AS ${statement}`);
    await db.query(`CALL publish_view('${name}')`);
  }
}

export async function dropViews(db: QueryRunner, views: Record<string, string>): Promise<void> {
  for (const name of Object.keys(views)) await db.query(`DROP VIEW open_data.${name}`);
}
