import type { Pairs } from '../common/form-body.js';
import type { Language, Text } from '../common/language.js';
import { type Failed, typedText } from '../web/submission.js';

/** Times a request can name. */
export const TIMES = [0, 1, 2] as const;

const PARTS = ['day', 'from', 'until'] as const;

/** The fields of one time: day, from, until. */
export const timeField = (n: number, part: (typeof PARTS)[number]): string => `time.${n}.${part}`;

const INCOMPLETE: Text = {
  id: 'lengkapi tanggal, jam mulai, dan jam selesai',
  en: 'fill in the day, the start and the end',
};

interface Time {
  startsAt: string;
  endsAt: string;
}

const filledRows = (fields: Pairs): number[] =>
  TIMES.filter((n) => PARTS.some((part) => typedText(fields, timeField(n, part)) !== ''));

/** The times of a form, in Asia/Jakarta; a row left blank names none. What is half filled in is kept for the check to refuse. */
export function timesIn(fields: Pairs): Time[] {
  return filledRows(fields).map((n) => {
    const [day, from, until] = PARTS.map((part) => typedText(fields, timeField(n, part)));
    return { startsAt: `${day}T${from}:00+07:00`, endsAt: `${day}T${until}:00+07:00` };
  });
}

/** A form without the fields of its times. */
export const withoutTimes = (fields: Pairs): Pairs =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('time.')));

/** What is wrong with the times, at the fields they were typed into. */
export function timesAtFields(failed: Failed, language: Language): Failed {
  const rows = filledRows(failed.typed);
  const errors = Object.entries(failed.errors).map(([name, texts]): [string, string[]] => {
    const [, place, end] = /^preferred\.(\d)\.(startsAt|endsAt)$/.exec(name) ?? [];
    if (name === 'preferred') return [timeField(0, 'day'), texts];
    if (place === undefined) return [name, texts];
    const row = rows[Number(place)] ?? 0;
    const missing = PARTS.find((part) => typedText(failed.typed, timeField(row, part)) === '');
    if (missing) return [timeField(row, missing), [INCOMPLETE[language]]];
    return [timeField(row, end === 'startsAt' ? 'from' : 'until'), texts];
  });
  return { ...failed, errors: Object.fromEntries(errors) };
}
