import type { Text } from '../common/language.js';
import type { Licence } from '../config/settings.js';

/** The licences the record can be given under. */
export const LICENCES: Record<Licence, { name: string; url: string; means: Text }> = {
  'CC-BY-4.0': {
    name: 'Creative Commons Attribution 4.0',
    url: 'https://creativecommons.org/licenses/by/4.0/',
    means: {
      id: 'Boleh dipakai, disalin, dan diolah untuk apa pun, asal sumbernya disebut.',
      en: 'Use, copy and change it for anything, as long as you name the source.',
    },
  },
  'CC0-1.0': {
    name: 'Creative Commons Zero 1.0',
    url: 'https://creativecommons.org/publicdomain/zero/1.0/',
    means: {
      id: 'Boleh dipakai untuk apa pun tanpa syarat.',
      en: 'Use it for anything, without conditions.',
    },
  },
  'ODbL-1.0': {
    name: 'Open Database License 1.0',
    url: 'https://opendatacommons.org/licenses/odbl/1-0/',
    means: {
      id: 'Boleh dipakai asal sumbernya disebut, dan basis data turunannya dibagikan dengan lisensi yang sama.',
      en: 'Use it as long as you name the source and share databases made from it under the same licence.',
    },
  },
};

export const NO_LICENCE: Text = {
  id: 'Penyelenggara situs ini belum memilih lisensi untuk catatannya. Fakta tetap boleh dikutip dengan menyebut sumbernya.',
  en: 'Whoever runs this site has not chosen a licence for the record yet. Facts may be cited all the same, naming the source.',
};
/** What the licence does not cover. */
export const NOT_OURS: Text = {
  id: 'Lisensi itu berlaku untuk catatan ini, bukan untuk kata-kata yang dikutip dan dokumen milik pihak lain.',
  en: 'The licence covers this record, not words quoted in it and documents of others.',
};
