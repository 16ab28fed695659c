import { parseArgs } from 'node:util';
import { failingPlainly, UsageError } from './failing-plainly.js';

const USAGE = 'Usage: npm run publish:data [-- --to FOLDER]';

/** Writes everything that is public as a data package: for the page of the data, or into a folder to take along. */
await failingPlainly(async () => {
  const to = parsed();
  // Loaded only now: a wrong call is told at once.
  const [{ loadSettings }, { publish, publishInto }, { withDatabase }] = await Promise.all([
    import('../config/load-settings.js'),
    import('../data-package/publish.js'),
    import('./with-database.js'),
  ]);
  const settings = loadSettings();
  await withDatabase(async (connections) => {
    const { version, files } = await (to === undefined
      ? publish(settings, connections)
      : publishInto(to, settings, connections));
    for (const { name, byteCount, sha256 } of files) console.log(`${sha256}  ${name}  ${byteCount} bytes`);
    console.log(
      `Published version ${version.index}, recorded ${version.recordedAt}${to ? `, in ${to}` : ''}.`,
    );
  });
});

function parsed(): string | undefined {
  try {
    const { to } = parseArgs({ options: { to: { type: 'string' } } }).values;
    if (to === '') throw new Error('--to must name a folder');
    return to;
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/[.\n]/)[0]}. ${USAGE}`);
  }
}
