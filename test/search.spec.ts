import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { processActor } from '../src/common/actor.js';
import { termsOf, websearchOf } from '../src/common/websearch.js';
import { askedFor } from '../src/search/asked.js';
import { SynonymsService } from '../src/search/synonyms.service.js';
import { ErasuresService } from '../src/people/erasures.service.js';
import { NotUnderstood } from '../src/search/search.problems.js';
import {
  aChair,
  aMeeting,
  anEvent,
  anOrganization,
  aPerson,
  aPoint,
  aSource,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  forParties,
  forTheOffice,
  minutesBrought,
} from './support/builders.js';
import type { Client, Json } from './support/client.js';
import { CASES, enterCorpus, missesOf } from './support/relevance.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const path = (q: string, more = '') => `/search?q=${encodeURIComponent(q)}${more}`;
const search = (q: string, more = '', who: Client = t.anyone): Promise<Json> => who.read(path(q, more));
const textOf = (pieces: { text: string }[]): string => pieces.map(({ text }) => text).join('');
const titlesOf = (answer: Json): string[] => (answer.items as Json[]).map(({ title }) => textOf(title));
const idsOf = (answer: Json): string[] => (answer.items as Json[]).map(({ id }) => id as string);
const hitsOf = (pieces: { text: string; isHit: boolean }[]): string[] =>
  pieces.filter(({ isHit }) => isHit).map(({ text }) => text);

/** A word of letters that nothing else holds or looks like. */
const aWord = (): string =>
  [...randomBytes(6)].map((byte) => 'bcdfghjklmprstvw'[byte % 16] + 'aeiou'[byte % 5]).join('');

const keeper = async () => {
  const { rows } = await t.owner.query<{ id: string }>('SELECT id FROM account ORDER BY name LIMIT 1');
  return processActor(rows[0]?.id, 'administrator');
};

