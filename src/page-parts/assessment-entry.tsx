import { shortDay, shortInstant } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { AssessmentDto } from '../commitments/assessment.dto.js';
import type { ReceiverAnswer } from '../commitments/assessment.entity.js';
import type { ChangeDto } from '../commitments/follow.dto.js';
import { FULFILMENT_LABELS, type Fulfilment } from '../commitments/fulfilment.js';
import { ANSWER_LABELS, LANE_LABELS } from './labels.js';
import { OrganizationLink, SourceName } from './names.js';

const WORDS = {
  byParty: { id: 'dicatat sendiri oleh pihaknya', en: 'entered by the party itself' },
  byOffice: { id: 'dicatat kantor atas nama pihaknya', en: 'entered by the office on its behalf' },
  against: { id: 'bertentangan', en: 'to the contrary' },
  evidence: { id: 'Bukti', en: 'Evidence' },
  proposed: { id: 'Usulan, menunggu tanda tangan kedua', en: 'Proposed, waits for a second signature' },
  withdrawn: { id: 'Ditarik', en: 'Withdrawn' },
  closed: { id: 'Tidak untuk umum', en: 'Not for everybody' },
  reply: { id: 'Jawaban pemberi janji', en: 'What the giver replied' },
} satisfies Record<string, Text>;

/** What an entry of a lane says in a word. */
export const findingName = (finding: string, language: Language): string =>
  finding in ANSWER_LABELS
    ? ANSWER_LABELS[finding as ReceiverAnswer][language]
    : FULFILMENT_LABELS[finding as Fulfilment][language];

interface EntryProps {
  entry: AssessmentDto;
  language: Language;
}

/** One entry of a lane: what was found, by whom, on what evidence. */
export function AssessmentEntry({ entry, language }: EntryProps) {
  const { organization, lane, evidence } = entry;
  return (
    <li class="card entry">
      <p>
        <strong>{findingName(entry.finding, language)}</strong>
        {organization && (
          <>
            {' · '}
            <OrganizationLink organization={organization} language={language} isShort />
          </>
        )}
        {' · '}
        <time dateTime={entry.assessedOn}>{shortDay(entry.assessedOn, language)}</time>{' '}
        {entry.state !== 'in_force' && (
          <span class="badge badge-ended">
            {(entry.state === 'proposed' ? WORDS.proposed : WORDS.withdrawn)[language]}
          </span>
        )}
        {entry.visibility !== 'public' && <span class="badge badge-ended">{WORDS.closed[language]}</span>}
      </p>
      <p>{entry.note}</p>
      {entry.reply && (
        <p>
          {WORDS.reply[language]}: {entry.reply}
        </p>
      )}
      {evidence.length > 0 && (
        <ul class="evidence">
          {evidence.map(({ source, grade, shows, actOn, isContradicting }, n) => (
            <li key={n}>
              <span class="grade">{grade}</span> {shows}
              {actOn && ` (${shortDay(actOn, language)})`}
              {isContradicting && ` [${WORDS.against[language]}]`}
              {source && (
                <>
                  {' – '}
                  <SourceName source={source} language={language} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {lane !== 'desk' && <p class="soft">{(entry.isByParty ? WORDS.byParty : WORDS.byOffice)[language]}</p>}
    </li>
  );
}

const ACTS: Readonly<Record<string, Text>> = {
  'commitment.recorded': { id: 'Komitmen dicatat', en: 'The pledge was recorded' },
  'commitment.submitted': { id: 'Diajukan untuk verifikasi', en: 'Handed over for verification' },
  'commitment.returned': { id: 'Dikembalikan sebagai draf', en: 'Returned as a draft' },
  'commitment.verified': { id: 'Diverifikasi', en: 'Verified' },
  'commitment.declined': { id: 'Dinyatakan tidak dapat dilacak', en: 'Declined as not trackable' },
  'commitment.retracted': { id: 'Catatan ditarik', en: 'The record was retracted' },
  'commitment.restated': { id: 'Pernyataan baru ditautkan', en: 'A later statement was linked' },
  'commitment.corrected': { id: 'Catatan dikoreksi', en: 'The record was corrected' },
  'assessment.recorded': { id: 'Entri baru', en: 'A new entry' },
  'assessment.signed': { id: 'Penilaian ditandatangani orang kedua', en: 'A finding was signed' },
  'assessment.proposed': { id: 'Penilaian diusulkan', en: 'A finding was proposed' },
  'assessment.withdrawn': { id: 'Usulan penilaian ditarik', en: 'A proposed finding was withdrawn' },
  'assessment.corrected': { id: 'Kata-kata penilaian dikoreksi', en: 'The words of an entry were corrected' },
  'follow_up.planned': { id: 'Tindak lanjut direncanakan', en: 'A follow-up was planned' },
  'follow_up.done': {
    id: 'Tindak lanjut ditutup dengan hasilnya',
    en: 'A follow-up was closed with its outcome',
  },
  'follow_up.cancelled': { id: 'Tindak lanjut dibatalkan', en: 'A follow-up was given up' },
  'follow_up.corrected': { id: 'Tindak lanjut dikoreksi', en: 'A follow-up was corrected' },
};
const OTHER_ACT: Text = { id: 'Ada perubahan', en: 'Something changed' };

/** A change in a few words: `Temuan meja pencatat: Dalam proses, 12 Jan 2026, 09.10 WIB`. */
export function ChangeLine({ change, language }: { change: ChangeDto; language: Language }) {
  const { act, lane, finding, recordedAt } = change;
  const what = (ACTS[act] ?? OTHER_ACT)[language];
  const text =
    lane !== null && finding !== null
      ? `${act === 'assessment.recorded' ? '' : `${what}. `}${LANE_LABELS[lane as keyof typeof LANE_LABELS][language]}: ${findingName(finding, language)}`
      : what;
  return (
    <>
      {text}, <time dateTime={recordedAt}>{shortInstant(recordedAt, language)}</time>
    </>
  );
}
