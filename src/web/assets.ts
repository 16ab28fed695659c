import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../common/failure.js';

/* What pages load beside themselves. */

/** Where it stands: what is kept as it is, and what the build makes. */
export const ASSET_FOLDERS = ['assets', 'made'].map((name) => path.join(import.meta.dirname, name));

const VERSION_LETTERS = 10;

/** What tells a file from what it was before it changed, by its name. */
export const ASSET_VERSIONS: ReadonlyMap<string, string> = new Map(
  ASSET_FOLDERS.filter((folder) => fs.existsSync(folder)).flatMap((folder) =>
    fs
      .readdirSync(folder)
      .filter((name) => !/\.(?:br|gz)$/.test(name))
      .map((name) => [name, versionOf(path.join(folder, name))] as const),
  ),
);

function versionOf(file: string): string {
  return createHash('sha256').update(fs.readFileSync(file)).digest('base64url').slice(0, VERSION_LETTERS);
}

/** The address of an asset, which changes with what is in it, so that browsers keep it. @throws Failure if there is none */
export function assetPath(name: string): string {
  const version = ASSET_VERSIONS.get(name);
  if (version === undefined)
    throw new Failure(`The file ${name} of the pages is missing: run "npm run build".`);
  return `/assets/${name}?v=${version}`;
}
