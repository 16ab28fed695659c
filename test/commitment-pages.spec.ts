import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FIELDS, LEFT_OUT } from '../src/public-pages/commitment-fields.js';
import {
  aCommitment,
  aMilestone,
  anOrganization,
  aPerson,
  aPost,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  forTheOffice,
  next,
} from './support/builders.js';
import type { Json } from './support/client.js';
import { somebody } from './support/people.js';
import { aPledgeStory, type PledgeStory } from './support/pledge-story.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
let story: PledgeStory;
beforeAll(async () => {
  t = await startTestApp();
  story = await aPledgeStory(t);
});
afterAll(() => t.close());

const open = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(t.url + path, {
    redirect: 'manual',
    headers: { accept: 'text/html', ...headers },
  });
  const html = await answer.text();
  return { status: answer.status, html, text: textOf(html), headers: answer.headers };
};
/** What a page says, without its markup. */
const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,.;:])/g, '$1');
const by = (token: string | null) => ({ authorization: `Bearer ${token}` });

/** The text of a pledge that is ready to be sent on. */
const readyText = (html: string) =>
  decodeURIComponent(/href="https:\/\/wa\.me\/\?text=([^"]+)"/.exec(html)?.[1] ?? '');

/** The counts a list offers, by the words of its links. */
const countsOn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<a href="([^"]*)"[^>]*>([^<]+)<span class="count"> (\d+)<\/span>/g)].map(
      ([, , name, count]) => [name, Number(count)],
    ),
  );

describe('the list', () => {
  it('counts each filter as the list is narrowed by the others', async () => {
    const { html, text } = await open(`/komitmen?topic=${story.topic}`);
    const counts = countsOn(html);

    expect(text).toContain('3 komitmen tentang Pelatihan Contoh');
    expect(counts).toMatchObject({
      Terpenuhi: 1,
      'Tidak terpenuhi': 1,
      'Tidak dapat dinilai': 1,
      'Tanpa tenggat': 1,
      [story.union.name]: 2,
      [story.rival.name]: 2,
      [story.office.name]: 3,
    });

    const narrowed = await open(`/komitmen?topic=${story.topic}&status=fulfilled&status=unratable`);
    expect(narrowed.text).toContain('2 komitmen tentang');
    expect(narrowed.text).toContain('berstatus “Terpenuhi” atau “Tidak dapat dinilai”');
    expect(countsOn(narrowed.html)).toMatchObject({
      Terpenuhi: 1,
      'Tidak terpenuhi': 1,
      [story.union.name]: 1,
    });
  });

  it('says what it was narrowed to in both languages, and lets go of each', async () => {
    const query = `receiver=${story.union.id}&speaker=${story.speaker.id}&due_before=2026-03-01`;
    const [indonesian, english] = await Promise.all([
      open(`/komitmen?${query}`),
      open(`/en/commitments?${query}`),
    ]);

    const { acronym } = story.union;
    expect(indonesian.text).toContain(`1 komitmen diucapkan dr. ${story.speaker.name} kepada ${acronym}`);
    expect(english.text).toContain(`1 pledge spoken by dr. ${story.speaker.name} to ${acronym} due before`);
    expect(indonesian.html).toContain(
      `href="/komitmen?speaker=${story.speaker.id}&amp;due_before=2026-03-01" aria-label="Hapus saringan`,
    );
    expect(indonesian.html).toContain(`/en/commitments?${query.replaceAll('&', '&amp;')}"`);
  });

  it('offers the same list as a file, whatever page of it is open', async () => {
    const { html } = await open(`/komitmen?topic=${story.topic}&sort=-stated&limit=1`);
    const following = /href="([^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await open(following);

    expect(second.status).toBe(200);
    for (const page of [html, second.html])
      expect(page).toContain(`href="/api/v1/commitments.csv?topic=${story.topic}&amp;sort=-stated"`);
  });

  it('finds words, and counts what they find', async () => {
    const { text, html } = await open(`/komitmen?q=lebaran&topic=${story.topic}`);

    expect(text).toContain('1 komitmen tentang');
    expect(text).toContain('yang memuat “lebaran”');
    expect(countsOn(html)).toMatchObject({ Terpenuhi: 1 });
  });

  it('takes what the API takes and refuses the rest alike', async () => {
    for (const query of ['halaman=2', 'status=done', 'receiver=x', 'sort=title', 'limit=0'])
      expect([query, (await open(`/komitmen?${query}`)).status]).toEqual([query, 400]);
    expect((await open('/komitmen?cursor=x')).status).toBe(400);
  });

  it('tells of what is chosen and hidden no more than of what does not exist', async () => {
    const hidden = await anOrganization(t, forTheOffice);
    const [one, other] = await Promise.all(
      [hidden.id as string, '00000000-0000-4000-8000-000000000000'].map(async (id) =>
        (await open(`/komitmen?receiver=${id}`)).html.replaceAll(id, 'id'),
      ),
    );

    expect(one).toBe(other);
    expect(one).toContain('tidak dikenal');
  });

  it('shows keepers what only they see, and counts it for them', async () => {
    const { text } = await open(`/komitmen?topic=${story.topic}`, by(t.budi.token));
    const drafts = await open(`/komitmen?topic=${story.topic}&record=draft`, by(t.budi.token));

    expect(text).toContain(story.hiddenWord);
    expect(text).toContain('4 komitmen tentang Pelatihan Contoh');
    expect(drafts.text).toContain(`${story.hiddenWord} draf`);
    expect(drafts.text).toContain('1 komitmen tentang Pelatihan Contoh');
    expect(drafts.text).toContain('dengan catatan “Draf”');
  });
});

