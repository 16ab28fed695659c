import type { Text } from '../common/language.js';

/** What stands in a column: `day` is YYYY-MM-DD, `instant` RFC 3339 in UTC, `list` and `object` are JSON. */
export type CellType = 'text' | 'integer' | 'boolean' | 'day' | 'instant' | 'list' | 'object';

export interface PackageColumn {
  name: string;
  type: CellType;
  /** Whether it is never empty. */
  isRequired: boolean;
  description: Text;
  /** All it can hold, where that is fixed. */
  values?: readonly string[];
  /** The table whose primary key it holds. */
  refersTo?: string;
}

/** A table as the package has it: a view of the open data, whole. */
export interface PackageTable {
  name: string;
  title: Text;
  description: Text;
  columns: readonly PackageColumn[];
  primaryKey: readonly string[];
}
