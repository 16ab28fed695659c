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

  const nameOf = (address: string) =>
    `setiap${address.replaceAll('/', '-').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'satu')}`;
  /** What is wrong with the page that is open, if anything. */
  const faultsOf = (reader: Reader, name: string, rules?: string[]): Promise<string[]> =>
    reader.look(name, { rules }).then(
      () => [],
      (error: Error) => {
        reader.complaints.length = 0;
        return [error.message];
      },
    );

  it.each([360, 1280])(
    'is small, sound, and needs nothing the policy forbids, at %i pixels',
    async (width) => {
      const reader = await Reader.at(browser, t.url, { width });
      const faults: string[] = [];

      for (const address of addresses) {
        const { status, bytes } = await reader.firstVisit(address);
        if (status !== 200) faults.push(`${address} is answered with ${status}`);
        if (bytes > FIRST_VISIT_BYTES) faults.push(`${address} is ${bytes} bytes`);
        faults.push(...(await faultsOf(reader, nameOf(address))));
      }

      expect(faults).toEqual([]);
      await reader.close();
    },
  );

  it('can be read in the dark', async () => {
    const reader = await Reader.at(browser, t.url, { width: 360 });
    await reader.page.emulateMedia({ colorScheme: 'dark' });
    const faults: string[] = [];

    for (const address of addresses.filter((one) => !one.startsWith('/en'))) {
      await reader.open(address);
      faults.push(...(await faultsOf(reader, `${nameOf(address)}-gelap`, ['color-contrast'])));
    }

    expect(faults).toEqual([]);
    await reader.close();
  });

  it('that is a list is narrowed in place where there is script, with all it says, and goes back', async () => {
    const reader = await Reader.at(browser, t.url, { width: 1280 });
    await reader.open('/komitmen');
    // It is lost with the page.
    await reader.page.evaluate('window.here = true');
    const shown = async () => ({
      path: reader.path,
      cards: await reader.page.locator('.pledge').count(),
      english: await reader.page.getByRole('link', { name: 'English' }).getAttribute('href'),
      isStillHere: await reader.page.evaluate('window.here === true'),
    });
    const all = await shown();

    await reader.turning(() => reader.page.getByRole('link', { name: /^Pelatihan/ }).click());
    const narrowed = await shown();
    await reader.turning(async () => void (await reader.page.goBack()));

    expect(narrowed).toMatchObject({
      path: '/komitmen?topic=training',
      isStillHere: true,
      english: '/en/commitments?topic=training',
    });
    expect(narrowed.cards).toBeLessThan(all.cards);
    expect(await shown()).toEqual(all);
    await reader.look('daftar-di-tempat');
    await reader.close();
  });

  it('that is not there says where else to look', async () => {
    const reader = await Reader.at(browser, t.url, { width: 360, hasScript: false });

    for (const [address, heading, search] of [
      ['/komitmen/00000000-0000-4000-8000-000000000000', 'Tidak ditemukan', 'Cari dalam komitmen'],
      ['/en/commitments/00000000-0000-4000-8000-000000000000', 'Not found', 'Search the pledges'],
    ] as const) {
      expect(await reader.open(address)).toBe(404);
      expect(await reader.heading).toBe(heading);
      await reader.look(`tidak-ada-${heading}`);
      await reader.type({ [search]: 'pelatihan' });
      await reader.page.getByRole('search').getByRole('button').click();
      expect(await reader.page.locator('.pledge').count()).toBeGreaterThan(0);
    }

    await reader.close();
  });
});
