import { AlignmentType, Document, Packer, Paragraph, type Table as DocxTable, UnderlineType } from 'docx';
import { corePropertiesOf, timedAt } from './docx-package.js';
import { frame, letterheadOf, line, PAGE, signingSpace, SPACED, TIGHT, WIDTH } from './docx-parts.js';
import type { Letter } from './letter.content.js';
import type { Fact } from './notula.content.js';

const FONT = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial' };
/** Of the first line of a paragraph. */
const INDENT = 720;
const COLON = 250;
const HEAD_LABEL = 1150;
const FACT_LABEL = 2300;
/** Of the block of the signature, at the right. */
const SIGNATURE = 4200;

/** The letter as a Word document (DOCX), A4, to be written further: the same bytes for the same letter. */
export async function letterOf(letter: Letter): Promise<Buffer> {
  const { letterhead, placeAndDay, head, addressee, opening, facts, content, closing, copies } = letter;
  const document = new Document({
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 22, language: { value: 'id-ID' } },
          paragraph: { spacing: { after: 60, ...SPACED } },
        },
      },
    },
    sections: [
      {
        properties: { page: PAGE },
        children: [
          ...letterheadOf(letterhead),
          line(placeAndDay, { alignment: AlignmentType.RIGHT, spacing: { after: 120 } }),
          rowsOf(head, HEAD_LABEL, WIDTH),
          ...addressee.map((text, n) => line(text, { spacing: { ...TIGHT, before: n === 0 ? 240 : 0 } })),
          paragraph(opening, 240),
          rowsOf(facts, FACT_LABEL, WIDTH - INDENT, INDENT),
          paragraph(content, 120),
          paragraph(closing, 120),
          new Paragraph({ spacing: { before: 120 }, keepNext: true }),
          signatureOf(letter),
          ...(copies.length === 0
            ? []
            : [line('Tembusan:', { spacing: { ...TIGHT, before: 240 }, keepNext: true })]),
          ...copies.map((text, n) => line(`${n + 1}. ${text}`, { spacing: TIGHT })),
        ],
      },
    ],
  });
  const properties = { path: 'docProps/core.xml', data: corePropertiesOf(letter) };
  return timedAt(await Packer.toBuffer(document, false, [properties]), letter.about.changedAt);
}

const paragraph = (text: string, before: number): Paragraph =>
  line(text, {
    alignment: AlignmentType.BOTH,
    indent: { firstLine: INDENT },
    spacing: { before, ...SPACED },
  });

/** Labels, colons and what stands behind them. */
const rowsOf = (facts: Fact[], label: number, width: number, indent = 0): DocxTable =>
  frame(
    [...(indent > 0 ? [indent] : []), label, COLON, width - label - COLON],
    facts.map((fact) => [
      ...(indent > 0 ? [[line('')]] : []),
      [line(fact.label)],
      [line(':')],
      fact.items.map(({ text }) => line(text)),
    ]),
  );

/** At the right, never broken over pages. */
function signatureOf({ signature: { post, name, blanks } }: Letter): DocxTable {
  const cell = (...lines: Paragraph[]) => [[line('', { keepNext: true })], lines];
  return frame(
    [WIDTH - SIGNATURE, SIGNATURE],
    [
      cell(line(post, { spacing: TIGHT, keepNext: true })),
      cell(signingSpace()),
      cell(
        line(name, { spacing: TIGHT }, { bold: true, underline: { type: UnderlineType.SINGLE } }),
        ...blanks.map((blank) => line(blank, { spacing: TIGHT })),
      ),
    ],
    true,
  );
}
