import { classes } from './app.classes.js';
import { createApplication } from './application.js';
import { failingPlainly } from './cli/failing-plainly.js';
import { loadSettings } from './config/load-settings.js';
import { migrate } from './database/migrate.js';
import { openDatabase } from './database/open-database.js';
import { loadDemo } from './demo/load-demo.js';

await failingPlainly(async () => {
  const settings = loadSettings();
  const database = await openDatabase(settings);
  await migrate(database.connections, classes);
  const app = await createApplication(settings, database.connections);
  if (settings.DEMO_DATA === 'true') await loadDemo(app, database.connections);
  await app.listen(settings.PORT, settings.HOST);
  console.log(`Ikrar is open at ${await app.getUrl()}`);
});
