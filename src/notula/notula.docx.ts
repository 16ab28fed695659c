import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  type IParagraphOptions,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table as DocxTable,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  UnderlineType,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { corePropertiesOf, timedAt } from './docx-package.js';
import type { Entry, Fact, FactItem, Notula, Part, Signature, Table } from './notula.content.js';

/*
 * Lengths are in twips, twentieths of a point: 567 are a centimetre. Sizes of letters are in half points.
 */
const A4 = { width: 11906, height: 16838 };
const MARGIN = { top: 1134, right: 1134, bottom: 1247, left: 1418, header: 567, footer: 567 };
const WIDTH = A4.width - MARGIN.left - MARGIN.right;
const INDENT = 425;
const LABEL = 2100;
const COLON = 250;
const SIGNING_SPACE = 1130;
const SIGNING_ROW = 600;
const SMALL = 18;
const FONT = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial' };
/** A row with more letters than this may be broken over pages. */
const LONGEST_WHOLE_ROW = 600;

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};
const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
};

/** The minutes as a Word document (DOCX), A4: the same bytes for the same minutes. */
export async function docxOf(notula: Notula): Promise<Buffer> {
  const document = new Document({
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 22, language: { value: notula.language === 'id' ? 'id-ID' : 'en-GB' } },
          paragraph: { spacing: { after: 60, line: 264 } },
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
        properties: { page: { size: A4, margin: MARGIN } },
        headers: { default: new Header({ children: [markOf(notula)] }) },
        footers: { default: footerOf(notula) },
        children: [
          ...letterhead(notula),
          ...titles(notula),
          facts(notula.facts),
          ...notula.notices.map((notice) => line(notice, { spacing: { before: 200 } }, { italics: true })),
          ...notula.parts.flatMap(part),
          ...signatures(notula),
          ...attached(notula),
        ],
      },
    ],
  });
  const properties = { path: 'docProps/core.xml', data: corePropertiesOf(notula) };
  return timedAt(await Packer.toBuffer(document, false, [properties]), notula.about.changedAt);
}

const line = (text: string, paragraph: IParagraphOptions = {}, run: IRunOptions = {}): Paragraph =>
  new Paragraph({ ...paragraph, children: [new TextRun({ ...run, text })] });

function markOf({ mark }: Notula): Paragraph {
  if (mark === null) return new Paragraph({});
  const border = { style: BorderStyle.SINGLE, size: 8, color: 'A61B1B', space: 3 };
  return line(
    mark,
    {
      alignment: AlignmentType.CENTER,
      border: { top: border, bottom: border, left: border, right: border },
      indent: { left: 2400, right: 2400 },
    },
    { bold: true, size: 20, color: 'A61B1B' },
  );
}

