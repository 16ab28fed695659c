import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type Table as DocxTable,
  TabStopType,
  TextRun,
  UnderlineType,
} from 'docx';
import { corePropertiesOf, timedAt } from './docx-package.js';
import {
  frame,
  letterheadOf,
  line,
  PAGE,
  signingSpace,
  SPACED,
  tableOf,
  TIGHT,
  WIDTH,
} from './docx-parts.js';
import type { Entry, Fact, FactItem, Notula, Part, Signature } from './notula.content.js';

const INDENT = 425;
const LABEL = 2100;
const COLON = 250;
const FONT = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial' };
const NOTE = { size: 20, italics: true };
const MARK = 'A61B1B';

type Block = Paragraph | DocxTable;

/** The minutes as a Word document (DOCX), A4: the same bytes for the same minutes. */
export async function docxOf(notula: Notula): Promise<Buffer> {
  const { language, facts, notices, parts, signatures, attached } = notula;
  const document = new Document({
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 22, language: { value: language === 'id' ? 'id-ID' : 'en-GB' } },
          paragraph: { spacing: { after: 60, ...SPACED } },
        },
        heading1: {
          run: { font: FONT, size: 26, bold: true, color: '000000' },
          paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 40 }, keepNext: true },
        },
        heading2: {
          run: { font: FONT, size: 22, bold: true, color: '000000' },
          paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: new Header({ children: [markOf(notula)] }) },
        footers: { default: footerOf(notula) },
        children: [
          ...letterheadOf(notula.letterhead),
          ...titles(notula),
          frame([LABEL, COLON, WIDTH - LABEL - COLON], facts.map(factRow)),
          ...notices.map((notice) => line(notice, { spacing: { before: 200 } }, { italics: true })),
          ...parts.flatMap((one, n) => part(one, n === parts.length - 1)),
          ...signaturesOf(signatures),
          line(attached.title, { heading: HeadingLevel.HEADING_2, pageBreakBefore: true }),
          ...(attached.notice === null ? [] : [line(attached.notice)]),
          ...(attached.table ? [tableOf(attached.table)] : []),
        ],
      },
    ],
  });
  const properties = { path: 'docProps/core.xml', data: corePropertiesOf(notula) };
  return timedAt(await Packer.toBuffer(document, false, [properties]), notula.about.changedAt);
}

function markOf({ mark }: Notula): Paragraph {
  if (mark === null) return new Paragraph({});
  const border = { style: BorderStyle.SINGLE, size: 8, color: MARK, space: 3 };
  return line(
    mark,
    {
      alignment: AlignmentType.CENTER,
      border: { top: border, bottom: border, left: border, right: border },
      indent: { left: 2400, right: 2400 },
    },
    { bold: true, size: 20, color: MARK },
  );
}

function footerOf({ source, paging }: Notula): Footer {
  const top = { style: BorderStyle.SINGLE, size: 4, color: '808080', space: 4 };
  const small = { size: 16 };
  return new Footer({
    children: [
      line(source.address, { border: { top }, spacing: TIGHT }, small),
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
        children: [
          new TextRun({ ...small, text: `${source.version}\t` }),
          new TextRun({
            ...small,
            children: [`${paging.page} `, PageNumber.CURRENT, ` ${paging.of} `, PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}

function titles({ title, name, number }: Notula): Paragraph[] {
  const alignment = AlignmentType.CENTER;
  const last = { after: 240 };
  return [
    line(title, { heading: HeadingLevel.HEADING_1 }),
    line(name, { alignment, spacing: number === null ? last : { after: 40 } }, { bold: true }),
    ...(number === null ? [] : [line(number, { alignment, spacing: last })]),
  ];
}

const factRow = ({ label, items }: Fact): Paragraph[][] => [
  [line(label)],
  [line(':')],
  items.flatMap(factItem),
];

const factItem = ({ number, text, notes }: FactItem): Paragraph[] => [
  counted(number, text),
  ...notes.map((note) => line(note, { indent: { left: number === null ? 0 : INDENT } }, NOTE)),
];

/** A text beside its number, where it has one. */
function counted(number: string | null, text: string, { isBold = false, keepNext = false } = {}): Paragraph {
  if (number === null) return line(text, { keepNext }, { bold: isBold });
  return new Paragraph({
    keepNext,
    indent: { left: INDENT, hanging: INDENT },
    children: [new TextRun(`${number}\t`), new TextRun({ text, bold: isBold })],
  });
}

/** @param keepsNext whether its end stays with what follows, so that no signature stands alone on a page */
function part({ title, entries, table }: Part, keepsNext: boolean): Block[] {
  return [
    line(title, { heading: HeadingLevel.HEADING_2 }),
    ...entries.flatMap((one, n) => entry(one, keepsNext && n === entries.length - 1)),
    ...(table ? [tableOf(table, { keepsNext })] : []),
  ];
}

function entry({ about, number, lead, paragraphs, table, notes }: Entry, keepsNext: boolean): Block[] {
  const left = number === null ? 0 : INDENT;
  const texts = lead === null ? paragraphs : [lead, ...paragraphs];
  const title = { spacing: { before: 120 }, keepNext: true };
  return [
    ...(about === null ? [] : [line(about, title, { bold: true, italics: true })]),
    ...texts.map((text, n) => {
      const isLead = lead !== null && n === 0;
      const keepNext = keepsNext || isLead || (n === texts.length - 1 && notes.length > 0);
      if (n === 0) return counted(number, text, { isBold: isLead, keepNext });
      return line(text, { indent: { left }, keepNext });
    }),
    ...(table ? [tableOf(table, { width: WIDTH - left, indent: left, keepsNext: true }), gap()] : []),
    ...notes.map((note, n) => {
      const keepNext = keepsNext || n < notes.length - 1;
      return line(note, { indent: { left }, keepNext }, NOTE);
    }),
  ];
}

/** A table keeps no distance of its own. */
const gap = () =>
  new Paragraph({ keepNext: true, spacing: { after: 0, line: 100, lineRule: LineRuleType.EXACT } });

/** Side by side, never broken over pages; the names stand on one line. */
function signaturesOf({ left, right }: Notula['signatures']): Block[] {
  const half = Math.floor(WIDTH / 2);
  const row = (cell: (one: Signature) => Paragraph[]) => [left, right].map(cell);
  return [
    new Paragraph({ spacing: { before: 120 }, keepNext: true }),
    frame(
      [half, WIDTH - half],
      [
        row(({ opening, post }) => [
          line(opening ?? '', { spacing: TIGHT, keepNext: true }),
          line(post, { spacing: TIGHT, keepNext: true }),
        ]),
        row(() => [signingSpace()]),
        row(({ name, blanks }) => [
          line(name, { spacing: TIGHT }, { bold: true, underline: { type: UnderlineType.SINGLE } }),
          ...blanks.map((blank) => line(blank, { spacing: TIGHT })),
        ]),
      ],
      true,
    ),
  ];
}
