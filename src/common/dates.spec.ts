import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LOCALES, period, shortDay } from './dates.js';
import { LANGUAGES } from './language.js';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe.each(LANGUAGES)('a day in %s', (language) => {
  it.each([
    [
      'in a table',
      (on: string) => shortDay(on, language),
      { day: 'numeric', month: 'short', year: 'numeric' },
    ],
    [
      'that stands for its month',
      (on: string) => period(on, 'month', language),
      { month: 'long', year: 'numeric' },
    ],
  ] as const)('%s is written as the language writes it', (_, written, options) => {
    const format = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' });

    fc.assert(fc.property(day, (on) => expect(written(on)).toBe(format.format(new Date(on)))));
  });
});
