import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { isSystemError } from '../common/failure.js';
import { failingPlainly, UsageError } from './failing-plainly.js';
import { uuidOf } from './person-id.js';

const USAGE = 'Usage: npm run person:export -- --id UUID [--out FILE] [--as "Siti Contoh, M.H."]';

/** For its owner alone: it holds contact data. */
const OWNER_ONLY = 0o600;

/** Writes everything held about one person as JSON, to a new file or to standard output. */
await failingPlainly(async () => {
  const { id, out, as } = parsed();
  const personId = uuidOf(id, USAGE);
  // Opened first: a reading that nobody gets would be noted all the same.
  const file = out === undefined ? null : create(out);
  try {
    // Loaded only now: a wrong call is told at once.
    const { withPersonalData } = await import('./personal-data.js');
    await withPersonalData(as, async ({ run, subjects }) => {
      const data = await run((tx) => subjects.export(tx, personId, null));
      const text = `${JSON.stringify(data, null, 2)}\n`;
      if (file === null) process.stdout.write(text);
      else fs.writeFileSync(file, text);
    });
  } catch (error) {
    if (out !== undefined) fs.rmSync(out);
    throw error;
  }
});

function parsed() {
  try {
    const options = { id: { type: 'string' }, out: { type: 'string' }, as: { type: 'string' } } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/[.\n]/)[0]}. ${USAGE}`);
  }
}

function create(file: string): number {
  try {
    return fs.openSync(file, 'wx', OWNER_ONLY);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new UsageError(`Cannot write ${file} (${error.code}): name a file that does not exist yet.`);
  }
}
