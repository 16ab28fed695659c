import { parseArgs } from 'node:util';
import pg from 'pg';
import sql from 'sql-template-tag';
import { scopesOf } from '../auth/token-scopes.js';
import { newToken, tokenHash } from '../auth/token-text.js';
import { type Role, ROLES, type Scope, SCOPES } from '../common/actor.js';
import { violatedConstraint } from '../common/database-error.js';
import { failingPlainly, UsageError } from './failing-plainly.js';

const USAGE = `Usage: npm run token -- --name "Siti Contoh, M.H." [--role ${ROLES.join('|')}] [--organization ID] [--scopes ${SCOPES.join(',')}] [--days 90]`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A token to be made, and whose. */
interface Wanted {
  name: string;
  role: Role;
  /** The organization a new account acts for. */
  organization: string | null;
  scopes: Scope[];
  days: number;
}

/** Makes a personal access token, and the account of that name if there is none, and prints the token once. */
await failingPlainly(async () => {
  const wanted = readArguments();
  // Loaded only now: a wrong call is told at once.
  const { withDatabase } = await import('./with-database.js');
  await withDatabase(async ({ owner }) => {
    const token = await issue(new pg.Client(owner), wanted);
    console.log(`Token of ${wanted.name}, valid for ${wanted.days} days. It is shown only now:\n${token}`);
  });
});

function readArguments(): Wanted {
  const values = parsed();
  const name = values.name?.trim().normalize('NFC');
  const role = ROLES.find((known) => known === values.role);
  const days = Number(values.days);
  if (!name || name.length > 200 || /\p{Cc}/u.test(name))
    throw new UsageError(`--name must be one line of 1 to 200 letters. ${USAGE}`);
  if (!role) throw new UsageError(`--role must be one of ${ROLES.join(', ')}. ${USAGE}`);
  if (!Number.isInteger(days) || days < 1 || days > 365)
    throw new UsageError(`--days must be from 1 to 365. ${USAGE}`);
  return {
    name,
    role,
    days,
    organization: readOrganization(role, values.organization),
    scopes: readScopes(role, values.scopes),
  };
}

function readOrganization(role: Role, id: string | undefined): string | null {
  if (id !== undefined && !UUID.test(id))
    throw new UsageError(`--organization must be the id of an organization. ${USAGE}`);
  if (role === 'representative' && id === undefined)
    throw new UsageError(`--organization is needed: a representative acts for one. ${USAGE}`);
  if (role === 'reader' && id !== undefined)
    throw new UsageError(`--organization must be left out: a reader acts for none. ${USAGE}`);
  return id ?? null;
}

/** Contact data is never covered unless it is asked for. */
function readScopes(role: Role, given: string | undefined): Scope[] {
  const allowed = scopesOf(role);
  const words = given?.split(',') ?? allowed.filter((scope) => scope !== 'contacts');
  const scopes = allowed.filter((scope) => words.includes(scope));
  if (scopes.length === 0 || scopes.length !== words.length)
    throw new UsageError(`--scopes of this role must be some of ${allowed.join(',')}. ${USAGE}`);
  return scopes;
}

function parsed() {
  try {
    return parseArgs({
      options: {
        name: { type: 'string' },
        role: { type: 'string', default: 'administrator' },
        organization: { type: 'string' },
        scopes: { type: 'string' },
        days: { type: 'string', default: '90' },
      },
    }).values;
  } catch (error) {
    const [reason] = (error as Error).message.split(/[.\n]/);
    throw new UsageError(`${reason}. ${USAGE}`);
  }
}

async function issue(client: pg.Client, wanted: Wanted): Promise<string> {
  await client.connect();
  try {
    const token = newToken();
    await client.query('BEGIN');
    const id = await accountOf(client, wanted);
    await client.query(sql`
      INSERT INTO access_token (account_id, hash, name, scopes, expires_at)
      VALUES (${id}, ${tokenHash(token)}, 'npm run token', ${wanted.scopes}, now() + make_interval(days => ${wanted.days}))`);
    await client.query(sql`INSERT INTO audit_entry (act, account_id) VALUES ('token.made', ${id})`);
    await client.query('COMMIT');
    return token;
  } finally {
    await client.end();
  }
}

async function accountOf(client: pg.Client, { name, role, organization }: Wanted): Promise<string> {
  try {
    await client.query(sql`
      INSERT INTO account (name, role, organization_id) VALUES (${name}, ${role}, ${organization}) ON CONFLICT (name) DO NOTHING`);
  } catch (error) {
    if (violatedConstraint(error) !== 'account_organization_id_fkey') throw error;
    throw new UsageError(`There is no organization ${organization}.`);
  }
  const { rows } = await client.query<{
    id: string;
    role: string;
    organization: string | null;
    closed_at: Date | null;
  }>(sql`SELECT id, role, organization_id AS organization, closed_at FROM account WHERE name = ${name}`);
  const [account] = rows;
  if (!account || account.closed_at) throw new UsageError(`The account of ${name} is closed.`);
  if (account.role !== role)
    throw new UsageError(`The account of ${name} has the role ${account.role}; say --role ${account.role}.`);
  if (organization !== null && account.organization !== organization.toLowerCase())
    throw new UsageError(`The account of ${name} acts for another organization.`);
  return account.id;
}
