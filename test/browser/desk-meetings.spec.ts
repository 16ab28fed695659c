import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { anOrganization, aPost, aTenure, aVenue } from '../support/builders.js';
import { findChromium, launch, Reader } from '../support/chromium.js';
import type { Json } from '../support/client.js';
import { type Somebody, somebody } from '../support/people.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const chromium = findChromium();
/** Pages are tried where there is a browser; the gate insists on one. */
const inBrowser = chromium === null ? describe.skip : describe;

inBrowser('the desk in a browser', () => {
  let t: TestApp;
  let browser: Browser;
  let rina: Somebody;
  let office: Json;
  const readers: Reader[] = [];
  beforeAll(async () => {
    t = await startTestApp();
    browser = await launch(chromium ?? '');
    office = await anOrganization(t, {
      name: 'Dinas Ketenagakerjaan Contoh',
      acronym: 'Disnaker',
      kind: 'government_body',
    });
    await anOrganization(t, { name: 'Konfederasi Serikat Pekerja Contoh', acronym: 'KSPC', kind: 'union' });
    await anOrganization(t, {
      name: 'Konfederasi Serikat Pekerja Seluruh Contoh',
      acronym: 'KSPSC',
      kind: 'union',
    });
    await anOrganization(t, { name: 'Aliansi Buruh Contoh', acronym: 'ABC', kind: 'union' });
    await anOrganization(t, { name: 'Apindo Contoh', kind: 'employers_association' });
    const post = await aPost(t, { organizationId: office.id, title: 'Kepala Dinas Contoh' });
    await aTenure(t, {
      postId: post.id,
      personId: (
        await t.budi.made('/people', { name: 'Ratna Contoh', frontTitles: 'Dr.', visibility: 'public' })
      ).id,
    });
    await aVenue(t, { name: 'Aula Disnaker Contoh' });
    rina = await somebody(t, 'staff', { organizationId: office.id });
  });
  afterAll(async () => {
    await Promise.all(readers.map((one) => one.close()));
    await browser.close();
    await t.close();
  });

  const desk = async (width: number, hasScript = true) => {
    const { cookie } = await rina.login();
    const one = await Reader.at(browser, t.url, { width, hasScript });
    const [name = '', value = ''] = (cookie ?? '').split('=');
    await one.page.context().addCookies([{ name, value, url: t.url }]);
    readers.push(one);
    return one;
  };

  const row = (one: Reader, name: string) =>
    one.page.locator('fieldset.row', { has: one.page.locator(`[name="${name}"]`) }).last();
  const person = async (one: Reader, n: number, words: string, people?: number) => {
    await one.page.locator(`#attendances-${n}-words`).fill(words);
    if (people) await row(one, `attendances.${n}.words`).getByLabel('Jumlah orang').fill(String(people));
  };
  const inRow = (one: Reader, name: string, label: string) =>
    row(one, name).getByLabel(label, { exact: true });

  /** An audience with 14 people of 5 organizations, 3 follow-ups and a pledge, as somebody in it types. */
  async function logAudience(one: Reader, name: string): Promise<void> {
    expect(await one.open('/meja/rapat/catat')).toBe(200);
    await one.look(`catat-kosong-${name}`);
    await one.type({ 'Tentang apa': name });
    await person(one, 0, 'Ratna Contoh');
    await person(one, 1, 'Disnaker', 2);
    await inRow(one, 'attendances.1.words', 'Sebagai').selectOption('Notulis');
    await person(one, 2, 'KSPC', 4);
    await person(one, 3, 'ABC', 4);
    await person(one, 4, 'Apindo', 2);
    await one.press('Tambah baris');
    await person(one, 5, 'Forum Contoh Baru', 1);
    await row(one, 'attendances.5.words').getByRole('button', { name: 'Cari' }).click();
    await one.page.waitForSelector('text=Tidak ada yang cocok.');
    await one.look(`catat-dicari-${name}`);
    const misleading = row(one, 'attendances.2.words').getByRole('note');
    expect(await misleading.innerText()).toMatch(/KSPC = .*; KSPSC = /);
    await one.page.getByLabel(/^Konfederasi Serikat Pekerja Contoh/).check();
    expect(await row(one, 'attendances.0.words').getByRole('note').innerText()).toMatch(/dr\. .* dokter/);
    await one.page.getByLabel(/^Dr\. Ratna Contoh/).check();
    await row(one, 'attendances.5.words').getByLabel('Jenis', { exact: true }).selectOption('Forum');
    await one.press('Catat baru: Forum Contoh Baru');
    await inRow(one, 'points.0.text', 'Butir').fill('Serikat meminta jadwal pelatihan.');
    await inRow(one, 'points.0.text', 'Pembicara').selectOption({
      label: 'Konfederasi Serikat Pekerja Contoh (KSPC)',
    });
    await inRow(one, 'pledges.0.text', 'Apa yang dijanjikan').fill('Jadwal pelatihan contoh diumumkan');
    await inRow(one, 'pledges.0.text', 'Kata-katanya, persis').fill('kami umumkan triwulan ini');
    await inRow(one, 'pledges.0.text', 'Siapa yang berjanji').selectOption({ label: 'Dr. Ratna Contoh' });
    for (const n of [0, 1, 2]) {
      await inRow(one, `followUps.${n}.text`, 'Apa yang dikerjakan').fill(`Menyusun jadwal contoh ${n + 1}`);
      await inRow(one, `followUps.${n}.text`, 'Paling lambat').fill(`2027-01-1${n}`);
    }
    await one.press('Simpan rapat');
  }

  it('logs an audience of 14 people of 5 organizations on a telephone, without script, and prints its minutes', async () => {
    const one = await desk(360, false);
    await logAudience(one, 'Audiensi Contoh di telepon');
    expect(await one.page.getByRole('alert').allInnerTexts()).toEqual([]);
    expect(one.path).toMatch(/^\/meja\/rapat\/[0-9a-f-]{36}\?kabar=rapat-tercatat$/);
    await one.look('rapat-tercatat');
    await one.page.getByRole('link', { name: 'Cetak notula' }).click();
    const minutes = await one.page.locator('main').innerText();
    expect(minutes).toContain('Jadwal pelatihan contoh diumumkan');
    expect(minutes).toContain('Menyusun jadwal contoh 3');
    await one.page.goBack();
    expect(await one.page.getByText('Anda ikut menulis butirnya').count()).toBe(1);
    for (const [link, name] of [
      ['Catat kehadiran', 'hadir'],
      ['Isi agenda dan hasilnya', 'agenda'],
      ['Tambah butir', 'butir-baru'],
    ] as const) {
      await one.page.getByRole('link', { name: link }).click();
      await one.look(name);
      await one.page.getByRole('link', { name: 'Kembali ke rapat' }).click();
    }
    await one.page.getByRole('link', { name: 'Pembahasan' }).first().click();
    await one.page.getByText('Jadikan tindak lanjut').first().click();
    await one.look('butir');
  });
});
