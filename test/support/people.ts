import { Passwords } from '../../src/auth/passwords.js';
import { SecretKey } from '../../src/auth/secret-key.js';
import { codeAt, newTotpSecret } from '../../src/auth/totp.js';
import type { Role } from '../../src/common/actor.js';
import { Browser } from './browser.js';
import { next } from './builders.js';
import type { TestApp } from './test-app.js';

/** A password nobody else would choose. */
export const PASSWORD = 'kopi tubruk di teras 7';

/** Somebody with an account, who knows their password and has their telephone. */
export interface Somebody {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** Another code than any before: what was used last is forgotten. */
  code(): Promise<string>;
  /** Logs in, all the way, in a browser of its own. */
  login(headers?: Record<string, string>): Promise<Browser>;
}

const hashes = new WeakMap<TestApp, Promise<string>>();

/** Makes an account that has accepted its invitation; keepers have a second factor unless it is left out. */
export async function somebody(
  t: TestApp,
  role: Role,
  {
    organizationId = null,
    hasFactor = role === 'administrator' || role === 'staff',
  }: Partial<{
    organizationId: string | null;
    hasFactor: boolean;
  }> = {},
): Promise<Somebody> {
  const number = next();
  const [name, email] = [`Rina Contoh ${number}`, `rina.${number}@contoh.id`];
  const hash = hashes.get(t) ?? t.app.get(Passwords).hash(PASSWORD);
  hashes.set(t, hash);
  const { rows } = await t.owner.query<{ id: string }>(
    'INSERT INTO account (name, email, role, organization_id) VALUES ($1, $2, $3, $4) RETURNING id',
    [name, email, role, organizationId],
  );
  const id = rows[0]?.id ?? '';
  const secret = newTotpSecret();
  await t.owner.query(
    `INSERT INTO credential (account_id, password_hash, totp_secret, totp_confirmed_at, totp_last_step)
     VALUES ($1, $2, $3, CASE WHEN $3::bytea IS NOT NULL THEN now() END, CASE WHEN $3::bytea IS NOT NULL THEN 0 END)`,
    [id, await hash, hasFactor ? t.app.get(SecretKey).seal(secret, id) : null],
  );
  const code = async () => {
    await t.owner.query('UPDATE credential SET totp_last_step = 0 WHERE account_id = $1', [id]);
    return codeAt(secret);
  };
  const login = async (headers: Record<string, string> = {}) => {
    const browser = new Browser(t.url, headers);
    await browser.post('/session', { email, password: PASSWORD });
    const { body } = hasFactor
      ? await browser.post('/session/code', { code: await code() })
      : await browser.get('/session');
    if (body.stage !== 'full') throw new Error(`the login of a ${role} ended at ${body.stage}`);
    return browser;
  };
  return { id, name, email, role, code, login };
}

/** The markup of a page as a browser gets it. */
export async function pageText(
  { url }: TestApp,
  { cookie }: Pick<Browser, 'cookie'>,
  path: string,
): Promise<string> {
  const answer = await fetch(url + path, { headers: { accept: 'text/html', ...(cookie && { cookie }) } });
  return answer.text();
}