function footerOf({ source, paging }: Notula): Footer {
  const top = { style: BorderStyle.SINGLE, size: 4, color: '808080', space: 4 };
  const small = { size: 16 };
  return new Footer({
    children: [
      line(source.address, { border: { top }, spacing: { after: 0 } }, small),
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

/** The government above it, its name large, its address small, a double rule below. */
function letterhead({ letterhead: lines }: Notula): Paragraph[] {
  const nameAt = lines.length > 1 ? 1 : 0;
  return lines.map((text, n) => {
    const size = n === nameAt ? 32 : n < nameAt ? 26 : SMALL;
    const isLast = n === lines.length - 1;
    return line(
      text,
      {
        alignment: AlignmentType.CENTER,
        spacing: { after: isLast ? 240 : 0, line: 240 },
        ...(isLast && {
          border: { bottom: { style: BorderStyle.DOUBLE, size: 12, color: '000000', space: 6 } },
        }),
      },
      { bold: n <= nameAt, size },
    );
  });
}

function titles({ title, name, number }: Notula): Paragraph[] {
  return [
    line(title, { heading: HeadingLevel.HEADING_1 }),
    line(
      name,
      { alignment: AlignmentType.CENTER, spacing: { after: number === null ? 240 : 40 } },
      { bold: true },
    ),
    ...(number === null ? [] : [line(number, { alignment: AlignmentType.CENTER, spacing: { after: 240 } })]),
  ];
}

function facts(rows: readonly Fact[]): DocxTable {
  const widths = [LABEL, COLON, WIDTH - LABEL - COLON];
  return new DocxTable({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    rows: rows.map(
      ({ label, items }) =>
        new TableRow({
          children: [[line(label)], [line(':')], items.flatMap(factItem)].map(
            (children, n) =>
              new TableCell({
                children,
                width: { size: widths[n] ?? 0, type: WidthType.DXA },
                margins: { left: 0, right: 60 },
              }),
          ),
        }),
    ),
  });
}

const hanging = (number: string | null) =>
  number === null ? { left: 0 } : { left: INDENT, hanging: INDENT };
const counted = (number: string | null, text: string): string =>
  number === null ? text : `${number}\t${text}`;

const factItem = ({ number, text, notes }: FactItem): Paragraph[] => [
  line(counted(number, text), { indent: hanging(number) }),
  ...notes.map((note) =>
    line(note, { indent: { left: number === null ? 0 : INDENT } }, { size: 20, italics: true }),
  ),
];

function part({ title, entries, table }: Part): (Paragraph | DocxTable)[] {
  return [
    line(title, { heading: HeadingLevel.HEADING_2 }),
    ...entries.flatMap(entry),
    ...(table ? [tableOf(table, WIDTH, 0)] : []),
  ];
}

function entry({ about, number, lead, paragraphs, table, notes }: Entry): (Paragraph | DocxTable)[] {
  const indent = { left: number === null ? 0 : INDENT };
  const [first = '', ...rest] = lead === null ? paragraphs : [lead, ...paragraphs];
  return [
    ...(about === null
      ? []
      : [line(about, { spacing: { before: 120 }, keepNext: true }, { bold: true, italics: true })]),
    line(
      counted(number, first),
      { indent: hanging(number), keepNext: lead !== null, spacing: { before: 60 } },
      { bold: lead !== null },
    ),
    ...rest.map((text) => line(text, { indent, alignment: AlignmentType.BOTH })),
    ...(table ? [tableOf(table, WIDTH - indent.left, indent.left), space(80)] : []),
    ...notes.map((note) => line(note, { indent }, { size: 20, italics: true })),
  ];
}

const space = (after: number): Paragraph => new Paragraph({ spacing: { after, line: 120 } });

function tableOf({ columns, rows, hasTotal }: Table, width: number, indent: number): DocxTable {
  const parts = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.floor((column.width * width) / parts));
  const isToSign = columns.some(({ isForPaper }) => isForPaper);
  const cell = (lines: readonly string[], n: number, isBold: boolean) =>
    new TableCell({
      width: { size: widths[n] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      verticalAlign: isBold ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
      children: (lines.length > 0 ? lines : ['']).map((text) =>
        line(
          text,
          {
            spacing: { after: 0, line: 250 },
            alignment: columns[n]?.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
          },
          { bold: isBold, size: 20 },
        ),
      ),
    });
  return new DocxTable({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    indent: { size: indent, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, n) => cell([title], n, true)),
      }),
      ...rows.map(
        (cells, n) =>
          new TableRow({
            cantSplit: cells.flat().join('').length <= LONGEST_WHOLE_ROW,
            ...(isToSign && { height: { value: SIGNING_ROW, rule: HeightRule.ATLEAST } }),
            children: cells.map((lines, at) => cell(lines, at, hasTotal && n === rows.length - 1)),
          }),
      ),
    ],
  });
}

/** Side by side, never broken over pages. */
function signatures({ signatures: { left, right } }: Notula): (Paragraph | DocxTable)[] {
  const half = Math.floor(WIDTH / 2);
  const widths = [half, WIDTH - half];
  return [
    new Paragraph({ spacing: { before: 240 }, keepNext: true }),
    new DocxTable({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: NO_BORDERS,
      rows: [
        new TableRow({
          cantSplit: true,
          children: [left, right].map(
            (one, n) =>
              new TableCell({
                width: { size: widths[n] ?? 0, type: WidthType.DXA },
                margins: { left: n === 0 ? 0 : 400, right: 100 },
                children: signature(one),
              }),
          ),
        }),
      ],
    }),
  ];
}

const signature = ({ opening, post, name, blanks }: Signature): Paragraph[] => [
  line(opening ?? '', { spacing: { after: 0 } }),
  line(post, { spacing: { after: SIGNING_SPACE } }),
  line(name, { spacing: { after: 0 } }, { bold: true, underline: { type: UnderlineType.SINGLE } }),
  ...blanks.map((blank) => line(blank, { spacing: { after: 0 } })),
];

const attached = ({ attached: { title, notice, table } }: Notula): (Paragraph | DocxTable)[] => [
  line(title, { heading: HeadingLevel.HEADING_2, pageBreakBefore: true }),
  ...(notice === null ? [] : [line(notice)]),
  ...(table ? [tableOf(table, WIDTH, 0)] : []),
];