describe('a search', () => {
  it('finds each kind of record by its words, and says where to read it', async () => {
    const word = aWord();
    const [union, event, source] = [
      await anOrganization(t, { name: `Serikat ${word}` }),
      await anEvent(t, { name: `Audiensi ${word}` }),
      await aSource(t, { title: `Berita ${word}` }),
    ];
    const tenure = await aTenure(t, { personId: (await aPerson(t, { name: `Tono ${word}` })).id });
    const statement = await aStatement(t, { gist: `Ruang ${word} disiapkan`, sourceId: source.id });
    const pledge = await aVerifiedCommitment(t, { title: `Menyiapkan ${word}`, statementId: statement.id });
    const demand = await t.budi.made('/demands', {
      title: `Minta ${word}`,
      raisedOn: '2026-01-12',
      raisedByIds: [union.id],
      sourceId: source.id,
      eventId: event.id,
    });
    const meeting = await aMeeting(t);
    await aChair(t, meeting);
    const point = await aPoint(t, meeting, { text: `Butir tentang ${word}` });
    await minutesBrought(t, meeting, 'signed');

    const { items, counts } = await search(word, '&limit=100');

    const pages = Object.fromEntries(
      (items as Json[]).map(({ kind, id, page }) => [`${kind} ${id}`, page?.id]),
    );
    expect(pages).toEqual({
      [`organization ${union.id}`]: `/serikat/${union.id}`,
      [`event ${event.id}`]: `/acara/${event.id}`,
      [`source ${source.id}`]: `/sumber/${source.id}`,
      [`person ${tenure.person.id}`]: `/pejabat/${tenure.person.id}`,
      [`statement ${statement.id}`]: `/komitmen/${pledge.id}`,
      [`commitment ${pledge.id}`]: `/komitmen/${pledge.id}`,
      [`demand ${demand.id}`]: `/acara/${event.id}`,
      [`minutes_point ${point.id}`]: `/rapat/${meeting.id}`,
    });
    expect((counts as Json[]).map(({ count }) => count)).toEqual(Array(8).fill(1));
  });

  it('marks what was searched for in the title and in the part of the text that answers best', async () => {
    const word = aWord();
    const statement = await aStatement(t, {
      words: `kami akan siapkan ${'lama sekali '.repeat(30)} ${word} itu`,
    });
    await aVerifiedCommitment(t, { title: `Menyiapkan <b>${word}</b>`, statementId: statement.id });

    const { items } = await search(word, '&kind=commitment');

    expect(hitsOf(items[0].title)).toEqual([word]);
    expect(textOf(items[0].title)).toBe(`Menyiapkan <b>${word}</b>`);
    expect(hitsOf(items[0].snippet)).toEqual([word]);
    expect(textOf(items[0].snippet)).toMatch(new RegExp(`^… .*${word} itu$`));
  });

  it('takes phrases, exclusions and alternatives', async () => {
    const [one, other] = [aWord(), aWord()];
    const first = await aVerifiedCommitment(t, { title: `Soal ${one} lalu ${other}` });
    const second = await aVerifiedCommitment(t, { title: `Soal ${other} lalu ${one}` });
    const third = await aVerifiedCommitment(t, { title: `Hanya ${one}` });

    expect(new Set(idsOf(await search(`${one} ${other}`)))).toEqual(new Set([first.id, second.id]));
    expect(idsOf(await search(`"${one} lalu ${other}"`))).toEqual([first.id]);
    expect(idsOf(await search(`${one} -${other}`))).toEqual([third.id]);
    expect(new Set(idsOf(await search(`"lalu ${one}" atau "hanya ${one}"`)))).toEqual(
      new Set([second.id, third.id]),
    );
  });

  it('narrows by speaker, union, state, kind and days', async () => {
    const word = aWord();
    const tenure = await aTenure(t, { personId: (await aPerson(t, { name: `Rini ${aWord()}` })).id });
    const union = await anOrganization(t, { acronym: aWord().toUpperCase() });
    const said = await aStatement(t, { speakerId: tenure.person.id, saidOn: '2025-06-30' });
    const spoken = await aVerifiedCommitment(t, { title: `Satu ${word}`, statementId: said.id });
    const received = await aVerifiedCommitment(t, { title: `Dua ${word}`, receiverIds: [union.id] });

    for (const [narrowed, expected] of [
      [`${word} pembicara:"${tenure.person.name}"`, [spoken.id]],
      [`${word} -speaker:"${tenure.person.name}"`, [received.id]],
      [`${word} serikat:${union.acronym}`, [received.id]],
      [`${word} union:tiadasamasekali`, []],
      [`${word} status:"belum ditindaklanjuti" sejak:2026`, [received.id]],
      [`${word} status:in_progress`, []],
      [`${word} sampai:2025-06`, [spoken.id]],
      [`${word} since:2025-07-01`, [received.id]],
      [`${word} jenis:komitmen sampai:2025`, [spoken.id]],
      [`${word} kind:source`, []],
    ] as const)
      expect([narrowed, idsOf(await search(narrowed))]).toEqual([narrowed, expected]);
  });

  it('counts all kinds while it shows one', async () => {
    const word = aWord();
    await anOrganization(t, { name: `Serikat ${word}` });
    await anEvent(t, { name: `Rapat ${word}` });

    const { items, counts } = await search(word, '&kind=event');

    expect((items as Json[]).map(({ kind }) => kind)).toEqual(['event']);
    expect(counts).toEqual([
      { kind: 'organization', count: 1 },
      { kind: 'event', count: 1 },
    ]);
  });

  it('pages to the end, each record once', async () => {
    const word = aWord();
    for (let n = 0; n < 7; n++) await aVerifiedCommitment(t, { title: `Ke-${n} ${word}` });

    const found: string[] = [];
    let cursor = '';
    do {
      const page = await search(word, `&kind=commitment&limit=2${cursor}`);
      found.push(...idsOf(page));
      cursor = page.next ? `&cursor=${page.next}` : '';
    } while (cursor);

    expect(found).toHaveLength(7);
    expect(new Set(found).size).toBe(7);
  });

  it('tells a union apart from one whose acronym looks like it', async () => {
    const kspx = await anOrganization(t, { name: 'Konfederasi Contoh Satu', acronym: 'KSXPI' });
    const other = await anOrganization(t, { name: 'Konfederasi Contoh Dua', acronym: 'KSXPSI' });

    const { items, lookAlikes } = await search('ksxpi');

    expect((items as Json[])[0].id).toBe(kspx.id);
    expect(lookAlikes).toEqual([{ id: other.id, name: other.name, acronym: 'KSXPSI' }]);
  });

  it('puts a word right that nobody wrote, and says so', async () => {
    await aVerifiedCommitment(t, { title: 'Memperbaiki kantin contoh berjamur' });

    const { items, corrections } = await search('berjammur kantin');

    expect(corrections).toEqual([{ from: 'berjammur', to: 'berjamur' }]);
    expect(titlesOf({ items })).toContain('Memperbaiki kantin contoh berjamur');
  });
});

