import pdfmake from 'pdfmake';
import type { Content, ContentTable, CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Entry, Fact, FactItem, Notula, Part, Signature, Table } from './notula.content.js';
import { runsOf, TEXT_FACE, TYPEFACE_FILES, TYPEFACES } from './typefaces.js';

/*
 * Lengths are in points, 72 to an inch: 28.35 are a centimetre.
 */
const A4_WIDTH = 595.28;
const MARGIN = { left: 71, top: 62, right: 57, bottom: 68 };
const WIDTH = A4_WIDTH - MARGIN.left - MARGIN.right;
const INDENT = 21;
const LABEL = 105;
const COLON = 12;
const CELL_PADDING = 4;
const SIGNING_SPACE = 56;
const SIGNING_ROW = 30;
/** What has more letters than this may be broken over pages. */
const LONGEST_WHOLE = 600;

pdfmake.setFonts(TYPEFACES);
// Whatever a text says, nothing is fetched and no other file is read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => TYPEFACE_FILES.has(path));

/** The minutes as PDF, A4: the same bytes for the same minutes. */
export async function pdfOf(notula: Notula): Promise<Buffer> {
  const { about, title, name, letterhead: head, language, source } = notula;
  const changedAt = new Date(about.changedAt);
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [MARGIN.left, MARGIN.top, MARGIN.right, MARGIN.bottom],
    version: '1.7',
    language,
    displayTitle: true,
    info: {
      title: `${title}: ${name}`,
      author: head.slice(0, 2).join(', '),
      subject: source.address,
      creator: 'Ikrar',
      producer: 'Ikrar',
      creationDate: changedAt,
      modDate: changedAt,
    },
    defaultStyle: { font: TEXT_FACE, fontSize: 10.5, lineHeight: 1.2 },
    header: () => markOf(notula),
    footer: (page, pages) => footerOf(notula, page, pages),
    content: [
      ...letterhead(head),
      ...titles(notula),
      facts(notula.facts),
      ...notula.notices.map((notice) => text(notice, { italics: true, margin: [0, 10, 0, 0] })),
      ...bodyOf(notula),
      ...attached(notula),
    ],
  };
  return pdfmake.createPdf(definition).getBuffer();
}

/** Of letters in the typefaces that hold them. */
const text = (words: string, style: object = {}): Content => ({ ...style, text: runsOf(words) });

function markOf({ mark }: Notula): Content {
  if (mark === null) return '';
  return {
    margin: [A4_WIDTH / 2 - 110, 22, A4_WIDTH / 2 - 110, 0],
    table: {
      widths: ['*'],
      body: [[text(mark, { alignment: 'center', bold: true, color: '#a61b1b', fontSize: 10 })]],
    },
    layout: { hLineColor: () => '#a61b1b', vLineColor: () => '#a61b1b' },
  };
}

function footerOf({ source, paging }: Notula, page: number, pages: number): Content {
  return {
    margin: [MARGIN.left, 14, MARGIN.right, 0],
    fontSize: 8,
    stack: [
      rule(0.5, '#808080'),
      text(source.address, { margin: [0, 4, 0, 0] }),
      {
        columns: [
          text(source.version),
          text(`${paging.page} ${page} ${paging.of} ${pages}`, { alignment: 'right', width: 90 }),
        ],
      },
    ],
  };
}

const rule = (lineWidth: number, lineColor = '#000000', y = 0): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: y, x2: WIDTH, y2: y, lineWidth, lineColor }],
});

/** The government above it, its name large, its address small, a double rule below. */
function letterhead(lines: readonly string[]): Content[] {
  if (lines.length === 0) return [];
  const nameAt = lines.length > 1 ? 1 : 0;
  return [
    ...lines.map((words, n) =>
      text(words, {
        alignment: 'center',
        bold: n <= nameAt,
        fontSize: n === nameAt ? 16 : n < nameAt ? 13 : 9,
        lineHeight: 1.1,
      }),
    ),
    { margin: [0, 6, 0, 14], stack: [rule(2.25), rule(0.75, '#000000', 2.5)] },
  ];
}

const titles = ({ title, name, number }: Notula): Content[] => [
  text(title, { alignment: 'center', bold: true, fontSize: 13 }),
  text(name, { alignment: 'center', bold: true, margin: [0, 0, 0, number === null ? 12 : 0] }),
  ...(number === null ? [] : [text(number, { alignment: 'center', margin: [0, 0, 0, 12] })]),
];

const BARE: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 1.5,
  paddingBottom: () => 1.5,
};

const facts = (rows: readonly Fact[]): Content => ({
  table: {
    widths: [LABEL, COLON, WIDTH - LABEL - COLON],
    body: rows.map(({ label, items }) => [text(label), ':', { stack: items.map(factItem) }]),
  },
  layout: BARE,
});

/** Beside its number, where it has one. */
function counted(number: string | null, stack: Content[], width: number): Content {
  if (number === null) return { stack };
  return { columns: [text(number, { width: INDENT }), { stack, width: width - INDENT }] };
}

