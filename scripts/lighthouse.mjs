// Holds the pages most people open to what Lighthouse asks of a page on a slow phone: at least 0.95 of 1 in each of its
// four categories. It runs on a database of its own with the demonstration records, and needs a Chromium.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const LEAST = 0.95;
/** The middle one counts: a busy machine slows a run, and is not what is measured. */
const RUNS = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ikrar-lighthouse-'));
const server = spawn(process.execPath, ['dist/src/main.js'], {
  env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error', NODE_ENV: 'production' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise((resolve) => server.once('exit', resolve));
try {
  const address = await opened();
  const { items } = await (await fetch(`${address}/api/v1/commitments?limit=1`)).json();
  const pages = ['/', '/komitmen', `/komitmen/${items[0].id}`];
  const chrome = await launch({
    chromePath: CHROMIUM,
    chromeFlags: ['--headless=new', '--disable-gpu', ...(process.geteuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const found = {};
    for (const page of pages) found[page] = await scores(address + page, chrome.port);
    console.table(found);
    const low = Object.values(found).some((byCategory) =>
      Object.values(byCategory).some((score) => score < LEAST),
    );
    process.exitCode = low ? 1 : 0;
  } finally {
    chrome.kill();
  }
} finally {
  server.kill('SIGTERM');
  await ended;
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Where the server says it is open. */
async function opened() {
  let said = '';
  for await (const text of server.stdout) {
    said += text;
    const address = /^Ikrar is open at (\S+)$/m.exec(said)?.[1];
    if (address) {
      // Nothing more is read, and nothing stands in the way of what it still says.
      server.stdout.resume();
      return address;
    }
  }
  throw new Error(`The server did not open: ${said}`);
}

/** The middle score of each category; what costs them is said. */
async function scores(url, port) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await load(url, port));
  const middle = Object.fromEntries(
    CATEGORIES.map((name) => [name, runs.map((lhr) => lhr.categories[name].score).toSorted()[RUNS >> 1]]),
  );
  for (const name of CATEGORIES) {
    if (middle[name] >= LEAST) continue;
    for (const { id } of runs[0].categories[name].auditRefs) {
      const { score, title, displayValue = '' } = runs[0].audits[id];
      if (score !== null && score < 0.9) console.log(`${url}: ${name}: ${title} ${displayValue}`);
    }
  }
  return middle;
}

/** One load of a page. Where Lighthouse could not record it at all, which it says of itself, it is loaded again. */
async function load(url, port, tries = 3) {
  const { lhr } = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: CATEGORIES,
  });
  if (!lhr.runtimeError) return lhr;
  if (tries === 1) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  return load(url, port, tries - 1);
}
