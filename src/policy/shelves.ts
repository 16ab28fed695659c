import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Sight } from './policy.js';

/*
 * The search tables stand apart by audience: row-level security on rows would keep their indexes from use, so who
 * may read which partition decides, and whatever is found there is read again from its own protected table.
 */

const SHELVES = { public: ['public'], party: ['public', 'parties'], office: ['public', 'parties', 'office'] };

/** The documents of what an actor sees, as a relation. @param isPast with those of earlier versions */
export function documentsOf({ name, circle }: Sight, isPast = false): Sql {
  return shelved('search_document', name, isPast, (shelf) =>
    name === 'party' && shelf.endsWith('parties')
      ? sql` WHERE document @@ ${openTo(circle)}::tsquery`
      : empty,
  );
}

/** The names of what an actor may see, as a relation. Whose they are is read from their own table, as it is seen. */
export const namesOf = ({ name }: Sight, isPast = false): Sql =>
  shelved('search_name', name, isPast, () => empty);

function shelved(
  table: string,
  name: Sight['name'],
  isPast: boolean,
  condition: (shelf: string) => Sql,
): Sql {
  const shelves = SHELVES[name].flatMap((shelf) => (isPast ? [shelf, `past_${shelf}`] : [shelf]));
  return sql`(${join(
    shelves.map((shelf) => sql`SELECT * FROM ${raw(`${table}_${shelf}`)}${condition(shelf)}`),
    ' UNION ALL ',
  )})`;
}

/** A circle is never empty where a representative acts for an organization; for one that does not, nothing matches. */
const openTo = (circle: readonly string[]): string =>
  circle.length > 0 ? circle.map((id) => `'=a:${id}'`).join(' | ') : `'=a:'`;
