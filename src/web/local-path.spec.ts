import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localPath } from './local-path.js';

describe('a path to go on to', () => {
  it.each(['/', '/akun', '/en/akun?kabar=x#isi', '/komitmen?q=a%20b', '/%2f%2fevil.example'])(
    'is one within this site: %s',
    (path) => {
      expect(localPath(path)).toBe(path);
    },
  );

  it.each([
    '',
    'akun',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/akun/..//evil.example',
    '/%2e//evil.example',
    'https://evil.example/',
    'https:evil.example',
    'javascript:alert(1)',
    '/akun\r\nSet-Cookie: a=b',
    `/${'a'.repeat(500)}`,
    undefined,
    null,
    ['/akun'],
  ])('is not another: %j', (path) => {
    expect(localPath(path)).toBeNull();
  });

  it('stays here whatever it is made of', () => {
    const parts = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2f',
      '%5c',
      '%2e',
      '@',
      ':',
      '?',
      '#',
      'evil.example',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (made) => {
        const path = localPath(`/${made.join('')}`);
        const from = 'https://ikrar.example/en/masuk';
        expect(path === null || new URL(path, from).origin === 'https://ikrar.example').toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
