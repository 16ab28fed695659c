import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { isSystemError } from '../common/failure.js';
import { failingPlainly, UsageError } from './failing-plainly.js';
import { uuidOf, withPersonalData } from './personal-data.js';

const USAGE = 'Usage: npm run person:export -- --id UUID [--out FILE] [--as "Siti Contoh, M.H."]';

/** For its owner alone: it holds contact data. */
const OWNER_ONLY = 0o600;

/** Writes everything held about one person as JSON, to a new file or to standard output. */
await failingPlainly(async () => {
  const { id, out, as } = parsed();
  const personId = uuidOf(id, USAGE);
  await withPersonalData(as, async ({ run, subjects }) => {
    const data = await run((tx) => subjects.export(tx, personId, null));
    const text = `${JSON.stringify(data, null, 2)}\n`;
    if (out === undefined) process.stdout.write(text);
    else write(out, text);
  });
});

function parsed() {
  try {
    const options = { id: { type: 'string' }, out: { type: 'string' }, as: { type: 'string' } } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/[.\n]/)[0]}. ${USAGE}`);
  }
}

function write(file: string, text: string): void {
  try {
    fs.writeFileSync(file, text, { mode: OWNER_ONLY, flag: 'wx' });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new UsageError(`Cannot write ${file} (${error.code}): name a file that does not exist yet.`);
  }
}
