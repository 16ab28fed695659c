import type { Failure } from '../common/failure.js';
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

/** The server of DATABASE_URL, else the embedded one, started here. @throws DataFolderInUse, Failure */
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
    return { connections, onLost: () => {}, close: () => Promise.resolve() };
  }
  const server = await start(settings.DATA_DIR);
  return {
    connections: embeddedConnections(server, settings),
    onLost: (lost) => server.onLost(lost),
    close: () => server.stop(),
  };
}
