import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import datapackage from 'datapackage';
import sqlite, { type Database } from 'node-sqlite3-wasm';
import { publishInto } from '../../src/data-package/publish.js';
import type { MadePackage } from '../../src/data-package/write-package.js';
import { connectionsTo, testSettings } from './server.js';
import type { TestApp } from './test-app.js';

const folders: string[] = [];

/** A package made from the state of an app, in a folder of its own. */
export interface InFolder {
  folder: string;
  made: MadePackage;
}

export async function packageOf(t: TestApp, more: NodeJS.ProcessEnv = {}): Promise<InFolder> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ikrar-package-'));
  folders.push(folder);
  const settings = testSettings(more);
  return { folder, made: await publishInto(folder, settings, connectionsTo(t.server, t.database, settings)) };
}

export function removePackages(): void {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
}

/** SHA-256 of every file there is, by name. */
export const digests = (folder: string): Record<string, string> =>
  Object.fromEntries(
    fs.readdirSync(folder).map((name) => [
      name,
      createHash('sha256')
        .update(fs.readFileSync(path.join(folder, name)))
        .digest('hex'),
    ]),
  );

export const descriptorIn = (folder: string) =>
  JSON.parse(fs.readFileSync(path.join(folder, 'datapackage.json'), 'utf8')) as {
    version: string;
    licenses?: { name: string }[];
    resources: {
      name: string;
      path: string;
      bytes: number;
      hash: string;
      schema?: { fields: { name: string; type: string }[]; primaryKey: string[] };
    }[];
  };

/**
 * What the validator of the specification has against a package: its description, every cell, key and reference.
 * @param only the table looked into; all of them if left out
 */
export async function faultsOf(folder: string, only?: string): Promise<string[]> {
  const found = await datapackage.Package.load(path.join(folder, 'datapackage.json'));
  const faults = found.errors.map(({ message }) => message);
  for (const resource of found.resources.filter(({ tabular, name }) => tabular && name === (only ?? name))) {
    await resource.read({ relations: true }).catch((error: Error & { errors?: Error[] }) => {
      faults.push(...[error, ...(error.errors ?? [])].map(({ message }) => `${resource.name}: ${message}`));
    });
  }
  return faults;
}

/** Opens the SQLite file of a package for a while. */
export function inSqlite<Result>(folder: string, work: (database: Database) => Result): Result {
  const database = new sqlite.Database(path.join(folder, 'ikrar.sqlite'), { readOnly: true });
  try {
    return work(database);
  } finally {
    database.close();
  }
}
