import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linesOf, printable, slugOf } from './printable.js';

it('shows marks that turn the direction of reading', () => {
  expect(printable('nama\u202Efdp.exe')).toBe('nama[U+202E]fdp.exe');
});

it('leaves out what no XML holds and keeps what people write', () => {
  expect(printable('a\u0000b\u0007c\u001b[31m\ufffe')).toBe('abc[31m');
  for (const text of ['<b>&amp;</b>', '👨‍👩‍👧 👍🏽', 'بسم الله', 'e\u0301'.normalize('NFC')])
    expect(printable(text)).toBe(text);
});

it('ends lines where any system ends them', () => {
  expect(linesOf('satu\r\ndua\rtiga\u2028empat\u0085\n\n lima')).toEqual([
    'satu',
    'dua',
    'tiga',
    'empat',
    'lima',
  ]);
});

it('gives only characters XML allows, whatever comes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printable(text)).toMatch(/^[\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
    }),
  );
});

it('gives names of files that any system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(slugOf(text)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
    }),
  );
});
