import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { generate } from '../../bench/generate.js';
import { publish } from '../../src/data-package/publish.js';
import { aSource } from '../support/builders.js';
import { findChromium, launch, Reader } from '../support/chromium.js';
import { connectionsTo, testSettings } from '../support/server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const chromium = findChromium();
const inBrowser = chromium === null ? describe.skip : describe;

inBrowser('statistics and the package of everything', () => {
  let t: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    t = await startTestApp();
    browser = await launch(chromium ?? '');
    // What is generated brings accounts of these names.
    await t.owner.query(`UPDATE account SET name = name || ' (uji)'`);
    await generate(t.owner, 600);
    // A package has the number of the last entry of the history, which is empty where records are generated.
    await aSource(t);
    const settings = testSettings({ FILES_DIR: t.files, DATA_LICENCE: 'CC-BY-4.0' });
    await publish(settings, connectionsTo(t.server, t.database, settings));
  });
  afterAll(async () => {
    await browser.close();
    await t.close();
  });

  it.each([360, 1280])('are read, narrowed and taken along at %i pixels', async (width) => {
    const reader = await Reader.at(browser, t.url, { width });

    await reader.open('/statistik');
    await reader.look('statistik');
    await reader.turning(() => reader.page.getByRole('link', { name: 'Tanpa kabar' }).click());
    await reader.page.getByLabel('Rinci menurut').selectOption('topic');
    await reader.press('Tampilkan');
    const groups = await reader.page.locator('.statistic tbody tr').count();
    await reader.look('statistik-tanpa-kabar');
    await reader.page.getByLabel('Rinci menurut').selectOption('receiver');
    await reader.page.getByLabel('Tahun diucapkan').selectOption('2025');
    await reader.press('Tampilkan');
    await reader.page.getByText('Untuk berkas SQLite').click();
    await reader.look('statistik-penerima-2025');
    await reader.open('/data');
    await reader.page.getByText('Semua berkas, ukuran').click();
    await reader.look('data-paket');

    expect(groups).toBeGreaterThan(3);
    await reader.close();
  });

  it('lead from a figure to as many pledges as it counts', async () => {
    const reader = await Reader.at(browser, t.url, { width: 1280, hasScript: false });
    await reader.open('/en/statistics?measure=overdue&by=topic');
    const link = reader.page.locator('.statistic tbody tr:last-child td:nth-child(2) a');
    const count = Number(await link.innerText());

    await link.click();

    expect(reader.path).toMatch(/^\/en\/commitments\?flag=overdue&topic=/);
    expect(await reader.page.locator('.lead').innerText()).toContain(String(count));
    await reader.close();
  });
});
