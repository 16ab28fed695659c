import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  Table as DocxTable,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Table } from './notula.content.js';

/*
 * Lengths are in twips, twentieths of a point: 567 are a centimetre. Sizes of letters are in half points. Distances
 * between lines are in 240ths of a line.
 */
const A4 = { width: 11906, height: 16838 };
const MARGIN = { top: 1247, right: 1134, bottom: 1247, left: 1418, header: 567, footer: 567 };
export const PAGE = { size: A4, margin: MARGIN };
/** Between the margins. */
export const WIDTH = A4.width - MARGIN.left - MARGIN.right;

export const SPACED = { line: 264, lineRule: LineRuleType.AUTO };
export const TIGHT = { after: 0, line: 245, lineRule: LineRuleType.AUTO };
const SIGNING_ROW = 600;
const SIGNING_SPACE = 1130;
/** A row with more letters than this may be broken over pages. */
const LONGEST_WHOLE_ROW = 600;

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const allSides = <T>(border: T) => ({
  top: border,
  bottom: border,
  left: border,
  right: border,
  insideHorizontal: border,
  insideVertical: border,
});

/** A paragraph of one text. */
export const line = (text: string, paragraph: IParagraphOptions = {}, run: IRunOptions = {}): Paragraph =>
  new Paragraph({ ...paragraph, children: [new TextRun({ ...run, text })] });

/** Columns side by side without rules. @param whole whether rows are never broken over pages */
export const frame = (
  widths: readonly number[],
  rows: readonly (readonly Paragraph[])[][],
  whole = false,
): DocxTable =>
  new DocxTable({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: allSides(NONE),
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: whole,
          children: cells.map(
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

/** @param keepsNext whether its last row stays with what follows */
export function tableOf(
  { columns, rows, hasTotal }: Table,
  { width = WIDTH, indent = 0, keepsNext = false } = {},
): DocxTable {
  const parts = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.floor((column.width * width) / parts));
  const isToSign = columns.some(({ isForPaper }) => isForPaper);
  const cell = (lines: readonly string[], n: number, { isBold = false, keepNext = false }) =>
    new TableCell({
      width: { size: widths[n] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      verticalAlign: isBold ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
      children: (lines.length > 0 ? lines : ['']).map((text) =>
        line(
          text,
          {
            keepNext,
            spacing: TIGHT,
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
    borders: allSides(LINE),
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, n) => cell([title], n, { isBold: true, keepNext: true })),
      }),
      ...rows.map((cells, at) => {
        const isLast = at === rows.length - 1;
        const style = { isBold: hasTotal && isLast, keepNext: keepsNext && isLast };
        return new TableRow({
          cantSplit: cells.flat().join('').length <= LONGEST_WHOLE_ROW,
          ...(isToSign && { height: { value: SIGNING_ROW, rule: HeightRule.ATLEAST } }),
          children: cells.map((lines, n) => cell(lines, n, style)),
        });
      }),
    ],
  });
}

/** The government above it, its name large, its address small, a double rule below. */
export function letterheadOf(lines: readonly string[]): Paragraph[] {
  const nameAt = lines.length > 1 ? 1 : 0;
  const rule = { style: BorderStyle.DOUBLE, size: 12, color: '000000', space: 6 };
  return lines.map((text, n) => {
    const isLast = n === lines.length - 1;
    return line(
      text,
      {
        alignment: AlignmentType.CENTER,
        spacing: { ...TIGHT, ...(isLast && { after: 240 }) },
        ...(isLast && { border: { bottom: rule } }),
      },
      { bold: n <= nameAt, size: n === nameAt ? 32 : n < nameAt ? 26 : 18 },
    );
  });
}

/** Room for a signature by hand. */
export const signingSpace = (): Paragraph =>
  new Paragraph({
    keepNext: true,
    spacing: { after: 0, line: SIGNING_SPACE, lineRule: LineRuleType.EXACT },
  });
