import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkNewPassword } from './password-rules.js';

const RINA = { name: 'Rina Contoh, S.H.', email: 'rina.contoh@serikat.example.id' };
const isTaken = async (password: string) => {
  try {
    await checkNewPassword(password, RINA);
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
  ])('may be %s', async (password) => {
    expect(await isTaken(password)).toBe(true);
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
  ])('may not be %s: %s', async (_, password) => {
    expect(await isTaken(password)).toBe(false);
  });

  it('has 12 to 128 characters, however many bytes and parts they have', async () => {
    const word = fc.array(fc.constantFrom(...'bdghklnrtvzäöüβδ🐘🌴'), { minLength: 1, maxLength: 140 });
    await fc.assert(
      fc.asyncProperty(word, async (letters) => {
        const isOfLength = letters.length >= 12 && letters.length <= 128;
        fc.pre(new Set(letters).size > 8 && (!isOfLength || letters.length > 40));
        expect(await isTaken(letters.join(''))).toBe(isOfLength);
      }),
    );
  });

  it('is refused or taken, never an error, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        expect([true, false]).toContain(await isTaken(text));
      }),
    );
  });
});
