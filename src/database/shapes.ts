import { createHash } from 'node:crypto';
import type { Statement } from './unit-of-work.js';

/** Statements of one kind that are kept prepared; rarer ones beyond it are planned each time. */
const MOST_SHAPES = 100;

/**
 * Gives statements composed on the fly a name by their shape, so that a connection prepares each shape once. Right
 * where the shape alone decides the plan: there a plan for any parameters is as good as one for these.
 */
export class Shapes {
  private readonly names = new Map<string, string>();

  constructor(private readonly kind: string) {}

  named({ text, values }: Statement): Statement {
    const known = this.names.get(text);
    if (known) return { name: known, text, values };
    if (this.names.size === MOST_SHAPES) return { text, values };
    const name = `${this.kind}.${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
    this.names.set(text, name);
    return { name, text, values };
  }
}
