import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import {
  aCommitment,
  anEvent,
  anOrganization,
  aPerson,
  aPost,
  aSource,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  evidence,
} from '../support/builders.js';
import { findChromium, launch, Reader } from '../support/chromium.js';
import type { Json } from '../support/client.js';
import { readerOf } from '../support/logged-in.js';
import { type Somebody, somebody } from '../support/people.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const chromium = findChromium();
const inBrowser = chromium === null ? describe.skip : describe;

inBrowser('the desk for pledges in a browser', () => {
  let t: TestApp;
  let browser: Browser;
  let quote: Json;
  let rina: Somebody;
  let dewi: Somebody;
  beforeAll(async () => {
    t = await startTestApp({ ORIGIN: 'http://127.0.0.1:3000' });
    browser = await launch(chromium ?? '');
    const speaker = await aPerson(t, { name: 'Tono Contoh', frontTitles: 'dr.' });
    const post = await aPost(t, { title: 'Kepala Dinas Contoh' });
    await aTenure(t, { personId: speaker.id, postId: post.id });
    const event = await anEvent(t, { name: 'Konsolidasi Contoh' });
    quote = await aStatement(t, {
      speakerId: speaker.id,
      eventId: event.id,
      words: 'ruang pelatihan kami siapkan bulan depan',
      gist: 'Ruang pelatihan disiapkan bulan depan',
    });
    await anOrganization(t, { name: 'PUK SPAMK FSPMI PT Contoh Otomotif' });
    await aSource(t, {
      kind: 'letter',
      title: 'Surat Contoh tentang ruang pelatihan',
      publisher: 'Dinas Contoh',
    });
    await t.budi.made('/topics', { key: 'pelatihan', label: 'Pelatihan', labelEn: 'Training' });
    [rina, dewi] = await Promise.all([somebody(t, 'staff'), somebody(t, 'staff')]);
  });
  afterAll(async () => {
    await Promise.all(readers.map((one) => one.close()));
    await browser.close();
    await t.close();
  });

  const readers: Reader[] = [];
  const at = async (who: Somebody, width: number, hasScript = true) => {
    const made = await readerOf(t, browser, who, { width, hasScript });
    readers.push(made);
    return made;
  };
  const status = (one: Reader) => one.page.getByRole('status').first().innerText();
  const errors = (one: Reader) => one.page.locator('.govuk-error-message').allInnerTexts();

  it('a quote becomes a pledge on a phone without script, and a second person verifies it', async () => {
    const one = await at(rina, 360, false);
    await one.open('/meja/komitmen/baru?q=pelatihan');
    await one.look('kutipan');
    await one.page.getByRole('link', { name: quote.gist }).click();
    expect(await one.page.locator('main').innerText()).toContain('ruang pelatihan kami siapkan bulan depan');
    await one.page.getByLabel('Bersyarat').check();
    await one.type({ 'Cari: Penerima': 'otomotif' });
    await one.press('Cari: Penerima');
    await one.page.getByLabel('PUK SPAMK FSPMI PT Contoh Otomotif').check();
    await one.press('Catat komitmen');
    expect(await errors(one)).toEqual(['komitmen bersyarat perlu syaratnya']);
    expect(await one.page.getByLabel('PUK SPAMK FSPMI PT Contoh Otomotif').isChecked()).toBe(true);
    await one.look('komitmen-baru-keliru');
    await one.type({
      Syarat: 'Jika gedungnya sudah diserahkan',
      Tenggat: '2026-02-10',
      'Kata-kata yang menyebut tenggat': 'bulan depan',
    });
    await one.page.getByLabel('Seberapa tepat tenggatnya').selectOption('month');
    await one.page.getByLabel('Pelatihan').check();
    await one.press('Catat komitmen');
    expect(await status(one)).toBe('Komitmen dicatat.');
    const path = one.path.split('?')[0] ?? '';
    const made = await t.budi.read(`/commitments/${path.split('/').at(-1)}`);
    expect(made).toMatchObject({
      recordState: 'awaiting_verification',
      due: { on: '2026-02-28', precision: 'month' },
      topics: [{ key: 'pelatihan' }],
      makers: [{ post: { title: 'Kepala Dinas Contoh' }, person: { name: 'Tono Contoh' } }],
    });
    expect(await one.page.getByRole('button', { name: 'Verifikasi dan buka untuk umum' }).count()).toBe(0);
    expect(await one.page.locator('main').innerText()).toContain('perlu orang kedua: Anda ikut mencatatnya');
    await one.look('komitmen-menunggu');

    const two = await at(dewi, 1280);
    await two.open('/meja/komitmen?record=awaiting_verification');
    await two.page.getByRole('link', { name: quote.gist }).click();
    await two.look('komitmen-menunggu');
    await two.press('Verifikasi dan buka untuk umum');
    expect(await status(two)).toMatch(/^Terverifikasi/);
    await two.look('komitmen-terverifikasi');
    expect(await t.anyone.read(`/commitments/${made.id}`)).toMatchObject({ recordState: 'verified' });
  });

  it('a finding is offered as the table allows, says what it lacks, and waits for a second signature', async () => {
    const pledge = await aVerifiedCommitment(t, { title: 'Menyerahkan kunci ruang contoh' });
    const one = await at(rina, 360, false);
    await one.open(`/meja/komitmen/${pledge.id}/nilai`);
    expect(await one.page.getByRole('link', { name: 'Terpenuhi', exact: true }).count()).toBe(1);
    await one.look('nilai-pilih');
    await one.page.getByRole('link', { name: 'Terpenuhi', exact: true }).click();
    expect(await one.page.locator('.needs').innerText()).toContain('perlu bukti A, atau B dengan C');
    await one.look('nilai-terpenuhi');
    await one.type({
      'Penjelasan, untuk dibaca semua orang': 'Kuncinya sudah diserahkan.',
      'Cari: Sumber yang tercatat': 'ruang pelatihan',
      'Apa yang ditunjukkan': 'Tanda terima kunci.',
    });
    await one.press('Cari: Sumber yang tercatat');
    await one.page.getByLabel('Surat Contoh tentang ruang pelatihan').check();
    await one.page.getByLabel('Nilai bukti').selectOption('A');
    await one.press('Periksa dahulu');
    expect(await one.page.getByRole('alert').innerText()).toContain('paling tinggi');
    await one.page.getByLabel('Nilai bukti').selectOption('B');
    await one.press('Usulkan kepada orang kedua');
    expect(await one.page.locator('main').innerText()).toContain(
      'perlu bukti A, atau B dengan C yang independen',
    );
    expect(await one.page.getByLabel('Penjelasan, untuk dibaca semua orang').inputValue()).toBe(
      'Kuncinya sudah diserahkan.',
    );
    await one.look('nilai-kurang');
    await one.press('Tambah bukti');
    const second = one.page.locator('.piece').nth(1);
    await second.getByText('Sumber baru, dengan tautannya').click();
    await second.getByLabel('Tautan').fill('https://contoh.example/berita');
    await second.getByLabel('Judul').fill('Kunci ruang contoh diserahkan');
    await second.getByLabel('Penerbit').fill('Harian Contoh');
    await second.getByLabel('Jenis').selectOption('news_article');
    await second.getByLabel('Kata siapa').selectOption('media');
    await second.getByLabel('Nilai bukti').selectOption('C');
    await second.getByLabel('Apa yang ditunjukkan').fill('Wartawan melihatnya.');
    await one.press('Periksa dahulu');
    expect(await one.page.locator('.needs').innerText()).toBe('Syarat temuan ini sudah terpenuhi.');
    await one.look('nilai-lengkap');
    await one.press('Usulkan kepada orang kedua');
    expect(await status(one)).toMatch(/^Penilaian diusulkan/);
    expect(await one.page.locator('main').innerText()).toContain('Tanda tangan kedua perlu orang lain');
    await one.look('usulan');

    const two = await at(dewi, 1280);
    await two.open(`/meja/komitmen/${pledge.id}`);
    await two.page.getByRole('link', { name: 'Usulan penilaian menunggu tanda tangan kedua' }).click();
    await two.look('usulan');
    await two.press('Tanda tangani sebagai orang kedua');
    expect(await status(two)).toMatch(/^Ditandatangani/);
    expect((await t.anyone.read(`/commitments/${pledge.id}`)).fulfilment).toBe('fulfilled');
    await two.open(`/meja/komitmen/${pledge.id}/nilai`);
    expect(await two.page.locator('main').innerText()).toContain('Keadaan ini sudah final');
    await two.look('nilai-koreksi');
  });

  it('two who assess one pledge get a choice, and nothing is lost', async () => {
    const pledge = await aVerifiedCommitment(t, { title: 'Membagikan jadwal contoh' });
    const one = await at(rina, 1280);
    await one.open(`/meja/komitmen/${pledge.id}/nilai?temuan=stalled`);
    await one.type({ 'Penjelasan, untuk dibaca semua orang': 'Belum ada kabar.' });
    await t.budi.act(`/commitments/${pledge.id}/assessments`, pledge, {
      lane: 'desk',
      finding: 'in_progress',
      assessedOn: '2026-02-02',
      note: 'Jadwal dibahas.',
      evidence: [await evidence(t, 'B')],
    });
    await one.press('Simpan penilaian');
    expect(await one.page.locator('.stale').innerText()).toContain('Orang lain mengubah catatan ini');
    expect(await one.page.locator('.tags').first().innerText()).toContain('Dalam proses');
    expect(await one.page.getByLabel('Penjelasan, untuk dibaca semua orang').inputValue()).toBe(
      'Belum ada kabar.',
    );
    await one.look('nilai-berubah');
    await one.press('Simpan penilaian');
    expect(await status(one)).toBe('Penilaian berlaku.');
    expect((await t.anyone.read(`/commitments/${pledge.id}`)).fulfilment).toBe('stalled');
  });

  it('a ready set is laid on a pledge, a step met and sent back, and everybody reads where it is', async () => {
    const pledge = await aVerifiedCommitment(t, { title: 'Menerbitkan peraturan contoh' });
    const one = await at(rina, 360, false);
    await one.open(`/meja/komitmen/${pledge.id}`);
    await one.turning(() => one.page.getByRole('link', { name: 'Langkah dan rancangan' }).click());
    await one.look('langkah-kosong');
    await one.page.getByLabel(/^Peraturan Bupati/).check();
    await one.press('Catat semua langkahnya');
    expect(await status(one)).toBe('Langkah-langkahnya tercatat.');
    expect(await one.page.locator('.step').count()).toBe(11);
    await one.look('langkah');

    await one.turning(() => one.page.getByRole('link', { name: 'Perencanaan', exact: true }).click());
    await one.look('langkah-satu');
    await one.press('Catat bahwa langkah ini tercapai');
    expect(await errors(one)).toEqual([expect.stringContaining('perlu paling sedikit satu bukti')]);
    await one.type({
      'Tanggal tercapai': '2026-03-02',
      'Cari: Sumber yang tercatat': 'ruang pelatihan',
      'Apa yang ditunjukkan': 'Surat permohonan sudah masuk.',
    });
    await one.press('Cari: Sumber yang tercatat');
    await one.page.getByLabel('Surat Contoh tentang ruang pelatihan').check();
    expect(await one.page.getByLabel('Apa yang ditunjukkan').first().inputValue()).toBe(
      'Surat permohonan sudah masuk.',
    );
    await one.look('langkah-bukti');
    await one.press('Catat bahwa langkah ini tercapai');
    expect(await status(one)).toBe('Langkah tercapai, dengan buktinya.');
    await one.page.getByText('Dikembalikan', { exact: true }).first().click();
    await one.type({
      'Tanggal dikembalikan': '2026-03-09',
      'Mengapa dikembalikan, terbaca semua orang': 'Dasar hukum kurang.',
    });
    await one.press('Dikembalikan');
    expect(await status(one)).toMatch(/^Langkah dikembalikan/);
    await one.look('langkah-dikembalikan');
    await one.page.getByText('Rencanakan', { exact: true }).click();
    await one.type({ 'Direncanakan pada': '2026-04-01' });
    await one.press('Simpan rencana');
    expect(await status(one)).toBe('Rencana langkah tersimpan.');

    const two = await at(dewi, 1280);
    await two.open(`/meja/komitmen/${pledge.id}/langkah`);
    await two.turning(() =>
      two.page.getByRole('link', { name: 'Fasilitasi Gubernur, bila diwajibkan' }).click(),
    );
    await two.page.getByText('Lewati: tidak diperlukan').first().click();
    await two.type({ 'Mengapa tidak diperlukan, terbaca semua orang': 'Tidak diwajibkan.' });
    await two.press('Lewati: tidak diperlukan');
    expect(await status(two)).toBe('Langkah dilewati.');
    await two.open(`/komitmen/${pledge.id}`);
    expect(await two.page.locator('#langkah').innerText()).toContain(
      '0 dari 11 langkah tercapai; 1 dilewati',
    );
    expect(await two.page.locator('#langkah').innerText()).toContain('1 kali, terakhir 9 Mar 2026');
    await two.look('komitmen-langkah');
  });

  it('a draft is entered, and what the sides say of it is answered', async () => {
    const pledge = await aVerifiedCommitment(t, { title: 'Menyusun peraturan contoh' });
    const one = await at(rina, 360);
    await one.open(`/meja/komitmen/${pledge.id}/rancangan`);
    await one.type({
      'Judul rancangan': 'Rancangan Peraturan Contoh',
      'Tanggal pada rancangan': '2026-03-02',
      'Cari: Dokumennya': 'ruang pelatihan',
    });
    await one.press('Cari: Dokumennya');
    await one.page.getByLabel('Surat Contoh tentang ruang pelatihan').check();
    await one.look('rancangan-baru');
    await one.press('Catat versi rancangan');
    expect(await status(one)).toBe('Versi rancangan tercatat.');
    await one.turning(() => one.page.getByRole('link', { name: /^Versi 1: Rancangan/ }).click());
    for (const [side, words] of [
      ['SP/SB', 'Uang saku sebesar UMK contoh.'],
      ['Pengusaha', 'Masa pemagangan terlalu singkat.'],
    ] as const) {
      await one.page.getByLabel('Unsur').selectOption(side);
      await one.type({ 'Catatannya, seperti diberikan': words });
      await one.press('Simpan catatan');
      expect(await status(one)).toBe('Catatan tersimpan.');
    }
    await one.page.getByLabel('Jawaban', { exact: true }).selectOption('Ditolak');
    await one.press('Simpan jawaban');
    expect(await errors(one)).toEqual([expect.stringContaining('perlu, kecuali')]);
    await one.look('rancangan-jawaban');
    await one.type({ 'Alasan; perlu, kecuali diterima seluruhnya': 'Diatur peraturan lain.' });
    await one.press('Simpan jawaban');
    expect(await status(one)).toBe('Jawaban tersimpan.');

    const two = await at(dewi, 1280);
    await two.open(`/komitmen/${pledge.id}`);
    expect(await two.page.locator('.sides > div').count()).toBe(2);
    expect(await two.page.locator('.sides').innerText()).toContain('Diatur peraturan lain.');
    await two.look('komitmen-rancangan');
  });

  it('a follow-up is planned and closed, a statement linked, the record corrected', async () => {
    const pledge = await aVerifiedCommitment(t, { title: 'Menyiapkan daftar contoh' });
    const one = await at(rina, 360);
    await one.open(`/meja/komitmen/${pledge.id}/tindak-lanjut`);
    await one.type({
      'Apa yang dilakukan': 'Menelepon dinas contoh',
      'Atau tenggat pada tanggal': '2026-03-02',
    });
    await one.type({ 'Cari: Penanggung jawab: jabatan': 'kepala dinas' });
    await one.press('Cari: Penanggung jawab: jabatan');
    await one.page.getByLabel('Kepala Dinas Contoh').check();
    await one.look('rencana');
    await one.press('Simpan rencana');
    await one.page.getByRole('link', { name: 'Catat hasilnya: Menelepon dinas contoh' }).click();
    await one.look('tindak-lanjut');
    await one.page.getByLabel('Tidak ada jawaban').check();
    await one.type({ Penjelasan: 'Tiga kali tidak diangkat.' });
    await one.press('Catat hasilnya');
    expect(await status(one)).toBe('Hasil tindak lanjut tercatat.');

    await one.open(`/meja/komitmen/${pledge.id}/pernyataan`);
    await one.type({ 'Cari: Pernyataan': 'bulan depan' });
    await one.press('Cari: Pernyataan');
    await one.page.getByLabel(quote.gist).check();
    await one.page.getByLabel('Diulang').check();
    await one.look('pernyataan');
    await one.press('Tautkan');
    expect(await status(one)).toBe('Pernyataan baru ditautkan.');

    await one.open(`/meja/komitmen/${pledge.id}/koreksi`);
    await one.look('koreksi');
    await one.type({ 'Ukuran: dari apa terlihat terpenuhi': 'Daftarnya terbit.' });
    await one.type({ 'Alasan koreksi, terbaca semua orang': 'Ukurannya terlewat.' });
    await one.press('Simpan koreksi');
    expect(await status(one)).toMatch(/^Koreksi tersimpan/);
    const { measure, makers, statements, followUps } = await t.anyone.read(`/commitments/${pledge.id}`);
    expect([measure, makers.length, statements.length, followUps[0].outcome]).toEqual([
      'Daftarnya terbit.',
      1,
      2,
      'silence',
    ]);
  });

  it('who promised is told and heard before a verdict, and whoever came after says where they stand', async () => {
    const office = await anOrganization(t, { kind: 'government_body', name: 'Dinas Pelatihan Contoh' });
    const post = await aPost(t, { title: 'Kepala Pelatihan Contoh', organizationId: office.id });
    const tenure = await aTenure(t, { postId: post.id, startedOn: '2025-01-01', endedOn: '2026-05-31' });
    const pledge = await aVerifiedCommitment(t, {
      statementId: (await aStatement(t, { postId: post.id, saidOn: '2026-01-12' })).id,
      makers: [{ tenureId: tenure.id }],
      dueOn: '2026-02-27',
    });
    const heir = await aPerson(t, { name: 'Siti Contoh' });
    await aTenure(t, { personId: heir.id, postId: post.id, startedOn: '2026-06-01' });

    const one = await at(rina, 360, false);
    await one.open(`/meja/komitmen/${pledge.id}/nilai?temuan=not_fulfilled`);
    await one.turning(() => one.page.getByRole('link', { name: 'Beri tahu sekarang' }).click());
    await one.look('beri-tahu');
    await one.type({
      'Isi pemberitahuan, untuk dibaca semua orang': 'Akan dinilai tidak terpenuhi.',
      'Tanggal dikirim': '2026-03-12',
      'Waktu menjawab, hari kerja': '3',
    });
    await one.press('Catat pemberitahuan');
    expect(await errors(one)).toHaveLength(1);
    await one.type({ 'Waktu menjawab, hari kerja': '10' });
    await one.press('Catat pemberitahuan');
    expect(await status(one)).toMatch(/^Pemberitahuan tercatat/);
    await one.turning(() => one.page.getByRole('link', { name: 'Catat jawabannya' }).click());
    await one.look('pemberitahuan');
    await one.type({ 'Jawabannya, apa adanya': 'Anggaran contoh ditunda.', 'Tanggal dijawab': '2026-03-16' });
    await one.press('Catat jawabannya');
    expect(await errors(one)).toHaveLength(1);
    await one.type({ 'Cari: Sumber': 'ruang pelatihan' });
    await one.press('Cari: Sumber');
    await one.page.getByLabel('Surat Contoh tentang ruang pelatihan').check();
    await one.press('Catat jawabannya');
    expect(await status(one)).toBe('Jawaban tercatat.');

    const two = await at(dewi, 1280);
    await two.open(`/meja/komitmen/${pledge.id}/serah-terima`);
    await two.page.getByLabel('Mengambil alih dengan perubahan').check();
    await two.type({
      'Pernyataannya, apa adanya': 'Kami lanjutkan dengan ruang yang lebih kecil.',
      'Tanggal dinyatakan': '2026-06-10',
      'Cari: Sumber': 'ruang pelatihan',
    });
    await two.press('Cari: Sumber');
    await two.page.getByLabel('Surat Contoh tentang ruang pelatihan').check();
    await two.look('serah-terima');
    await two.press('Catat sikapnya');
    expect(await errors(two)).toHaveLength(1);
    await two.type({ 'Bila diubah: menjadi': 'Ruang untuk 12 orang.' });
    await two.press('Catat sikapnya');
    expect(await status(two)).toBe('Sikap pejabat baru tercatat.');
    await two.open(`/komitmen/${pledge.id}`);
    expect(await two.page.locator('#lajur').innerText()).toContain('Anggaran contoh ditunda.');
    expect(await two.page.locator('#janji').innerText()).toContain('Ruang untuk 12 orang.');
    await two.look('komitmen-didengar');
  });

  it('every page is whole in English', async () => {
    const [pledge, draft] = await Promise.all([aVerifiedCommitment(t), aCommitment(t, { isDraft: true })]);
    const followUp = await t.budi.made(`/commitments/${pledge.id}/follow-ups`, {
      action: 'Bersurat',
      method: 'letter',
      assigneePostId: (await aPost(t)).id,
      dueOn: '2026-03-02',
    });
    const one = await at(dewi, 1280);
    for (const [name, path] of Object.entries({
      quotes: '/meja/komitmen/baru',
      quote: `/meja/komitmen/baru?pernyataan=${quote.id}`,
      pledge: `/meja/komitmen/${pledge.id}`,
      draft: `/meja/komitmen/${draft.id}`,
      assess: `/meja/komitmen/${pledge.id}/nilai`,
      referred: `/meja/komitmen/${pledge.id}/nilai?temuan=referred`,
      notFulfilled: `/meja/komitmen/${pledge.id}/nilai?temuan=not_fulfilled`,
      unratable: `/meja/komitmen/${pledge.id}/nilai?temuan=unratable`,
      tell: `/meja/komitmen/${pledge.id}/beri-tahu`,
      takeover: `/meja/komitmen/${pledge.id}/serah-terima`,
      plan: `/meja/komitmen/${pledge.id}/tindak-lanjut`,
      restate: `/meja/komitmen/${pledge.id}/pernyataan`,
      correct: `/meja/komitmen/${pledge.id}/koreksi`,
      followUp: `/meja/tindak-lanjut/${followUp.id}`,
    })) {
      expect([path, await one.open(`/en${path}`)]).toEqual([path, 200]);
      await one.look(`en-desk-${name}`);
    }
    const phone = await at(dewi, 360, true);
    await phone.open('/en/meja/komitmen?record=draft');
    await phone.look('en-desk-list');
  });
});
