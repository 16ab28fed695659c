import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aPerson, aTenure } from '../support/builders.js';
import { findChromium, launch, Reader } from '../support/chromium.js';
import { PASSWORD, type Somebody, somebody } from '../support/people.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const chromium = findChromium();
/** Pages are tried where there is a browser; the gate insists on one. */
const inBrowser = chromium === null ? describe.skip : describe;

inBrowser('an administrator who finds one official twice', () => {
  let t: TestApp;
  let browser: Browser;
  let admin: Somebody;
  beforeAll(async () => {
    t = await startTestApp();
    browser = await launch(chromium ?? '');
    admin = await somebody(t, 'administrator');
  });
  afterAll(async () => {
    await browser.close();
    await t.close();
  });

  const loggedIn = async (width: number, hasScript: boolean) => {
    const reader = await Reader.at(browser, t.url, { width, hasScript });
    await reader.open('/masuk');
    await reader.type({ 'Alamat surel': admin.email, 'Kata sandi': PASSWORD });
    await reader.press('Masuk');
    await reader.type({ 'Kode enam angka': await admin.code() });
    await reader.press('Lanjutkan');
    return reader;
  };

  it.each([
    { width: 360, hasScript: false },
    { width: 1280, hasScript: true },
  ])('makes the two one and undoes it, nothing lost, at $width pixels', async ({ width, hasScript }) => {
    const [right, wrong] = await Promise.all(
      [{ frontTitles: 'dr.' }, { frontTitles: 'Dr.' }].map((titles, n) =>
        aPerson(t, { name: `Sulaksono Contoh${n ? ' W.' : ''} ${width}`, ...titles }),
      ),
    );
    const tenure = await aTenure(t, { personId: wrong?.id });
    const holder = async () => (await t.anyone.read(`/tenures/${tenure.id}`)).person.id;
    const reader = await loggedIn(width, hasScript);

    await reader.open('/meja/orang/gabung');
    await reader.look('gabung-cari', { withAxe: hasScript });
    await reader.type({ 'Cari orang pertama': `Sulaksono Contoh ${width}` });
    await reader.press('Cari');
    await reader.page.getByRole('link', { name: `Pilih: dr. Sulaksono Contoh ${width}` }).click();
    await reader.page.getByRole('link', { name: `Pilih: Dr. Sulaksono Contoh W. ${width}` }).click();
    await reader.look('gabung-banding', { withAxe: hasScript });
    expect(await reader.page.getByText('“dr.” adalah gelar dokter').count()).toBe(1);
    await reader.press('Gabungkan');
    await reader.look('gabung-kurang', { withAxe: hasScript });
    expect(await holder()).toBe(wrong?.id);
    await reader.type({ Alasan: 'SK pengangkatan yang sama' });
    await reader.press('Gabungkan');

    expect(await holder()).toBe(right?.id);
    await reader.look('gabung-tergabung', { withAxe: hasScript });
    await reader.type({ Alasan: 'Ternyata dua orang' });
    await reader.press('Pisahkan lagi');
    expect(await holder()).toBe(wrong?.id);

    await reader.open(`/en/meja/orang/gabung?satu=${right?.id}&dua=${wrong?.id}`);
    await reader.look('gabung-en', { withAxe: hasScript });
    await reader.close();
  });
});
