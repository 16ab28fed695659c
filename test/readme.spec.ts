import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

/** The worked example as written, but for the address and the tokens of the first three lines. */
function workedExample(): string {
  const readme = fs.readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');
  const example = /```bash\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  return example.replace(/^(?:IKRAR|BUDI|SITI)=.*$/gm, '');
}

it('The worked example of the README runs as written', async () => {
  const env = {
    ...process.env,
    IKRAR: `${t.url}/api/v1`,
    BUDI: t.budi.token ?? '',
    SITI: t.siti.token ?? '',
  };

  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', workedExample()], {
    env,
    maxBuffer: 1e7,
  });

  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const [open, history, pledge, refused] = answers.toReversed();
  expect(refused).toMatchObject({ type: '/problems/evidence-missing' });
  expect(pledge).toMatchObject({
    recordState: 'verified',
    lanes: { giver: [{}], receiver: [{ finding: 'disputes' }], desk: [] },
    followUps: [{ outcome: 'silence' }],
  });
  expect(history.items.length).toBeGreaterThan(5);
  expect(open.items).toHaveLength(1);
});
