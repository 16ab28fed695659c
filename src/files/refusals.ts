import type { Text } from '../common/language.js';
import { Invalid, Problem } from '../common/problem.js';
import { type MediaType, TAKEN } from './media-types.js';

/** No kind of file that is taken. */
export class FileTypeRefused extends Problem {
  constructor() {
    super('unsupported-media-type', 'file-type-refused', {
      id: `Berkas jenis ini tidak diterima. Yang diterima: ${TAKEN}.`,
      en: `Files of this type are not taken. Taken are: ${TAKEN}.`,
    });
  }
}

/** The name, the declared type and the content of a file do not say the same. */
export class FileContradictsName extends Invalid {
  constructor({ label }: MediaType) {
    super('file-contradicts-name', {
      id: `Nama, jenis, dan isi berkas harus sama-sama ${label}. Yang diterima: ${TAKEN}.`,
      en: `The name, the type and the content of the file must all be ${label}. Taken are: ${TAKEN}.`,
    });
  }
}

/** The file is not whole, or not what its type asks for; `why` ends the sentence. */
export class FileBroken extends Invalid {
  constructor({ label }: MediaType, why: Text) {
    super('file-broken', {
      id: `Berkas ini bukan ${label} yang utuh: ${why.id}.`,
      en: `This file is not a whole ${label}: ${why.en}.`,
    });
  }
}

/** The file could do harm to who opens it; `why` ends the sentence. */
export class FileUnsafe extends Invalid {
  constructor(why: Text) {
    super('file-unsafe', {
      id: `Berkas ini tidak diterima: ${why.id}.`,
      en: `This file is not taken: ${why.en}.`,
    });
  }
}

/** An image of too many pixels. */
export class ImageTooLarge extends Invalid {
  constructor(megapixels: number) {
    super('image-too-large', {
      id: `Gambar melebihi ${megapixels} juta piksel; perkecil dahulu.`,
      en: `The image has more than ${megapixels} million pixels; make it smaller first.`,
    });
  }
}

/** The file has too many bytes. */
export class FileTooLarge extends Problem {
  constructor(mostBytes: number) {
    const most = `${Math.floor((mostBytes / 1024 ** 2) * 10) / 10} MB`;
    super('too-large', 'file-too-large', {
      id: `Berkas melebihi ${most}.`,
      en: `The file is larger than ${most}.`,
    });
  }
}
