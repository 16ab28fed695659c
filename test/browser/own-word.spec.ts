import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import {
  aDraftVersion,
  anOrganization,
  aPerson,
  aPost,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  knownWorkingDays,
  next,
} from '../support/builders.js';
import { findChromium, launch, type Reader } from '../support/chromium.js';
import type { Json } from '../support/client.js';
import { readerOf } from '../support/logged-in.js';
import { type Somebody, somebody } from '../support/people.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const chromium = findChromium();
const inBrowser = chromium === null ? describe.skip : describe;

inBrowser('parties who speak for themselves, in a browser', () => {
  let t: TestApp;
  let browser: Browser;
  let office: Json;
  let draft: Json;
  let notice: Json;
  let leader: Somebody;
  let official: Somebody;
  beforeAll(async () => {
    t = await startTestApp({ ORIGIN: 'http://127.0.0.1:3000' });
    browser = await launch(chromium ?? '');
    await knownWorkingDays(t);
    const union = await anOrganization(t, {
      name: 'PUK SPEE FSPMI PT Contoh Elektronika',
      acronym: 'PUK Contoh',
    });
    office = await anOrganization(t, { kind: 'government_body', name: 'Dinas Contoh Pelatihan' });
    const post = await aPost(t, { organizationId: office.id });
    const pledge = await aVerifiedCommitment(t, {
      title: 'Menerbitkan Peraturan Bupati Contoh tentang pemagangan',
      statementId: (await aStatement(t, { postId: post.id, saidOn: '2026-01-12' })).id,
      receiverIds: [union.id],
      dueOn: '2026-02-27',
    });
    draft = await aDraftVersion(t, { commitmentId: pledge.id, number: 2 });
    await t.budi.act(`/draft-versions/${draft.id}/remarks`, draft, {
      side: 'union',
      organizationId: union.id,
      clause: 'Pasal 4',
      words: 'Uang saku contoh disebut kantor.',
    });
    notice = await t.budi.made(`/commitments/${pledge.id}/notices`, {
      addresseeId: office.id,
      words: 'Komitmen contoh ini akan dinilai tidak terpenuhi karena tenggatnya lewat.',
    });
    leader = await somebody(t, 'representative', { organizationId: union.id });
    official = await somebody(t, 'representative', { organizationId: office.id });
  });
  afterAll(async () => {
    await Promise.all(readers.map((one) => one.close()));
    await browser.close();
    await t.close();
  });

  /** A pledge whose maker has left. */
  async function inherited(): Promise<{ id: string; heir: Json }> {
    const post = await aPost(t, { title: `Kepala Contoh ${next()}`, organizationId: office.id });
    const [maker, heir] = [await aPerson(t), await aPerson(t, { name: 'Siti Contoh Pengganti' })];
    const held = await aTenure(t, { personId: maker.id, postId: post.id, endedOn: '2026-05-31' });
    const said = await aStatement(t, { postId: post.id, speakerId: maker.id, saidOn: '2026-01-12' });
    const { id } = await aVerifiedCommitment(t, {
      title: 'Menyediakan ruang pelatihan contoh',
      statementId: said.id,
      makers: [{ tenureId: held.id }],
    });
    const tenure = await aTenure(t, {
      personId: heir.id,
      postId: post.id,
      startedOn: '2026-06-01',
      basis: 'plt',
    });
    return { id, heir: tenure };
  }

  const readers: Reader[] = [];
  const at = async (who: Somebody, width: number, hasScript = true) => {
    const made = await readerOf(t, browser, who, { width, hasScript });
    readers.push(made);
    return made;
  };
  const follow = (one: Reader, name: string) =>
    one.page.getByRole('link', { name, exact: true }).first().click();
  const status = (one: Reader) => one.page.getByRole('status').innerText();

  it('a leader remarks on a draft and puts right what the office heard, on a phone without script', async () => {
    const one = await at(leader, 360, false);
    await one.open('/serikat-kami/komitmen');
    await follow(one, 'Menerbitkan Peraturan Bupati Contoh tentang pemagangan');
    await one.look('komitmen-kami-rancangan');
    await follow(one, 'Versi 2: Rancangan Peraturan Bupati Contoh');
    await one.look('rancangan-kami');

    await one.type({ 'Ketentuan, misalnya Pasal 4': 'Pasal 7' });
    await one.press('Simpan catatan');
    expect(await one.page.getByLabel('Ketentuan, misalnya Pasal 4').inputValue()).toBe('Pasal 7');
    await one.look('rancangan-kami-keliru');
    await one.type({ 'Catatan kami': 'Lama pemagangan contoh paling lama enam bulan.' });
    await one.press('Simpan catatan');
    expect(await status(one)).toContain('Catatan organisasi Anda tersimpan');

    await one.page.getByRole('link', { name: 'Ubah: 1, Pasal 4' }).click();
    expect(await one.page.getByLabel('Catatan kami').inputValue()).toBe('Uang saku contoh disebut kantor.');
    await one.look('rancangan-kami-ubah');
    await one.type({ 'Catatan kami': 'Uang saku contoh paling sedikit sebesar UMK.' });
    await one.press('Simpan perubahan');
    expect(await status(one)).toContain('tersimpan');
    await one.look('rancangan-kami-dua');

    await one.page.getByRole('link', { name: 'Ubah: 2, Pasal 7' }).click();
    await one.page.getByText('Tarik kembali catatan kami').first().click();
    await one.type({ 'Mengapa ditarik, terbaca semua orang': 'Sudah tertulis di Pasal 8 contoh.' });
    await one.look('rancangan-kami-tarik');
    await one.press('Tarik kembali catatan kami');
    expect(await status(one)).toContain('Catatan ditarik kembali');
    await one.page.getByText('Isi catatan yang ditarik').click();
    await one.look('rancangan-kami-ditarik');

    expect((await t.anyone.read(`/draft-versions/${draft.id}`)).remarks).toMatchObject([
      { words: 'Uang saku contoh paling sedikit sebesar UMK.', isByParty: true },
      { clause: 'Pasal 7', isByParty: true, withdrawnReason: 'Sudah tertulis di Pasal 8 contoh.' },
    ]);
  });

  it.each([
    [360, false],
    [1280, true],
  ])('an office says how its new holder stands to a pledge, at %i pixels', async (width, hasScript) => {
    const { id, heir } = await inherited();
    const one = await at(official, width, hasScript);
    await one.open('/serikat-kami');
    await one.look(`organisasi-kami-mewarisi-${width}`);
    await follow(one, 'Nyatakan sikap: Menyediakan ruang pelatihan contoh');
    expect(await one.heading).toBe('Sikap pejabat baru');
    await one.look(`sikap-pejabat-baru-${width}`);

    await one.page.getByLabel('Mengambil alih dengan perubahan').check();
    await one.type({ 'Pernyataannya, apa adanya': 'Ruang contoh tetap ada, lebih kecil.' });
    await one.press('Simpan sikapnya');
    expect(await one.page.getByLabel('Pernyataannya, apa adanya').inputValue()).toContain('lebih kecil');
    await one.look(`sikap-pejabat-baru-keliru-${width}`);
    await one.page.getByLabel('Bila diubah: menjadi').fill('Ruang contoh untuk 12 orang.');
    await one.press('Simpan sikapnya');

    expect(await status(one)).toContain('Sikap pejabat baru tersimpan');
    expect(await one.page.locator('main').innerText()).toContain('Ruang contoh untuk 12 orang.');
    await one.look(`sikap-tersimpan-${width}`);
    await one.open(`/en/serikat-kami/komitmen/${id}/serah-terima`);
    expect(await one.heading).toBe('Stance of the new holder');
    await one.look(`en-sikap-pejabat-baru-${width}`);
    expect((await t.anyone.read(`/commitments/${id}`)).takeovers).toMatchObject([
      { tenureId: heir.id, stance: 'altered', isByParty: true },
    ]);
  });

  it('an office that promised finds what waits for it and replies, on a phone without script', async () => {
    const one = await at(official, 360, false);
    await one.open('/serikat-kami');
    expect(await one.heading).toBe('Dinas Contoh Pelatihan');
    await one.look('organisasi-kami');
    await follow(one, 'Pemberitahuan kepada kami');
    expect(await one.page.locator('main').innerText()).toContain('10 hari kerja lagi');
    await one.look('pemberitahuan-kami');
    await follow(one, 'Menerbitkan Peraturan Bupati Contoh tentang pemagangan');
    await one.look('pemberitahuan-satu');

    await one.press('Simpan jawaban');
    await one.look('pemberitahuan-keliru');
    await one.type({
      'Jawaban organisasi kami': 'Rancangan contoh masih di Bagian Hukum.',
      Tautan: 'https://contoh.test/surat-jawaban',
      'Judul atau nomor surat': 'Surat Jawaban Contoh 12',
    });
    await one.page.getByLabel('Jenis bukti').selectOption('letter');
    await one.page.getByLabel('Dibuat oleh').selectOption('government');
    await one.press('Simpan jawaban');

    expect(await status(one)).toContain('tersimpan');
    expect(await one.page.locator('main').innerText()).toContain('lewat akunnya sendiri');
    expect(await one.page.locator('main').innerText()).toContain('Surat Jawaban Contoh 12');
    await one.look('pemberitahuan-dijawab');
    expect((await t.anyone.read(`/notices/${notice.id}`)).isByParty).toBe(true);
    await one.open('/serikat-kami');
    expect(await one.page.locator('main').innerText()).toContain('Tidak ada pemberitahuan yang menunggu.');
  });

  it('every page is whole in English and on a desk', async () => {
    const [theirs, ours] = [await at(official, 1280), await at(leader, 1280)];
    for (const [one, path] of [
      [theirs, '/serikat-kami'],
      [theirs, '/serikat-kami/pemberitahuan'],
      [theirs, `/serikat-kami/pemberitahuan/${notice.id}`],
      [ours, `/serikat-kami/rancangan/${draft.id}`],
      [ours, `/serikat-kami/rancangan/${draft.id}/catatan/1`],
      [ours, `/serikat-kami/komitmen/${draft.commitmentId}`],
    ] as const) {
      expect([path, await one.open(`/en${path}`)]).toEqual([path, 200]);
      await one.look(`en${path.replace(/[0-9a-f-]{36}/, 'satu').replaceAll(/\W+/g, '-')}-lebar`);
    }
  });
});
