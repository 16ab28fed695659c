import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aStatement, aVerifiedCommitment } from '../support/builders.js';
import { findChromium, launch, type Reader } from '../support/chromium.js';
import type { Json } from '../support/client.js';
import { readerOf } from '../support/logged-in.js';
import { somebody } from '../support/people.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const chromium = findChromium();
const STEP_TEXTS = ['title', 'titleEn', 'doneWhen', 'doneWhenEn'];

const inBrowser = chromium === null ? describe.skip : describe;

inBrowser('the rules of the office in a browser', () => {
  let t: TestApp;
  let browser: Browser;
  const readers: Reader[] = [];
  beforeAll(async () => {
    t = await startTestApp({ ORIGIN: 'http://127.0.0.1:3000' });
    browser = await launch(chromium ?? '');
  });
  afterAll(async () => {
    await Promise.all(readers.map((one) => one.close()));
    await browser.close();
    await t.close();
  });

  const at = async (role: 'staff' | 'administrator', width: number, hasScript = true) => {
    const made = await readerOf(t, browser, await somebody(t, role), { width, hasScript });
    readers.push(made);
    return made;
  };
  const status = (one: Reader) => one.page.getByRole('status').first().innerText();
  const wrong = (one: Reader) => one.page.locator('.govuk-error-message').allInnerTexts();
  const link = (one: Reader, name: string) =>
    one.turning(() => one.page.getByRole('link', { name, exact: true }).first().click());
  const setOf = async (label: string) =>
    ((await t.anyone.read('/milestone-sets?limit=100')).items as Json[]).find((set) => set.label === label);
  const titles = async (label: string) => (await setOf(label)).steps.map(({ title }: Json) => title);

  it('the start of the desk leads to all of them, at 360 and 1280 pixels', async () => {
    for (const width of [360, 1280]) {
      const one = await at('staff', width, width > 360);
      await one.open('/meja');
      await link(one, 'Aturan kantor');
      expect(await one.page.locator('main h2').allInnerTexts()).toEqual([
        'Hari kerja',
        'Frasa tenggat',
        'Set langkah',
        'Eskalasi',
      ]);
      await one.look('aturan');
      await link(one, 'Set langkah');
      await one.look('set-langkah');
      await link(one, 'Peraturan Bupati, dari permohonan sampai pelaksanaan');
      await one.look('set-perbup');
      await one.open('/en/meja/set-langkah');
      await one.look('en-set-langkah');
      await one.open('/meja/frasa-tenggat');
      await one.look('frasa-baca');
      expect(await one.page.locator('main').innerText()).toContain('dihitung 30 hari sejak diucapkan');
      expect(await one.page.locator('main form').count()).toBe(0);
    }
  });

  it.each([
    [360, false],
    [1280, true],
  ])(
    'a set is made, and its steps added, moved, changed and taken out, at %i pixels',
    async (width, script) => {
      const name = `Set contoh ${width}`;
      const one = await at('staff', width, script);
      await one.open('/meja/set-langkah/baru');
      await one.look('set-baru');
      const fill = async (row: number, texts: string[]) => {
        for (const [n, text] of texts.entries())
          await one.page.locator(`[name="steps.${row}.${STEP_TEXTS[n]}"]`).fill(text);
      };
      await one.type({ 'Nama set': name, 'Nama set dalam bahasa Inggris': `Sample set ${width}` });
      await fill(0, ['Permohonan', 'Request', 'Surat masuk.', 'The letter is in.']);
      await fill(2, ['Penetapan', 'Decision', 'Ditandatangani.']);
      await one.press('Tambah baris');
      expect(await one.page.locator('[name^="steps."][name$=".title"]').count()).toBe(6);
      await one.press('Buat set langkah');
      expect(await wrong(one)).toHaveLength(1);
      await one.look('set-baru-keliru');
      expect(await one.page.locator('[name="steps.2.title"]').inputValue()).toBe('Penetapan');
      await fill(2, ['Penetapan', 'Decision', 'Ditandatangani.', 'It is signed.']);
      await one.press('Buat set langkah');
      expect(await status(one)).toBe('Set langkah dibuat.');
      expect(await titles(name)).toEqual(['Permohonan', 'Penetapan']);

      const pledge = await aVerifiedCommitment(t, { title: `Janji contoh dengan set ${width}` });
      const set = await setOf(name);
      await t.budi.act(`/commitments/${pledge.id}/milestone-set`, pledge, { setId: set.id });

      await one.page.locator('summary', { hasText: 'Tambah langkah' }).click();
      await one.type({
        Langkah: 'Pembahasan',
        'Langkah dalam bahasa Inggris': 'Discussion',
        'Tercapai bila': 'Dibahas.',
        'Tercapai bila, dalam bahasa Inggris': 'It was discussed.',
      });
      await one.press('Tambah langkah');
      expect(await wrong(one)).toHaveLength(1);
      expect(await one.page.getByLabel('Langkah', { exact: true }).first().inputValue()).toBe('Pembahasan');
      await one.look('set-langkah-tambah-keliru');
      await one.page.locator('#langkah-reason').fill('Serikat ikut membahas.');
      await one.press('Tambah langkah');
      expect(await status(one)).toBe('Langkah ditambahkan.');
      expect(await titles(name)).toEqual(['Permohonan', 'Penetapan', 'Pembahasan']);

      await link(one, 'Ubah atau pindahkan: Pembahasan');
      await one.look('set-satu-langkah');
      await one.page.getByLabel('Tempatnya').selectOption({ label: 'Sesudah: Permohonan' });
      await one.page.getByLabel('Sifatnya').selectOption({ label: 'Hanya bila diperlukan' });
      await one.page.locator('#reason').fill('Dibahas sebelum ditetapkan.');
      await one.press('Simpan langkah');
      expect(await status(one)).toBe('Langkah tersimpan.');
      expect(await titles(name)).toEqual(['Permohonan', 'Pembahasan', 'Penetapan']);

      await link(one, 'Ubah atau pindahkan: Permohonan');
      await one.page.locator('#hapus-reason').fill('Tidak dipakai lagi.');
      await one.press('Hapus langkah dari set');
      expect(await status(one)).toBe('Langkah dihapus dari set.');
      expect(await titles(name)).toEqual(['Pembahasan', 'Penetapan']);
      await one.look('set-akhir');

      await one.open(`/meja/komitmen/${pledge.id}/langkah`);
      expect(await one.page.locator('.course .step-name').allInnerTexts()).toEqual([
        expect.stringContaining('Permohonan'),
        expect.stringContaining('Penetapan'),
      ]);
      await link(one, 'Set langkah yang ada');
      expect(await one.heading).toBe('Set langkah');
    },
  );

  it.each([
    [360, false],
    [1280, true],
  ])('a phrase gets a rule, another one and none, at %i pixels', async (width, script) => {
    const phrase = `tak lama lagi ${width}`;
    const one = await at('administrator', width, script);
    await one.open('/meja/frasa-tenggat');
    await one.type({ Frasa: phrase, 'Paling lambat sekian hari sesudah diucapkan': 'sepuluh' });
    await one.press('Simpan aturan');
    expect(await wrong(one)).toHaveLength(2);
    expect(await one.page.getByLabel('Frasa', { exact: true }).inputValue()).toBe(phrase);
    await one.look('frasa-keliru');
    await one.type({
      'Paling lambat sekian hari sesudah diucapkan': '10',
      Alasan: 'Kesepakatan kantor contoh.',
    });
    await one.page.getByLabel('hari kerja', { exact: true }).check();
    await one.press('Simpan aturan');
    expect(await status(one)).toBe('Aturan frasa tersimpan.');
    expect(await one.page.locator('main li', { hasText: phrase }).innerText()).toContain(
      'dihitung 10 hari kerja sejak diucapkan',
    );
    await one.look('frasa');

    await link(one, `Ubah: ${phrase}`);
    await one.look('frasa-satu');
    await one.type({ 'Paling lambat sekian hari sesudah diucapkan': '14', Alasan: 'Contoh.' });
    await one.press('Simpan aturan');
    expect(await one.page.locator('main li', { hasText: phrase }).innerText()).toContain('14 hari kerja');
    await link(one, `Ubah: ${phrase}`);
    await one.page.locator('#hapus-reason').fill('Contoh.');
    await one.press('Hapus frasa');
    expect(await status(one)).toBe('Frasa dihapus.');
    expect(await one.page.locator('main').innerText()).not.toContain(phrase);
  });

  it('a pledge shows what its phrase means and is dated by it, or otherwise with a reason, without script', async () => {
    const statement = await aStatement(t, { saidOn: '2026-03-12', gist: 'Ruang contoh akan dibuka.' });
    const one = await at('staff', 360, false);
    await one.open(`/meja/komitmen/baru?pernyataan=${statement.id}`);
    await one.type({ 'Penerima yang bukan organisasi': 'para pekerja contoh' });
    await one.type({ 'Kata-kata yang menyebut tenggat': 'Segera!' });
    await one.press('Lihat artinya');
    expect(await status(one)).toContain(
      '“Segera!”: paling lambat Sabtu, 11 April 2026, dihitung 30 hari sejak diucapkan (Kamis, 12 Maret 2026).',
    );
    expect(await one.page.getByLabel('Penerima yang bukan organisasi').inputValue()).toBe(
      'para pekerja contoh',
    );
    await one.look('komitmen-arti-tenggat');

    await one.type({ Tenggat: '2026-04-30' });
    await one.press('Catat komitmen');
    expect(await wrong(one)).toEqual([expect.stringContaining('lain daripada menurut aturan')]);
    await one.look('komitmen-tenggat-lain');
    await one.type({
      'Mengapa tenggatnya lain daripada menurut aturan, terbaca semua orang':
        'Undangannya menyebut akhir April.',
    });
    await one.press('Catat komitmen');
    const id = one.path.replace(/^.*\/([0-9a-f-]{36}).*$/, '$1');
    expect((await t.budi.read(`/commitments/${id}`)).due).toMatchObject({ on: '2026-04-30', rule: null });

    await one.open(`/meja/komitmen/${id}/koreksi`);
    await one.type({ Tenggat: '', 'Alasan koreksi, terbaca semua orang': 'Menurut aturan saja.' });
    await one.press('Simpan koreksi');
    expect((await t.budi.read(`/commitments/${id}`)).due).toMatchObject({
      on: '2026-04-11',
      rule: { days: 30 },
    });
    await one.open(`/meja/komitmen/${id}/koreksi`);
    expect(await status(one)).toContain('11 April 2026');
    await one.type({
      'Kalimat itu dalam bahasa Inggris': 'The sample room will be opened.',
      'Alasan koreksi, terbaca semua orang': 'Diterjemahkan.',
    });
    await one.press('Simpan koreksi');
    expect((await t.budi.read(`/commitments/${id}`)).due).toMatchObject({
      on: '2026-04-11',
      rule: { days: 30 },
    });
  });

  it('with script the meaning follows the typing', async () => {
    const statement = await aStatement(t, { saidOn: '2026-03-12' });
    const one = await at('staff', 1280);
    await one.open(`/meja/komitmen/baru?pernyataan=${statement.id}`);
    const meaning = one.page.locator('#arti-tenggat');

    await one.type({ 'Kata-kata yang menyebut tenggat': 'dalam waktu dekat' });
    await meaning.getByText('Senin, 11 Mei 2026').waitFor();
    await one.look('komitmen-arti-seketika');
    await one.type({ 'Kata-kata yang menyebut tenggat': 'kalau sempat' });
    await meaning.getByText('Tidak ada aturan untuk frasa ini').waitFor();
    await one.type({ 'Kata-kata yang menyebut tenggat': '' });
    await meaning.locator('p').waitFor({ state: 'detached' });

    expect(one.complaints).toEqual([]);
  });
});
