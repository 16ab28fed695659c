/** What a cell can hold. */
type Leaf = string | number | boolean;

type Inner<T> = NonNullable<T> extends readonly (infer Element)[] ? Element : NonNullable<T>;

/** A place in the JSON of a record, through its objects and lists: `founding.source.title`. */
export type Column<Row> = {
  [Key in keyof Row & string]: Inner<Row[Key]> extends Leaf ? Key : `${Key}.${Column<Inner<Row[Key]>>}`;
}[keyof Row & string];

/** Between the values of a cell that holds a list. */
const BETWEEN = '; ';

/**
 * The cell at a place. Lists stand in one cell, in their order; where others beside it are empty, an empty value keeps
 * its place, so that the columns of one list go together.
 */
export function cellAt(row: object, column: string): string {
  const values = valuesAt(row, column.split('.'));
  return values.every((value) => value === '') ? '' : values.join(BETWEEN);
}

function valuesAt(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, path));
  if (value === null || value === undefined) return [''];
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== 'object')
    return [typeof value === 'string' ? value : JSON.stringify(value)];
  return valuesAt((value as Record<string, unknown>)[key], rest);
}
