import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/test-app.js';
import { aVerifiedCommitment } from './support/builders.js';

let t: TestApp;
beforeAll(async () => { t = await startTestApp(); });
afterAll(() => t.close());
describe('x', () => {
  it('y', async () => {
    await aVerifiedCommitment(t);
    for (const l of ['commitments','organizations','affiliations','people','posts','tenures','events','attendances','meetings','sources','statements']) {
      const a = await t.anyone.get(`/${l}.csv`);
      console.log(a.status, [...a.headers], a.text);
    }
    expect((await t.anyone.get('/commitments.csv?x=1')).status).toBe(400);
  });
});
