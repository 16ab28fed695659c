/** The table each field of an input refers to; lists of ids by their field as well. */
export type ReferenceFields = Readonly<Record<string, string>>;

/** An id in an input. */
export interface Reference {
  table: string;
  id: string;
  /** Where it stands, as `attendances.3.personId`. */
  path: string;
}

/** Every reference in an input, however deep. @param fields by the name of the field; others are not looked at */
export function* referencesIn(input: object, fields: ReferenceFields, path = ''): Generator<Reference> {
  for (const [key, value] of Object.entries(input) as [string, unknown][]) {
    const at = path ? `${path}.${key}` : key;
    const table = fields[key];
    if (typeof value === 'string' && table) yield { table, id: value, path: at };
    else if (Array.isArray(value) && table) for (const id of value as string[]) yield { table, id, path: at };
    else if (typeof value === 'object' && value !== null) yield* referencesIn(value, fields, at);
  }
}
