import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aMilestone, aVerifiedCommitment } from './support/builders.js';
import type { Json } from './support/client.js';
import { somebody } from './support/people.js';
import { startTestApp, type TestApp } from './support/test-app.js';

const PAGE = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };

let t: TestApp;
let cookies: Record<'administrator' | 'staff', string>;
beforeAll(async () => {
  t = await startTestApp();
  const cookieOf = async (role: 'administrator' | 'staff') =>
    (await (await somebody(t, role)).login()).cookie ?? '';
  cookies = { administrator: await cookieOf('administrator'), staff: await cookieOf('staff') };
});
afterAll(() => t.close());

type Role = keyof typeof cookies;
const open = async (path: string, role: Role = 'staff') => {
  const answer = await fetch(t.url + path, { headers: { ...PAGE, cookie: cookies[role] } });
  return { status: answer.status, html: await answer.text() };
};
/** What the form of a page that goes to `action` carries along. */
const carriedBy = async (page: string, action: string, role: Role) => {
  const [, form = ''] = (await open(page, role)).html.split(`action="${action}"`);
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(form)?.[1] ?? '';
  return Object.fromEntries(['formToken', 'formKey', 'revision'].map((name) => [name, value(name)]));
};
const send = async (action: string, fields: Record<string, string>, role: Role = 'staff') => {
  const answer = await fetch(t.url + action, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...PAGE, cookie: cookies[role] },
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
};
const fill = async (page: string, action: string, fields: Record<string, string>, role: Role = 'staff') =>
  send(action, { ...(await carriedBy(page, action, role)), ...fields }, role);

describe('the pages of sets of steps', () => {
  const step = { title: 'Paraf', titleEn: 'Initials', doneWhen: 'Ada.', doneWhenEn: 'There.' };
  let made = 0;
  const aSet = async (...keys: string[]): Promise<{ id: string; path: string }> => {
    const { id } = await t.budi.made('/milestone-sets', {
      key: `set-halaman-${++made}`,
      label: `Set halaman contoh ${made}`,
      labelEn: `Sample set of pages ${made}`,
      steps: keys.map((key, n) => ({ ...step, key, title: `Langkah ${key}`, isDecisive: n === 0 })),
    });
    return { id, path: `/meja/set-langkah/${id}` };
  };
  const setNow = (id: string): Promise<Json> => t.anyone.read(`/milestone-sets/${id}`);
  const reason = 'Kesepakatan kantor contoh.';

  it('refuse a second decisive step at the field that made it one, and keep what was typed', async () => {
    const { path } = await aSet('satu');

    const { status, html } = await fill(path, `${path}/langkah`, {
      ...step,
      title: 'Pengumuman contoh',
      weight: 'decisive',
      after: 'satu',
      reason,
    });

    expect(status).toBe(422);
    expect(html).toContain('id="weight-error-0"');
    expect(html).toContain('value="Pengumuman contoh"');
    expect(html).toMatch(/<option value="decisive" selected/);
  });

  it('keep a set from losing its last step', async () => {
    const { id, path } = await aSet('satu');
    const one = `${path}/langkah/satu`;

    const { status, html } = await fill(one, `${one}/hapus`, { reason });

    expect(status).toBe(422);
    expect(html).toContain('Satu set memuat 1 sampai 50 langkah.');
    expect((await setNow(id)).steps).toHaveLength(1);
  });

  it('let one of two who change a set win, and show the other both texts', async () => {
    const { id, path } = await aSet('satu', 'dua');
    const two = `${path}/langkah/dua`;
    const mine = await carriedBy(two, two, 'staff');
    await fill(path, path, { label: 'Nama lain contoh', labelEn: 'Another sample name', reason });

    const late = { ...step, title: 'Langkah kedua', weight: 'required', after: '', reason };
    const refused = await send(two, { ...mine, ...late });
    const again = await fill(two, two, late);

    expect(refused.status).toBe(412);
    expect(refused.html).toContain('Orang lain mengubah catatan ini');
    expect(refused.html).toContain('Langkah kedua');
    expect(again).toMatchObject({ status: 303, to: `${path}?kabar=changed` });
    expect(await setNow(id)).toMatchObject({
      label: 'Nama lain contoh',
      revision: 3,
      steps: [{ key: 'dua', title: 'Langkah kedua' }, { key: 'satu' }],
    });
  });

  it('keep what was typed about a step that somebody else took out meanwhile, and add it again', async () => {
    const { id, path } = await aSet('satu', 'dua');
    const two = `${path}/langkah/dua`;
    const mine = await carriedBy(two, two, 'staff');
    await fill(two, `${two}/hapus`, { reason });
    const typed = { ...step, title: 'Langkah kedua contoh', weight: 'required', after: 'satu', reason };

    const changing = await send(two, { ...mine, ...typed });
    const incomplete = await send(two, { ...mine, ...typed, doneWhen: '' });
    const removing = await send(`${two}/hapus`, { ...mine, reason: 'Tidak dipakai lagi contoh.' });
    const english = await send(`/en${two}`, { ...mine, ...typed });
    const again = await fill(path, `${path}/langkah`, typed);

    expect([changing.status, incomplete.status, removing.status]).toEqual([412, 400, 412]);
    for (const { html } of [changing, incomplete]) {
      expect(html).toContain('Orang lain menghapus langkah ini dari set selagi Anda menulis');
      expect(html).toContain('value="Langkah kedua contoh"');
      expect(html).toContain(`action="${path}/langkah"`);
    }
    expect(removing.html).toContain('Orang lain sudah menghapus langkah ini dari set.');
    expect(removing.html).toContain('Tidak dipakai lagi contoh.');
    expect(english.html).toContain('Somebody else took this step out of the set while you were writing');
    expect(again.status).toBe(303);
    expect((await setNow(id)).steps).toMatchObject([{ key: 'satu' }, { title: 'Langkah kedua contoh' }]);
  });

  it('know no step that is not there, and add none by its address', async () => {
    const { id, path } = await aSet('satu');
    const form = await carriedBy(path, path, 'staff');

    const shown = await open(`${path}/langkah/tiada`);
    const sent = await send(`${path}/langkah/tiada`, { ...form, ...step, weight: 'required', reason });

    expect([shown.status, sent.status]).toEqual([404, 404]);
    expect((await setNow(id)).revision).toBe(1);
  });

  it('give a set a key of its own, made of its name', async () => {
    const fields = {
      label: 'Musim UMK/UMSK',
      labelEn: 'Another season',
      'steps.1.title': 'Tuntutan',
      'steps.1.titleEn': 'Demand',
      'steps.1.doneWhen': 'Tercatat.',
      'steps.1.doneWhenEn': 'On record.',
      'steps.1.weight': 'decisive',
      'steps.0.weight': 'required',
    };
    const path = '/meja/set-langkah/baru';
    const form = await carriedBy(path, path, 'staff');

    const first = await send(path, { ...form, ...fields });
    const twice = await send(path, { ...form, ...fields });

    expect(first.status).toBe(303);
    expect(twice.to).toBe(first.to);
    const id = /set-langkah\/([0-9a-f-]+)/.exec(first.to ?? '')?.[1] ?? '';
    expect(await setNow(id)).toMatchObject({
      key: 'musim-umk-umsk',
      steps: [{ key: 'tuntutan', isDecisive: true, isOptional: false }],
    });
  });
});