const factItem = ({ number, text: words, notes }: FactItem): Content =>
  counted(
    number,
    [text(words), ...notes.map((note) => text(note, { fontSize: 9.5, italics: true }))],
    WIDTH - LABEL - COLON,
  );

/** A title stays with what follows it, and the signatures with what is before, unless that is too long for a page. */
function bodyOf({ parts, signatures }: Notula): Content[] {
  const blocks = parts.flatMap(blocksOf);
  const last = blocks.pop();
  const end = signaturesOf(signatures);
  const rest =
    last && last.length <= LONGEST_WHOLE ? [whole([...last.stack, end])] : [...blockOf(last), whole([end])];
  return [...blocks.flatMap(blockOf), ...rest];
}

/** What belongs together, with how many letters it has. */
interface Block {
  stack: Content[];
  length: number;
}

const whole = (stack: Content[]): Content => ({ stack, unbreakable: true });
const blockOf = (block: Block | undefined): Content[] =>
  block && block.length <= LONGEST_WHOLE ? [whole(block.stack)] : (block?.stack ?? []);

function blocksOf({ title, entries: [first, ...rest], table }: Part): Block[] {
  const heading = text(title, { bold: true, fontSize: 11, margin: [0, 12, 0, 3] });
  const block = (one: Entry): Block => ({ stack: [entry(one)], length: lengthOf(one) });
  if (table) return [{ stack: [heading, tableOf(table, WIDTH)], length: lettersOf(table) }];
  if (!first) return [];
  return [{ stack: [heading, entry(first)], length: lengthOf(first) }, ...rest.map(block)];
}

const lettersOf = ({ rows }: Table): number => rows.flat(2).join('').length;
const lengthOf = ({ paragraphs, table }: Entry): number =>
  paragraphs.join('').length + (table ? lettersOf(table) : 0);

function entry({ about, number, lead, paragraphs, table, notes }: Entry): Content {
  const width = number === null ? WIDTH : WIDTH - INDENT;
  const body = counted(
    number,
    [
      ...(lead === null ? [] : [text(lead, { bold: true })]),
      ...paragraphs.map((words) => text(words, { margin: [0, 0, 0, 2] })),
      ...(table
        ? [{ ...tableOf(table, width), margin: [0, 3, 0, 4] as [number, number, number, number] }]
        : []),
      ...notes.map((note) => text(note, { fontSize: 9.5, italics: true })),
    ],
    WIDTH,
  );
  const title = about === null ? [] : [text(about, { bold: true, italics: true, margin: [0, 6, 0, 2] })];
  return { stack: [...title, body], margin: [0, 2, 0, 3] };
}

const RULED: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  paddingLeft: () => CELL_PADDING,
  paddingRight: () => CELL_PADDING,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

function tableOf({ columns, rows, hasTotal }: Table, width: number): ContentTable {
  const parts = columns.reduce((sum, column) => sum + column.width, 0);
  const room = width - columns.length * (2 * CELL_PADDING + 0.5) - 0.5;
  const isToSign = columns.some(({ isForPaper }) => isForPaper);
  const cell = (lines: readonly string[], n: number, bold = false): Content => ({
    stack: lines.map((line) => text(line)),
    alignment: columns[n]?.align ?? 'left',
    bold,
  });
  const isWhole = rows.every((row) => row.flat().join('').length <= LONGEST_WHOLE);
  return {
    fontSize: 9.5,
    table: {
      headerRows: 1,
      keepWithHeaderRows: isWhole ? 1 : 0,
      dontBreakRows: isWhole,
      widths: columns.map((column) => (column.width * room) / parts),
      heights: (row) => (isToSign && row > 0 ? SIGNING_ROW : 'auto'),
      body: [
        columns.map(({ title }, n) => cell([title], n, true)),
        ...rows.map((row, at) => row.map((lines, n) => cell(lines, n, hasTotal && at === rows.length - 1))),
      ],
    },
    layout: RULED,
  };
}

/** Side by side; the names stand on one line. */
function signaturesOf({ left, right }: Notula['signatures']): Content {
  const row = (cell: (one: Signature) => Content) => [left, right].map(cell);
  return {
    margin: [0, 20, 0, 0],
    table: {
      widths: [WIDTH / 2 + 10, WIDTH / 2 - 10],
      heights: ['auto', SIGNING_SPACE, 'auto'],
      body: [
        row(({ opening, post }) => ({ stack: [text(opening ?? ' '), text(post)] })),
        row(() => ''),
        row(({ name, blanks }) => ({
          stack: [text(name, { bold: true, decoration: 'underline' }), ...blanks.map((blank) => text(blank))],
        })),
      ],
    },
    layout: BARE,
  };
}

const attached = ({ attached: { title, notice, table } }: Notula): Content[] => [
  text(title, { bold: true, fontSize: 11, margin: [0, 0, 0, 6], pageBreak: 'before' }),
  ...(notice === null ? [] : [text(notice)]),
  ...(table ? [tableOf(table, WIDTH)] : []),
];
