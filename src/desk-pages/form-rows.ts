import { clockTime } from '../common/dates.js';
import type { Pairs } from '../common/form-body.js';
import { type Failed, typedText } from '../web/submission.js';

/* Forms with rows: `attendances.3.words` is a field of the fourth row of `attendances`. Rows left blank are left out. */

/** Rows a list of a form has by the names of its fields, and at least so many. */
export function rowCount(fields: Pairs, list: string, least: number): number {
  const places = Object.keys(fields).flatMap((name) => {
    const [head, place] = name.split('.');
    return head === list && place !== undefined && /^\d{1,3}$/.test(place) ? [Number(place)] : [];
  });
  return Math.max(least, ...places.map((place) => place + 1));
}

/** A field of a row; empty where it was not sent. */
export const rowText = (fields: Pairs, list: string, row: number, field: string): string =>
  typedText(fields, `${list}.${row}.${field}`).trim();

/** An instant of a day and a time of it in Asia/Jakarta, both as forms send them; undefined where there is none. */
export const instantOf = (day: string, time: string): string | undefined =>
  time === '' ? undefined : `${day}T${time}:00+07:00`;

/** The time of day of an instant in Asia/Jakarta, HH:MM. */
export const timeOfDay = (instant: string): string => clockTime(instant, 'en');

/** Text, or undefined where the field was left blank. */
export const given = (text: string): string | undefined => (text === '' ? undefined : text);

/** A number as typed; what is none goes on as text, for the check to refuse it. */
export function numberIn(text: string): number | string | undefined {
  if (text === '') return undefined;
  return /^\d{1,12}$/.test(text) ? Number(text) : text;
}

/** Where the parts of an input stand on its form: `points.4.followUp` at `followUps.1`. */
export type Places = ReadonlyMap<string, string>;

/** What the fields of an input are called on its form, where the form has other names. */
export type FieldNames = Readonly<Record<string, string>>;

/**
 * The form again, with each message at the field it is about. What has no field of its own on the form is said above it.
 * @param shown whether the form has a field of this name
 */
export function atFields(
  failed: Failed,
  { places, names, shown }: { places: Places; names: FieldNames; shown: (name: string) => boolean },
): Failed {
  const errors: Failed['errors'] = {};
  const above: string[] = [];
  for (const [path, texts] of Object.entries(failed.errors)) {
    const name = shown(path) ? path : placeOf(path, places, names);
    if (shown(name)) errors[name] = [...(errors[name] ?? []), ...texts];
    else above.push(...texts);
  }
  const message = [failed.message, ...above.filter((text) => !failed.message.includes(text))].join(' ');
  return { ...failed, errors, message };
}

/** The name on the form of a field of an input: its longest part that has a place there, and the rest. */
function placeOf(path: string, places: Places, names: FieldNames): string {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length--) {
    const place = places.get(steps.slice(0, length).join('.'));
    if (place === undefined) continue;
    const last = steps.slice(length).findLast((step) => !/^\d+$/.test(step));
    return last === undefined
      ? names['']
        ? `${place}.${names['']}`
        : place
      : `${place}.${names[last] ?? last}`;
  }
  return names[path] ?? path;
}

/** A field that is a number, where it was filled in. */
export const withNumber = (fields: Pairs, name: string): object => ({
  ...fields,
  ...(name in fields && { [name]: numberIn(typedText(fields, name)) }),
});
