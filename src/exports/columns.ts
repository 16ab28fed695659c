/** What a cell can hold. */
export type Leaf = string | number | boolean;

type Inner<T> = NonNullable<T> extends readonly (infer Element)[] ? Element : NonNullable<T>;

/** A place in the JSON of a record, through its objects and lists: `founding.source.title`. */
export type Column<Row> = {
  [Key in keyof Row & string]: Inner<Row[Key]> extends Leaf ? Key : `${Key}.${Column<Inner<Row[Key]>>}`;
}[keyof Row & string];

/** What the texts of a column are. Names tell: `…On` and `on` a day, YYYY-MM-DD, `…At` an instant, RFC 3339. */
export type Kind = 'day' | 'instant' | 'text';

export function kindOf(column: string): Kind {
  if (/(?:^|\.)on$|On$/.test(column)) return 'day';
  return column.endsWith('At') ? 'instant' : 'text';
}

/** Between the values of a cell that holds a list. */
export const BETWEEN = '; ';

/** The longest text a cell of a spreadsheet takes. Source: Excel specifications and limits */
const LONGEST_CELL = 32_767;
const CUT = ' […]';

/** A text as long as a cell of a spreadsheet takes it; of a longer one, the beginning, and a mark. */
export const fitting = (text: string): string =>
  text.length <= LONGEST_CELL ? text : text.slice(0, LONGEST_CELL - CUT.length).toWellFormed() + CUT;

/** Reads one place of the JSON of a row. */
export class Place {
  private readonly path: readonly string[];

  constructor(column: string) {
    this.path = column.split('.');
  }

  /**
   * What stands there: more than one value where lists are on the way, in their order. Where others beside it are
   * empty, an empty value keeps its place, so that the columns of one list go together.
   */
  valuesIn(row: object): readonly (Leaf | null)[] {
    const values: (Leaf | null)[] = [];
    this.collect(row, 0, values);
    return values.some((value) => value !== null) ? values : [];
  }

  private collect(value: unknown, at: number, into: (Leaf | null)[]): void {
    if (Array.isArray(value)) for (const each of value) this.collect(each, at, into);
    else if (value === null || value === undefined) into.push(null);
    else if (typeof value !== 'object') into.push(value as Leaf);
    else if (at === this.path.length) into.push(JSON.stringify(value));
    else this.collect((value as Record<string, unknown>)[this.path[at]], at + 1, into);
  }
}
