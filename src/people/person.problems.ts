import { Conflict } from '../common/problem.js';

/** Processing is on hold at the person's request. Source: UU 27/2022 art. 11. */
export class ProcessingHeld extends Conflict {
  constructor() {
    super('processing-held', {
      id: 'Pemrosesan data orang ini sedang ditunda atas permintaannya; lepaskan dahulu penundaannya.',
      en: 'Processing of this person’s data is on hold at their request; release it first.',
    });
  }
}

/** The record is merged with another of the same person. */
export class PersonMerged extends Conflict {
  constructor() {
    super('person-merged', {
      id: 'Catatan ini tergabung dengan catatan lain tentang orang yang sama; pisahkan dahulu keduanya.',
      en: 'This record is merged with another of the same person; split the two first.',
    });
  }
}

/** The name is gone for good. */
export class PersonErased extends Conflict {
  constructor() {
    super('person-erased', {
      id: 'Nama orang ini sudah dihapus; catatannya tidak dapat diisi lagi.',
      en: 'This person’s name was erased; nothing can be entered about them any more.',
    });
  }
}
