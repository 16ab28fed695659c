import { parseArgs } from 'node:util';
import pg from 'pg';
import { classes } from '../app.classes.js';
import { newToken, tokenHash } from '../auth/token-text.js';

import type { Role } from '../common/actor.js';
import { loadSettings } from '../config/load-settings.js';
import { migrate } from '../database/migrate.js';
import { joinDatabase } from '../database/open-database.js';
import { failingPlainly, UsageError } from './failing-plainly.js';

/** The roles that keep the record. */
const KEEPERS: readonly Role[] = ['administrator', 'staff'];
const USAGE = 'Usage: npm run token -- --name "Siti Contoh, M.H." [--role administrator|staff] [--days 90]';

/** Makes a personal access token, and the account of that name if there is none, and prints the token once. */
await failingPlainly(async () => {
  const { name, role, days } = readArguments();
  const database = await joinDatabase(loadSettings());
  try {
    await migrate(database.connections, classes);
    const token = await issue(new pg.Client(database.connections.owner), name, role, days);
    console.log(`Token of ${name}, valid for ${days} days. It is shown only now:\n${token}`);
  } finally {
    await database.close();
  }
});

function readArguments() {
  const values = parsed();
  const name = values.name?.trim().normalize('NFC');
  const days = Number(values.days);
  if (!name || name.length > 200 || /\p{Cc}/u.test(name))
    throw new UsageError(`--name must be one line of 1 to 200 letters. ${USAGE}`);
  if (!KEEPERS.some((known) => known === values.role))
    throw new UsageError(`--role must be one of ${KEEPERS.join(', ')}. ${USAGE}`);
  if (!Number.isInteger(days) || days < 1 || days > 365)
    throw new UsageError(`--days must be from 1 to 365. ${USAGE}`);
  return { name, role: values.role, days };
}

function parsed() {
  try {
    return parseArgs({
      options: {
        name: { type: 'string' },
        role: { type: 'string', default: 'administrator' },
        days: { type: 'string', default: '90' },
      },
    }).values;
  } catch (error) {
    const [reason] = (error as Error).message.split(/[.\n]/);
    throw new UsageError(`${reason}. ${USAGE}`);
  }
}

async function issue(client: pg.Client, name: string, role: string, days: number): Promise<string> {
  await client.connect();
  try {
    const token = newToken();
    await client.query('BEGIN');
    await client.query('INSERT INTO account (name, role) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [
      name,
      role,
    ]);
    const { rows } = await client.query<{ id: string; role: string; closed_at: Date | null }>(
      'SELECT id, role, closed_at FROM account WHERE name = $1',
      [name],
    );
    const account = rows[0];
    if (account?.closed_at) throw new UsageError(`The account of ${name} is closed.`);
    if (account?.role !== role)
      throw new UsageError(
        `The account of ${name} has the role ${account?.role}; say --role ${account?.role}.`,
      );
    await client.query(
      `INSERT INTO access_token (account_id, hash, expires_at) VALUES ($1, $2, now() + make_interval(days => $3))`,
      [account.id, tokenHash(token), days],
    );
    await client.query('COMMIT');
    return token;
  } finally {
    await client.end();
  }
}