describe('synonyms', () => {
  it('count at once, in the search and in lists, and are told', async () => {
    const [one, other] = [aWord(), aWord()];
    const pledge = await aVerifiedCommitment(t, { title: `Membeli ${one}` });
    expect(idsOf(await search(other))).toEqual([]);

    const set = await t.budi.made('/synonyms', { words: [one, `${other} besar`, other] });

    const found = await search(other);
    expect(idsOf(found)).toContain(pledge.id);
    expect(found.synonyms).toEqual([set.words]);
    expect(idsOf(await t.anyone.read(`/commitments?q=${other}`))).toEqual([pledge.id]);

    await t.budi.act(`/synonyms/${set.id}/corrections`, set, { words: [one, 'lain'], reason: 'Contoh' });
    expect(idsOf(await search(other))).not.toContain(pledge.id);
  });

  it('of the office alone change nothing for anybody', async () => {
    const [one, other] = [aWord(), aWord()];
    await aVerifiedCommitment(t, { title: `Membeli ${one}` });

    await t.budi.made('/synonyms', { ...forTheOffice, words: [one, other] });

    expect((await search(other)).synonyms).toEqual([]);
    expect(idsOf(await search(other, '', t.budi))).toEqual([]);
  });

  it('are added by the usual sets once', async () => {
    await t.budi.made('/synonyms', { words: ['P.H.K.', 'pemutusan hubungan'] });
    const service = t.app.get(SynonymsService, { strict: false });
    const add = () => keeper().then((actor) => t.work.run(actor, (tx) => service.addUsual(tx)));

    const [first, second] = [await add(), await add()];

    expect(first).toBeGreaterThan(20);
    expect(second).toBe(0);
    const all = (await t.anyone.read('/synonyms?limit=100')).items as Json[];
    expect(all.filter(({ words }) => words.includes('PHK'))).toEqual([]);
  });
});

describe('what is not for everybody', () => {
  it('is found by those it is open to, and by nobody else', async () => {
    const word = aWord();
    const [union, rival] = [await anOrganization(t), await anOrganization(t)];
    const theirs = await anEvent(t, { ...forParties(union.id), name: `Rapat ${word}` });
    const office = await anEvent(t, { ...forTheOffice, name: `Rapim ${word}` });
    const [own, other] = [
      await t.representative('Wakil Contoh Satu', union.id),
      await t.representative('Wakil Contoh Dua', rival.id),
    ];

    expect(idsOf(await search(word))).toEqual([]);
    expect(idsOf(await search(word, '', other))).toEqual([]);
    expect(idsOf(await search(word, '', own))).toEqual([theirs.id]);
    expect(new Set(idsOf(await search(word, '', t.budi)))).toEqual(new Set([theirs.id, office.id]));
  });

  it('is found by nobody once it was closed, as of before as well', async () => {
    const word = aWord();
    const event = await anEvent(t, { name: `Acara ${word}` });
    const open = new Date().toISOString();
    expect(idsOf(await search(word, `&as_of=${open}`))).toEqual([event.id]);

    await t.budi.act(`/events/${event.id}/restrict`, event, {
      visibility: 'internal',
      restrictedGround: 'office_memo',
      restrictedUntil: '2035-12-31',
      reason: 'Contoh',
    });

    expect(idsOf(await search(word))).toEqual([]);
    expect(idsOf(await search(word, `&as_of=${open}`))).toEqual([]);
    expect(idsOf(await search(word, `&as_of=${open}`, t.budi))).toEqual([event.id]);
  });

  it('lends no word to a pledge that others see', async () => {
    const [word, later] = [aWord(), aWord()];
    const first = await aStatement(t, { words: 'akan disiapkan' });
    const pledge = await aVerifiedCommitment(t, { statementId: first.id });
    const again = await aStatement(t, { words: `juga ${word}` });
    await t.budi.act(`/commitments/${pledge.id}/statements`, await t.budi.read(`/commitments/${pledge.id}`), {
      statementId: again.id,
      bearing: 'repeated',
    });
    const open = new Date().toISOString();
    expect(new Set(idsOf(await search(word)))).toEqual(new Set([pledge.id, again.id]));

    await t.budi.act(`/statements/${again.id}/restrict`, await t.budi.read(`/statements/${again.id}`), {
      visibility: 'internal',
      restrictedGround: 'office_memo',
      restrictedUntil: '2035-12-31',
      reason: 'Contoh',
    });
    await t.budi.act(`/statements/${again.id}/corrections`, await t.budi.read(`/statements/${again.id}`), {
      words: later,
      reason: 'Contoh',
    });

    for (const moment of ['', `&as_of=${open}`])
      for (const q of [word, later]) expect(idsOf(await search(q, moment))).toEqual([]);
    expect(idsOf(await t.anyone.read(`/commitments?q=${word}`))).toEqual([]);
  });

  it('are people without a post that is seen, for all but the office', async () => {
    const person = await aPerson(t, { name: `Sukma ${aWord()}` });
    expect(idsOf(await search(person.name))).toEqual([]);
    expect(idsOf(await search(person.name, '', t.budi))).toEqual([person.id]);

    await aTenure(t, { personId: person.id });

    expect(idsOf(await search(person.name))).toEqual([person.id]);
    expect(idsOf(await search(`pembicara:"${person.name}" jenis:orang`))).toEqual([]);
  });
});

