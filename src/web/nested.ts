import type { Pairs } from '../common/form-body.js';

/** Deepest a name may go: `invitations.0.organizationId` goes to 3. */
const DEEPEST = 6;
/** Rows one list of a form may have. */
const MOST_ROWS = 200;

interface Branch {
  readonly children: Map<string, Node>;
}
type Node = string | string[] | Branch;

const isBranch = (node: Node | undefined): node is Branch => typeof node === 'object' && !Array.isArray(node);
const isIndex = (key: string): boolean => /^(?:0|[1-9]\d{0,2})$/.test(key) && Number(key) < MOST_ROWS;

/** Fields read into objects and lists, and which field holds what. */
export class Nested {
  private constructor(
    readonly input: object,
    /** Rows as the input has them, and as the form names them: `invitations.0` is `invitations.2`. */
    private readonly rows: ReadonlyMap<string, string>,
  ) {}

  /** The same fields, with an input made from this one. */
  with(input: object): Nested {
    return new Nested(input, this.rows);
  }

  /** The name of the field that holds what the input has at this path. */
  fieldOf(path: string): string {
    for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
      const row = this.rows.get(path.slice(0, end));
      if (row !== undefined) return row + path.slice(end);
    }
    return path;
  }

  static of(fields: Pairs): Nested {
    const root: Branch = { children: new Map() };
    const flat: Pairs = {};
    for (const [name, value] of Object.entries(fields)) if (!grow(root, name, value)) flat[name] = value;
    const rows = new Map<string, string>();
    return new Nested({ ...(made(root, '', '', rows, true) as object), ...flat }, rows);
  }
}

/**
 * Reads fields such as `invitations.0.organizationId` into objects and lists. Rows that nothing was typed into are left
 * out, whatever their number. A name that goes nowhere stays as it is, so that the check of the input refuses it.
 * @param finish makes what the input class takes of it, such as numbers
 */
export function readNested(fields: Pairs, finish?: (input: never) => object): Nested {
  const nested = Nested.of(fields);
  return finish ? nested.with(finish(nested.input as never)) : nested;
}

/** Puts a field into the tree. @returns false if its name goes nowhere */
function grow(root: Branch, name: string, value: string | string[]): boolean {
  const keys = name.split('.');
  const last = keys.pop() ?? '';
  if (keys.length >= DEEPEST || [...keys, last].some(isUnfit)) return false;
  let branch = root;
  for (const key of keys) {
    const next = branch.children.get(key) ?? { children: new Map<string, Node>() };
    if (!isBranch(next)) return false;
    branch.children.set(key, next);
    branch = next;
  }
  if (branch.children.has(last)) return false;
  branch.children.set(last, value);
  return true;
}

/** Keys that every object inherits would reach what is not theirs. */
const isUnfit = (key: string): boolean => key === '' || key in Object.prototype;

/** @param path where it stands in the input @param name where it stands in the form */
function made(node: Node, path: string, name: string, rows: Map<string, string>, isRoot = false): unknown {
  if (!isBranch(node)) return node;
  const below = (base: string, key: string | number) => (base === '' ? String(key) : `${base}.${key}`);
  const keys = [...node.children.keys()];
  const child = (key: string, at: string | number) =>
    made(node.children.get(key) as Node, below(path, at), below(name, key), rows);
  if (isRoot || !keys.every(isIndex)) return Object.fromEntries(keys.map((key) => [key, child(key, key)]));
  return keys
    .toSorted((one, other) => Number(one) - Number(other))
    .map((key, n) => {
      rows.set(below(path, n), below(name, key));
      return child(key, n);
    });
}
