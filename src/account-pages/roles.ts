import type { Role, Scope } from '../common/actor.js';
import type { Text } from '../common/language.js';

export const ROLE_LABELS: Record<Role, Text> = {
  administrator: { id: 'Administrator', en: 'Administrator' },
  staff: { id: 'Staf', en: 'Staff' },
  representative: { id: 'Perwakilan organisasi', en: 'Representative of an organization' },
  reader: { id: 'Pembaca', en: 'Reader' },
};

export const SCOPE_LABELS: Record<Scope, Text> = {
  read: { id: 'Membaca', en: 'Read' },
  write: { id: 'Mencatat dan mengubah', en: 'Record and change' },
  contacts: { id: 'Membaca data kontak', en: 'Read contact data' },
};
