import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deviceOf } from './device.js';
import { ofAddress } from './guesses.js';
import { newRecoveryCode, recoveryHash } from './recovery-codes.js';

describe('a device', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1',
      'Safari, iPhone',
    ],
    ['curl/8.5.0', 'curl'],
    ['', '?'],
    [undefined, '?'],
    ['<script>', '?'],
  ])('%s is called %s', (userAgent, words) => {
    expect(deviceOf(userAgent)).toBe(words);
  });

  it('is a short word or two whatever a header says', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(deviceOf(text)).toMatch(/^[\w., ?-]{1,60}$/)));
  });
});

describe('guesses', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('from %s are counted under %s', (address, network) => {
    expect(ofAddress(address).key).toBe(`address ${network}`);
  });
});

describe('a recovery code', () => {
  it('is found again in any spelling, and is like no other', () => {
    const codes = Array.from({ length: 1000 }, newRecoveryCode);

    for (const code of codes.slice(0, 50))
      for (const typed of [
        code.toUpperCase(),
        code.replaceAll('-', ''),
        ` ${code} `,
        code.replaceAll('0', 'O').replaceAll('1', 'l'),
      ])
        expect(recoveryHash(typed)).toEqual(recoveryHash(code));
    expect(new Set(codes).size).toBe(codes.length);
  });
});