describe('as of an earlier day', () => {
  it('what was written then is found by those words, and by no later ones', async () => {
    const [before, after] = [aWord(), aWord()];
    const event = await anEvent(t, { name: `Acara ${before}` });
    const then = new Date().toISOString();
    await t.budi.act(`/events/${event.id}/corrections`, event, {
      name: `Acara ${after}`,
      reason: 'Salah tulis',
    });

    expect(idsOf(await search(before))).toEqual([]);
    expect(titlesOf(await search(before, `&as_of=${then}`))).toEqual([`Acara ${before}`]);
    expect(idsOf(await search(after, `&as_of=${then}`))).toEqual([]);
    expect(idsOf(await search(after, '&as_of=2020-01-01'))).toEqual([]);
    expect(titlesOf(await search(after))).toEqual([`Acara ${after}`]);
  });

  it('a pledge is found by the words its statements had then', async () => {
    const [before, after] = [aWord(), aWord()];
    const statement = await aStatement(t, { words: `akan ada ${before}` });
    const pledge = await aVerifiedCommitment(t, { statementId: statement.id });
    const then = new Date().toISOString();
    await t.budi.act(
      `/statements/${statement.id}/corrections`,
      await t.budi.read(`/statements/${statement.id}`),
      {
        words: `akan ada ${after}`,
        reason: 'Salah kutip',
      },
    );

    expect(idsOf(await search(before, `&kind=commitment&as_of=${then}`))).toEqual([pledge.id]);
    expect(idsOf(await search(`${before} "akan ada"`))).toEqual([]);
    expect(idsOf(await search(after, '&kind=commitment'))).toEqual([pledge.id]);
  });
});

describe('a person whose name is erased', () => {
  it('is found by nobody, now or as of before, nor does a word of the name stay', async () => {
    const word = aWord();
    const person = await aPerson(t, { name: `Rini ${word}`, aliases: [`Rina ${word}`] });
    await aTenure(t, { personId: person.id });
    const then = new Date().toISOString();
    expect(idsOf(await search(word))).toEqual([person.id]);

    const erasures = t.app.get(ErasuresService, { strict: false });
    await t.work.run(await keeper(), (tx) => erasures.erase(tx, person.id, null, { reason: 'Permintaan' }));

    for (const who of [t.anyone, t.budi])
      for (const moment of ['', `&as_of=${then}`]) expect(idsOf(await search(word, moment, who))).toEqual([]);
    for (const [table, column] of [
      ['search_document', 'document::text'],
      ['search_name', 'key'],
      ['search_word', 'word'],
    ]) {
      const { rows } = await t.owner.query(`SELECT FROM ${table} WHERE position($1 IN ${column}) > 0`, [
        word,
      ]);
      expect([table, rows.length]).toEqual([table, 0]);
    }
  });
});

