import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { e164 } from './phone.js';

const digits = (least: number, most: number) =>
  fc
    .tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least - 1, maxLength: most - 1 }),
    )
    .map(([first, rest]) => `${first}${rest.join('')}`);

describe('a phone number', () => {
  it('of Indonesia is one number, however it is written', () => {
    fc.assert(
      fc.property(digits(7, 12), (national) => {
        const spaced = national.replace(/(\d{3})/g, '$1-');
        const written = [
          `0${national}`,
          `62${national}`,
          `+62${national}`,
          ` +62 (${spaced}) `,
          `0${spaced}`,
        ];
        expect(written.map(e164)).toEqual(written.map(() => `+62${national}`));
      }),
    );
  });

  it('in E.164 stays as it is, and nothing else comes out', () => {
    fc.assert(
      fc.property(fc.oneof(digits(1, 18), fc.string()), (text) => {
        const number = e164(`+${text}`);
        expect(number === null || /^\+[1-9]\d{6,14}$/.test(number)).toBe(true);
        expect(number === null ? null : e164(number)).toBe(number);
      }),
    );
  });

  it.each([
    ['(0267) 123 456', '+62267123456'],
    ['0812.3456.7890', '+6281234567890'],
    ['+65 6123 4567', '+6561234567'],
  ])('may be written %s', (written, number) => {
    expect(e164(written)).toBe(number);
  });

  it.each([
    '',
    '0',
    '+',
    '8123456789',
    '0081234567890',
    '+62 081234567890',
    '+0123456789',
    '+1234567890123456',
    '021-ABC',
    '0812345',
    '112',
  ])('is none: %s', (written) => {
    expect(e164(written)).toBeNull();
  });
});
