import { loadSettings } from './config/load-settings.js';
import { openDatabase } from './database/open-database.js';
import { Lifetime } from './lifecycle/lifetime.js';

const lifetime = new Lifetime();
await lifetime.start(async () => {
  const settings = loadSettings();
  const database = await openDatabase(settings);
  lifetime.whenEnding(() => database.close());
  database.onLost((why) => lifetime.fail(why));
  // Loaded only now: a wrong setting and a database that cannot be used are told at once.
  const { serve } = await import('./serve.js');
  await serve(settings, database.connections, lifetime);
});
