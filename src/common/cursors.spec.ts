import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Cursors } from './cursors.js';

const cursors = new Cursors(Buffer.alloc(32, 7));
const position = fc.record({ key: fc.string({ unit: 'grapheme' }), id: fc.uuid() });

describe('a cursor', () => {
  it('leads back to its position', () => {
    fc.assert(
      fc.property(fc.string(), position, (sort, at) =>
        expect(cursors.read(sort, cursors.write(sort, at))).toEqual(at),
      ),
    );
  });

  it('is refused by another sort and another installation', () => {
    fc.assert(
      fc.property(position, (at) => {
        const cursor = cursors.write('commitment.due', at);
        expect(() => cursors.read('commitment.-due', cursor)).toThrow('start again');
        expect(() => new Cursors(Buffer.alloc(32, 8)).read('commitment.due', cursor)).toThrow('start again');
      }),
    );
  });

  it('is refused with any bit flipped', () => {
    fc.assert(
      fc.property(position, fc.nat(), fc.nat(7), (at, place, bit) => {
        const bytes = Buffer.from(cursors.write('x', at), 'base64url');
        const byte = place % bytes.length;
        bytes[byte] = bytes[byte] ^ (1 << bit);
        expect(() => cursors.read('x', bytes.toString('base64url'))).toThrow('start again');
      }),
    );
  });

  it('is refused with any letter changed, even one that decodes alike', () => {
    fc.assert(
      fc.property(position, fc.nat(), fc.constantFrom(...'ABCDwxyz0189-_+/= .'), (at, place, letter) => {
        const cursor = cursors.write('x', at);
        const index = place % cursor.length;
        fc.pre(cursor[index] !== letter);
        expect(() => cursors.read('x', cursor.slice(0, index) + letter + cursor.slice(index + 1))).toThrow(
          'start again',
        );
      }),
    );
  });

  it('is refused when it is anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => expect(() => cursors.read('x', text)).toThrow('start again')),
    );
  });
});
