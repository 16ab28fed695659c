import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { addDays, today } from '../../src/common/day.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import { aMeeting, anOrganization, aVenue, aVerifiedCommitment, evidence } from '../support/builders.js';
import { findChromium, launch, Reader } from '../support/chromium.js';
import type { Json } from '../support/client.js';
import { parsed } from '../support/exported.js';
import { PASSWORD, type Somebody, somebody } from '../support/people.js';
import { connectionsTo } from '../support/server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const chromium = findChromium();
const inBrowser = chromium === null ? describe.skip : describe;

const PAGES = {
  depan: ['/', '/en'],
  jejaring: ['/jejaring', '/en/network'],
  metode: ['/metode', '/en/method'],
  data: ['/data', '/en/data'],
};

inBrowser('the front pages in a browser', () => {
  let t: TestApp;
  let browser: Browser;
  let union: Json;
  let wakil: Somebody;
  beforeAll(async () => {
    t = await startTestApp({ CONTACT_EMAIL: 'ikrar@contoh.id', DATA_LICENCE: 'CC-BY-4.0' });
    browser = await launch(chromium ?? '');
    await loadDemo(t.app, connectionsTo(t.server, t.database));
    union = await anOrganization(t, { name: 'Serikat Pekerja Contoh Bekasi', acronym: 'SPCB' });
    wakil = await somebody(t, 'representative', { organizationId: union.id as string });
    await someHistory();
  });
  afterAll(async () => {
    await browser.close();
    await t.close();
  });

  /** Pledges in several states, and what calls for a look. */
  async function someHistory(): Promise<void> {
    const topic = await t.budi.made('/topics', { key: 'contoh', label: 'Topik contoh', labelEn: 'Sample' });
    const pledge = (fields: object) =>
      aVerifiedCommitment(t, { receiverIds: [union.id], topicKeys: [topic.key], ...fields });
    await pledge({ title: 'Membuka posko pengaduan contoh', dueOn: '2026-02-01' });
    await pledge({ title: 'Menerbitkan surat edaran contoh', dueOn: addDays(today(), 5) });
    const begun = await pledge({
      title: 'Menyiapkan ruang pelatihan contoh',
      titleEn: 'Prepare a sample room',
    });
    const found = await t.budi.act(`/commitments/${begun.id}/assessments`, begun, {
      lane: 'desk',
      finding: 'in_progress',
      assessedOn: today(),
      note: 'Ruang sedang disiapkan.',
      evidence: [await evidence(t, 'A')],
    });
    expect(found.status).toBe(201);
    const disputed = await pledge({ title: 'Menambah pengawas contoh', dueOn: '2026-03-31' });
    await t.budi.made(`/commitments/${disputed.id}/assessments`, {
      lane: 'receiver',
      organizationId: union.id,
      finding: 'disputes',
      assessedOn: today(),
      note: 'Belum ada pengawas baru.',
    });
    await aMeeting(t, {
      name: 'Rapat Contoh',
      heldOn: addDays(today(), 3),
      venueId: (await aVenue(t, { name: 'Aula Contoh' })).id,
      invitations: [
        { organizationId: union.id, side: 'union', capacity: 'participant', presence: 'invited' },
      ],
    });
  }

  it.each([360, 1280])('are sound in both languages at %i pixels', async (width) => {
    const reader = await Reader.at(browser, t.url, { width });
    for (const [name, [indonesian, english]] of Object.entries(PAGES)) {
      for (const [language, path] of [
        ['id', indonesian],
        ['en', english],
      ] as const) {
        expect(await reader.open(path)).toBe(200);
        expect(await reader.page.locator('html').getAttribute('lang')).toBe(language);
        await reader.look(`${name}-${language}`);
      }
    }
    await reader.close();
  });

  it('count what the lists they lead to hold', async () => {
    const reader = await Reader.at(browser, t.url, { width: 360, hasScript: false });
    await reader.open('/');
    await reader.look('depan-tanpa-skrip');
    const links = await reader.page.locator('.front-states a, .front-calls a').evaluateAll((all) =>
      all.map((link) => ({
        href: link.getAttribute('href') ?? '',
        text: link.closest('li, p')?.textContent ?? '',
      })),
    );

    const told = links.map(({ href, text }) => [href, Number(/\d+/.exec(text)?.[0])]);

    const held = await Promise.all(
      links.map(async ({ href }) => {
        const query = href.replace('/komitmen', '').replace('?', '&');
        return [href, (await t.anyone.read(`/commitments?limit=100${query}`)).items.length];
      }),
    );
    expect(told).toEqual(held);
    expect(links.map(({ href }) => href)).toEqual(
      expect.arrayContaining(['/komitmen', '/komitmen?status=in_progress', '/komitmen?flag=overdue']),
    );
    await reader.close();
  });

  it('are searched, and tell what changed, without script', async () => {
    const reader = await Reader.at(browser, t.url, { width: 360, hasScript: false });
    await reader.open('/');

    const changed = await reader.page.locator('.front-changed li').allInnerTexts();
    await reader.type({ 'Cari dalam catatan': 'pemagangan' });
    await reader.press('Cari');

    expect(changed.some((text) => /Meja pencatat: Dalam proses\s+Menyiapkan ruang/.test(text))).toBe(true);
    expect(changed.some((text) => /Serikat penerima: Membantah\s+Menambah pengawas/.test(text))).toBe(true);
    expect(reader.path).toBe('/cari?q=pemagangan');
    await reader.close();
  });

  it('show the network as a picture and the same as a list, by topic and receiver', async () => {
    const reader = await Reader.at(browser, t.url, { width: 1280, hasScript: false });
    await reader.open('/jejaring');
    const hrefs = (place: string) =>
      reader.page
        .locator(place)
        .evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute('href') ?? ''))]);
    const drawn = async () =>
      (await hrefs('.network-picture a')).toSorted((one, other) => one.localeCompare(other));
    const written = async () =>
      (await hrefs('.network-list a'))
        .filter((href) => !href.startsWith('/komitmen/'))
        .toSorted((one, other) => one.localeCompare(other));

    expect(await drawn()).toEqual(await written());
    const all = (await hrefs('.network-list a[href^="/komitmen/"]')).length;
    await reader.page.getByLabel('Topik').selectOption({ label: 'Topik contoh (4)' });
    await reader.press('Tampilkan');

    expect(reader.path).toBe('/jejaring?topic=contoh&organization=');
    expect(await drawn()).toEqual(await written());
    expect([all, (await hrefs('.network-list a[href^="/komitmen/"]')).length]).toEqual([12, 4]);
    expect(await reader.page.getByText('Lihat sebagai daftar').getAttribute('href')).toBe(
      '/komitmen?topic=contoh',
    );
    await reader.look('jejaring-topik');
    expect(await reader.open('/jejaring?colour=red')).toBe(400);
    expect(await reader.open('/jejaring?q=tidakada')).toBe(200);
    await reader.look('jejaring-kosong');
    await reader.close();
  });

  it('name files that hold as many entries as they say', async () => {
    const reader = await Reader.at(browser, t.url, { width: 1280, hasScript: false });
    await reader.open('/data');

    const rows = await reader.page.locator('.grid tbody tr').evaluateAll((all) =>
      all.map((row) => ({
        count: Number(row.querySelector('.figure')?.textContent?.trim()),
        href: row.querySelector('a[download]')?.getAttribute('href') ?? '',
      })),
    );

    expect(rows.length).toBe(11);
    for (const { href, count } of rows)
      expect({ href, count }).toEqual({ href, count: parsed((await t.anyone.get(href)).text).rows.length });
    await reader.close();
  });

  it.each([360, 1280])('a representative makes a calendar link, and ends it, at %i pixels', async (width) => {
    const reader = await Reader.at(browser, t.url, { width, hasScript: width > 360 });
    await reader.open('/akun');
    await reader.type({ 'Alamat surel': wakil.email, 'Kata sandi': PASSWORD });
    await reader.press('Masuk');
    await reader.page.getByRole('link', { name: 'Tautan kalender' }).click();
    expect(await reader.heading).toBe('Tautan kalender dan umpan');
    await reader.look('kalender');
    await reader.type({ 'Cari organisasi, kantor, atau ruang': 'contoh' });
    await reader.press('Cari');
    await reader.look('kalender-cari');
    await reader.press('Pemakaian ruang');
    const url = await reader.page.locator('.secret code').innerText();
    await reader.look('kalender-salin');

    const read = await fetch(url);
    expect(await read.text()).toContain('SUMMARY:Rapat Contoh');
    await reader.page.getByRole('link', { name: 'Sudah saya simpan' }).click();
    await reader.look('kalender-ada');
    await reader.press('Akhiri');
    expect(await reader.page.getByRole('status').innerText()).toBe('Tautan itu sudah berakhir.');
    expect((await fetch(url)).status).toBe(404);
    await reader.open('/en/akun/kalender');
    await reader.look('kalender-en');
    await reader.close();
  });

  it.each([360, 1280])('a representative takes the news to a feed reader, at %i pixels', async (width) => {
    const reader = await Reader.at(browser, t.url, { width, hasScript: width > 360 });
    await reader.open('/akun/kabar');
    await reader.type({ 'Alamat surel': wakil.email, 'Kata sandi': PASSWORD });
    await reader.press('Masuk');
    await reader.look('kabar');
    await reader.page.getByRole('link', { name: 'Baca di pembaca umpan' }).click();
    await reader.press('Umpan kabar');
    expect(await reader.heading).toBe('Salin tautan Anda sekarang');
    const url = await reader.page.locator('.secret code').innerText();
    await reader.look('kabar-salin');

    const read = await fetch(url);
    expect(await read.text()).toContain('<title>Kabar dari yang saya ikuti – Ikrar</title>');
    expect((await fetch(url.replace('.atom', '.feed.json'))).status).toBe(200);
    await reader.close();
  });
});
