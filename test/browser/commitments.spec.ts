import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { loadDemo } from '../../src/demo/load-demo.js';
import { aDraftVersion, aMilestone, aPost, aSource } from '../support/builders.js';
import { findChromium, launch, Reader } from '../support/chromium.js';
import { PASSWORD } from '../support/people.js';
import { aPledgeStory, type PledgeStory } from '../support/pledge-story.js';
import { connectionsTo } from '../support/server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const chromium = findChromium();
const inBrowser = chromium === null ? describe.skip : describe;

inBrowser('pledges in a browser', () => {
  let t: TestApp;
  let browser: Browser;
  let story: PledgeStory;
  beforeAll(async () => {
    t = await startTestApp();
    // Only into an empty record.
    await loadDemo(t.app, connectionsTo(t.server, t.database));
    story = await aPledgeStory(t);
    await walk(story.broken);
    browser = await launch(chromium ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await t.close();
  });

  /** Steps that came back, a version of the draft, and a letter nobody answered. */
  async function walk(commitmentId: string): Promise<void> {
    const sources = [{ sourceId: (await aSource(t)).id, shows: 'Surat contoh bernomor.' }];
    const step = await aMilestone(t, { commitmentId, title: 'Paraf contoh', titleEn: 'Sample initials' });
    const later = await aMilestone(t, {
      commitmentId,
      title: 'Penetapan jadwal contoh',
      plannedOn: '2055-02-01',
    });
    for (const [one, act, body] of [
      [step, 'meet', { metOn: '2026-02-02', evidence: sources }],
      [later, 'meet', { metOn: '2026-02-09', evidence: sources }],
      [step, 'send-back', { sentBackOn: '2026-02-20', reason: 'Lampiran contoh kurang.' }],
    ] as const)
      await t.budi.act(`/milestones/${one.id}/${act}`, await t.budi.read(`/milestones/${one.id}`), body);
    await aDraftVersion(t, { commitmentId, datedOn: '2026-02-16' });
    const letter = await t.budi.made(`/commitments/${commitmentId}/follow-ups`, {
      action: 'Menyurati contoh tentang jadwal',
      method: 'letter',
      assigneePostId: (await aPost(t)).id,
      dueOn: '2026-03-02',
    });
    await t.budi.act(`/follow-ups/${letter.id}/send`, letter, { sentOn: '2026-02-23' });
  }

  it.each([
    [360, true],
    [1280, false],
  ])('are sound in both languages at %i pixels, script: %s', async (width, hasScript) => {
    const reader = await Reader.at(browser, t.url, { width, hasScript });
    const K01 = (await t.anyone.read('/commitments?q=Pemagangan&topic=regulation')).items[0].id as string;
    const both = (path: string, isHistory = false) => [
      `/komitmen${path}${isHistory ? '/riwayat' : ''}`,
      `/en/commitments${path}${isHistory ? '/history' : ''}`,
    ];
    const pages: Record<string, string[]> = {
      daftar: both(''),
      saringan: [`/komitmen?topic=${story.topic}&status=fulfilled&receiver=${story.union.id}`],
      kosong: ['/en/commitments?topic=regulation&status=fulfilled'],
      'k-01': [`/komitmen/${K01}`],
      ditepati: both(`/${story.kept}`),
      ingkar: [`/en/commitments/${story.broken}`],
      'tak-ternilai': [`/komitmen/${story.unratable}`],
      lampau: [`/komitmen/${story.kept}?as_of=2035-01-01`],
      'belum-ada': both(`/${story.kept}?as_of=2025-01-01`),
      riwayat: both(`/${story.kept}`, true),
    };

    for (const [name, addresses] of Object.entries(pages)) {
      for (const address of addresses) {
        const language = address.startsWith('/en/') ? 'en' : 'id';
        expect([address, await reader.open(address)]).toEqual([address, name === 'belum-ada' ? 404 : 200]);
        expect(await reader.page.locator('html').getAttribute('lang')).toBe(language);
        // With everything folded out, there is more to go wrong.
        if (hasScript)
          await reader.page.evaluate("document.querySelectorAll('details').forEach((e) => (e.open = true))");
        await reader.look(`janji-${name}-${language}`);
      }
    }
    await reader.close();
  });

  it.each([
    [360, false],
    [1280, true],
  ])(
    'give a journalist every pledge on a topic, as of a day, with quote, source, outcome and citation, at %i pixels, script: %s',
    async (width, hasScript) => {
      const reader = await Reader.at(browser, t.url, { width, hasScript });
      const { page } = reader;
      await reader.open('/komitmen');
      await page.getByText('Topik', { exact: true }).click();
      await reader.turning(() => page.getByRole('link', { name: /^Pelatihan Contoh/ }).click());
      expect(await page.locator('.lead').innerText()).toMatch(/^3 komitmen tentang Pelatihan Contoh/);
      expect(await page.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href')).toBe(
        `/api/v1/commitments.csv?topic=${story.topic}`,
      );

      await page.getByRole('link', { name: /^Ruang pelatihan contoh/ }).click();
      expect(await page.locator('.founding blockquote').innerText()).toMatch(/ruang pelatihan kami siapkan/);
      expect(await page.locator('#sumber').innerText()).toContain('Janji pelatihan contoh dalam audiensi');
      expect(await page.locator('.lane-desk').innerText()).toContain('Pelatihan pertama berlangsung');

      const day = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);
      await page.getByText('Lihat seperti pada suatu hari').click();
      await page.getByLabel('Tanggal').fill(day);
      await reader.press('Tampilkan');
      expect(reader.path).toBe(`/komitmen/${story.kept}?as_of=${day}`);
      expect(await page.getByRole('status').first().innerText()).toContain('seperti pada');
      expect(await page.locator('#kutip').innerText()).toContain(
        `/komitmen/${story.kept}?as_of=${day} (diakses`,
      );
      expect(await page.getByLabel('Teks siap salin').inputValue()).toContain('Status: Terpenuhi');
      await reader.turning(() => page.getByRole('link', { name: 'Lihat catatan sekarang' }).click());
      expect(reader.path).toBe(`/komitmen/${story.kept}`);
      await page.getByRole('link', { name: 'Lihat setiap perubahan dan bedanya' }).click();
      expect(await page.locator('.changes').innerText()).toContain('Ukuran diperjelas oleh kantor contoh.');
      await reader.close();
    },
  );

  it.each([360, 1280])(
    'tell a union leader how a pledge stands, who is in charge and the last news, at %i pixels',
    async (width) => {
      const reader = await Reader.at(browser, t.url, { width, hasScript: width > 400 });
      const { page } = reader;
      await reader.open('/masuk');
      const { email } = story.representative;
      await reader.type({ 'Alamat surel': email, 'Kata sandi': PASSWORD });
      await reader.press('Masuk');
      await reader.open('/komitmen');
      await reader.type({ 'Cari kata dalam janji dan kutipan': 'lebaran' });
      await reader.press('Cari');
      await page.getByRole('link', { name: /^Ruang pelatihan contoh/ }).click();

      const standing = await page.locator('.standing').innerText();
      expect(standing).toMatch(/Terpenuhi, diperiksa 22 Mar 2026/);
      expect(standing).toContain('Kepala Bidang Pelatihan Contoh');
      expect(standing).toMatch(/Kabar terakhir\s+.* \(hari ini\)/);
      expect(standing).toContain('Meninjau ruang bersama serikat');
      expect(await page.getByRole('link', { name: 'Jawab atas nama serikat' }).getAttribute('href')).toBe(
        `/serikat-kami/komitmen/${story.kept}`,
      );
      await reader.look('janji-serikat');
      await reader.close();
    },
  );
});
