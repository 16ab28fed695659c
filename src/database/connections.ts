import type { PoolConfig } from 'pg';
import type { Settings } from '../config/settings.js';
import { EMBEDDED_OWNER, type EmbeddedServer } from './embedded/embedded-server.js';

/** Role of requests whose actor is known; row-level security binds it to the actor of the transaction. */
export const APP_ROLE = 'ikrar_app';
/** Role of anonymous reads; it reads public rows only and writes nothing. */
export const PUBLIC_ROLE = 'ikrar_public';
/** Role of statements that visitors write themselves; it reads the views of the open data and nothing else. */
export const SQL_ROLE = 'ikrar_sql';

/** How each of the database roles connects. */
export interface Connections {
  /** Owns the tables; migrations and commands only. */
  owner: PoolConfig;
  app: PoolConfig;
  public: PoolConfig;
  sql: PoolConfig;
}

/**
 * Instants read the same from every server. Our statements are estimated dear, for their many sub-selects, and are
 * over in milliseconds: compiling them first would take longer than running them.
 */
const SESSION = '-c timezone=UTC -c jit=off';
/** Strangers' statements read the views alone, one step after the other and with little memory for each. */
const STRANGERS =
  ' -c search_path=open_data -c default_transaction_read_only=on -c max_parallel_workers_per_gather=0' +
  ' -c work_mem=4MB -c hash_mem_multiplier=1';

/** On the embedded server every role logs in as itself: the socket is ours alone, so it needs no password. */
export function embeddedConnections({ host, port }: EmbeddedServer, settings: Settings): Connections {
  const as = (user: string): PoolConfig => ({ host, port, user, database: 'postgres', options: SESSION });
  return limited(
    { owner: as(EMBEDDED_OWNER), app: as(APP_ROLE), public: as(PUBLIC_ROLE), sql: as(SQL_ROLE) },
    settings,
  );
}

/** On a given server the roles log in by their own address, else as the owner who takes the role on connecting. */
export function serverConnections(databaseUrl: string, settings: Settings): Connections {
  const as = (role: string, own: string | undefined): PoolConfig =>
    own
      ? { connectionString: own, options: SESSION }
      : { connectionString: databaseUrl, options: `${SESSION} -c role=${role}` };
  return limited(
    {
      owner: { connectionString: databaseUrl, options: SESSION },
      app: as(APP_ROLE, settings.DATABASE_APP_URL),
      public: as(PUBLIC_ROLE, settings.DATABASE_PUBLIC_URL),
      sql: as(SQL_ROLE, settings.DATABASE_SQL_URL),
    },
    settings,
  );
}

function limited(connections: Connections, settings: Settings): Connections {
  const limits: PoolConfig = {
    statement_timeout: settings.STATEMENT_TIMEOUT_MS,
    lock_timeout: settings.LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: 2 * settings.STATEMENT_TIMEOUT_MS,
    connectionTimeoutMillis: settings.REQUEST_TIMEOUT_MS,
  };
  return {
    owner: { ...connections.owner, max: 2 },
    app: { ...connections.app, ...limits, max: settings.APP_POOL },
    public: { ...connections.public, ...limits, max: settings.PUBLIC_POOL },
    sql: {
      ...connections.sql,
      ...limits,
      options: `${connections.sql.options}${STRANGERS}`,
      statement_timeout: settings.SQL_TIMEOUT_MS,
      // Whoever comes while all are taken waits for one statement, and no longer.
      connectionTimeoutMillis: 2 * settings.SQL_TIMEOUT_MS,
      max: settings.SQL_POOL,
    },
  };
}
