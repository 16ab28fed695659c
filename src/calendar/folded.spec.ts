import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldLines } from 'ical-generator';
import { folded } from './folded.js';

const unfolded = (text: string) => text.replaceAll('\r\n ', '');

const line = fc.string({ unit: 'binary', maxLength: 400 }).map((text) => text.replaceAll(/[\r\n]/g, ''));

it('folds any text so that each line has 75 octets at most, whole characters, and reads back as it was', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
      const text = lines.join('\r\n');
      const sent = folded(text);

      for (const one of sent.split('\r\n')) {
        expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75);
        expect(Buffer.from(one).toString()).toBe(one);
      }
      expect(unfolded(sent)).toBe(unfolded(foldLines(text)));
    }),
  );
});

it('leaves what fits as it is, to the octet', () => {
  expect(folded('a'.repeat(75))).toBe('a'.repeat(75));
  expect(folded('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`);
  expect(folded(`${'a'.repeat(74)}é`)).toBe(`${'a'.repeat(74)}\r\n é`);
});
