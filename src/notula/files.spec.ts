import { describe, expect, it } from '@jest/globals';
import { lacking, readDocx, readPdf, textOfPage, textsOf } from '../../test/support/documents.js';
import { aDraft, aLockedMeeting, aLongMeeting } from '../../test/support/minutes.js';
import type { MeetingDto } from '../meetings/meeting.dto.js';
import { notulaOf } from './compose.js';
import type { Notula } from './notula.content.js';
import { docxOf } from './notula.docx.js';
import { notulaPage } from './notula.page.js';
import { pdfOf } from './notula.pdf.js';

const read = (meeting: MeetingDto): Notula =>
  notulaOf(meeting, {
    language: 'id',
    address: 'https://ikrar.contoh.go.id/rapat/11111111-1111-4111-8111-111111111111/notula',
    moment: null,
  });

const WRITE = { docx: docxOf, pdf: pdfOf };

/** A point for each text, and the text in places that are narrow. */
function saying(texts: readonly string[]): MeetingDto {
  const { points, followUps, ...meeting } = aLockedMeeting();
  const [point] = points;
  const [followUp] = followUps;
  if (!point || !followUp) throw new Error('the sample has no point or no follow-up');
  return {
    ...meeting,
    points: texts.map((text, n) => ({ ...point, id: `${n}`, kind: 'discussion', text })),
    followUps: texts.map((action, n) => ({ ...followUp, id: `${n}`, action })),
  };
}

describe.each([
  ['locked minutes with a correction', aLockedMeeting()],
  ['a draft', aDraft()],
  ['300 points and 200 on the attendance list', aLongMeeting(300, 200)],
])('%s', (_, meeting) => {
  const notula = read(meeting);
  const texts = textsOf(notula);

  it('say the same as DOCX, as PDF and as a page', async () => {
    const [docx, pdf] = [await docxOf(notula), await pdfOf(notula)];

    expect(texts.length).toBeGreaterThan(50);
    expect(lacking((await readDocx(docx)).text, texts)).toEqual([]);
    expect(lacking((await readPdf(pdf)).join('\n'), texts)).toEqual([]);
    expect(lacking(textOfPage(notulaPage(notula, { id: '1', viewer: null, asOf: null })), texts)).toEqual([]);
  });

  it('carry address, revision and number on every page', async () => {
    const pages = await readPdf(await pdfOf(notula));

    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, n) => {
      expect(lacking(page, [notula.source.address, notula.source.version])).toEqual([]);
      expect(lacking(page, [`Halaman ${n + 1} dari ${pages.length}`])).toEqual([]);
    });
  });
});

it.each(['docx', 'pdf'] as const)(
  'the same minutes are the same bytes as %s, at any time',
  async (format) => {
    const notula = read(aLockedMeeting());

    const first = await WRITE[format](notula);
    await new Promise((done) => setTimeout(done, 2100));

    expect((await WRITE[format](notula)).equals(first)).toBe(true);
  },
);

it('a draft says so on every page, signed minutes nowhere', async () => {
  const mark = 'DRAF: belum ditandatangani';

  const draft = await readPdf(await pdfOf(read(aDraft())));
  const signed = await readPdf(await pdfOf(read(aLockedMeeting())));
  const { parts } = await readDocx(await docxOf(read(aDraft())));

  for (const page of draft) expect(lacking(page, [mark])).toEqual([]);
  for (const page of signed) expect(lacking(page, ['DRAF'])).toEqual(['DRAF']);
  expect([...parts].find(([name]) => name.startsWith('word/header'))?.[1].text).toContain(mark);
});

it('a DOCX is A4 with its tables, and the attendance list begins a page', async () => {
  const { parts } = await readDocx(await docxOf(read(aLockedMeeting())));
  const body = parts.get('word/document.xml');

  expect(body?.attributes('w:pgSz')).toMatchObject([{ 'w:w': '11906', 'w:h': '16838' }]);
  // Head, votes, follow-ups, signatures, attendance list.
  expect(body?.elements.get('w:tbl')).toBe(5);
  expect(body?.elements.get('w:tblHeader')).toBe(3);
  expect(body?.elements.get('w:pageBreakBefore')).toBe(1);
});

it('a PDF is A4 and names what it is', async () => {
  const file = (await pdfOf(read(aLockedMeeting()))).toString('latin1');

  const boxes = [...file.matchAll(/\/MediaBox \[([^\]]+)\]/g)].map(([, box]) => box);
  expect(boxes.length).toBe(4);
  expect(new Set(boxes)).toEqual(new Set(['0 0 595.28 841.89']));
  expect(file).toMatch(/\/Lang \(id\)/);
});

describe('texts of all kinds', () => {
  const TEXTS = [
    '<script>alert("x")</script> & &amp; ]]> <w:t>',
    'tanda 👍 👨‍👩‍👧 ❤️ ✓ ✗ ☑ ★',
    'Ngālatīn ćčžšđ ŁŒ ẢẾ ỹ — “kutip” ½ ² № € → ≤',
    'nama\u202Efdp.exe\u202C selesai',
    'W'.repeat(300),
    `https://contoh.example/${'a/'.repeat(120)}`,
    '{{kumis}} ${x} %s \\ ` \u0000\u0007',
    'baris satu\u2028baris dua\r\nbaris tiga\ttab',
  ];
  const notula = read(saying(TEXTS));
  const texts = textsOf(notula);

  it('survive in a DOCX', async () => {
    expect(lacking((await readDocx(await docxOf(notula))).text, texts)).toEqual([]);
  });

  it('survive in a PDF', async () => {
    expect(lacking((await readPdf(await pdfOf(notula))).join('\n'), texts)).toEqual([]);
  });

  it('survive on a page, where they are no markup', () => {
    const html = notulaPage(notula, { id: '1', viewer: null, asOf: null });

    expect(lacking(textOfPage(html), texts)).toEqual([]);
    expect(html).not.toContain('<script');
  });

  it('are written from the right in a DOCX as they were, and with every letter in a PDF', async () => {
    const phrase = 'بسم الله الرحمن الرحيم';
    const arabic = read(saying([`Dibuka dengan ${phrase} bersama.`]));

    const pdf = (await readPdf(await pdfOf(arabic))).join('');

    expect(lacking((await readDocx(await docxOf(arabic))).text, [phrase])).toEqual([]);
    expect(
      [...new Set(phrase.replaceAll(' ', ''))].filter((letter) => !pdf.normalize('NFKC').includes(letter)),
    ).toEqual([]);
  });

  it('are shown as boxes in a PDF where no typeface holds them, and as they are elsewhere', async () => {
    const foreign = read(saying(['Nama 漢字 selesai']));

    expect(lacking((await readDocx(await docxOf(foreign))).text, ['Nama 漢字 selesai'])).toEqual([]);
    expect(lacking((await readPdf(await pdfOf(foreign))).join(''), ['Nama □□ selesai'])).toEqual([]);
  });
});
