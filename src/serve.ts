import { classes } from './app.classes.js';
import { createApplication, openAt } from './application.js';
import { SetUp } from './auth/set-up.js';
import type { Settings } from './config/settings.js';
import type { Connections } from './database/connections.js';
import { migrate } from './database/migrate.js';
import { loadDemo } from './demo/load-demo.js';
import { Workers } from './jobs/workers.js';
import type { Lifetime } from './lifecycle/lifetime.js';

/** How long running requests may take once the process is told to end. */
const FINISH_WITHIN_MS = 10_000;

async function sayHowToSetUp(setUp: SetUp): Promise<void> {
  if (!(await setUp.isOpen())) return;
  console.log(
    `There is no administrator yet. Open ${setUp.address}, and give this set-up code: ${await setUp.code()}`,
  );
}

/** Serves the application on a database that is open, until the process ends. */
export async function serve(settings: Settings, connections: Connections, lifetime: Lifetime): Promise<void> {
  await migrate(connections, classes);
  const app = await createApplication(settings, connections);
  lifetime.whenEnding(() => app.close(), FINISH_WITHIN_MS);
  if (settings.DEMO_DATA !== 'false')
    await loadDemo(app, connections, { withSample: settings.DEMO_DATA === 'true' });
  const address = await openAt(app, settings);
  await sayHowToSetUp(app.get(SetUp));
  if (settings.JOBS === 'on') await app.get(Workers).start();
  console.log(`Ikrar is open at ${address}`);
}
