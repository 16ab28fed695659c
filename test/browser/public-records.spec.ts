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
    browser = await launch(chromium ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await t.close();
  });

  /** Pages with all that can be on them; every page as the first data fill it is looked at elsewhere. */
  const pages = (): Places => ({
    'daftar-serikat': '/serikat',
    'daftar-pejabat': '/pejabat',
    'serikat-hari': '/serikat?on=2022-06-01',
    'acara-saring': '/acara?kind=consolidation&from=2025-01-01',
    'sumber-hari': `${places['sumber-contoh']}?as_of=${new Date().toISOString()}`,
    ...places,
  });

  // Both widths and both languages of every page; axe, which costs most, once for each page.
  it.each([
    { width: 360, axeFor: 'id' },
    { width: 1280, axeFor: 'en' },
  ])('are sound in both languages at $width pixels', async ({ width, axeFor }) => {
    const reader = await Reader.at(browser, t.url, { width });
    const faults: string[] = [];
    const look = (name: string, language: string) =>
      reader
        .look(`${name}-${language}`, { withAxe: language === axeFor })
        .catch((error: unknown) => faults.push(String(error)));

    for (const [name, path] of Object.entries(pages())) {
      expect([path, await reader.open(path)]).toEqual([path, 200]);
      await look(name, 'id');
      const other = await reader.page.locator('link[hreflang="en"]').getAttribute('href');
      expect([path, await reader.open(other ?? '')]).toEqual([path, 200]);
      expect(await reader.page.locator('html').getAttribute('lang')).toBe('en');
      await look(name, 'en');
    }

    expect(faults).toEqual([]);
    await reader.close();
  });

  it.each([360, 1280])(
    'lead a journalist without script from the event to who spoke, in which post, and to the source, at %i pixels',
    async (width) => {
      const reader = await Reader.at(browser, t.url, { width, hasScript: false });
      const follow = async (name: string) => {
        const link = reader.page.locator('main').getByRole('link', { name, exact: true }).first();
        await reader.turning(() => link.click());
      };

      await reader.open('/acara');
      await reader.type({ 'Cari nama acara': 'konsolidasi' });
      await reader.press('Cari');
      await follow('Konsolidasi Akbar KSPI, KSPSI, KSBSI, dan ITUC');
      expect(await reader.heading).toContain('Konsolidasi Akbar');
      const said = reader.page.locator('section', { hasText: 'Yang dikatakan' });
      expect(await said.getByText('“Lebih dari 4.000 perusahaan”').count()).toBe(1);
      await follow('dr. Asep Surya Atmaja');
      expect(await reader.page.getByText('0 dari').count()).toBe(1);
      await follow('Wakil Bupati');
      expect(await reader.heading).toContain('Wakil Bupati');
      await follow('Wabup Bekasi: kesejahteraan buruh adalah kesejahteraan masyarakat Bekasi');
      expect(await reader.page.getByText('Kata siapa').count()).toBe(1);
      await reader.look('jurnalis');
      await reader.close();
    },
  );

  it('show the unions as they were on a day somebody chooses, and find them by a word', async () => {
    const reader = await Reader.at(browser, t.url, { width: 360, hasScript: false });

    await reader.open('/serikat');
    await reader.page.getByText('Susunan pada hari lain').click();
    await reader.type({ Hari: '2022-06-01' });
    await reader.press('Tampilkan');
    expect(reader.path).toBe('/serikat?on=2022-06-01');
    expect(await reader.page.getByText('Rabu, 1 Juni 2022').count()).toBe(1);
    await reader.type({ 'Cari nama, singkatan, atau nama lain': 'kep contoh' });
    await reader.press('Cari');
    expect(await reader.page.locator('.card').allInnerTexts()).toEqual([
      expect.stringContaining('Bernaung di Federasi Contoh Seberang'),
    ]);
    await reader.close();
  });
});
