import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aMeeting, anOrganization, aPost } from '../support/builders.js';
import { findChromium, launch, Reader } from '../support/chromium.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const chromium = findChromium();
const inBrowser = chromium === null ? describe.skip : describe;

inBrowser('the minutes in a browser', () => {
  let t: TestApp;
  let browser: Browser;
  let id: string;
  beforeAll(async () => {
    t = await startTestApp();
    browser = await launch(chromium ?? '');
    id = await aDraft();
  });
  afterAll(async () => {
    await browser.close();
    await t.close();
  });

  /** With votes, long words and an attendance list. */
  async function aDraft(): Promise<string> {
    const union = await anOrganization(t, { name: 'PUK SPEE FSPMI PT Contoh Elektronika' });
    const post = await aPost(t);
    const came = { capacity: 'participant', presence: 'present', wasInvited: true };
    const meeting = await aMeeting(t, {
      name: 'Audiensi Contoh tentang Pemagangan',
      startsAt: '2026-01-12T09:00:00+07:00',
      endsAt: '2026-01-12T10:30:00+07:00',
      place: 'Ruang Rapat Contoh',
      invitations: [
        { ...came, side: 'government', postId: post.id, capacity: 'chair' },
        { ...came, side: 'union', organizationId: union.id, role: 'anggota PUK', headcount: 6 },
      ],
    });
    await t.budi.made(`/meetings/${meeting.id}/agenda-items`, {
      title: 'Perjanjian pemagangan',
      side: 'union',
    });
    for (const point of [
      { kind: 'opening', text: 'Rapat dibuka.' },
      { kind: 'discussion', text: `Lihat https://contoh.example/${'sangat-panjang-'.repeat(12)}` },
      {
        kind: 'decision',
        text: 'Disetujui.',
        votes: [
          { side: 'government', choice: 'setuju', count: 16 },
          { side: 'union', choice: 'setuju dengan catatan', count: 8 },
          { side: 'employer', choice: 'tidak setuju', count: 8 },
        ],
        votesCast: 32,
      },
    ])
      await t.budi.made(`/meetings/${meeting.id}/minutes-points`, point);
    return meeting.id as string;
  }

  it.each([360, 1280])(
    'are sound in both languages, for everybody and for the office, at %i pixels',
    async (width) => {
      const reader = await Reader.at(browser, t.url, { width });
      const paths = { id: `/rapat/${id}/notula`, en: `/en/meetings/${id}/minutes` };

      for (const [who, token] of [
        ['publik', null],
        ['kantor', t.budi.token],
      ] as const) {
        await reader.page.setExtraHTTPHeaders(token ? { authorization: `Bearer ${token}` } : {});
        for (const [language, path] of Object.entries(paths)) {
          expect(await reader.open(path)).toBe(200);
          expect(await reader.page.locator('html').getAttribute('lang')).toBe(language);
          await reader.look(`notula-${who}-${language}`);
        }
      }

      await reader.close();
    },
  );

  it('need no script, and are printed without what is only for screens', async () => {
    const reader = await Reader.at(browser, t.url, { width: 794, hasScript: false });
    await reader.open(`/rapat/${id}/notula`);
    await reader.look('notula-tanpa-skrip');
    const heads = () => reader.page.getByRole('columnheader', { name: 'Tanda tangan' }).count();

    expect([await heads(), await reader.page.locator('.masthead').isVisible()]).toEqual([0, true]);
    await reader.page.emulateMedia({ media: 'print' });
    expect([await heads(), await reader.page.locator('.masthead').isVisible()]).toEqual([1, false]);
    await reader.look('notula-cetak');

    await reader.close();
  });

  it('lead to their files', async () => {
    const reader = await Reader.at(browser, t.url, { width: 360, hasScript: false });
    await reader.open(`/rapat/${id}/notula`);

    const [file] = await Promise.all([
      reader.page.waitForEvent('download'),
      reader.page.getByRole('link', { name: 'Unduh PDF' }).click(),
    ]);

    expect(file.suggestedFilename()).toBe('notula-2026-01-12-audiensi-contoh-tentang-pemagangan-draf.pdf');
    await reader.close();
  });
});
