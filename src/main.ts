import { classes } from './app.classes.js';
import { SetUp } from './auth/set-up.js';
import { createApplication, openAt } from './application.js';
import { loadSettings } from './config/load-settings.js';
import { migrate } from './database/migrate.js';
import { openDatabase } from './database/open-database.js';
import { loadDemo } from './demo/load-demo.js';
import { Lifetime } from './lifecycle/lifetime.js';

/** How long running requests may take once the process is told to end. */
const FINISH_WITHIN_MS = 10_000;

async function sayHowToSetUp(setUp: SetUp): Promise<void> {
  if (!(await setUp.isOpen())) return;
  console.log(
    `There is no administrator yet. Open ${setUp.address}, and give this set-up code: ${await setUp.code()}`,
  );
}

const lifetime = new Lifetime();
await lifetime.start(async () => {
  const settings = loadSettings();
  const database = await openDatabase(settings);
  lifetime.whenEnding(() => database.close());
  database.onLost((why) => lifetime.fail(why));
  await migrate(database.connections, classes);
  const app = await createApplication(settings, database.connections);
  lifetime.whenEnding(() => app.close(), FINISH_WITHIN_MS);
  if (settings.DEMO_DATA === 'true') await loadDemo(app, database.connections);
  const address = await openAt(app, settings);
  await sayHowToSetUp(app.get(SetUp));
  console.log(`Ikrar is open at ${address}`);
});
