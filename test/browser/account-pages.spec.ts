import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Secret, TOTP } from 'otpauth';
import { SetUp } from '../../src/auth/set-up.js';
import { anOrganization } from '../support/builders.js';
import { findChromium, launch, Reader } from '../support/chromium.js';
import { Mailbox, tokenIn } from '../support/mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const chromium = findChromium();
/** Pages are tried where there is a browser; the gate insists on one. */
const inBrowser = chromium === null ? describe.skip : describe;

const PASSWORD = 'kopi tubruk di teras 7';
const NEXT_PASSWORD = 'tiga becak menunggu hujan reda';

inBrowser('in a browser', () => {
  let t: TestApp;
  let browser: Browser;
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await Mailbox.open();
    t = await startTestApp({
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'ikrar@contoh.id',
      ORIGIN: 'http://127.0.0.1:3000',
    });
    browser = await launch(chromium ?? '');
    await anOrganization(t, { name: 'Serikat Contoh Satu' });
  });
  afterAll(async () => {
    await browser.close();
    await t.close();
    await mailbox.close();
  });

  const readers: Reader[] = [];
  const reader = async (width: number, hasScript = true) => {
    const made = await Reader.at(browser, t.url, { width, hasScript });
    readers.push(made);
    return made;
  };
  afterAll(() => Promise.all(readers.map((one) => one.close())));

  /** The secrets of second factors, as their owners' telephones hold them. */
  const telephones = new Map<string, TOTP>();
  /** A code that was not used: what was used last is forgotten. */
  const codeOf = async (email: string) => {
    await t.owner.query(
      'UPDATE credential SET totp_last_step = 0 WHERE totp_secret IS NOT NULL AND account_id = (SELECT id FROM account WHERE email = $1)',
      [email],
    );
    return telephones.get(email)?.generate() ?? '';
  };
  const secretOn = async (one: Reader, email: string) => {
    const text = await one.page.locator('.secret code').innerText();
    telephones.set(email, new TOTP({ secret: Secret.fromBase32(text.replaceAll(' ', '')) }));
  };
  const logIn = async (one: Reader, email: string, password: string) => {
    await one.type({ 'Alamat surel': email, 'Kata sandi': password });
    await one.press('Masuk');
  };

  const ADMIN = 'dewi@contoh.id';

  it('the first administrator sets Ikrar up, at 360 pixels and without script', async () => {
    const wide = await reader(1280);
    for (const path of ['/mulai', '/en/mulai']) {
      expect(await wide.open(path)).toBe(200);
      await wide.look(path.slice(1).replaceAll('/', '-'));
    }
    const dewi = await reader(360, false);
    await dewi.open('/mulai');
    await dewi.look('mulai-tanpa-skrip');
    await dewi.type({
      'Kode penyiapan': 'keliru',
      'Nama lengkap': 'Dewi Contoh',
      'Alamat surel': 'bukan alamat',
      'Kata sandi baru': 'rahasia',
    });
    await dewi.press('Buat akun administrator');
    expect(await dewi.page.locator('.field-wrong .error').allInnerTexts()).toEqual(['harus alamat surel']);
    expect(await dewi.page.getByLabel('Nama lengkap').inputValue()).toBe('Dewi Contoh');
    expect(await dewi.page.getByLabel('Kata sandi baru').inputValue()).toBe('');
    await dewi.look('mulai-salah');
    await dewi.type({
      'Kode penyiapan': await t.app.get(SetUp).code(),
      'Alamat surel': ADMIN,
      'Kata sandi baru': PASSWORD,
    });
    await dewi.press('Buat akun administrator');
    expect(dewi.path).toBe('/akun/faktor-kedua');
    await dewi.look('faktor-kedua-wajib');
    await dewi.press('Mulai');
    await dewi.look('faktor-kedua-pindai');
    await secretOn(dewi, ADMIN);
    await dewi.type({ 'Kode enam angka': '000000' });
    await dewi.press('Aktifkan');
    expect(await dewi.page.locator('.error').innerText()).toMatch(/tidak berlaku/);
    await dewi.look('faktor-kedua-kode-salah');
    await dewi.type({ 'Kode enam angka': telephones.get(ADMIN)?.generate() ?? '' });
    await dewi.press('Aktifkan');
    expect(await dewi.page.locator('.codes li').count()).toBe(10);
    await dewi.look('kode-pemulihan-sekali');
    await dewi.page.getByRole('link', { name: 'Sudah saya simpan, lanjutkan' }).click();
    expect(await dewi.heading).toBe('Dewi Contoh');
    await dewi.look('akun-tanpa-skrip');
    await dewi.press('Keluar');
    expect(dewi.path).toBe('/masuk');
    expect(await dewi.open('/mulai')).toBe(404);
    await dewi.look('mulai-tertutup');
  });

  it('an administrator logs in and invites, a representative accepts, logs in and out', async () => {
    const dewi = await reader(1280);
    await dewi.open('/akun/semua/undang');
    expect(dewi.path).toBe('/masuk?ke=%2Fakun%2Fsemua%2Fundang');
    await logIn(dewi, ADMIN, 'bukan kata sandinya');
    expect(await dewi.page.getByRole('alert').innerText()).toBe('Alamat surel atau kata sandi keliru.');
    expect(await dewi.page.getByLabel('Alamat surel').inputValue()).toBe(ADMIN);
    await dewi.look('masuk-keliru');
    await logIn(dewi, ADMIN, PASSWORD);
    await dewi.look('masuk-kode');
    await dewi.type({ 'Kode enam angka': (await codeOf(ADMIN)).replace(/(...)/, '$1 ') });
    await dewi.press('Lanjutkan');
    expect(dewi.path).toBe('/akun/semua/undang');
    await dewi.type({
      'Nama lengkap': 'Rina Contoh',
      'Alamat surel': 'rina@contoh.id',
      'Cari organisasi': 'serikat contoh',
    });
    await dewi.press('Cari');
    expect(await dewi.page.getByLabel('Nama lengkap').inputValue()).toBe('Rina Contoh');
    await dewi.look('undang-cari');
    await dewi.press('Kirim undangan');
    expect(await dewi.page.locator('.error').allInnerTexts()).toEqual([
      'Perwakilan mewakili satu organisasi.',
    ]);
    await dewi.look('undang-salah');
    await dewi.page.getByLabel('Untuk organisasi').selectOption({ label: 'Serikat Contoh Satu' });
    await dewi.press('Kirim undangan');
    expect(await dewi.page.getByRole('status').innerText()).toBe('Tautannya dikirim lewat surel.');
    await dewi.look('akun-satu-diundang');

    const token = tokenIn((await mailbox.next('rina@contoh.id')).text);
    const rina = await reader(360);
    await rina.open(`/tautan/${token}`);
    await rina.look('tautan');
    await rina.open(`/tautan/${token}`);
    await rina.type({ 'Kata sandi baru': 'pendek' });
    await rina.press('Simpan kata sandi');
    expect(await rina.page.locator('.error').innerText()).toMatch(/paling sedikit 12/);
    await rina.look('tautan-salah');
    await rina.type({ 'Kata sandi baru': PASSWORD });
    await rina.press('Simpan kata sandi');
    expect(rina.path).toBe('/akun');
    await rina.look('akun-perwakilan');
    expect(await rina.page.locator('dl').first().innerText()).toContain('Serikat Contoh Satu');
    expect(await rina.open(`/tautan/${token}`)).toBe(404);
    await rina.look('tautan-mati');
    expect(await rina.open('/akun/semua')).toBe(403);
    await rina.look('bukan-untuk-anda');
    await rina.open('/akun');
    await rina.press('Keluar');
    await rina.open('/akun');
    expect(rina.path).toBe('/masuk?ke=%2Fakun');
    await logIn(rina, 'rina@contoh.id', PASSWORD);
    expect(rina.path).toBe('/akun');
  });

  it('somebody changes what they log in with, makes a token, and ends other sessions', async () => {
    const rina = await reader(360);
    await rina.open('/masuk');
    await logIn(rina, 'rina@contoh.id', PASSWORD);
    await rina.open('/akun/token');
    await rina.type({ 'Untuk apa': 'laporan contoh', 'Berlaku berapa hari': '400' });
    await rina.press('Buat token');
    expect(await rina.page.locator('.error').innerText()).toBe('paling banyak 365');
    await rina.look('token-salah');
    await rina.type({ 'Berlaku berapa hari': '30' });
    await rina.press('Buat token');
    expect(await rina.page.locator('.secret code').innerText()).toMatch(/^ikrar_/);
    await rina.look('token-sekali');
    await rina.page.getByRole('link', { name: 'Sudah saya simpan' }).click();
    await rina.look('token-satu');
    await rina.press('Cabut');
    expect(await rina.page.getByRole('status').innerText()).toBe('Token dicabut.');

    await rina.open('/akun/faktor-kedua');
    await rina.type({ 'Kata sandi Anda': PASSWORD });
    await rina.press('Mulai');
    await secretOn(rina, 'rina@contoh.id');
    await rina.type({ 'Kode enam angka': telephones.get('rina@contoh.id')?.generate() ?? '' });
    await rina.press('Aktifkan');
    const [recoveryCode = ''] = await rina.page.locator('.codes code').allInnerTexts();
    await rina.open('/akun/sandi');
    await rina.type({ 'Kata sandi sekarang': 'bukan ini', 'Kata sandi baru': NEXT_PASSWORD });
    await rina.press('Ganti kata sandi');
    await rina.look('sandi-salah');
    await rina.type({ 'Kata sandi sekarang': PASSWORD, 'Kata sandi baru': NEXT_PASSWORD });
    await rina.press('Ganti kata sandi');
    expect(await rina.page.getByRole('status').innerText()).toMatch(/^Kata sandi diganti/);

    const elsewhere = await reader(1280);
    await elsewhere.open('/masuk');
    await logIn(elsewhere, 'rina@contoh.id', NEXT_PASSWORD);
    await elsewhere.page.getByText('Pakai kode pemulihan').click();
    await elsewhere.type({ 'Kode pemulihan': recoveryCode.toUpperCase() });
    await elsewhere.page.locator('details').getByRole('button').click();
    await elsewhere.page.waitForURL('**/akun');
    await elsewhere.look('akun-dua-perangkat');
    await rina.open('/akun');
    await rina.press('Keluarkan');
    expect(await rina.page.getByRole('status').innerText()).toBe('Perangkat itu sudah keluar.');
    await elsewhere.open('/akun');
    expect(elsewhere.path).toMatch(/^\/masuk/);
  });

  it('a new password is asked for and chosen by mail', async () => {
    const rina = await reader(360, false);
    await rina.open('/masuk/lupa');
    await rina.type({ 'Alamat surel': 'rina@contoh.id' });
    await rina.press('Kirim tautan');
    const known = await rina.page.locator('main').innerText();
    await rina.look('lupa-terkirim');
    await rina.open('/masuk/lupa');
    await rina.type({ 'Alamat surel': 'rani@contoh.id' });
    await rina.press('Kirim tautan');
    expect(await rina.page.locator('main').innerText()).toBe(known.replace('rina', 'rani'));
    await rina.open(`/tautan/${tokenIn((await mailbox.next('rina@contoh.id')).text)}`);
    expect(await rina.heading).toBe('Pilih kata sandi baru');
    await rina.type({ 'Kata sandi baru': PASSWORD });
    await rina.press('Simpan kata sandi');
    expect(rina.path).toBe('/masuk/kode');
    await rina.press('Masuk sebagai orang lain');
    expect(rina.path).toBe('/masuk');
  });

  it.each([360, 1280])('every page is sound in both languages, at %i pixels', async (width) => {
    const guest = await reader(width);
    const dewi = await reader(width);
    await dewi.open('/masuk');
    await logIn(dewi, ADMIN, PASSWORD);
    await dewi.type({ 'Kode enam angka': await codeOf(ADMIN) });
    await dewi.press('Lanjutkan');
    const { rows } = await t.owner.query<{ id: string }>(`SELECT id FROM account WHERE name = 'Rina Contoh'`);
    // What axe looks at is the same at both widths.
    const sound = { withAxe: width === 360 };
    const own = ['/akun', '/akun/sandi', '/akun/faktor-kedua', '/akun/kode-pemulihan', '/akun/token'];
    const all = ['/akun/semua', '/akun/semua/undang', '/akun/semua/catatan', `/akun/semua/${rows[0]?.id}`];

    for (const prefix of ['', '/en']) {
      for (const path of ['/masuk', '/masuk/lupa', '']) {
        expect(await guest.open(`${prefix}${path}` || '/')).toBe(200);
        await guest.look(`${prefix}${path}`.replaceAll('/', '-') || 'beranda', sound);
      }
      for (const path of [...own, ...all]) {
        expect(await dewi.open(prefix + path)).toBe(200);
        expect(await dewi.page.locator('html').getAttribute('lang')).toBe(prefix ? 'en' : 'id');
        await dewi.look(
          `${prefix}${path}`
            .replaceAll('/', '-')
            .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/, 'satu'),
          sound,
        );
      }
    }
  });

  it('a form that is older than the login keeps what was typed', async () => {
    const dewi = await reader(1280);
    await dewi.open('/masuk');
    await logIn(dewi, 'rina@contoh.id', PASSWORD);
    await dewi.type({ 'Kode enam angka': await codeOf('rina@contoh.id') });
    await dewi.press('Lanjutkan');
    await dewi.open('/akun/token');
    await dewi.type({ 'Untuk apa': 'token contoh' });
    await dewi.page
      .locator('[name=formToken]')
      .first()
      .evaluate((e) => e.setAttribute('value', 'lama'));
    await dewi.press('Buat token');
    expect(await dewi.page.getByRole('alert').innerText()).toMatch(/kirim lagi/);
    expect(await dewi.page.getByLabel('Untuk apa').inputValue()).toBe('token contoh');
    await dewi.look('formulir-lama');
    await dewi.press('Buat token');
    expect(await dewi.heading).toBe('Salin token Anda sekarang');
  });
});
