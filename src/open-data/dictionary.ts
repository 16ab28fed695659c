import { CHASING_VIEWS } from './dictionary/chasing.js';
import { COMMITMENT_VIEWS } from './dictionary/commitments.js';
import { EVENT_VIEWS } from './dictionary/events.js';
import { MEETING_VIEWS } from './dictionary/meetings.js';
import { MILESTONE_VIEWS } from './dictionary/milestones.js';
import { ORGANIZATION_VIEWS } from './dictionary/organizations.js';
import { OUTCOME_VIEWS } from './dictionary/outcomes.js';
import { RULE_VIEWS } from './dictionary/rules.js';
import { STATEMENT_VIEWS } from './dictionary/statements.js';
import { always, type Column, instant, text, type View, whole } from './dictionary/view.js';

export type { Column, ColumnType, View } from './dictionary/view.js';

const uuid = (meaning: { id: string; en: string }): Column => ({ type: 'uuid', ...meaning });

const changes: View = {
  id: 'Riwayat: setiap perubahan catatan yang terbuka, menurut urutan dalam log. Nomor yang tidak ada adalah perubahan yang tidak terbuka.',
  en: 'The history: every change of a public record, in the order of the log. Numbers that are missing are changes that are not public.',
  key: ['index'],
  columns: {
    index: always({
      type: 'bigint',
      id: 'Nomor dalam log, dari 0.',
      en: 'Number in the log, from 0.',
    }),
    act: always(
      text({ id: 'Apa yang dilakukan: “commitment.verified”.', en: 'What was done: “commitment.verified”.' }),
    ),
    record_kind: always(text({ id: 'Jenis catatan.', en: 'Kind of record.' })),
    record_id: always(uuid({ id: 'Pengenal catatan.', en: 'Identifier of the record.' })),
    about_id: always(
      uuid({
        id: 'Catatan yang riwayatnya memuat perubahan ini: komitmen dari sebuah penilaian, atau catatan itu sendiri.',
        en: 'The record whose history shows this change: the commitment of an assessment, else the record itself.',
      }),
    ),
    revision: always(
      whole({ id: 'Versi catatan sesudah perubahan.', en: 'Version of the record after the change.' }),
    ),
    reason: text({ id: 'Alasannya.', en: 'Why.' }),
    recorded_at: always(instant({ id: 'Saat dicatat.', en: 'When it was recorded.' })),
    json: text({
      id: 'Seluruh entri sebagai JSON kanonik (RFC 8785), dengan catatan sesudah perubahan; kosong bila dihapus demi data pribadi.',
      en: 'The whole entry as canonical JSON (RFC 8785), with the record after the change; empty where erased for personal data.',
    }),
    salt: text({
      id: 'Garam entri, heksadesimal; kosong bila dihapus.',
      en: 'Salt of the entry, hexadecimal; empty where erased.',
    }),
    leaf_hash: always(
      text({
        id: 'SHA-256(0x00 ‖ SHA-256(salt ‖ json)), heksadesimal.',
        en: 'SHA-256(0x00 ‖ SHA-256(salt ‖ json)), hexadecimal.',
      }),
    ),
    erased_at: instant({ id: 'Saat isinya dihapus.', en: 'When its content was erased.' }),
  },
};

/**
 * Every view of the schema `open_data`, by name, in the order people read them. The database has these views and columns
 * and no others.
 */
export const DICTIONARY: Readonly<Record<string, View>> = {
  ...COMMITMENT_VIEWS,
  ...OUTCOME_VIEWS,
  ...CHASING_VIEWS,
  ...MILESTONE_VIEWS,
  ...RULE_VIEWS,
  ...STATEMENT_VIEWS,
  ...ORGANIZATION_VIEWS,
  ...EVENT_VIEWS,
  ...MEETING_VIEWS,
  changes,
};