describe('a commitment', () => {
  it('says who promised what to whom, where, and by when', async () => {
    const { text, html } = await open(`/komitmen/${story.kept}`);

    expect(text).toContain('“ruang pelatihan kami siapkan sebelum lebaran”');
    expect(text).toContain(
      `dr. ${story.speaker.name}, Wakil Bupati Contoh, ${story.office.name}, diucapkan sendiri`,
    );
    expect(text).toContain('Syarat Setelah anggaran perubahan contoh disahkan.');
    expect(text).toContain('Tenggat Maret 2026 (“sebelum lebaran, akhir Maret”)');
    expect(text).toContain('Bupati Contoh, ');
    expect(text).toContain('Penanggung jawab (PIC) Kepala Bidang Pelatihan Contoh');
    expect(text).toContain('Terpenuhi. Terbukti terpenuhi; dua orang memeriksa buktinya.');
    expect(html).toContain('<title>Ruang pelatihan contoh');
    expect(html).toMatch(/<meta name="description" content="dr\. Sari Contoh \d+ → SPC-\d+, SBC-\d+/);
  });

  it('says that words were passed on, and for whom', async () => {
    const { text } = await open(`/en/commitments/${story.unratable}`);

    expect(text).toContain('passing on the words of Bupati Contoh');
    expect(text).toContain('The source gives the gist only, not the words');
    expect(text).toContain('What was sought ukuran atau anggaran');
  });

  it('sets the three lanes side by side, each with who said it and by what evidence', async () => {
    const { html } = await open(`/komitmen/${story.kept}`);
    const [, giver, receiver, desk] = html
      .split(/<section class="lane [^"]+">|<section id="tindak-lanjut">/)
      .map((lane) => textOf(lane));

    expect(giver).toContain('Ruang di lantai dua gedung contoh sedang dicat.');
    expect(giver).toContain('dicatat kantor atas namanya');
    expect(giver).toContain('Bukti D Kata satu pihak saja');
    expect(receiver).toMatch(
      /Membantah.*dicatat lewat akunnya sendiri.*Membenarkan.*dicatat kantor atas namanya/,
    );
    expect(receiver).toContain('(berlawanan dengan janji)');
    expect(desk).toMatch(
      /Terpenuhi.*Berlaku, ditandatangani orang kedua.*Bukti A.*Bukti C.*Dalam proses.*Bukti B/,
    );
  });

  it('says that whoever promised was told and kept silent', async () => {
    const { text } = await open(`/komitmen/${story.broken}`);

    expect(text).toContain(
      'Pemberi janji diberi tahu 2 Mar 2026; waktu menjawab sampai 16 Mar 2026. Tidak menjawab.',
    );
    expect(text).toContain('Alasan Tenggat terlewati');
  });

  it('tells its story from the demand to the outcome, oldest first', async () => {
    const { html } = await open(`/komitmen/${story.kept}`);
    const list = /<ol class="timeline">(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
    const days = [...list.matchAll(/<time datetime="([^"]+)"/g)].map(([, day]) => day ?? '');

    expect(days).toEqual(days.toSorted());
    expect(textOf(list)).toMatch(
      /Tuntutan.*Pertama diucapkan.*Kata pemberi janji: Dalam proses.*Membenarkan.*Tindak lanjut: Dijanjikan lagi.*Temuan meja pencatat: Terpenuhi.*Membantah/,
    );
  });

  it('names every source once', async () => {
    const { html } = await open(`/komitmen/${story.kept}`);
    const list = /<ol class="source-list">(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
    const links = [...list.matchAll(/href="(\/sumber\/[^"]+)"/g)].map(([, path]) => path);

    // The article, six pieces of evidence and the source of an outcome.
    expect(links).toHaveLength(8);
    expect(new Set(links).size).toBe(links.length);
  });

  it('shows the record as of a day or an instant, and says so', async () => {
    const { items } = await t.anyone.read(`/commitments/${story.kept}/history?limit=100`);
    const { recordedAt } = (items as Json[]).at(-1).entry;
    const path = `/komitmen/${story.kept}?as_of=${recordedAt}`;
    const { text, html, status } = await open(path);

    expect(status).toBe(200);
    expect(text).toContain('Anda melihat catatan seperti pada');
    expect(text).toContain('Belum ada penilaian.');
    expect(text).toContain('Tenggat Maret 2026 (“sebelum lebaran”)');
    expect(html).toContain(`href="/komitmen/${story.kept}"`);
    expect(html).toContain(`/en${path.replace('komitmen', 'commitments').replaceAll(':', '%3A')}"`);
    expect((await open(`/komitmen/${story.kept}?as_of=kemarin`)).status).toBe(400);
  });

  it('says of a day before the record that there was none, and leads to now', async () => {
    const { status, text, html } = await open(`/komitmen/${story.kept}?as_of=2025-11-10`);

    expect(status).toBe(404);
    expect(text).toContain('Belum ada catatan pada hari itu');
    expect(html).toContain(`href="/komitmen/${story.kept}"`);
    expect((await open(`/komitmen/${SOMETHING}?as_of=2025-11-10`)).text).not.toContain('Belum ada catatan');
  });

  it('can be cited and sent on with a link that lasts', async () => {
    const { text, html } = await open(`/komitmen/${story.kept}`);
    const { revision } = await t.anyone.read(`/commitments/${story.kept}`);

    expect(text).toMatch(
      new RegExp(
        `${story.office.name} \\(12 Jan 2026, pada Audiensi Contoh.*\\)\\. “Ruang pelatihan.*Versi ${revision}, sebagaimana tercatat .*/komitmen/${story.kept}\\?as_of=\\d{4}-\\d\\d-\\d\\d \\(diakses `,
      ),
    );
    const ahead = (await open(`/komitmen/${story.kept}?as_of=2099-01-01`)).text;
    expect(ahead.slice(ahead.indexOf('Versi '))).not.toContain('2099');
    const message = readyText(html);
    expect(message).toContain(`/komitmen/${story.kept}`);
    expect(message).toContain('“ruang pelatihan kami siapkan sebelum lebaran”');
    expect(message).toContain('Status: Terpenuhi.');
  });

  it('says first that it was retracted, wherever it is told', async () => {
    const office = await anOrganization(t, { kind: 'government_body', acronym: `DC-${next()}` });
    const post = await aPost(t, { organizationId: office.id, title: 'Kepala Contoh' });
    const statement = await aStatement(t, { saidOn: '2026-01-12', postId: post.id });
    const pledge = await aVerifiedCommitment(t, { statementId: statement.id, dueOn: '2026-02-27' });
    const before = await open(`/komitmen/${pledge.id}`);
    await t.siti.act(`/commitments/${pledge.id}/retract`, pledge, { reason: 'Salah kabupaten contoh' });
    const [{ html, text }, english] = await Promise.all([
      open(`/komitmen/${pledge.id}`),
      open(`/en/commitments/${pledge.id}`),
    ]);

    expect(readyText(before.html)).toContain('⚠ Lewat tenggat');
    const retracted = 'Catatan ini ditarik: catatan kami keliru. Salah kabupaten contoh.';
    expect(readyText(html).split('\n')[0]).toBe(retracted);
    expect(readyText(html)).not.toContain('⚠');
    expect(text).toContain(`${retracted} Kepala Contoh, ${office.acronym} (12 Jan 2026`);
    expect(/name="description" content="([^"]*)"/.exec(html)?.[1]).toMatch(new RegExp(`^${retracted}`));
    expect(html).not.toMatch(/<li class="alert">/);
    expect(readyText(english.html)).toMatch(/^This record was retracted: it was wrong\./);
  });

  it('is sent on and cited as everybody sees it, whoever asks', async () => {
    const [shown, hidden] = [
      await anOrganization(t, { acronym: `SC-${next()}` }),
      await anOrganization(t, { ...forTheOffice, acronym: `RC-${next()}` }),
    ];
    const speaker = await aPerson(t, { ...forTheOffice, name: `Rahasia Contoh ${next()}` });
    const tenure = await aTenure(t, { ...forTheOffice, personId: speaker.id });
    const statement = await aStatement(t, { speakerId: speaker.id, postId: tenure.post.id });
    const pledge = await aVerifiedCommitment(t, {
      statementId: statement.id,
      receiverIds: [shown.id, hidden.id],
      makers: [{ tenureId: tenure.id }],
    });
    await aMilestone(t, { commitmentId: pledge.id, ...forTheOffice });
    const internal = await aVerifiedCommitment(t, { ...forTheOffice, receiverIds: [shown.id] });
    const mine = await open(`/komitmen/${pledge.id}`, by(t.budi.token));
    const others = await open(`/komitmen/${pledge.id}`);
    const own = await open(`/komitmen/${internal.id}`, by(t.budi.token));

    expect(mine.text).toContain(hidden.name);
    expect(readyText(mine.html)).toContain(shown.acronym);
    expect(readyText(mine.html)).toBe(readyText(others.html));
    const share = mine.html.slice(mine.html.indexOf('id="kutip"'));
    for (const name of [hidden.acronym, hidden.name, speaker.name]) expect(share).not.toContain(name);
    expect(own.status).toBe(200);
    expect(own.html).not.toMatch(/wa\.me|#kutip|id="kutip"/);
  });

  it('offers acts to those who may do them, and to nobody else', async () => {
    const stranger = await somebody(t, 'representative', { organizationId: (await anOrganization(t)).id });
    const staff = await somebody(t, 'staff');
    const linksFor = async (cookie: string | null) => {
      const { html } = await open(`/komitmen/${story.kept}`, cookie === null ? {} : { cookie });
      return [...html.matchAll(/href="(\/(?:meja|serikat-kami)\/komitmen\/[^"]+)"/g)].map(([, path]) => path);
    };

    expect(await linksFor(null)).toEqual([]);
    expect(await linksFor((await stranger.login()).cookie)).toEqual([]);
    expect(await linksFor((await story.representative.login()).cookie)).toEqual([
      `/serikat-kami/komitmen/${story.kept}`,
    ]);
    expect(await linksFor((await staff.login()).cookie)).toEqual([`/meja/komitmen/${story.kept}`]);
  });
});

const SOMETHING = '00000000-0000-4000-8000-000000000000';

describe('what is hidden', () => {
  it('is on no page of those who may not see it', async () => {
    for (const path of [
      `/komitmen/${story.kept}`,
      `/komitmen/${story.kept}/riwayat?limit=100`,
      `/komitmen?topic=${story.topic}`,
      `/en/commitments/${story.kept}`,
    ])
      expect((await open(path)).html).not.toContain(story.hiddenWord);
    expect((await open(`/komitmen/${story.kept}`, by(t.budi.token))).html).toContain(story.hiddenWord);
  });

  it('answers as what does not exist', async () => {
    const draft = await aCommitment(t, { isDraft: true });
    const waiting = await aCommitment(t);
    for (const id of [draft.id, waiting.id, SOMETHING, 'x']) {
      for (const path of [`/komitmen/${id}`, `/komitmen/${id}/riwayat`, `/komitmen/${id}?as_of=2026-11-01`])
        expect([path, (await open(path)).status]).toEqual([path, 404]);
    }
    expect((await open(`/komitmen/${draft.id}`, by(t.budi.token))).text).toContain(
      'Belum terbuka untuk umum',
    );
  });

  it('names no speaker who is not public', async () => {
    const speaker = await aPerson(t, { ...forTheOffice, name: 'Rahasia Contoh' });
    const { post } = await aTenure(t, { ...forTheOffice, personId: speaker.id });
    const statement = await aStatement(t, { speakerId: speaker.id, postId: post.id });
    const pledge = await aVerifiedCommitment(t, { statementId: statement.id });

    const [page, history] = await Promise.all([
      open(`/komitmen/${pledge.id}`),
      open(`/komitmen/${pledge.id}/riwayat`),
    ]);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Pembicara tidak disebut namanya');
    expect(page.html + history.html).not.toContain('Rahasia');
    expect(history.text).toContain('Pembicara tidak terbuka');
  });
});

describe('the history', () => {
  const historyOf = (query = '') => open(`/komitmen/${story.kept}/riwayat${query}`);

  it('says what each change changed, in words, with its reason', async () => {
    const { text } = await historyOf('?limit=100');

    expect(text).toContain('Alasan: Ukuran diperjelas oleh kantor contoh.');
    expect(text).toContain(
      'Terlihat terpenuhi bila Sebelum: Ruang dipakai untuk pelatihan pertama. Sesudah: Ruang dipakai untuk pelatihan pertama, dengan daftar hadir.',
    );
    expect(text).toContain('Status Sebelum: Dalam proses Sesudah: Terpenuhi');
    expect(text).toContain('Dibantah penerima Sebelum: tidak Sesudah: ya');
    expect(text).toContain(`Penerima ${story.union.acronym}; ${story.rival.acronym}`);
    expect(text).toContain('Keadaan Sebelum: direncanakan Sesudah: selesai');
    expect(text).toMatch(/oleh wakil serikat/);
    expect(text).not.toMatch(/Siti Contoh|\{|[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('reads the same from page to page', async () => {
    const whole = (await historyOf('?limit=100')).html;
    const cards: string[] = [];
    let path: string | undefined = `/komitmen/${story.kept}/riwayat?limit=3`;
    while (path) {
      const { html } = await open(path);
      cards.push(...cardsOf(html));
      path = /href="([^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }

    expect(cards.length).toBeGreaterThan(6);
    expect(cards).toEqual(cardsOf(whole));
  });

  const cardsOf = (html: string) => {
    const list = /<ol class="cards changes">(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
    return list.split('<li class="card">').slice(1);
  };

  it('leads to the page as it was after each change', async () => {
    const { html } = await historyOf();
    const links = [...html.matchAll(/href="(\/komitmen\/[^"]+\?as_of=[^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );

    expect(links.length).toBeGreaterThan(5);
    for (const path of links.slice(0, 3)) expect((await open(path)).status).toBe(200);
  });

  it('shows the fingerprint of each entry, and who made it to keepers alone', async () => {
    const { items } = await t.anyone.read(`/commitments/${story.kept}/history?limit=100`);
    const [everybody, keeper] = await Promise.all([
      historyOf('?limit=100'),
      open(`/komitmen/${story.kept}/riwayat?limit=100`, by(t.budi.token)),
    ]);

    for (const { leafHash } of items as Json[]) expect(everybody.html).toContain(leafHash);
    expect(keeper.text).toContain('(Siti Contoh, M.H.)');
    // A proposal is for the office alone, so what everybody sees starts when it was in force.
    expect(keeper.text).toContain('Keadaan Sebelum: diusulkan Sesudah: berlaku');
    expect(everybody.text).not.toContain('diusulkan');
  });

  it('has a word for every field of the record, or leaves it out for a reason', async () => {
    const { items } = await t.budi.read(`/commitments/${story.kept}/history?limit=100`);
    const unknown = (items as Json[]).flatMap(({ entry: { kind, record } }) =>
      Object.keys(record)
        .filter((name) => !LEFT_OUT.includes(name) && !(name in (FIELDS[kind] ?? {})))
        .map((name) => `${kind}.${name}`),
    );

    expect([...new Set(unknown)]).toEqual([]);
  });
});
