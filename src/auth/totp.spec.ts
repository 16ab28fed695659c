import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeAt, newTotpSecret, stepOf, totpToShow } from './totp.js';

const at = fc.integer({ min: 0, max: 4_000_000_000_000 });

describe('a code of the app', () => {
  // RFC 6238, appendix B, of which six digits.
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('is that of the standard at second %d: %s', (second, code) => {
    const secret = Buffer.from('12345678901234567890');

    expect(codeAt(secret, second * 1000)).toBe(code);
    expect(stepOf(secret, code, second * 1000)).toBe(Math.floor(second / 30));
  });

  it('is good in its step, the one before and the one after, and names its own', () => {
    fc.assert(
      fc.property(at, fc.integer({ min: -3, max: 3 }), (now, delta) => {
        const secret = newTotpSecret();
        const step = Math.floor(now / 30_000) + delta;
        fc.pre(step >= 0);
        const found = stepOf(secret, codeAt(secret, step * 30_000), now);
        // Two codes close by may be the same by chance.
        fc.pre(found === null || found === step);
        expect(found).toBe(Math.abs(delta) <= 1 ? step : null);
      }),
    );
  });

  it('is six digits and nothing else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^\d{6}$/.test(text));
        expect(stepOf(newTotpSecret(), text)).toBeNull();
      }),
    );
  });

  it('is shown to apps with the account it is for', () => {
    const { uri, secret } = totpToShow(Buffer.from('12345678901234567890'), 'rina@contoh.id');

    expect(secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(uri).toMatch(/^otpauth:\/\/totp\/Ikrar:rina%40contoh\.id\?/);
    expect(Object.fromEntries(new URL(uri).searchParams)).toEqual({
      issuer: 'Ikrar',
      secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});
