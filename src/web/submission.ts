import type { Type } from '@nestjs/common';
import { checkedPipe } from '../common/checked.pipe.js';
import type { Pairs } from '../common/form-body.js';
import type { Text } from '../common/language.js';
import { Problem } from '../common/problem.js';
import { problemBody, problemOf } from '../common/problem-body.js';
import { Nested } from './nested.js';
import type { Visit } from './visit.js';

export { readNested } from './nested.js';

/** A form that is shown again: what was typed, and what is wrong with it. */
export interface Failed {
  typed: Pairs;
  message: string;
  /** Messages by field. */
  errors: Record<string, string[]>;
  /** Link to where what is in the way is put right. */
  remedy?: { href: string; text: string };
  /** Whether somebody else changed the record since the form was opened; what is shown beside it is the new one. */
  isStale?: boolean;
  /** Whether it comes back from a login with nothing wrong: the message is news. */
  isReturned?: boolean;
  /** Of the record, as it was when the form was opened; left out where the record shown beside it counts. */
  revision?: string | null;
}

/** What a form shows before anything is typed. */
export const FRESH: Failed = { typed: {}, message: '', errors: {} };

/** What a form shows again before it is sent to be done, such as after a look-up. */
export const stillTyped = ({ form: { fields, revision } }: Visit): Failed => ({
  ...FRESH,
  typed: fields,
  revision,
});

const CHECK_MARKED: Text = { id: 'Periksa isian yang ditandai.', en: 'Check the marked fields.' };

/** How a form is answered. */
interface Answers<T> {
  /** Does what the form is for. */
  done: (input: T) => Promise<string | undefined>;
  /** Shows the form again, with what was typed but for secrets. */
  again: (failed: Failed) => string | Promise<string>;
  /** Brings fields, which are all text, to what the input class takes; {@link readNested} those with rows. */
  read?: (fields: Pairs) => object | Nested;
}

const pipe = checkedPipe();

/**
 * Answers the form of a page: checks it as the API checks a body, does what it is for, or shows it again with the
 * status and the texts the API would answer with, so that nothing typed is lost.
 */
export function submit<T extends object>(
  visit: Visit,
  Input: Type<T>,
  { done, again, read = (fields) => fields }: Answers<T>,
): Promise<string | undefined> {
  const { fields } = visit.form;
  let fieldOf = (path: string) => path;
  const shown = { typed: fields, again, fieldOf: (path: string) => fieldOf(path) };
  return orShownAgain(visit, shown, async () => {
    requireGenuine(visit);
    const raw = read(fields);
    if (raw instanceof Nested) fieldOf = (path) => raw.fieldOf(path);
    const body = raw instanceof Nested ? raw.input : raw;
    return done((await pipe.transform(body, { type: 'body', metatype: Input })) as T);
  });
}

interface ShownAgain extends Pick<Answers<object>, 'again'> {
  typed: Pairs;
  /** The field of the form that holds what the input has at this path. */
  fieldOf?: (path: string) => string;
}

/** Does what a form asks for; where that is refused, shows it again with what was typed. */
export async function orShownAgain(
  visit: Visit,
  { typed, again, fieldOf = (path) => path }: ShownAgain,
  act: () => Promise<string | undefined>,
): Promise<string | undefined> {
  try {
    return await act();
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind === 'internal' || problem.kind === 'not-found') throw error;
    const { status, detail, errors = {} } = problemBody(problem, visit.language, visit.request.url);
    const message = problem.code === 'fields-refused' ? CHECK_MARKED[visit.language] : detail;
    const named = Object.fromEntries(Object.entries(errors).map(([path, texts]) => [fieldOf(path), texts]));
    const isStale = problem.kind === 'stale';
    // Whoever was not told yet that somebody else came first still has to be.
    const revision = isStale ? null : visit.form.revision;
    const isReturned = problem instanceof FormReturned;
    const remedy = problem.remedy && {
      href: visit.at(problem.remedy.path),
      text: problem.remedy.name[visit.language],
    };
    const html = await again({ typed, message, errors: named, remedy, isStale, isReturned, revision });
    if (!isReturned) visit.fail(status, problem.headers);
    return html;
  }
}

/** Answers the form of a button that takes no field. @throws Problem if it does not carry the token of the session */
export async function press(
  visit: Visit,
  done: () => Promise<string | undefined>,
): Promise<string | undefined> {
  requireGenuine(visit);
  return done();
}

function requireGenuine({ form: { isGenuine, isReturned } }: Visit): void {
  if (isReturned) throw new FormReturned();
  if (!isGenuine) throw formExpired();
}

const formExpired = () =>
  new Problem('forbidden', 'form-expired', {
    id: 'Halaman ini dibuka sebelum Anda masuk atau mengubah cara masuk. Tidak ada yang dilakukan; kirim lagi.',
    en: 'This page was opened before you logged in or changed how you do. Nothing was done; send it again.',
  });

/** A form that was carried through a login is shown, never done: whoever logged in has to look at it first. */
class FormReturned extends Problem {
  constructor() {
    super('forbidden', 'form-expired', {
      id: 'Anda sudah masuk lagi. Isian Anda ada di bawah dan belum dikirim: periksa, lalu kirim.',
      en: 'You are logged in again. What you typed stands below and was not sent: check it, then send it.',
    });
  }
}

/** A field left blank is a field left out. */
export const withoutBlanks = (fields: Pairs): Pairs =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

/** What was typed into a field; the first if it was sent twice. */
export const typedText = (typed: Pairs, name: string): string => [typed[name]].flat()[0] ?? '';