describe('the pages of deadline phrases', () => {
  const PATH = '/meja/frasa-tenggat';

  it('are read by the office and changed by administrators alone', async () => {
    const { items } = await t.anyone.read('/deadline-phrases');
    const { id } = (items as Json[]).find(({ phrase }) => phrase === 'segera');

    const listed = await open(PATH);
    const one = await open(`${PATH}/${id}`);
    const form = await carriedBy('/meja/set-langkah/baru', '/meja/set-langkah/baru', 'staff');
    const sent = await send(PATH, { ...form, phrase: 'nanti', days: '9', unit: 'calendar', reason: 'x' });

    expect(listed.html).toContain('dihitung 30 hari sejak diucapkan');
    expect(listed.html).not.toContain('name="phrase"');
    expect([one.status, sent.status]).toEqual([403, 403]);
  });

  it('let one of two administrators win', async () => {
    const { id } = await t.budi.made('/deadline-phrases', {
      phrase: 'kapan-kapan',
      days: 90,
      unit: 'calendar',
      reason: 'Contoh.',
    });
    const path = `${PATH}/${id}`;
    const mine = await carriedBy(path, path, 'administrator');
    const rule = (days: string) => ({ ...mine, days, unit: 'working', reason: 'Contoh.' });

    const first = await send(path, rule('40'), 'administrator');
    const late = await send(path, rule('50'), 'administrator');

    expect(first.to).toBe(`${PATH}?kabar=ruled`);
    expect(late.status).toBe(412);
    expect(late.html).toContain('Orang lain mengubah catatan ini');
    expect((await open(PATH)).html).toContain('dihitung 40 hari kerja sejak diucapkan');
  });

  it('tell what a phrase comes to on the day it was said, and why it cannot be counted', async () => {
    await t.budi.made('/deadline-phrases', {
      phrase: 'tiga hari',
      days: 3,
      unit: 'working',
      reason: 'Contoh.',
    });
    const meaning = async (duePhrase: string, diucapkan: string) => {
      const { html } = await open(`${PATH}/arti?${new URLSearchParams({ duePhrase, diucapkan })}`);
      return html;
    };

    expect(await meaning('Segera', '2026-03-12')).toContain('paling lambat Sabtu, 11 April 2026');
    expect(await meaning('tiga hari', '2026-03-13')).toContain('Rabu, 25 Maret 2026');
    expect(await meaning('tiga hari', '2035-03-13')).toContain('Hari kerja tahun 2035 belum dapat dihitung');
    expect(await meaning('kelak', '2026-03-12')).toContain('Tidak ada aturan untuk frasa ini');
    expect(await meaning('', '2026-03-12')).not.toContain('<p>');
    expect(await meaning('<b>', '2026-03-12')).not.toContain('<b>');
  });
});

describe('the page of a step of a pledge', () => {
  it('keeps what was typed into a form that the step has no more, since somebody else left it out', async () => {
    const { id: commitmentId } = await aVerifiedCommitment(t);
    const step = await aMilestone(t, { commitmentId, isOptional: true });
    const path = `/meja/langkah/${step.id}`;
    const mine = await carriedBy(path, `${path}/tercapai`, 'staff');
    await t.budi.act(`/milestones/${step.id}/leave-out`, step as { revision: number }, { reason: 'Contoh.' });
    const typed = { ...mine, metOn: '2026-02-02', note: 'Sudah ditandatangani contoh.' };

    const late = await send(`${path}/tercapai`, { ...typed, 'evidence.0.shows': 'Naskah contoh.' });
    const english = await send(`/en${path}/rencana`, { ...mine, plannedOn: '2026-05-05' });

    expect([late.status, english.status]).toEqual([400, 412]);
    expect(late.html).toContain('Langkah ini berubah selagi Anda menulis; sekarang: Dilewati.');
    expect(late.html).toContain('Sudah ditandatangani contoh.');
    expect(late.html).toContain('Naskah contoh.');
    expect(english.html).toContain('This step changed while you were writing; now: Left out.');
    expect(english.html).toContain('2026-05-05');
  });
});
