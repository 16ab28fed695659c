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

const isLoopback = (host: string) => ['localhost', '127.0.0.1', '[::1]'].includes(host);
const origin = z
  .string()
  .refine(
    (value) => URL.canParse(value) && new URL(value).origin === value,
    'must be scheme, host and port alone, as https://ikrar.example.go.id',
  )
  .refine(
    (value) => !value.startsWith('http://') || isLoopback(new URL(value).hostname),
    'must start with https:// unless it is on this computer: logins would travel readable',
  );
const smtp = z
  .string()
  .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
  .refine((value) => URL.canParse(value), 'must be an address like smtps://user:password@host:465');

/** Licences the public record can be given under, by their SPDX names. */
export const LICENCES = ['CC-BY-4.0', 'CC0-1.0', 'ODbL-1.0'] as const;
export type Licence = (typeof LICENCES)[number];

/** Every setting the process reads, with its default. `.env.example` explains each; a test keeps the two alike. */
export const settingsSchema = z.object({
  /** Address to listen on. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** TCP port to listen on; 0 takes any free one. */
  PORT: port.default(3000),
  /** Folder of the embedded database. Unused when DATABASE_URL is set. */
  DATA_DIR: z.string().min(1).default('./data'),
  /** Folder of the files that were uploaded; DATA_DIR/files when not set. */
  FILES_DIR: z.string().min(1).optional(),
  /** PostgreSQL 15 to 18; its user migrates and may set the roles ikrar_app, ikrar_public and ikrar_sql. */
  DATABASE_URL: url.optional(),
  /** Address for requests of known actors, when they log in as a role of their own. */
  DATABASE_APP_URL: url.optional(),
  /** Address for anonymous reads, when they log in as a role of their own. */
  DATABASE_PUBLIC_URL: url.optional(),
  /** Address for statements visitors write themselves, when they log in as a role of their own. */
  DATABASE_SQL_URL: url.optional(),
  /** Connections for known actors. */
  APP_POOL: count.max(200).default(10),
  /** Connections for anonymous reads. */
  PUBLIC_POOL: count.max(200).default(10),
  /** Connections for statements visitors write themselves. */
  SQL_POOL: count.max(20).default(2),
  /** Milliseconds a statement may run. */
  STATEMENT_TIMEOUT_MS: count.default(5000),
  /** Milliseconds a statement a visitor wrote may run. */
  SQL_TIMEOUT_MS: count.max(60_000).default(2000),
  /** Milliseconds a statement waits for a lock. */
  LOCK_TIMEOUT_MS: count.default(2000),
  /** Milliseconds a client may take to send a request, and a request may wait for a connection to the database. */
  REQUEST_TIMEOUT_MS: count.default(30_000),
  /** Largest request body in bytes. */
  BODY_LIMIT_BYTES: count.default(256 * 1024),
  /** Largest uploaded file in bytes. */
  UPLOAD_LIMIT_BYTES: count.max(1024 ** 3).default(20 * 1024 ** 2),
  /** Bytes of files an account may upload in 24 hours. */
  UPLOAD_DAILY_BYTES: count.default(200 * 1024 ** 2),
  /** Bytes of all files together. */
  FILES_LIMIT_BYTES: count.default(10 * 1024 ** 3),
  /** Reads a minute of one account, or of one address without a login; mobile carriers share addresses. */
  RATE_READS_PER_MINUTE: count.default(600),
  /** Searches a minute of one account or address. */
  RATE_SEARCHES_PER_MINUTE: count.default(60),
  /** Statements of their own a minute of one account or address. */
  RATE_SQL_PER_MINUTE: count.default(30),
  /** Changes a minute of one account or address. */
  RATE_WRITES_PER_MINUTE: count.default(120),
  /** Exports an hour of one account or address. */
  RATE_EXPORTS_PER_HOUR: count.default(30),
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
  /** Where people open Ikrar, as https://ikrar.example.go.id; plain http on this computer only. */
  ORIGIN: origin.optional(),
  /** 64 hex digits that encrypt second factors. */
  SECRET_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hex digits, as "openssl rand -hex 32" makes them')
    .optional(),
  /** Server that takes our mail. */
  SMTP_URL: smtp.optional(),
  /** Address our mail comes from. */
  MAIL_FROM: z.email('must be a mail address, as ikrar@example.go.id').optional(),
  /** Whether this process does the work of the queue: `on` or `off`. At least one process of an installation must. */
  JOBS: z.enum(['on', 'off']).default('on'),
  /** Whether webhooks may go to this computer, also by http: `true` or `false`. For development and tests. */
  WEBHOOKS_TO_LOOPBACK: z.enum(['true', 'false']).default('false'),
  /** Where people reach the office that keeps the record, to correct it; everybody can read it. */
  CONTACT_EMAIL: z.email('must be a mail address, as ikrar@example.go.id').optional(),
  /** What others may do with the public record: `CC-BY-4.0`, `CC0-1.0` or `ODbL-1.0`. */
  DATA_LICENCE: z.enum(LICENCES).optional(),
  /** What an empty database is given: `true` the records of the source article and an invented pledge, `article` the article alone, `false` nothing. */
  DEMO_DATA: z.enum(['true', 'article', 'false']).default('true'),
  /** `fatal`, `error`, `warn`, `info`, `debug` or `silent`. */
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
});

export type Settings = z.infer<typeof settingsSchema>;

/** A setting is wrong; the message is one line per setting and says what it must be. */
export class WrongSettings extends Failure {}

/** Reads the settings from an environment; an empty value counts as not set. @throws WrongSettings */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return together(parsed.data);
  throw new WrongSettings(
    parsed.error.issues
      .map((issue) => `Setting ${issue.path.join('.')} is wrong: ${issue.message}. See .env.example.`)
      .join('\n'),
  );
}

/** Mail needs a sender, and its links an address that others can open. @throws WrongSettings */
function together(settings: Settings): Settings {
  for (const name of ['MAIL_FROM', 'ORIGIN'] as const) {
    if (settings.SMTP_URL !== undefined && settings[name] === undefined)
      throw new WrongSettings(`Setting ${name} is missing: SMTP_URL needs it. See .env.example.`);
  }
  return settings;
}

/** Injection token of the checked settings. */
export const SETTINGS = Symbol('settings');
