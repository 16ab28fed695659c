import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

/** The worked examples as written, but for the address and the tokens of the first three lines. */
function workedExamples(): string {
  const readme = fs.readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');
  const examples = [...readme.matchAll(/```bash\n([\s\S]*?)```/g)].map(([, example]) => example);
  return examples.join('').replace(/^(?:IKRAR|BUDI|SITI)=.*$/gm, '');
}

it('The worked examples of the README run as written', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ikrar-readme-'));
  const env = {
    ...process.env,
    IKRAR: `${t.url}/api/v1`,
    BUDI: t.budi.token ?? '',
    SITI: t.siti.token ?? '',
  };

  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', workedExamples()], {
    cwd: folder,
    env,
    maxBuffer: 1e7,
  });

  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const [meeting, , , , open, history, pledge, refused] = answers.toReversed();
  expect(refused).toMatchObject({ type: '/problems/evidence-missing' });
  expect(pledge).toMatchObject({
    recordState: 'verified',
    lanes: { giver: [{}], receiver: [{ finding: 'disputes' }], desk: [] },
    followUps: [{ outcome: 'silence' }],
  });
  expect(history.items.length).toBeGreaterThan(5);
  expect(open.items).toHaveLength(1);
  expect(meeting.sides.map(({ people }: { people: number }) => people)).toEqual([4, 7, 3]);
  expect(meeting).toMatchObject({ state: 'closed', followUps: [{}, {}, {}] });
  expect(fs.readFileSync(path.join(folder, 'notula.pdf'), 'latin1')).toMatch(/^%PDF-1/);
});
