import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { loadDemo } from '../../src/demo/load-demo.js';
import { findChromium, launch, Reader } from '../support/chromium.js';
import { enterBranches, enterMeeting, type Places } from '../support/public-records.js';
import { connectionsTo } from '../support/server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const chromium = findChromium();
const inBrowser = chromium === null ? describe.skip : describe;

inBrowser('the pages of unions, officials, events, meetings and sources', () => {
  let t: TestApp;
  let browser: Browser;
  let places: Places;
  beforeAll(async () => {
    t = await startTestApp();
    await loadDemo(t.app, connectionsTo(t.server, t.database));
    places = { ...(await enterBranches(t)), ...(await enterMeeting(t)) };
    const first = async (path: string) =>
      ((await t.anyone.read(path)) as { items: { id: string }[] }).items[0]?.id;
    places = {
      ...places,
      acara: `/acara/${await first('/events?q=konsolidasi')}`,
      pejabat: `/pejabat/${await first('/people?q=asep')}`,
      jabatan: `/pejabat/jabatan/${await first('/posts?q=wakilbupati')}`,
      kspi: `/serikat/${await first('/organizations?q=KSPI')}`,
      pemkab: `/organisasi/${await first('/organizations?q=Pemkab')}`,
      sumber: `/sumber/${await first('/sources?q=wabup')}`,
    };
    browser = await launch(chromium ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await t.close();
  });

  const LISTS = ['/serikat', '/organisasi', '/pejabat', '/pejabat/jabatan', '/acara', '/rapat', '/sumber'];

  it.each([360, 1280])('are sound in both languages at %i pixels', async (width) => {
    const reader = await Reader.at(browser, t.url, { width });
    const pages = {
      ...Object.fromEntries(LISTS.map((path) => [`daftar-${path.slice(1).replaceAll('/', '-')}`, path])),
      'serikat-nama': '/serikat?sort=name',
      'serikat-hari': '/serikat?on=2022-06-01',
      'acara-saring': '/acara?kind=consolidation&from=2025-01-01',
      ...places,
    };
    const faults: string[] = [];
    const look = (name: string) => reader.look(name).catch((error: unknown) => faults.push(String(error)));
    for (const [name, path] of Object.entries(pages)) {
      expect([path, await reader.open(path)]).toEqual([path, 200]);
      await look(name);
      const other = await reader.page.locator('link[hreflang="en"]').getAttribute('href');
      expect([path, await reader.open(other ?? '')]).toEqual([path, 200]);
      expect(await reader.page.locator('html').getAttribute('lang')).toBe('en');
      await look(`${name}-en`);
    }
    expect(faults).toEqual([]);
    await reader.close();
  });
});
