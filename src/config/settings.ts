import { z } from 'zod';
import { Failure } from '../common/failure.js';

const port = z.coerce.number().int().min(0).max(65535);
const count = z.coerce.number().int().min(1);
const url = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
  .refine(
    (value) => URL.canParse(value),
    'must be an address like postgres://user:password@host:5432/database, with special characters of the password percent-encoded',
  )
  .refine((value) => !/[?&]options=/.test(value), 'must not carry options=, the roles are set there');

const isOrigin = (value: string) =>
  URL.canParse(value) && /^https?:/.test(value) && new URL(value).origin === value;

/** Every setting the process reads, with its default. `.env.example` explains each; a test keeps the two alike. */
export const settingsSchema = z.object({
  /** Address to listen on. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** TCP port to listen on; 0 takes any free one. */
  PORT: port.default(3000),
  /** Address people reach Ikrar at, without a path, as https://ikrar.contoh.go.id. Left out: http://127.0.0.1 and PORT. */
  ORIGIN: z
    .string()
    .refine((value) => isOrigin(value), 'must be an address like https://ikrar.contoh.go.id, without a path')
    .optional(),
  /** Folder of the embedded database. Unused when DATABASE_URL is set. */
  DATA_DIR: z.string().min(1).default('./data'),
  /** PostgreSQL 15 to 18; its user migrates and may set the roles ikrar_app and ikrar_public. */
  DATABASE_URL: url.optional(),
  /** Address for requests of known actors, when they log in as a role of their own. */
  DATABASE_APP_URL: url.optional(),
  /** Address for anonymous reads, when they log in as a role of their own. */
  DATABASE_PUBLIC_URL: url.optional(),
  /** Connections for known actors. */
  APP_POOL: count.max(200).default(10),
  /** Connections for anonymous reads. */
  PUBLIC_POOL: count.max(200).default(10),
  /** Milliseconds a statement may run. */
  STATEMENT_TIMEOUT_MS: count.default(5000),
  /** Milliseconds a statement waits for a lock. */
  LOCK_TIMEOUT_MS: count.default(2000),
  /** Milliseconds a client may take to send a request, and a request may wait for a connection to the database. */
  REQUEST_TIMEOUT_MS: count.default(30_000),
  /** Largest request body in bytes. */
  BODY_LIMIT_BYTES: count.default(256 * 1024),
  /** Reads a minute of one account, or of one address without a login; mobile carriers share addresses. */
  RATE_READS_PER_MINUTE: count.default(600),
  /** Searches a minute of one account or address. */
  RATE_SEARCHES_PER_MINUTE: count.default(60),
  /** Changes a minute of one account or address. */
  RATE_WRITES_PER_MINUTE: count.default(120),
  /** Exports an hour of one account or address. */
  RATE_EXPORTS_PER_HOUR: count.default(5),
  /** Attempts a minute and address to log in. */
  RATE_LOGINS_PER_MINUTE: count.default(20),
  /** Requests a minute and address with a token or a login, right or wrong; an office shares its address. */
  RATE_CREDENTIALS_PER_MINUTE: count.default(1200),
  /** Milliseconds the event loop lags when requests are turned away. */
  SHED_LAG_MS: count.default(200),
  /** Requests waiting for the database when further ones are turned away. */
  SHED_QUEUE: count.default(100),
  /** Proxies in front whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  /** Load the records of the source article into an empty database: `true` or `false`. */
  DEMO_DATA: z.enum(['true', 'false']).default('true'),
  /** `fatal`, `error`, `warn`, `info`, `debug` or `silent`. */
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
});

export type Settings = z.infer<typeof settingsSchema> & { ORIGIN: string };

/** A setting is wrong; the message is one line per setting and says what it must be. */
export class WrongSettings extends Failure {}

/** Reads the settings from an environment; an empty value counts as not set. @throws WrongSettings */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) {
    const { ORIGIN, ...settings } = parsed.data;
    return { ...settings, ORIGIN: ORIGIN ?? `http://127.0.0.1:${settings.PORT}` };
  }
  throw new WrongSettings(
    parsed.error.issues
      .map((issue) => `Setting ${issue.path.join('.')} is wrong: ${issue.message}. See .env.example.`)
      .join('\n'),
  );
}

/** Injection token of the checked settings. */
export const SETTINGS = Symbol('settings');
