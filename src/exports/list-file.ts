import type { Text } from '../common/language.js';
import type { Verdict } from './claim.js';
import type { Column } from './columns.js';
import type { AddressOf, Thing } from './thing.js';

/** What a list as a file looks like from outside. */
export interface FileFormat {
  /** Where the list stands below /api/v1: `commitments`. */
  list: string;
  /** What a file of it is called, before the day. */
  name: string;
  /** In their order, after `id` and `page`. */
  columns: readonly string[];
  /** Whether its rows are also things of schema.org. */
  hasThings: boolean;
}

/** A list as a file. */
export interface ListFile<Row> extends Omit<FileFormat, 'hasThings'> {
  /** Where people read a row; null where what it belongs to is hidden. */
  pageOf: (row: Row) => Text | null;
  columns: readonly Column<Row>[];
  /** A row as a thing of schema.org; left out where it has no word for it. @param verdict of a commitment that is closed */
  thing?: (row: Row, at: AddressOf, verdict: Verdict | null) => Thing;
  /** Whether its rows are commitments, which may be closed by a verdict. */
  isJudged?: true;
}

/** What every record tells of itself, at the end. */
export const RECORD_COLUMNS = ['visibility', 'recordedAt', 'changedAt', 'revision'] as const;

/** The columns of a file, in their order. */
export const columnsOf = ({ columns }: Pick<FileFormat, 'columns'>): string[] => ['id', 'page', ...columns];
