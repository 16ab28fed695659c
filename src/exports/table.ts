import { type Kind, kindOf, type Leaf, Place } from './columns.js';
import { columnsOf, type ListFile } from './list-file.js';
import type { Steps } from './steps.js';

/** A list as rows of cells. */
export interface Table {
  columns: readonly string[];
  /** Of each column. */
  kinds: readonly Kind[];
  /** The JSON texts of the rows, some at a time. */
  steps: Steps;
  /** The values of each cell of a row; none in an empty one. */
  cellsOf: (row: string) => readonly (readonly (Leaf | null)[])[];
}

/** @param addressOf the address of a page by its path */
export function tableOf<Row extends { id: string }>(
  file: ListFile<Row>,
  steps: Steps,
  addressOf: (path: string) => string,
): Table {
  const places = file.columns.map((column) => new Place(column));
  const columns = columnsOf(file);
  return {
    columns,
    kinds: columns.map(kindOf),
    steps,
    // One text after the other: what is made of it is gone before the next, which keeps the memory small.
    cellsOf: (text) => {
      const row = JSON.parse(text) as Row;
      const path = file.pageOf(row)?.id;
      return [
        [row.id],
        path === undefined ? [] : [addressOf(path)],
        ...places.map((place) => place.valuesIn(row)),
      ];
    },
  };
}
