import type { Pairs } from '../common/form-body.js';
import { typedText } from '../web/submission.js';

/** Times a request can name. */
export const TIMES = [0, 1, 2] as const;

/** The fields of one time: day, from, until. */
export const timeField = (n: number, part: 'day' | 'from' | 'until'): string => `time.${n}.${part}`;

interface Time {
  startsAt: string;
  endsAt: string;
}

/** The times of a form, in Asia/Jakarta; a row left blank names none. What is half filled in is kept for the check to refuse. */
export function timesIn(fields: Pairs): Time[] {
  return TIMES.flatMap((n) => {
    const [day, from, until] = (['day', 'from', 'until'] as const).map((part) =>
      typedText(fields, timeField(n, part)),
    );
    if (!day && !from && !until) return [];
    return [{ startsAt: `${day}T${from}:00+07:00`, endsAt: `${day}T${until}:00+07:00` }];
  });
}

/** A form without the fields of its times. */
export const withoutTimes = (fields: Pairs): Pairs =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('time.')));
