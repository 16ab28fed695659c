import type { Sql } from 'sql-template-tag';
import type { Statement } from './unit-of-work.js';

/** Stands in a statement's template where a parameter goes. */
class Place {
  constructor(readonly name: string | symbol) {}
}

/**
 * Composes a statement once and fills in its parameters for each use. With a name the connection also prepares it
 * once: right for reading one record, wrong for filtered lists, where PostgreSQL's generic plan can be far worse.
 * @param build gets a placeholder for each parameter
 */
export function prepared<Parameters extends object>(
  name: string | undefined,
  build: (parameters: Parameters) => Sql,
): (parameters: Parameters) => Statement {
  const places = new Proxy({}, { get: (_, property) => new Place(property) }) as Parameters;
  const { text, values } = build(places);
  const fill = values.map((value) => (value instanceof Place ? value.name : null));
  return (parameters) => ({
    ...(name && { name }),
    text,
    values: fill.map((place, n) => (place === null ? values[n] : parameters[place as keyof Parameters])),
  });
}
