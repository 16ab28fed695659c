import type pg from 'pg';

const WATCHED = `SELECT DISTINCT format('%I.%I', n.nspname, c.relname) AS name FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE NOT t.tgisinternal AND NOT c.relispartition AND pg_get_userbyid(c.relowner) = current_user`;

/**
 * Writes past the triggers, for what is written as they would have written it. An owner who is a superuser writes past
 * foreign keys as well, and whoever else writes meanwhile has their triggers.
 */
export async function withoutTriggers(owner: pg.Client, write: () => Promise<unknown>): Promise<void> {
  const { rows } = await owner.query<{ super: boolean }>(
    'SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user',
  );
  if (rows[0]?.super) {
    await owner.query('SET session_replication_role = replica');
    await write();
    await owner.query('RESET session_replication_role');
    return;
  }
  const { rows: tables } = await owner.query<{ name: string }>(WATCHED);
  for (const { name } of tables) await owner.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  await write();
  for (const { name } of tables) await owner.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
}
