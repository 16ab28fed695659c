import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import type { Browser } from 'playwright-core';
import { processActor } from '../../src/common/actor.js';
import { today } from '../../src/common/day.js';
import { EscalationsService } from '../../src/commitments/escalations.service.js';
import {
  anOrganization,
  aPerson,
  aPost,
  aSource,
  aTenure,
  aVerifiedCommitment,
  knownWorkingDays,
} from '../support/builders.js';
import { findChromium, launch, type Reader } from '../support/chromium.js';
import type { Json } from '../support/client.js';
import { readDocx } from '../support/documents.js';
import { readerOf } from '../support/logged-in.js';
import { somebody } from '../support/people.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const chromium = findChromium();
const inBrowser = chromium === null ? describe.skip : describe;

inBrowser('following up in a browser', () => {
  let t: TestApp;
  let browser: Browser;
  let head: Json;
  const readers: Reader[] = [];
  beforeAll(async () => {
    t = await startTestApp({ ORIGIN: 'http://127.0.0.1:3000' });
    browser = await launch(chromium ?? '');
    await knownWorkingDays(t);
    const office = await anOrganization(t, { kind: 'government_body', name: 'Dinas Contoh Tenaga Kerja' });
    head = await aPost(t, { title: 'Kepala Urusan Latihan', organizationId: office.id });
    const holder = await aPerson(t, { name: 'Rina Contoh Lestari' });
    await aTenure(t, { personId: holder.id, postId: head.id, startedOn: '2024-01-01' });
    await aSource(t, { kind: 'letter', title: 'Surat balasan contoh', publisher: 'Dinas Contoh' });
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
  const facts = (one: Reader) => one.page.locator('dl.facts').innerText();

  it('a letter is planned in working days, downloaded, sent and replied to, on a phone without script', async () => {
    const pledge = await aVerifiedCommitment(t, { title: 'Menyiapkan ruang latihan contoh' });
    const one = await at('staff', 360, false);
    await one.open(`/meja/komitmen/${pledge.id}/tindak-lanjut`);
    await one.type({ 'Apa yang dilakukan': 'Menyurati dinas contoh' });
    await one.press('Simpan rencana');
    expect(await one.page.locator('main').innerText()).toContain('Tenggat disebut sebagai tanggal');
    await one.type({ 'Tenggat dalam hari kerja': '5', 'Cari: Penanggung jawab: jabatan': 'kepala urusan' });
    await one.press('Cari: Penanggung jawab: jabatan');
    await one.page.getByLabel('Kepala Urusan Latihan').check();
    await one.look('rencana-hari-kerja');
    await one.press('Simpan rencana');
    const [planned] = (await t.anyone.read(`/commitments/${pledge.id}`)).followUps as Json[];
    expect(planned).toMatchObject({ dueRule: { workingDays: 5, countedFrom: today() } });

    await one.open(`/meja/tindak-lanjut/${planned.id}`);
    expect(await facts(one)).toContain('5 hari kerja sejak');
    expect(await facts(one)).toContain('kini dijabat Rina Contoh Lestari');
    await one.look('tindak-lanjut-surat');
    const [download] = await Promise.all([
      one.page.waitForEvent('download'),
      one.page.getByRole('link', { name: /^Unduh surat/ }).click(),
    ]);
    const { text } = await readDocx(fs.readFileSync(await download.path()));
    expect(text).toContain('Rina Contoh Lestari');

    await one.press('Catat pengiriman');
    expect(await status(one)).toBe('Tanggal kirim tercatat; jawaban ditunggu.');
    expect(await facts(one)).toContain('menunggu jawaban, batas');
    await one.type({ 'Isi jawaban': 'Ruang sedang disiapkan.', 'Cari: Sumber': 'balasan' });
    await one.press('Cari: Sumber');
    await one.page.getByLabel('Surat balasan contoh').check();
    expect(await one.page.getByLabel('Isi jawaban').inputValue()).toBe('Ruang sedang disiapkan.');
    await one.look('tindak-lanjut-jawaban');
    await one.press('Catat jawaban');
    expect(await status(one)).toBe('Jawaban tercatat.');
    expect(await facts(one)).toContain('Ruang sedang disiapkan.');
    expect((await t.anyone.read(`/follow-ups/${planned.id}`)).replySource.title).toBe('Surat balasan contoh');
  });

  it('a ladder is set by an administrator, and what it raised shows at the desk and on the list', async () => {
    const admin = await at('administrator', 360, false);
    await admin.open('/meja/eskalasi');
    await admin.look('eskalasi-kosong');
    await admin.type({ 'Cari: Jabatan 2': 'kepala urusan' });
    await admin.press('Cari: Jabatan 2');
    await admin.page.getByLabel('Kepala Urusan Latihan').check();
    await admin.type({ Alasan: 'Kesepakatan contoh.' });
    await admin.look('eskalasi-isi');
    await admin.press('Simpan tangga');
    expect(await status(admin)).toBe('Tangga tersimpan.');
    await admin.look('eskalasi');
    const pledge = await aVerifiedCommitment(t, { title: 'Menyiapkan daftar contoh' });
    const followUp = await t.budi.made(`/commitments/${pledge.id}/follow-ups`, {
      action: 'Menelepon dinas contoh',
      method: 'call',
      assigneePostId: head.id,
      dueOn: '2026-03-02',
    });
    const { rows } = await t.owner.query<{ id: string }>('SELECT id FROM account ORDER BY name LIMIT 1');
    await t.work.run(processActor(rows[0]?.id, 'administrator'), (tx) =>
      t.app.get(EscalationsService, { strict: false }).raiseDue(tx, '2026-03-05'),
    );

    for (const width of [360, 1280]) {
      const one = await at('staff', width);
      await one.open('/meja');
      expect(await one.page.locator('.today').innerText()).toMatch(/Tindak lanjut yang dinaikkan\s+1\s/);
      await one.look('meja-eskalasi');
      await one.open('/meja/tindak-lanjut?escalated=yes');
      expect(await one.page.locator('.card').innerText()).toContain('dinaikkan ke Kepala Urusan Latihan');
      await one.look('daftar-tindak-lanjut');
      await one.open(`/meja/tindak-lanjut/${followUp.id}`);
      expect(await facts(one)).toContain('dinaikkan ke Kepala Urusan Latihan');
      await one.look('tindak-lanjut-eskalasi');
      await one.open('/meja/eskalasi');
      await one.look('eskalasi-baca');
      expect(await one.open('/en/meja/tindak-lanjut')).toBe(200);
      await one.look('en-daftar-tindak-lanjut');
    }
  });

  it.each([360, 1280])(
    'working days are read, a day is moved and a year recorded, at %i pixels',
    async (width) => {
      const admin = await at('administrator', width, width > 360);
      await admin.open('/meja/hari-kerja?tahun=2026');
      await admin.look('hari-kerja');
      await admin.turning(() =>
        admin.page.getByRole('link', { name: 'Ubah: Selasa, 25 Agustus 2026' }).click(),
      );
      await admin.look('hari-kerja-satu');
      await admin.type({ 'Alasan, misalnya nomor keputusan': 'SKB Contoh.' });
      await admin.press('Simpan perubahan');
      expect(await status(admin)).toBe('Hari sudah diubah.');
      await admin.type({
        Tahun: String(width === 360 ? 2051 : 2052),
        Dasar: 'SKB Contoh',
        'Semua hari libur dan cuti bersama': '1 Januari',
      });
      await admin.press('Catat tahun ini');
      await admin.look('hari-kerja-keliru');
      expect(await admin.page.locator('.govuk-error-message').allInnerTexts()).not.toEqual([]);
    },
  );
});
