import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { today } from '../../src/common/day.js';
import { anOrganization, aPost, aVenue, aVerifiedCommitment, evidence } from '../support/builders.js';
import { findChromium, launch, Reader } from '../support/chromium.js';
import type { Json } from '../support/client.js';
import { aPdf } from '../support/files.js';
import { readerOf } from '../support/logged-in.js';
import { type Somebody, somebody } from '../support/people.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const chromium = findChromium();
const inBrowser = chromium === null ? describe.skip : describe;

inBrowser('the desk of a union in a browser', () => {
  let t: TestApp;
  let browser: Browser;
  let union: Json;
  let pledge: Json;
  let leader: Somebody;
  beforeAll(async () => {
    t = await startTestApp({ ORIGIN: 'http://127.0.0.1:3000' });
    browser = await launch(chromium ?? '');
    union = await anOrganization(t, { name: 'PUK SPEE FSPMI PT Contoh Elektronika', acronym: 'PUK Contoh' });
    const pic = await aPost(t, { title: 'Kepala Bidang Hubungan Industrial' });
    pledge = await aVerifiedCommitment(t, {
      title: 'Menyiapkan ruang pelatihan bersama',
      receiverIds: [union.id],
      picPostId: pic.id,
      dueOn: '2026-03-31',
    });
    await aVerifiedCommitment(t, { title: 'Menyelesaikan daftar peserta', receiverIds: [union.id] });
    await t.budi.made(`/commitments/${pledge.id}/follow-ups`, {
      action: 'Bersurat kepada pengelola gedung',
      method: 'letter',
      assigneePostId: pic.id,
      dueOn: '2026-03-02',
    });
    await find('in_progress', 'Ruangnya sedang direnovasi.', 'B');
    await aVenue(t, { name: 'Ruang Rapat Contoh', visibility: 'public' });
    leader = await somebody(t, 'representative', { organizationId: union.id });
  });
  afterAll(async () => {
    await Promise.all(readers.map((one) => one.close()));
    await browser.close();
    await t.close();
  });

  /** The desk finds something. */
  async function find(finding: string, note: string, grade: 'A' | 'B'): Promise<void> {
    const seen = await t.budi.read(`/commitments/${pledge.id}`);
    const entry = { lane: 'desk', finding, assessedOn: today(), note, evidence: [await evidence(t, grade)] };
    const { status, text } = await t.budi.act(`/commitments/${pledge.id}/assessments`, seen, entry);
    if (status !== 201) throw new Error(`assess: ${status} ${text}`);
  }

  const readers: Reader[] = [];
  const at = async (width: number, hasScript = true) => {
    const made = await readerOf(t, browser, leader, { width, hasScript });
    readers.push(made);
    return made;
  };
  const follow = (one: Reader, name: string) =>
    one.page.getByRole('link', { name, exact: true }).first().click();

  it('a leader opens a pledge, objects with a document, follows it and sees what is new, on a phone without script', async () => {
    const one = await at(360, false);
    await one.open('/serikat-kami');
    expect(await one.heading).toBe('PUK SPEE FSPMI PT Contoh Elektronika');
    await one.look('serikat-kami');
    await follow(one, 'Menyiapkan ruang pelatihan bersama');
    const page = await one.page.locator('main').innerText();
    for (const told of ['Dalam proses', 'Kepala Bidang Hubungan Industrial', 'Kabar terakhir', 'direnovasi'])
      expect(page).toContain(told);
    await one.look('komitmen-kami');

    await one.page.getByLabel('tidak benar').check();
    await one.type({ 'Apa yang ditunjukkannya, satu kalimat': 'Ruangnya masih terkunci.' });
    await one.page
      .getByLabel('Berkas')
      .setInputFiles({ name: 'foto.pdf', mimeType: 'application/pdf', buffer: aPdf('Ruang terkunci') });
    await one.press('Simpan jawaban');
    expect(await one.page.locator('.field-wrong .error').allInnerTexts()).toHaveLength(1);
    expect(await one.page.getByLabel('tidak benar').isChecked()).toBe(true);
    expect(await one.page.locator('#file-hint').innerText()).toMatch(/^Pilih lagi berkasnya/);
    await one.look('komitmen-kami-keliru');
    await one.type({ Penjelasan: 'Sampai hari ini ruangnya masih terkunci.' });
    await one.page.getByLabel('Jenis bukti').selectOption('recording');
    await one.page.getByLabel('Dibuat oleh').selectOption('union');
    await one.page
      .getByLabel('Berkas')
      .setInputFiles({ name: 'foto.pdf', mimeType: 'application/pdf', buffer: aPdf('Ruang terkunci') });
    await one.press('Simpan jawaban');
    expect(await one.page.getByRole('status').innerText()).toMatch(/organisasi Anda membantah/);
    await one.look('komitmen-kami-dibantah');
    const { lanes, flags, fulfilment } = await t.anyone.read(`/commitments/${pledge.id}`);
    expect([flags.includes('disputed'), fulfilment]).toEqual([true, 'in_progress']);
    expect(lanes.receiver).toMatchObject([
      { finding: 'disputes', isByParty: true, evidence: [{ grade: 'B', source: { title: 'foto.pdf' } }] },
    ]);
    const source = await t.anyone.read(`/sources/${lanes.receiver[0].evidence[0].source.id}`);
    expect(source.attachments).toMatchObject([{ name: 'foto.pdf' }]);

    await one.press('Ikuti komitmen ini');
    await find('stalled', 'Renovasi ditunda.', 'B');
    await one.open('/serikat-kami');
    expect(await one.page.locator('main').innerText()).toContain('Temuan meja pencatat: Tersendat');
    await one.look('serikat-kami-kabar');
    await follow(one, 'Menyiapkan ruang pelatihan bersama');
    expect(await one.page.locator('.news').innerText()).toContain('Tersendat');
    await one.look('komitmen-kami-kabar');
    await one.press('Sudah saya baca');
    expect(await one.page.locator('.follow').innerText()).toContain('Belum ada perubahan');
  });

  it('a leader confirms with a link and asks for a meeting, at a desk with script', async () => {
    const one = await at(1280);
    await one.open('/serikat-kami');
    await one.look('serikat-kami');
    await follow(one, 'Semua komitmen kepada kami');
    await one.look('komitmen-kepada-kami');
    await follow(one, 'Menyelesaikan daftar peserta');
    await one.page.getByLabel('benar', { exact: true }).check();
    await one.type({
      Penjelasan: 'Daftarnya sudah kami terima.',
      Tautan: 'https://contoh.example/daftar',
      'Apa yang ditunjukkannya, satu kalimat': 'Daftar peserta.',
    });
    await one.page.getByLabel('Jenis bukti').selectOption('letter');
    await one.page.getByLabel('Dibuat oleh').selectOption('government');
    await one.look('komitmen-kami');
    await one.press('Simpan jawaban');
    expect(await one.page.getByRole('status').innerText()).toMatch(/organisasi Anda membenarkan/);

    await one.open('/serikat-kami/rapat/minta');
    await one.type({ 'Untuk membahas apa': 'Jadwal ruang pelatihan contoh' });
    await one.page.getByLabel('Tanggal').first().fill('2055-02-01');
    await one.page.getByLabel('Mulai').first().fill('09:00');
    await one.press('Kirim permohonan');
    expect(await one.page.getByLabel('Mulai').first().inputValue()).toBe('09:00');
    await one.look('minta-rapat-keliru');
    await one.type({ 'Berapa orang yang datang': '6' });
    await one.page.getByLabel('Selesai').first().fill('10:30');
    await one.press('Kirim permohonan');
    expect(await one.heading).toBe('Jadwal ruang pelatihan contoh');
    await one.look('permohonan');

    const id = one.path.split(/[/?]/)[3];
    const request = await t.budi.read(`/meeting-requests/${id}`);
    const venue = (await t.budi.read('/venues')).items[0];
    const time = { startsAt: '2055-02-02T09:00:00+07:00', endsAt: '2055-02-02T10:30:00+07:00' };
    const proposal = { venueId: venue.id, ...time, reason: 'Ruangnya dipakai hari itu.' };
    await t.budi.act(`/meeting-requests/${id}/propose`, request, proposal);
    await one.page.getByLabel('Alasan').first().fill('Tidak jadi.');
    await one.press('Tarik permohonan');
    expect(await one.page.locator('.stale').innerText()).toContain('Orang lain mengubah catatan ini');
    expect(await one.page.locator('#tarik-reason').inputValue()).toBe('Tidak jadi.');
    await one.look('permohonan-berubah');
    await one.press('Terima usulan');
    expect(await one.page.locator('.badge').innerText()).toBe('Usulan diterima');
    await one.look('permohonan-diterima');
  });

  it('every page is whole in English and on a phone', async () => {
    const one = await at(360);
    const { items } = await t.budi.read('/meeting-requests');
    for (const path of [
      '/serikat-kami',
      '/serikat-kami/komitmen?flag=disputed',
      `/serikat-kami/komitmen/${pledge.id}`,
      '/serikat-kami/rapat',
      '/serikat-kami/rapat/minta',
      `/serikat-kami/rapat/${items[0].id}`,
      '/akun/ikutan',
    ]) {
      expect([path, await one.open(`/en${path}`)]).toEqual([path, 200]);
      await one.look(`en${path.replace(/[0-9a-f-]{36}.*/, 'satu').replaceAll(/\W+/g, '-')}`);
    }
  });
});
