import fs from 'node:fs';
import { parseArgs } from 'node:util';
import type { ErasureReport, RegisteredErasure } from '../people/erasures.service.js';
import { isSystemError } from '../common/failure.js';
import { failingPlainly, UsageError } from './failing-plainly.js';
import type { PersonalData } from './personal-data.js';
import { uuidOf } from './person-id.js';

const USAGE =
  'Usage: npm run person:erase -- --id UUID --reason TEXT [--entries 12,15] [--as "Siti Contoh, M.H."] | --list | --replay FILE';
const LONGEST_REASON = 2000;

/** Erases who a person is, lists what was erased, or does it again after a restore. */
await failingPlainly(async () => {
  const { id, reason, entries, as, list, replay } = parsed();
  if ([id, list, replay].filter((way) => way !== undefined).length !== 1)
    throw new UsageError(`Say one of --id, --list and --replay. ${USAGE}`);
  if (list) return asAdministrator(as, printRegister);
  if (replay !== undefined) {
    const register = readRegister(replay);
    return asAdministrator(as, (room) => replayAll(room, register));
  }
  const personId = uuidOf(id, USAGE);
  const erasing = { reason: reasonOf(reason), entries: indexesOf(entries) };
  return asAdministrator(as, async ({ run, erasures }) => {
    print(await run((tx) => erasures.erase(tx, personId, null, erasing)));
  });
});

async function asAdministrator(
  as: string | undefined,
  command: (room: PersonalData) => Promise<void>,
): Promise<void> {
  // Loaded only now: a wrong call is told at once.
  const { withPersonalData } = await import('./personal-data.js');
  await withPersonalData(as, command);
}

function parsed() {
  try {
    return parseArgs({
      options: {
        id: { type: 'string' },
        reason: { type: 'string' },
        entries: { type: 'string' },
        as: { type: 'string' },
        list: { type: 'boolean' },
        replay: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/[.\n]/)[0]}. ${USAGE}`);
  }
}

function reasonOf(reason: string | undefined): string {
  const text = reason?.trim().normalize('NFC');
  if (!text || text.length > LONGEST_REASON)
    throw new UsageError(`--reason must have 1 to ${LONGEST_REASON} letters. ${USAGE}`);
  return text;
}

function indexesOf(entries: string | undefined): number[] {
  if (entries === undefined) return [];
  if (!/^\d{1,15}(,\d{1,15})*$/.test(entries))
    throw new UsageError(`--entries must be numbers with commas between them. ${USAGE}`);
  return entries.split(',').map(Number);
}

/** One erasure a line; a file of it belongs with the backups. */
async function printRegister({ run, erasures }: PersonalData): Promise<void> {
  for (const erasure of await run((tx) => erasures.register(tx))) console.log(JSON.stringify(erasure));
}

async function replayAll({ run, erasures }: PersonalData, register: RegisteredErasure[]): Promise<void> {
  for (const erasure of register) {
    const report = await run((tx) => erasures.replay(tx, erasure));
    if (report) print(report);
    else console.log(`${erasure.id}: nothing to do.`);
  }
}

function print({ id, pseudonym, entries, texts, suspects }: ErasureReport): void {
  console.log(`${id}: erased, now "${pseudonym}"; ${entries} openings of the history removed.`);
  for (const text of texts)
    console.log(`Still holds the name, correct it: ${text.kind} ${text.id}, ${text.fields.join(', ')}`);
  for (const { index, kind, id: record, isSuperseded } of suspects)
    console.log(
      `History entry ${index} of ${kind} ${record} holds the name; ${isSuperseded ? 'remove it' : 'once corrected, remove it'} with --entries ${index}`,
    );
}

function readRegister(file: string): RegisteredErasure[] {
  const lines = readLines(file);
  try {
    return lines.map((line) => JSON.parse(line) as RegisteredErasure).map(checked);
  } catch {
    throw new UsageError(`${file} is no register of erasures, as --list prints it.`);
  }
}

function readLines(file: string): string[] {
  try {
    return fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new UsageError(`Cannot read ${file} (${error.code}).`);
  }
}

/** @throws UsageError if a line is none of the register's */
function checked({ id, personId, happenedAt, reason, chosen }: RegisteredErasure): RegisteredErasure {
  const [erasure, person] = [uuidOf(id, USAGE), uuidOf(personId, USAGE)];
  return { id: erasure, personId: person, happenedAt, reason: reasonOf(reason), chosen: chosen.map(String) };
}
