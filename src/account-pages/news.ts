import type { Text } from '../common/language.js';

/** What pages say about what just happened; the address names it, so that only these texts can be shown. */
export const NEWS: Readonly<Record<string, Text>> = {
  'password-changed': {
    id: 'Kata sandi diganti; semua perangkat lain keluar.',
    en: 'The password is changed; all other devices are logged out.',
  },
  'factor-removed': {
    id: 'Kode kedua dilepas; semua perangkat lain keluar.',
    en: 'The second code is gone; all other devices are logged out.',
  },
  'session-ended': { id: 'Perangkat itu sudah keluar.', en: 'That device is logged out.' },
  'sessions-ended': { id: 'Semua perangkat lain sudah keluar.', en: 'All other devices are logged out.' },
  'token-revoked': { id: 'Token dicabut.', en: 'The token is revoked.' },
  'link-mailed': { id: 'Tautannya dikirim lewat surel.', en: 'The link is sent by mail.' },
  'link-printed': {
    id: 'Tautannya tampil pada keluaran proses Ikrar, karena SMTP_URL belum diatur.',
    en: 'The link stands in the output of the Ikrar process, because SMTP_URL is not set.',
  },
  'link-failed': {
    id: 'Tersimpan, tetapi server surel tidak menerima tautannya. Kirim lagi nanti.',
    en: 'Saved, but the mail server did not take the link. Send it again later.',
  },
  'role-changed': {
    id: 'Peran diganti; sesi, tautan, dan token akun itu berakhir.',
    en: 'The role is changed; sessions, links and tokens of that account ended.',
  },
  'account-closed': {
    id: 'Akun ditutup; sesi, tautan, dan tokennya berakhir.',
    en: 'The account is closed; its sessions, links and tokens ended.',
  },
  'account-reopened': { id: 'Akun dibuka lagi.', en: 'The account is open again.' },
  'account-sessions-ended': {
    id: 'Semua sesi akun itu berakhir.',
    en: 'All sessions of that account ended.',
  },
  'account-factor-removed': {
    id: 'Kode kedua akun itu dilepas.',
    en: 'The second code of that account is gone.',
  },
};
