import { DICTIONARY } from '../dictionary.js';
import {
  EXPRESSIONS,
  FORMATTING,
  FUNCTIONS,
  GROWING,
  OPERATORS,
  SQL_VALUES,
  SUBSELECTS,
  TYPES,
  WHOLE_ROW_FUNCTIONS,
} from './allowed.js';
import { FORMAT, FUNCTION, PATTERN, ROW, TABLE, TYPE, UNKNOWN } from './refusal.js';
import type { Text } from '../../common/language.js';

/** A node of a parsed statement, by its fields. */
export type Tree = Readonly<Record<string, unknown>>;

/** Who goes through a statement, for checks that need to know more than one field. */
export interface Walker {
  node(value: unknown): void;
  /** Notes a name given to rows below it. */
  name(name: string): void;
  isNamed(name: string): boolean;
  /** Notes that a table is read. */
  table(node: Tree): void;
  /** Notes a name that stands for a whole row. */
  row(name: string): void;
  /** Notes a name that stands alone, so that it must be a column's. */
  single(name: string, node: Tree): void;
  /** Notes that so many texts are put together. */
  join(parts: number, node: Tree): void;
  refuse(why: (what: string) => Text, what: string, node: Tree): never;
}

/** How a field of a node is held: `plain` holds no node, `nodes` any, one or a list; a name that kind alone. */
export type Check = string | ((walk: Walker, value: unknown, node: Tree) => void);

const stringsOf = (value: unknown): string[] =>
  (value as { String?: { sval?: string } }[]).map((each) => each.String?.sval ?? '');

/** A name without a schema, or with the one PostgreSQL keeps its own under. */
const ownName = (value: unknown): string => {
  const names = stringsOf(value);
  return names.length === 2 && names[0] === 'pg_catalog' ? (names[1] ?? '') : names.join('.');
};

const oneOf =
  (allowed: ReadonlySet<string>, why: (what: string) => Text): Check =>
  (walk, value, node) => {
    if (!allowed.has(String(value))) walk.refuse(why, String(value), node);
  };

const never: Check = (walk, _value, node) => walk.refuse(UNKNOWN, 'INTO, FOR UPDATE', node);

/** What rows are sorted or grouped by, which may be the name of what is given out. */
const output: Check = (walk, value) => {
  for (const each of [value].flat() as { ColumnRef?: { fields?: Tree[] } }[])
    if (each.ColumnRef?.fields?.length !== 1) walk.node(each);
};

/** What a select gives out: all columns of a row, or an expression. */
const column: Check = (walk, value) => {
  const fields = (value as { ColumnRef?: { fields?: Tree[] } }).ColumnRef?.fields ?? [];
  if (!fields.some((field) => 'A_Star' in field)) walk.node(value);
};

/**
 * PostgreSQL's grammar, as far as it may be used: nodes by kind, with their fields, in the order they are looked at. What is
 * not named here is refused.
 */
