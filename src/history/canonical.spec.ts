import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { canonical, leafHash, type Plain } from './canonical.js';

const { plain } = fc.letrec<{ plain: Plain }>((tie) => ({
  plain: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('plain')),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('plain'), { noNullPrototype: true }),
  ),
}));

/** The same value with the keys of every object in the opposite order. */
function turned(value: Plain): Plain {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    fc.assert(fc.property(plain, (value) => canonical(turned(value)) === canonical(value)));
  });

  it('says the same as the value', () => {
    fc.assert(
      fc.property(plain, (value) =>
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value))),
      ),
    );
  });

  it('is the canonical form of itself', () => {
    fc.assert(
      fc.property(plain, (value) => canonical(JSON.parse(canonical(value)) as Plain) === canonical(value)),
    );
  });

  it.each([1.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'refuses a number that is no safe integer, however deep: %s',
    (number) => {
      expect(() => canonical({ a: [{ b: number }] })).toThrow('no safe integer');
    },
  );

  it('sorts keys by UTF-16 units and escapes as RFC 8785 does', () => {
    const expected = '{"\\r":2,"1":4,"\u00f6":"\\u000f\\n\\"\\\\/","\u20ac":1,"\u{1f600}":5,"\ufb33":3}';

    expect(
      canonical({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u00f6': '\u000f\n"\\/' }),
    ).toBe(expected);
  });
});

describe('the leaf of an entry', () => {
  it('covers the salt and every byte of the JSON', () => {
    const [salt, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const leaves = [leafHash(salt, '{}'), leafHash(other, '{}'), leafHash(salt, '{} ')].map((leaf) =>
      leaf.toString('hex'),
    );

    expect(new Set(leaves).size).toBe(3);
  });

  it('is that of RFC 6962 over the salted digest', () => {
    const inner = createHash('sha256').update(Buffer.alloc(32, 1)).update('{"a":"ä"}').digest();

    const leaf = createHash('sha256')
      .update(Buffer.concat([Buffer.from([0]), inner]))
      .digest('hex');

    expect(leafHash(Buffer.alloc(32, 1), '{"a":"ä"}').toString('hex')).toBe(leaf);
  });
});
