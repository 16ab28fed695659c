import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aPost, aVerifiedCommitment } from '../support/builders.js';
import { findChromium, launch, type Reader } from '../support/chromium.js';
import { runJobs } from '../support/jobs.js';
import { readerOf } from '../support/logged-in.js';
import { Mailbox } from '../support/mailbox.js';
import { somebody, type Somebody } from '../support/people.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const chromium = findChromium();
const inBrowser = chromium === null ? describe.skip : describe;

inBrowser('being told in a browser', () => {
  let t: TestApp;
  let browser: Browser;
  let mailbox: Mailbox;
  const readers: Reader[] = [];
  beforeAll(async () => {
    mailbox = await Mailbox.open();
    t = await startTestApp({
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'ikrar@contoh.id',
      ORIGIN: 'http://127.0.0.1:3000',
    });
    browser = await launch(chromium ?? '');
  });
  afterAll(async () => {
    await Promise.all(readers.map((one) => one.close()));
    await browser.close();
    await t.close();
    await mailbox.close();
  });

  const at = async (who: Somebody, width: number, hasScript = true) => {
    const made = await readerOf(t, browser, who, { width, hasScript });
    readers.push(made);
    return made;
  };

  it.each([
    [360, false],
    [1280, true],
  ])(
    'a search is told at once and its news stand in the masthead until they are read, at %i pixels, script: %s',
    async (width, hasScript) => {
      const who = await somebody(t, 'reader');
      const one = await at(who, width, hasScript);
      await one.open(`/akun/pencarian/baru?list=sources&query=q%3DKabarcontoh${width}`);
      await one.type({ 'Nama pencarian': 'Surat contoh' });
      await one.press('Simpan');
      await one.press('Kabari seketika');
      expect(await one.page.locator('main').innerText()).toContain('dikabari seketika');
      await one.look('pencarian-seketika');
      await runJobs(t);

      await t.budi.made('/sources', { kind: 'letter', party: 'union', title: `Kabarcontoh${width} satu` });
      await runJobs(t);
      await mailbox.next(who.email);
      await one.open('/komitmen');
      await one.look('kepala-halaman-kabar');
      await one.turning(() => one.page.getByRole('link', { name: 'Kabar 1 belum dibaca' }).click());
      expect(await one.heading).toBe('Kabar');
      await one.look('kabar-belum-dibaca');
      await one.press('Tandai semua sudah dibaca');
      expect(await one.page.getByRole('link', { name: /belum dibaca$/ }).count()).toBe(0);
    },
  );

  it.each([
    [360, false],
    [1280, true],
  ])(
    'an import is one card that opens into each of it and is read at one press, at %i pixels, script: %s',
    async (width, hasScript) => {
      const who = await somebody(t, 'reader');
      const one = await at(who, width, hasScript);
      await one.open(`/akun/pencarian/baru?list=sources&query=q%3DBorongcontoh${width}`);
      await one.type({ 'Nama pencarian': 'Surat contoh' });
      await one.press('Simpan');
      await one.press('Kabari seketika');
      await runJobs(t);
      for (let n = 1; n <= 23; n++)
        await t.budi.made('/sources', {
          kind: 'letter',
          party: 'union',
          title: `Surat Contoh ${n} tentang jadwal pembahasan, Borongcontoh${width}`,
        });
      await runJobs(t);
      await mailbox.next(who.email);
      const cards = () => one.page.locator('main .card').count();

      await one.open('/akun/kabar');
      expect(await cards()).toBe(1);
      await one.look('kabar-borongan');
      await one.turning(() => one.page.getByRole('link', { name: 'Sumber dicatat: 23 catatan' }).click());
      expect(await cards()).toBe(23);
      await one.look('kabar-borongan-dibuka');
      await one.open(`${one.path}&limit=20`);
      await one.turning(() => one.page.getByRole('link', { name: 'Kabar yang lebih lama' }).click());
      expect(await cards()).toBe(3);
      await one.turning(() => one.page.getByRole('link', { name: 'Semua kabar' }).click());
      await one.press('Tandai 23 kabar ini sudah dibaca');
      expect(await one.page.getByRole('button', { name: /^Tandai/ }).count()).toBe(0);
      expect(await one.page.getByRole('link', { name: /belum dibaca$/ }).count()).toBe(0);
      await one.look('kabar-borongan-dibaca');
    },
  );

  it.each([360, 1280])(
    'a year without calendar is said where the desk starts, and whoever is refused for it is led there and keeps what was typed, at %i pixels',
    async (width) => {
      const one = await at(await somebody(t, 'staff'), width);
      const pledge = await aVerifiedCommitment(t, { title: 'Menyiapkan ruang contoh' });
      const post = await aPost(t, { title: `Kepala Contoh ${width}` });
      const followUp = await t.budi.made(`/commitments/${pledge.id}/follow-ups`, {
        action: 'Menelepon Contoh',
        method: 'call',
        assigneePostId: post.id,
        dueOn: '2023-03-01',
      });
      await one.open('/meja');
      await one.look('meja-kalender-hilang');
      await one.turning(() =>
        one.page.getByRole('link', { name: 'Buka kalender 2023', exact: true }).first().click(),
      );
      expect(one.path).toBe('/meja/hari-kerja?tahun=2023');
      await one.look('hari-kerja-hilang');

      await one.open(`/meja/tindak-lanjut/${followUp.id}`);
      await one.type({ 'Tanggal kirim': '2023-02-01' });
      await one.press('Catat pengiriman');
      expect(await one.page.getByLabel('Tanggal kirim').inputValue()).toBe('2023-02-01');
      const alert = one.page.getByRole('alert');
      expect(await alert.innerText()).toContain('2023');
      expect(await alert.getByRole('link', { name: 'Buka kalender 2023' }).getAttribute('href')).toBe(
        '/meja/hari-kerja?tahun=2023',
      );
      await one.look('kalender-ditolak');
    },
  );
});
