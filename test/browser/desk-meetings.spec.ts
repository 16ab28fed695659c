import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import {
  aBooking,
  aCommitment,
  aMeeting,
  aMeetingRequest,
  anEvent,
  anOrganization,
  aPoint,
  aPost,
  aSource,
  aStatement,
  aTenure,
  aVenue,
  aVerifiedCommitment,
} from '../support/builders.js';
import { aForm, aPdf, attached } from '../support/files.js';
import { findChromium, launch, Reader } from '../support/chromium.js';
import type { Json } from '../support/client.js';
import { PASSWORD, type Somebody, somebody } from '../support/people.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const chromium = findChromium();
const aFile = { name: 'surat.pdf', mimeType: 'application/pdf', buffer: aPdf('Surat') };
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
    await one.page.locator(`[name="attendances.${n}.words"]`).fill(words);
    if (people) await row(one, `attendances.${n}.words`).getByLabel('Jumlah orang').fill(String(people));
  };
  const inRow = (one: Reader, name: string, label: string) =>
    row(one, name).getByLabel(label, { exact: true });

  /** An audience with 14 people of 5 organizations, 3 follow-ups and a pledge, as somebody in it types. */
  async function logAudience(one: Reader, name: string, forum: string): Promise<void> {
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
    await person(one, 5, forum, 1);
    await row(one, 'attendances.5.words').getByRole('button', { name: 'Cari' }).click();
    await one.page.waitForSelector('text=Tidak ada yang cocok.');
    await one.look(`catat-dicari-${name}`);
    const misleading = row(one, 'attendances.2.words').getByRole('note');
    expect(await misleading.innerText()).toMatch(/KSPC = .*; KSPSC = /);
    await one.page.getByLabel(/^Konfederasi Serikat Pekerja Contoh/).check();
    expect(await row(one, 'attendances.0.words').getByRole('note').innerText()).toMatch(/dr\. .* dokter/);
    await one.page.getByLabel(/^Dr\. Ratna Contoh/).check();
    await row(one, 'attendances.5.words').getByLabel('Jenis', { exact: true }).selectOption('Forum');
    await one.press(`Catat baru: ${forum}`);
    await inRow(one, 'points.0.text', 'Butir').fill('Serikat meminta jadwal pelatihan.');
    await inRow(one, 'points.0.text', 'Pembicara').selectOption({
      label: 'Konfederasi Serikat Pekerja Contoh (KSPC)',
    });
    await inRow(one, 'pledges.0.text', 'Apa yang dijanjikan').fill('Jadwal pelatihan contoh diumumkan');
    await inRow(one, 'pledges.0.text', 'Kata-katanya, persis').fill('kami umumkan triwulan ini');
    await inRow(one, 'pledges.0.text', 'Siapa yang berjanji').selectOption({ label: 'Dr. Ratna Contoh' });
    for (const n of [0, 1, 2]) {
      await inRow(one, `followUps.${n}.text`, 'Apa yang dikerjakan').fill(`Menyusun jadwal contoh ${n + 1}`);
      await inRow(one, `followUps.${n}.text`, 'Paling lambat').fill(`2055-01-1${n}`);
    }
    await one.press('Simpan rapat');
  }

  it('logs an audience of 14 people of 5 organizations on a telephone, without script, and prints its minutes', async () => {
    const one = await desk(360, false);
    await logAudience(one, 'Audiensi Contoh di telepon', 'Paguyuban Melati');
    expect(await one.page.getByRole('alert').allInnerTexts()).toEqual([]);
    expect(one.path).toMatch(/^\/meja\/rapat\/[0-9a-f-]{36}\?kabar=rapat-tercatat$/);
    await one.look('rapat-tercatat');
    await one.page.getByRole('link', { name: 'Cetak notula' }).click();
    const minutes = await one.page.locator('main').innerText();
    expect(minutes).toContain('Jadwal pelatihan contoh diumumkan');
    expect(minutes).toContain('Menyusun jadwal contoh 3');
    await one.page.goBack();
    expect(await one.page.getByText('Anda ikut menulis butirnya').count()).toBe(1);
  });

  it('logs it with script too, on a telephone and on a wide screen, with choices that follow the typing', async () => {
    for (const width of [360, 1280]) {
      const one = await desk(width);
      await logAudience(
        one,
        `Audiensi Contoh pada ${width}`,
        width === 360 ? 'Wadah Kenanga' : 'Yayasan Anggrek',
      );
      expect(one.path).toMatch(/\?kabar=rapat-tercatat$/);
      await one.look('rapat-tercatat-skrip');
      await one.open('/meja/rapat/catat');
      await one.page.locator('[name="attendances.0.words"]').pressSequentially('Aliansi Buruh');
      await one.page.getByLabel(/^Aliansi Buruh Contoh \(ABC\)/).check();
      expect(one.path).toBe('/meja/rapat/catat');
      await one.look('catat-sambil-mengetik');
    }
  });

  it.each([
    [360, false, '', ['Masuk dan teruskan mengisi', 'Masuk', 'Lanjutkan', 'Buka formulir dengan isian saya']],
    [1280, true, '/en', ['Log in and go on', 'Log in', 'Continue', 'Open the form with what I typed']],
  ] as const)(
    'brings what was typed through the login when the session has ended, at %i pixels, with script: %s',
    async (width, hasScript, prefix, [carryOn, logIn, goOn, openForm]) => {
      const one = await desk(width, hasScript);
      const [title, note, email, password, code] = prefix
        ? ['Title', 'Note', 'Mail address', 'Password', 'Six-digit code']
        : ['Judul', 'Catatan', 'Alamat surel', 'Kata sandi', 'Kode enam angka'];
      await one.open(`${prefix}/meja/sumber/baru`);
      await one.type({ [title]: `Surat Contoh ${width}`, [note]: 'Asli di loket.\nSalinan di arsip.' });
      await one.page.locator('[name=kind]').selectOption('letter');
      await one.page.locator('[name=file]').setInputFiles(aFile);
      await t.owner.query('UPDATE login_session SET ended_at = now() WHERE account_id = $1', [rina.id]);
      await one.page.locator('main form button').click();
      expect(await one.page.locator('.typed').innerText()).toContain('Asli di loket.');
      await one.look('sesi-berakhir');
      await one.press(carryOn);
      await one.look('masuk-membawa-isian');
      await one.type({ [email]: rina.email, [password]: PASSWORD });
      await one.press(logIn);
      await one.look('kode-membawa-isian');
      await one.type({ [code]: await rina.code() });
      await one.press(goOn);
      await one.look('isian-kembali');
      await one.press(openForm);
      expect(await one.page.getByLabel(title, { exact: true }).inputValue()).toBe(`Surat Contoh ${width}`);
      expect(await one.page.getByLabel(note, { exact: true }).inputValue()).toBe(
        'Asli di loket.\nSalinan di arsip.',
      );
      expect(await one.page.locator('[name=kind]').inputValue()).toBe('letter');
      await one.look('formulir-kembali');
      await one.page.locator('[name=file]').setInputFiles(aFile);
      await one.page.locator('main form button').click();
      expect(await one.page.getByRole('status').count()).toBe(1);
      expect(await one.page.locator('main').innerText()).toContain('surat.pdf');
      await one.look('sumber-tersimpan');
    },
  );

  it('shows each page of the desk as it should be, in both languages', async () => {
    const meeting = await aMeeting(t, { officeId: office.id, heldOn: '2026-01-12' });
    const item = await t.budi.made(`/meetings/${meeting.id}/agenda-items`, {
      title: 'Ruang pelatihan contoh',
    });
    const point = await aPoint(t, meeting, { agendaItemId: item.id });
    const venue = await aVenue(t);
    const booking = await aBooking(t, { venueId: venue.id });
    const source = await aSource(t, { publisher: 'Harian Contoh' });
    await attached(
      t.budi,
      source,
      aForm(aPdf(), 'surat-contoh.pdf', undefined, { caption: 'Halaman pertama' }),
    );
    const request = await aMeetingRequest(t, { venueId: venue.id });
    const event = await anEvent(t, { name: 'Konsolidasi Contoh' });
    await aStatement(t, { eventId: event.id });
    await aVerifiedCommitment(t);
    await aCommitment(t);
    const pages = {
      'hari-ini': '/meja',
      catat: '/meja/rapat/catat',
      rencana: '/meja/rapat/baru',
      rapat: `/meja/rapat/${meeting.id}`,
      hadir: `/meja/rapat/${meeting.id}/hadir`,
      agenda: `/meja/rapat/${meeting.id}/agenda`,
      'butir-baru': `/meja/rapat/${meeting.id}/butir`,
      butir: `/meja/rapat/${meeting.id}/butir/${point.id}`,
      'acara-baru': '/meja/acara/baru',
      acara: `/meja/acara/${event.id}`,
      'sumber-baru': '/meja/sumber/baru',
      sumber: `/meja/sumber/${source.id}`,
      pemesanan: `/meja/pemesanan/${booking.id}`,
      ruang: '/meja/ruang',
      minggu: `/meja/ruang/${venue.id}?minggu=2026-03-03`,
      permintaan: '/meja/permintaan',
      'satu-permintaan': `/meja/permintaan/${request.id}`,
    };
    for (const [width, prefix] of [
      [360, ''],
      [1280, '/en'],
    ] as const) {
      const one = await desk(width);
      for (const [name, path] of Object.entries(pages)) {
        expect([path, await one.open(prefix + path)]).toEqual([path, 200]);
        await one.page.evaluate(
          "for (const e of document.querySelectorAll('.desk-form details, .acts details')) e.open = true",
        );
        await one.look(name + prefix.replace('/', '-'));
      }
    }
  });
});
