import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Provider } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Failure, isSystemError } from '../common/failure.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { isAlive } from '../database/embedded/postmaster.js';
import { LoginWork } from './login-work.js';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What the key is for; each use has a key of its own, derived from it. */
type Use =
  | 'key check'
  | 'second factors'
  | 'form tokens'
  | 'set-up code'
  | 'unknown names'
  | 'mail links'
  | 'webhooks';

/** The installation's key, which is not in the database: whoever copies the database has no second factor with it. */
export class SecretKey {
  constructor(private readonly key: Buffer) {}

  /** 32 bytes that only holders of the key can compute. */
  mac(use: Use, text: string): Buffer {
    return createHmac('sha256', this.derived(use)).update(text).digest();
  }

  /** Encrypts a secret for one account (AES-256-GCM): for another one, or another use, it does not open. */
  seal(secret: Buffer, accountId: string, use: Use = 'second factors'): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.derived(use), iv);
    cipher.setAAD(Buffer.from(accountId));
    const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** @throws Error if it was sealed for another account or with another key, or changed */
  open(sealed: Buffer, accountId: string, use: Use = 'second factors'): Buffer {
    const iv = sealed.subarray(0, IV_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.derived(use), iv, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(accountId));
    decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  }

  private derived(use: Use): Buffer {
    return Buffer.from(hkdfSync('sha256', this.key, 'ikrar', use, KEY_BYTES));
  }
}

export const secretKeyProvider: Provider = {
  provide: SecretKey,
  inject: [SETTINGS, LoginWork],
  useFactory: loadSecretKey,
};

/**
 * The key of SECRET_KEY, else of the file `secret.key` in DATA_DIR, which the first start makes.
 * @throws Failure if it is not the key this database began with
 */
export async function loadSecretKey(settings: Settings, database: LoginWork): Promise<SecretKey> {
  const file = path.join(settings.DATA_DIR, 'secret.key');
  const before = await keyCheck(database);
  const bytes = settings.SECRET_KEY
    ? Buffer.from(settings.SECRET_KEY, 'hex')
    : readKey(file, before === null);
  const key = new SecretKey(bytes);
  const check = key.mac('key check', '');
  if (before === null)
    await database.query(sql`UPDATE installation SET key_check = ${check} WHERE key_check IS NULL`);
  if ((await keyCheck(database))?.equals(check)) return key;
  const where = settings.SECRET_KEY ? 'SECRET_KEY' : file;
  throw new Failure(`${where} is not the key this database began with: put that key back.`);
}

async function keyCheck(database: LoginWork): Promise<Buffer | null> {
  const [row] = await database.query<{ check: Buffer | null }>(
    sql`SELECT key_check AS check FROM installation`,
  );
  return row?.check ?? null;
}

function readKey(file: string, mayMake: boolean): Buffer {
  try {
    if (!fs.existsSync(file)) {
      if (!mayMake)
        throw new Failure(
          `${file} is missing: put back the key this database began with, or set SECRET_KEY.`,
        );
      makeKey(file);
    }
    const bytes = Buffer.from(fs.readFileSync(file, 'utf8').trim(), 'hex');
    if (bytes.length === KEY_BYTES) return bytes;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new Failure(`${file} cannot be used (${error.message}): set SECRET_KEY, or DATA_DIR.`);
  }
  throw new Failure(`${file} holds no key of 64 hex digits: put the key back.`);
}

/** Two processes that start together get one key: the link is made to a whole file, or not at all. */
function makeKey(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  clearUnfinished(file);
  const unfinished = `${file}.${process.pid}`;
  const handle = fs.openSync(unfinished, 'w', 0o600);
  fs.writeSync(handle, `${randomBytes(KEY_BYTES).toString('hex')}\n`);
  fs.fsyncSync(handle);
  fs.closeSync(handle);
  try {
    fs.linkSync(unfinished, file);
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(unfinished);
  }
}

/** What a start that was killed left half made. */
function clearUnfinished(file: string): void {
  const prefix = `${path.basename(file)}.`;
  for (const name of fs.readdirSync(path.dirname(file)))
    if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length))))
      fs.rmSync(path.join(path.dirname(file), name), { force: true });
}
