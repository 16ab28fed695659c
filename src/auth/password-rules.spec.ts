import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkNewPassword } from './password-rules.js';

const RINA = { name: 'Rina Contoh, S.H.', email: 'rina.contoh@serikat.example.id' };
const isTaken = (password: string) => {
  try {
    checkNewPassword(password, RINA);
    return true;
  } catch {
    return false;
  }
};

describe('a new password', () => {
  it.each([
    'kopi tubruk di teras 7',
    'correct horse battery staple',
    'xK9#mQ2$vL7p',
    'tebalkuningsepat',
    'пароль из слов ночь',
    '🐘🌴🚲🍚🌶🎏🪁🛶🏮🥥🪵🧺',
    'indonesia naik sepeda ke warung',
  ])('may be %s', (password) => {
    expect(isTaken(password)).toBe(true);
  });

  it.each([
    ['too short', 'xK9#mQ2$vL7'],
    ['too short, though it is long in bytes', '🐘🌴🚲🍚🌶🎏'],
    ['common', 'unbelievable'],
    ['common, in capitals', 'UNBELIEVABLE'],
    ['common, between digits', '12monkeybusiness!'.replace('business', '99999')],
    ['a sequence', '123456789012'],
    ['a sequence backwards', '987654321098'],
    ['a row of keys', 'qwertyuiopas'],
    ['one letter', 'aaaaaaaaaaaaaaa'],
    ['few letters', 'abababababab'],
    ['a part over and over', 'kopi3!kopi3!kopi3!'],
    ['the name', 'rinacontoh2026'],
    ['the name the other way round', 'Contoh-Rina-2026'],
    ['the address', 'rina.contoh@serikat'],
    ['the place', 'disnakerbekasi'],
    ['the place and the year', 'IkrarBekasi2026!'],
    ['the country', 'indonesiamerdeka45'],
    ['the trade', 'serikatburuh123'],
  ])('may not be %s: %s', (_, password) => {
    expect(isTaken(password)).toBe(false);
  });

  it('has 12 to 128 characters, however many bytes and parts they have', () => {
    const word = fc.array(fc.constantFrom(...'bdghklnrtvzäöüβδ🐘🌴'), { minLength: 1, maxLength: 140 });
    fc.assert(
      fc.property(word, (letters) => {
        const isOfLength = letters.length >= 12 && letters.length <= 128;
        fc.pre(new Set(letters).size > 8 && (!isOfLength || letters.length > 40));
        expect(isTaken(letters.join(''))).toBe(isOfLength);
      }),
    );
  });

  it('is refused or taken, never an error, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect([true, false]).toContain(isTaken(text));
      }),
    );
  });
});
