import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LANGUAGES, languageOf } from './language.js';

describe('the language', () => {
  it.each([
    [undefined, 'id'],
    ['', 'id'],
    ['*', 'id'],
    ['fr', 'id'],
    ['en', 'en'],
    ['EN-us', 'en'],
    ['id-ID,en;q=0.9', 'id'],
    ['en;q=0.8, id;q=0.9', 'id'],
    ['fr, en;q=0.3', 'en'],
    ['en;q=0', 'id'],
    ['en;q=abc', 'id'],
    ['en, id', 'en'],
  ])('that %j asks for is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });

  it('is one of ours whatever a header says', () => {
    fc.assert(fc.property(fc.string(), (header) => LANGUAGES.includes(languageOf(header))));
  });
});