export const GRAMMAR: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  SelectStmt: {
    // First: what it names, all that follows may use.
    withClause: 'WithClause',
    targetList: 'nodes',
    fromClause: 'nodes',
    whereClause: 'nodes',
    groupClause: output,
    groupDistinct: 'plain',
    havingClause: 'nodes',
    windowClause: 'nodes',
    distinctClause: 'nodes',
    valuesLists: 'nodes',
    sortClause: 'nodes',
    limitOffset: 'nodes',
    limitCount: 'nodes',
    limitOption: 'plain',
    op: 'plain',
    all: 'plain',
    larg: 'SelectStmt',
    rarg: 'SelectStmt',
    intoClause: never,
    lockingClause: never,
  },
  WithClause: {
    ctes: 'nodes',
    recursive: (walk: Walker, _value: unknown, node: Tree) => walk.refuse(UNKNOWN, 'WITH RECURSIVE', node),
    location: 'plain',
  },
  CommonTableExpr: {
    ctename: (walk: Walker, value: unknown, node: Tree) => {
      // The catalog is found under such names from everywhere, and a name given here only from below.
      if (String(value).startsWith('pg_')) walk.refuse(TABLE, String(value), node);
      walk.name(String(value));
    },
    aliascolnames: 'nodes',
    ctematerialized: 'plain',
    ctequery: (walk: Walker, value: unknown, node: Tree) => {
      if (!('SelectStmt' in (value as Tree))) walk.refuse(UNKNOWN, 'WITH … (INSERT, UPDATE, DELETE)', node);
      walk.node(value);
    },
    location: 'plain',
  },
  RangeVar: {
    catalogname: (walk: Walker, value: unknown, node: Tree) => walk.refuse(TABLE, String(value), node),
    schemaname: (walk: Walker, value: unknown, node: Tree) => {
      const name = `${String(value)}.${String(node['relname'])}`;
      if (value !== 'open_data' || !isView(node['relname'])) walk.refuse(TABLE, name, node);
    },
    relname: (walk: Walker, value: unknown, node: Tree) => {
      walk.table(node);
      walk.row(String(value));
      if (!isView(value) && !walk.isNamed(String(value))) walk.refuse(TABLE, String(value), node);
    },
    inh: 'plain',
    relpersistence: 'plain',
    alias: 'Alias',
    location: 'plain',
  },
  RangeSubselect: { lateral: 'plain', subquery: 'nodes', alias: 'Alias' },
  RangeFunction: {
    lateral: 'plain',
    ordinality: 'plain',
    is_rowsfrom: 'plain',
    functions: 'nodes',
    alias: 'Alias',
  },
  JoinExpr: {
    jointype: 'plain',
    isNatural: 'plain',
    larg: 'nodes',
    rarg: 'nodes',
    usingClause: 'nodes',
    join_using_alias: 'Alias',
    quals: 'nodes',
    alias: 'Alias',
    rtindex: 'plain',
  },
  Alias: {
    aliasname: (walk: Walker, value: unknown) => walk.row(String(value)),
    colnames: 'nodes',
  },
  ResTarget: { name: 'plain', val: column, location: 'plain' },
  ColumnRef: {
    fields: (walk: Walker, value: unknown, node: Tree) => {
      const [first = '', ...rest] = stringsOf(value);
      if ((value as Tree[]).some((field) => 'A_Star' in field)) walk.refuse(ROW, `${first}.*`, node);
      const last = rest.at(-1);
      // `row.function` calls the function with the row.
      if (last !== undefined && WHOLE_ROW_FUNCTIONS.has(last)) walk.refuse(FUNCTION, last, node);
      if (last === undefined) walk.single(first, node);
    },
    location: 'plain',
  },
  A_Const: {
    isnull: 'plain',
    ival: 'plain',
    fval: 'plain',
    boolval: 'plain',
    sval: 'plain',
    location: 'plain',
  },
  ParamRef: { number: 'plain', location: 'plain' },
  String: { sval: 'plain' },
  Integer: { ival: 'plain' },
  List: { items: 'nodes' },
  A_Expr: {
    kind: oneOf(EXPRESSIONS, PATTERN),
    name: (walk: Walker, value: unknown, node: Tree) => {
      const operator = stringsOf(value).join('.');
      const isWord = ['AEXPR_BETWEEN', 'AEXPR_NOT_BETWEEN', 'AEXPR_BETWEEN_SYM', 'AEXPR_NOT_BETWEEN_SYM'];
      if (!OPERATORS.has(operator) && !isWord.includes(String(node['kind'])))
        walk.refuse(operator.includes('~') ? PATTERN : UNKNOWN, operator, node);
      if (GROWING.has(operator)) walk.join(1, node);
    },
    lexpr: 'nodes',
    rexpr: 'nodes',
    rexpr_list_start: 'plain',
    rexpr_list_end: 'plain',
    location: 'plain',
  },
  BoolExpr: { boolop: 'plain', args: 'nodes', location: 'plain' },
  NullTest: { arg: 'nodes', nulltesttype: 'plain', location: 'plain' },
  BooleanTest: { arg: 'nodes', booltesttype: 'plain', location: 'plain' },
  CaseExpr: { arg: 'nodes', args: 'nodes', defresult: 'nodes', location: 'plain' },
  CaseWhen: { expr: 'nodes', result: 'nodes', location: 'plain' },
  CoalesceExpr: { args: 'nodes', location: 'plain' },
  MinMaxExpr: { op: 'plain', args: 'nodes', location: 'plain' },
  SubLink: {
    subLinkType: oneOf(SUBSELECTS, UNKNOWN),
    testexpr: 'nodes',
    operName: (walk: Walker, value: unknown, node: Tree) => {
      const operator = stringsOf(value).join('.');
      if (!OPERATORS.has(operator)) walk.refuse(UNKNOWN, operator, node);
    },
    subselect: 'nodes',
    location: 'plain',
  },
  FuncCall: {
    funcname: (walk: Walker, value: unknown, node: Tree) => {
      const name = ownName(value);
      if (!FUNCTIONS.has(name)) walk.refuse(FUNCTION, name, node);
      const args = (node['args'] as Tree[] | undefined) ?? [];
      if (GROWING.has(name)) walk.join(args.length, node);
      if (FORMATTING.has(name) && !('A_Const' in (args[1] ?? {}))) walk.refuse(FORMAT, name, node);
    },
    args: 'nodes',
    agg_order: 'nodes',
    agg_filter: 'nodes',
    agg_within_group: 'plain',
    agg_star: 'plain',
    agg_distinct: 'plain',
    over: 'WindowDef',
    funcformat: 'plain',
    location: 'plain',
  },
  WindowDef: {
    name: 'plain',
    refname: 'plain',
    partitionClause: 'nodes',
    orderClause: 'nodes',
    frameOptions: 'plain',
    startOffset: 'nodes',
    endOffset: 'nodes',
    location: 'plain',
  },
  SortBy: { node: output, sortby_dir: 'plain', sortby_nulls: 'plain', location: 'plain' },
  TypeCast: { arg: 'nodes', typeName: 'TypeName', location: 'plain' },
  TypeName: {
    names: (walk: Walker, value: unknown, node: Tree) => {
      const name = ownName(value);
      if (!TYPES.has(name)) walk.refuse(TYPE, name, node);
    },
    typmods: 'nodes',
    typemod: 'plain',
    location: 'plain',
  },
  SQLValueFunction: {
    op: oneOf(SQL_VALUES, () => FUNCTION('current_user, current_schema')),
    typmod: 'plain',
    location: 'plain',
  },
};

const isView = (name: unknown): boolean => Object.hasOwn(DICTIONARY, String(name));
