import { classes } from '../app.classes.js';
import { loadSettings } from '../config/load-settings.js';
import type { Connections } from '../database/connections.js';
import { migrate } from '../database/migrate.js';
import { joinDatabase } from '../database/open-database.js';

/** Runs a command on the migrated database, beside a running server or without one. */
export async function withDatabase(command: (connections: Connections) => Promise<void>): Promise<void> {
  const database = await joinDatabase(loadSettings());
  try {
    await migrate(database.connections, classes);
    await command(database.connections);
  } finally {
    await database.close();
  }
}
