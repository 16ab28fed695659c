// Builds when dist/ is missing or older than what it is made of, so that `npm start` and `npm test` just work.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const INPUTS = ['src', 'test', 'bench', 'ormconfig.ts', 'tsconfig.json', 'nest-cli.json', 'package.json'];
const STAMP = 'dist/.built';

function newest(file) {
  if (!fs.existsSync(file)) return 0;
  const { mtimeMs } = fs.statSync(file);
  if (!fs.statSync(file).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...fs.readdirSync(file).map((name) => newest(path.join(file, name))));
}

const builtAt = fs.existsSync(STAMP) ? fs.statSync(STAMP).mtimeMs : 0;
if (Math.max(...INPUTS.map(newest)) >= builtAt) {
  const nest = 'node_modules/@nestjs/cli/bin/nest.js';
  if (!fs.existsSync(nest)) {
    console.error('This needs building first, and the build tools are missing: run "npm ci" (without --omit=dev).');
    process.exit(1);
  }
  const { status } = spawnSync(process.execPath, [nest, 'build'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  fs.writeFileSync(STAMP, '');
}
