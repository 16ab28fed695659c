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

  it('logs an audience of 14 people of 5 organizations on a telephone, without script', async () => {
    const one = await desk(360, false);
    expect(await one.open('/meja/rapat/catat')).toBe(200);
    await one.look('log-empty');
    const row = (n: number) =>
      one.page.locator('fieldset.row', { has: one.page.locator(`#attendances-${n}-words`) });
    const who = async (n: number, words: string, people?: number) => {
      await row(n).locator(`#attendances-${n}-words`).fill(words);
      if (people) await row(n).getByLabel('Jumlah orang, bila rombongan').fill(String(people));
    };
    await one.type({ 'Tentang apa': 'Audiensi Contoh tentang pelatihan' });
    await who(0, 'Ratna');
    await who(1, 'Disnaker', 2);
    await who(2, 'KSPC', 4);
    await who(3, 'ABC', 4);
    await who(4, 'Apindo', 3);
    await row(4).getByRole('button', { name: 'Cari' }).click();
    await one.look('log-found');
  });
});
