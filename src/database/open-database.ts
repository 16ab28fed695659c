import pg from 'pg';
import { Failure } from '../common/failure.js';
import type { Settings } from '../config/settings.js';
import { type Connections, embeddedConnections, serverConnections } from './connections.js';
import { type EmbeddedServer, joinOrStartEmbedded, startEmbedded } from './embedded/embedded-server.js';

/** The database in use, and how to be done with it. */
export interface OpenDatabase {
  connections: Connections;
  /** Calls back once if an embedded server ends without having been asked to. */
  onLost(lost: (why: Failure) => void): void;
  close(): Promise<void>;
}

/** Oldest PostgreSQL major the statements are written for. */
const OLDEST_MAJOR = 15;

/**
 * The server of DATABASE_URL, once it answers, else the embedded one, started here.
 * @throws DataFolderInUse, Failure
 */
export function openDatabase(settings: Settings): Promise<OpenDatabase> {
  return open(settings, startEmbedded);
}

/** Like {@link openDatabase}, but joins the embedded server another process of ours already runs; for commands. */
export function joinDatabase(settings: Settings): Promise<OpenDatabase> {
  return open(settings, joinOrStartEmbedded);
}

async function open(
  settings: Settings,
  start: (dataDir: string) => Promise<EmbeddedServer>,
): Promise<OpenDatabase> {
  if (settings.DATABASE_URL) {
    const connections = serverConnections(settings.DATABASE_URL, settings);
    await requireNewEnough(new pg.Client(connections.owner));
    return { connections, onLost: () => {}, close: () => Promise.resolve() };
  }
  const server = await start(settings.DATA_DIR);
  return {
    connections: embeddedConnections(server, settings),
    onLost: (lost) => server.onLost(lost),
    close: () => server.stop(),
  };
}

async function requireNewEnough(session: pg.Client): Promise<void> {
  // A connection that breaks fails the statement under way; without a listener it would end the process as well.
  session.on('error', () => {});
  await session.connect();
  try {
    const { rows } = await session.query<{ server_version_num: string }>('SHOW server_version_num');
    const major = Math.trunc(Number(rows[0]?.server_version_num) / 10_000);
    if (major >= OLDEST_MAJOR) return;
    throw new Failure(
      `PostgreSQL ${major} is too old: DATABASE_URL must name a server from ${OLDEST_MAJOR} on.`,
    );
  } finally {
    await session.end();
  }
}
