// Builds when dist/ is missing or older than what it is made of, so that `npm start` and `npm test` just work.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const INPUTS = [
  'src',
  'scripts/assets.mjs',
  'test',
  'bench',
  'ormconfig.ts',
  'tsconfig.json',
  'nest-cli.json',
  'package.json',
];
/** What the build makes itself, of the styles. */
const MADE = 'src/web/made';
const STAMP = 'dist/.built';
const LOCK = '.building';

if (needsBuild()) {
  await lock();
  try {
    if (needsBuild()) build();
  } finally {
    fs.rmSync(LOCK, { force: true });
  }
}

function needsBuild() {
  const builtAt = fs.existsSync(STAMP) ? fs.statSync(STAMP).mtimeMs : 0;
  return Math.max(...INPUTS.map(newest)) >= builtAt;
}

function newest(file) {
  if (file === MADE || !fs.existsSync(file)) return 0;
  const { mtimeMs } = fs.statSync(file);
  if (!fs.statSync(file).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...fs.readdirSync(file).map((name) => newest(path.join(file, name))));
}

function build() {
  const nest = 'node_modules/@nestjs/cli/bin/nest.js';
  if (!fs.existsSync(nest)) {
    console.error(
      'This needs building first, and the build tools are missing: run "npm ci" (without --omit=dev).',
    );
    process.exitCode = 1;
    return;
  }
  // What is edited while the build runs needs another one.
  const startedAt = new Date();
  for (const step of [['scripts/assets.mjs'], [nest, 'build']]) {
    const { status } = spawnSync(process.execPath, step, { stdio: 'inherit' });
    if (status === 0) continue;
    process.exitCode = status ?? 1;
    return;
  }
  fs.writeFileSync(STAMP, '');
  fs.utimesSync(STAMP, startedAt, startedAt);
}

/** A build empties dist/ first, so two at once would break each other. A lock whose owner is dead counts for nothing. */
async function lock() {
  for (;;) {
    try {
      fs.writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAbandoned()) fs.rmSync(LOCK, { force: true });
    else await sleep(100);
  }
}

function isAbandoned() {
  try {
    const { mtimeMs } = fs.statSync(LOCK);
    const owner = Number(fs.readFileSync(LOCK, 'utf8'));
    if (!owner) return Date.now() - mtimeMs > 1000;
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
