import type { Text } from '../common/language.js';
import type { ReceiverAnswer } from '../commitments/assessment.entity.js';
import { FULFILMENT_LABELS, type Fulfilment } from '../commitments/fulfilment.js';
import { ANSWER_LABELS } from '../page-parts/labels.js';
import type { LastAct } from './front.reader.js';

/** What happened to a commitment, by the act its history names. */
const ACTS: Readonly<Record<string, Text>> = {
  'commitment.recorded': { id: 'Dicatat', en: 'Recorded' },
  'commitment.verified': { id: 'Diverifikasi', en: 'Verified' },
  'commitment.corrected': { id: 'Catatan dikoreksi', en: 'Record corrected' },
  'commitment.restated': { id: 'Diucapkan lagi', en: 'Said again' },
  'commitment.assessed': { id: 'Dinilai', en: 'Assessed' },
  'follow_up.planned': { id: 'Tindak lanjut direncanakan', en: 'Follow-up planned' },
  'follow_up.done': { id: 'Ditindaklanjuti', en: 'Followed up' },
  'follow_up.cancelled': { id: 'Tindak lanjut dibatalkan', en: 'Follow-up cancelled' },
};

const CHANGED: Text = { id: 'Diperbarui', en: 'Updated' };
const WHO: Readonly<Record<string, Text>> = {
  giver: { id: 'Pemberi janji', en: 'The giver' },
  receiver: { id: 'Serikat penerima', en: 'A receiving union' },
  desk: { id: 'Meja pencatat', en: 'The desk' },
};

/** What happened last, in a few words: `Meja pencatat: Dalam proses`. */
export function actText(last: LastAct | null): Text {
  const who = last?.lane ? WHO[last.lane] : undefined;
  const found = last?.finding
    ? (FULFILMENT_LABELS[last.finding as Fulfilment] ?? ANSWER_LABELS[last.finding as ReceiverAnswer])
    : undefined;
  if (who && found) return { id: `${who.id}: ${found.id}`, en: `${who.en}: ${found.en}` };
  return (last && ACTS[last.act]) ?? CHANGED;
}