describe('what cannot be meant', () => {
  it.each([
    ['sejak:2025-02-30', 1],
    ['upah sampai:kemarin', 6],
    ['status:selesaisekali', 1],
    ['upah jenis:ayam', 6],
    ['upah status:tidak', 6],
    ['kata statsu:fulfilled', 6],
    ['-sejak:2025', 1],
    ['-upah', 1],
    ['&& || !! <-> ()', 1],
    ['""', 1],
  ])('is a clear 422 that says where: %s', async (q, at) => {
    const { status, body } = await t.anyone.get(path(q));

    expect(status).toBe(422);
    expect(body.type).toBe('/problems/search-not-understood');
    expect(body.detail).toContain(`Character ${at}:`);
    expect(body.errors.q).toHaveLength(1);
  });

  it.each([
    ['', ''],
    ['x'.repeat(201), ''],
    ['upah', '&kind=ayam'],
    ['upah', '&as_of=kemarin'],
    ['upah', '&limit=101'],
    ['upah', '&cursor=palsu'],
    ['upah', '&sort=due'],
    ['upah\u0000', ''],
    ['upah\nlembur', ''],
  ])('is a 400: %j %s', async (q, more) => {
    const { status, headers } = await t.anyone.get(path(q, more));

    expect(status).toBe(400);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('is a cursor of another search', async () => {
    const word = aWord();
    for (let n = 0; n < 3; n++) await anEvent(t, { name: `Acara ${n} ${word}` });
    const { next } = await search(word, '&limit=1');

    const { status, body } = await t.anyone.get(path(`${word} acara`, `&limit=1&cursor=${next}`));

    expect([status, body.type]).toEqual([400, '/problems/bad-cursor']);
  });

  it('never fails and never takes long, whatever is typed', async () => {
    const hostile = [
      `'; DROP TABLE person; --`,
      `') | '=k:person`,
      `'=a:' | '=o:'`,
      `a'b & c''d \\' :* <2>`,
      `pembicara:"') OR 1=1"`,
      '𐐷𐐷𐐷 \u202e upah',
      '(((((((((((((((((((((((((((((((((((((((((((((((((',
      `${'a '.repeat(99)}b`,
      `${'atau '.repeat(39)}a`,
      `${'-a '.repeat(60)}b`,
      Array.from({ length: 49 }, (_, n) => `p${String.fromCodePoint(97 + (n % 26))}k`).join(' '),
      '"upah" "upah" "upah" "upah"',
      '١٢٣ ½ ﬁ ß İ',
      'ketika ulang tulang',
    ];
    for (const q of hostile) {
      const startedAt = performance.now();
      const { status } = await t.anyone.get(path(q));
      const tookMs = performance.now() - startedAt;

      expect([q, [200, 400, 422].includes(status)]).toEqual([q, true]);
      expect(tookMs).toBeLessThan(10_000);
    }
  });

  it('is no way past the keys of documents: what is typed is only ever words', async () => {
    const union = await anOrganization(t);
    await anEvent(t, { ...forParties(union.id), name: 'Rapat tertutup contoh' });

    for (const q of [`'=a:${union.id}'`, `=a:${union.id}`, `"=a:${union.id}"`])
      expect((await search(q)).items).toEqual([]);
  });

  it('answers any text that fits, or says what is wrong with it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async (q) => {
        const { status } = await t.anyone.get(path(q));
        expect([200, 400, 422]).toContain(status);
      }),
      { numRuns: 60 },
    );
  });
});

