import { expect, it } from '@jest/globals';
import { plainName } from './plain-name.js';

it.each([
  ['dr. Budi Contoh, S.H., M.H.', 'Budi Contoh'],
  ['Prof. Dr. H. Siti Contoh', 'Siti Contoh'],
  ['Budi Contoh S.H. M.Si.', 'Budi Contoh'],
  ['Ibu Hj. Rina Contoh Ph.D.', 'Rina Contoh'],
  ['Budi Contoh', 'Budi Contoh'],
  ['M. Fadhil Contoh', 'M. Fadhil Contoh'],
  ['Tono B.', 'Tono B.'],
  ['Sukma', 'Sukma'],
  ['Haji', 'Haji'],
  ['', ''],
])('%s is %s', (name, plain) => {
  expect(plainName(name)).toBe(plain);
});
