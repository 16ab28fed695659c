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
  /** Whether somebody else changed the record since the form was opened; what is shown beside it is the new one. */
  isStale?: boolean;
}

/** What a form shows before anything is typed. */
export const FRESH: Failed = { typed: {}, message: '', errors: {} };

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
export async function submit<T extends object>(
  visit: Visit,
  Input: Type<T>,
  { done, again, read = (fields) => fields }: Answers<T>,
): Promise<string | undefined> {
  const { fields, isGenuine } = visit.form;
  let fieldOf = (path: string) => path;
  try {
    if (!isGenuine) throw formExpired();
    const raw = read(fields);
    if (raw instanceof Nested) fieldOf = (path) => raw.fieldOf(path);
    const body = raw instanceof Nested ? raw.input : raw;
    return await done((await pipe.transform(body, { type: 'body', metatype: Input })) as T);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind === 'internal' || problem.kind === 'not-found') throw error;
    const { status, detail, errors = {} } = problemBody(problem, visit.language, visit.request.url);
    const message = problem.code === 'fields-refused' ? CHECK_MARKED[visit.language] : detail;
    const named = Object.fromEntries(Object.entries(errors).map(([path, texts]) => [fieldOf(path), texts]));
    const html = await again({ typed: fields, message, errors: named, isStale: problem.kind === 'stale' });
    visit.fail(status, problem.headers);
    return html;
  }
}

/** Answers the form of a button that takes no field. @throws Problem if it does not carry the token of the session */
export async function press(
  visit: Visit,
  done: () => Promise<string | undefined>,
): Promise<string | undefined> {
  if (!visit.form.isGenuine) throw formExpired();
  return done();
}

const formExpired = () =>
  new Problem('forbidden', 'form-expired', {
    id: 'Halaman ini dibuka sebelum Anda masuk atau mengubah cara masuk. Tidak ada yang dilakukan; kirim lagi.',
    en: 'This page was opened before you logged in or changed how you do. Nothing was done; send it again.',
  });

/** A field left blank is a field left out. */
export const withoutBlanks = (fields: Pairs): Pairs =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

/** What was typed into a field; the first if it was sent twice. */
export const typedText = (typed: Pairs, name: string): string => [typed[name]].flat()[0] ?? '';
