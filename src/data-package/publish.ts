import { mkdir, mkdtemp, readdir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { Failure } from '../common/failure.js';
import type { Settings } from '../config/settings.js';
import type { Connections } from '../database/connections.js';
import { isMissing, isSound, packageFolder } from './package-folder.js';
import type { PackageFacts } from './package-texts.js';
import { type MadePackage, writePackage } from './write-package.js';

const factsOf = ({ DATA_LICENCE, ORIGIN }: Settings): Omit<PackageFacts, 'version'> => ({
  licence: DATA_LICENCE ?? null,
  origin: ORIGIN ?? null,
});

/** Makes the package of this moment and keeps it for the page of the data; removes older ones, and what may be shown no more. */
export async function publish(settings: Settings, connections: Connections): Promise<MadePackage> {
  const session = new pg.Client(connections.app);
  await session.connect();
  try {
    const { rows } = await session.query<{ id: string }>('SELECT id FROM installation');
    const folder = packageFolder(settings, rows[0]?.id ?? '');
    const made = await folder.keep((making) => writePackage(connections.public, making, factsOf(settings)));
    await folder.tidy(async ({ mark }) => {
      const answer = await session.query<{ sound: boolean }>(isSound(mark));
      return answer.rows[0]?.sound ?? false;
    });
    return made;
  } finally {
    await session.end();
  }
}

/** Makes the package of this moment in a folder that is empty or not there yet. @throws Failure if it is not */
export async function publishInto(
  folder: string,
  settings: Settings,
  connections: Connections,
): Promise<MadePackage> {
  const target = path.resolve(folder);
  await requireEmpty(target);
  await mkdir(path.dirname(target), { recursive: true });
  const making = await mkdtemp(`${target}.making-`);
  try {
    const made = await writePackage(connections.public, making, factsOf(settings));
    await rename(making, target);
    return made;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function requireEmpty(folder: string): Promise<void> {
  try {
    if ((await readdir(folder)).length > 0) throw new Failure(`${folder} is not empty: name a new folder.`);
    await rmdir(folder);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
