import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { loadDemo } from '../../src/demo/load-demo.js';
import { aMeeting } from '../support/builders.js';
import { findChromium, launch, Reader } from '../support/chromium.js';
import { publicPages, withRecord } from '../support/page-routes.js';
import { connectionsTo } from '../support/server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const chromium = findChromium();
const inBrowser = chromium === null ? describe.skip : describe;

/** What a first visit may cost, in bytes on the wire. */
const FIRST_VISIT_BYTES = 60_000;

inBrowser('every page for everybody', () => {
  let t: TestApp;
  let browser: Browser;
  let addresses: string[];
  beforeAll(async () => {
    t = await startTestApp();
    browser = await launch(chromium ?? '');
    await loadDemo(t.app, connectionsTo(t.server, t.database));
    await aMeeting(t);
    // A link that opens one page, once, is tried where it is sent.
    const routes = publicPages(t).filter((route) => !route.includes(':token'));
    addresses = await Promise.all(routes.map((route) => withRecord(t, route)));
  });
  afterAll(async () => {
    await browser.close();
    await t.close();
  });

  it('is in both languages', () => {
    const english = addresses.filter((address) => /^\/en(?:\/|$)/.test(address));

    expect(addresses).toContain('/');
    expect(english).toHaveLength(addresses.length / 2);
  });

  it.each([360, 1280])(
    'is small, sound, and needs nothing the policy forbids, at %i pixels',
    async (width) => {
      const reader = await Reader.at(browser, t.url, { width });
      const heavy: string[] = [];

      for (const address of addresses) {
        const { status, bytes } = await reader.firstVisit(address);
        expect([address, status]).toEqual([address, 200]);
        if (bytes > FIRST_VISIT_BYTES) heavy.push(`${address}: ${bytes} bytes`);
        await reader.look(`setiap${address.replaceAll('/', '-').replace(/[0-9a-f-]{36}/, 'satu')}`);
      }

      expect(heavy).toEqual([]);
      await reader.close();
    },
  );
});
