import setUp from '../test/support/global-setup.js';
import { CASES, enterCorpus, missesOf } from '../test/support/relevance.js';
import { startTestApp } from '../test/support/test-app.js';

/** Least share of searches with what was meant among the first three. */
const WANTED = 0.9;

/* Searches a corpus as people do, and says how often what they meant is among the first three. */
await setUp();
try {
  const t = await startTestApp();
  await enterCorpus(t);
  const misses = await missesOf(t);
  await t.close();
  for (const { q, expected, found } of misses)
    console.log(`✗ ${q}\n    meant: ${expected}\n    found: ${found.join(' | ') || 'nothing'}`);
  const share = (CASES.length - misses.length) / CASES.length;
  console.log(
    `${CASES.length} searches, right among the first three: ${share.toFixed(3)} (wanted: ${WANTED})`,
  );
  process.exitCode = share >= WANTED ? 0 : 1;
} finally {
  await globalThis.stopTestServer();
}