describe('reading what was typed', () => {
  const word = fc
    .stringMatching(/^[a-z]{4,9}$/)
    .filter(
      (text) =>
        ![
          'atau',
          'yang',
          'akan',
          'oleh',
          'dari',
          'pada',
          'agar',
          'bagi',
          'para',
          'untuk',
          'dalam',
          'siapa',
          'bahwa',
          'apakah',
          'adalah',
          'dengan',
          'kepada',
          'tentang',
          'sebagai',
          'bagaimana',
        ].includes(text),
    );

  it('gives back what was put together, whatever the parts', () => {
    const term = fc.record({ text: word, isQuoted: fc.boolean(), isExcluded: fc.boolean() });
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 8 }), (terms) => {
        const typed = terms
          .map(({ text, isQuoted, isExcluded }) => `${isExcluded ? '-' : ''}${isQuoted ? `"${text}"` : text}`)
          .join('  ');

        const read = termsOf(typed);

        expect(read.map(({ text, isQuoted, isExcluded }) => ({ text, isQuoted, isExcluded }))).toEqual(terms);
        for (const { text, at } of read) expect(typed.slice(at)).toMatch(new RegExp(`^-?"?${text}`));
      }),
    );
  });

  it('says the same when it reads again what it made of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
        const once = websearchOf(termsOf(typed).filter(({ field }) => field === null));

        expect(websearchOf(termsOf(once))).toBe(once);
      }),
    );
  });

  it('understands any text or says why not', () => {
    const part = fc.oneof(
      word,
      fc.constantFrom(
        '"',
        '-',
        'or',
        'atau',
        'status:',
        'sejak:',
        'pembicara:',
        ':',
        '2025',
        '(',
        '|',
        'dr.',
        'S.H.',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        expect(wordsOrRefusal(parts.join(' '))).not.toMatch(/[|&!()<>:*\\']/);
      }),
    );
  });
});

/** What a text is searched by; empty where it is refused for what it says. */
function wordsOrRefusal(typed: string): string {
  try {
    return askedFor(typed).words;
  } catch (error) {
    if (error instanceof NotUnderstood) return '';
    throw error;
  }
}

describe('the page', () => {
  const open = async (address: string) => {
    const answer = await fetch(t.url + address, { headers: { accept: 'text/html' } });
    return { status: answer.status, html: await answer.text() };
  };

  it('marks what was found and leads to it, in both languages', async () => {
    const word = aWord();
    const event = await anEvent(t, { name: `Acara ${word}` });

    const [id, en] = [await open(`/cari?q=${word}`), await open(`/en/search?q=${word}`)];

    expect(id.html).toContain(`<mark>${word}</mark>`);
    expect(id.html).toContain(`href="/acara/${event.id}"`);
    expect(en.html).toContain(`href="/en/events/${event.id}"`);
    expect(id.html).toContain('name="robots" content="noindex"');
  });

  it('opens without anything typed, and helps where nothing is found', async () => {
    const [empty, blank, none] = [
      await open('/cari'),
      await open('/cari?q='),
      await open(`/cari?q=${aWord()}`),
    ];

    expect([empty.status, blank.status, none.status]).toEqual([200, 200, 200]);
    expect(none.html).toContain('Tidak ada yang ditemukan');
  });

  it('keeps what cannot be meant in its field, and says why', async () => {
    const { status, html } = await open('/cari?q=status%3Asalah');

    expect(status).toBe(422);
    expect(html).toContain('value="status:salah"');
    expect(html).toContain('role="alert"');
  });

  it('is where the search of the front page leads', async () => {
    expect((await open('/')).html).toMatch(/<form[^>]*action="\/cari"/);
  });
});

describe('the relevance set', () => {
  let corpus: TestApp;
  beforeAll(async () => {
    corpus = await startTestApp();
    await enterCorpus(corpus);
  });
  afterAll(() => corpus.close());

  it('is long enough, and at least nine of ten searches have what was meant among the first three', async () => {
    const misses = await missesOf(corpus);

    expect(CASES.length).toBeGreaterThanOrEqual(60);
    expect((CASES.length - misses.length) / CASES.length).toBeGreaterThanOrEqual(0.9);
  });

  it('loses nothing where the latest are looked for month by month', async () => {
    const { rows } = await corpus.owner.query<{ super: boolean }>(
      'SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user',
    );
    // Only a superuser can make the database believe in a million documents.
    if (!rows[0]?.super) return;
    await corpus.owner.query(
      `UPDATE pg_class SET reltuples = 1000000 WHERE relname = 'search_document_public'`,
    );

    const misses = await missesOf(corpus);

    expect((CASES.length - misses.length) / CASES.length).toBeGreaterThanOrEqual(0.9);
  });
});
