import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import type { MeetingDto } from '../meetings/meeting.dto.js';
import { Form } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { attendeeName } from './attendee.js';
import { type ActPath, actsOffered } from './meeting-acts.js';
import { DayInput, OneOfList, TextArea, TextLine } from './meeting-fields.js';
import { CorrectMinutes } from './meeting-correct.js';
import { MoveMeeting } from './meeting-move.js';
import { deskMeetingPath } from './meeting-paths.js';
import type { UsualVenue } from './usual.reader.js';

const ACT_WORDS: Record<ActPath, { name: Text; lead: Text }> = {
  buka: {
    name: { id: 'Buka rapat', en: 'Open the meeting' },
    lead: { id: 'Pimpinan membuka rapat sekarang.', en: 'The chair opens it now.' },
  },
  tutup: {
    name: { id: 'Tutup rapat', en: 'Close the meeting' },
    lead: {
      id: 'Notulanya menjadi draf yang siap diperiksa.',
      en: 'Its minutes become a draft, ready to be checked.',
    },
  },
  lanjutkan: {
    name: { id: 'Lanjutkan rapat', en: 'Go on with the meeting' },
    lead: { id: 'Bila ditutup terlalu cepat.', en: 'If it was closed too early.' },
  },
  periksa: {
    name: { id: 'Catat notula diperiksa', en: 'Enter that the minutes are checked' },
    lead: {
      id: 'Pimpinan sudah memeriksa drafnya; butirnya tetap sejak itu.',
      en: 'The chair has checked the draft; its points stand from then on.',
    },
  },
  kembalikan: {
    name: { id: 'Kembalikan ke draf', en: 'Give back as a draft' },
    lead: { id: 'Bila masih ada yang harus diperbaiki.', en: 'If something still has to be put right.' },
  },
  tandatangani: {
    name: { id: 'Catat tanda tangan', en: 'Enter the signature' },
    lead: {
      id: 'Butir notula terlihat oleh umum sejak ditandatangani.',
      en: 'The points show to everybody from the signature on.',
    },
  },
  kunci: {
    name: { id: 'Kunci notula', en: 'Lock the minutes' },
    lead: {
      id: 'Sesudah itu yang keliru mendapat ralat bernomor.',
      en: 'What is wrong gets a numbered correction from then on.',
    },
  },
  batalkan: {
    name: { id: 'Batalkan rapat', en: 'Call the meeting off' },
    lead: {
      id: 'Acaranya dibatalkan dan ruangnya dilepas.',
      en: 'Its event is called off and its room given back.',
    },
  },
};

const WORDS = {
  missing: { id: 'Belum bisa, karena:', en: 'Not yet, because:' },
  reason: { id: 'Alasan', en: 'Reason' },
  reasonHint: {
    id: 'Tercatat dalam riwayat yang dapat dibaca umum.',
    en: 'It stays in the history for everybody to read.',
  },
  signer: { id: 'Yang menandatangani', en: 'Who signs' },
  chair: { id: 'pimpinan rapat', en: 'the chair' },
  signedOn: { id: 'Tanggal', en: 'Day' },
  place: { id: 'Tempat tanda tangan', en: 'Town' },
  number: { id: 'Nomor notula', en: 'Number of the minutes' },
  nothing: {
    id: 'Rapat ini dibatalkan; tidak ada langkah lagi.',
    en: 'This meeting was called off; nothing is left to do.',
  },
} satisfies Record<string, Text>;

interface ActForms {
  visit: Visit;
  meeting: MeetingDto;
  hasWritten: boolean;
  venues: UsualVenue[];
  /** Which act was refused, and why. */
  act?: string;
  failed?: Failed;
}

/** Acts whose reason has to be said. */
const REASONED: readonly ActPath[] = ['lanjutkan', 'kembalikan', 'batalkan'];
/** Acts that lead back or away, behind a line that opens. */
const ASIDE: readonly ActPath[] = ['lanjutkan', 'kembalikan', 'batalkan'];

/** The acts the state of a meeting allows, each with what is missing where it cannot be done. */
export function MeetingActForms({ visit, meeting, hasWritten, venues, act, failed = FRESH }: ActForms) {
  const { language } = visit;
  const offered = actsOffered(meeting, hasWritten);
  const failedOf = (path: string) => (path === act ? failed : FRESH);
  const isShown = (path: string) => offered.some((one) => one.path === path);
  const isElsewhere = act !== undefined && !isShown(act) && !['pindahkan', 'ralat'].includes(act);
  return (
    <div class="acts">
      {isElsewhere && failed.message && (
        <p class="alert-box" role="alert">
          {failed.message}
        </p>
      )}
      {meeting.state === 'cancelled' && <p class="soft">{WORDS.nothing[language]}</p>}
      {offered
        .filter(({ path }) => !ASIDE.includes(path))
        .map(({ path, missing }) => (
          <section key={path} class="act">
            <h3>{ACT_WORDS[path].name[language]}</h3>
            <p class="soft">{ACT_WORDS[path].lead[language]}</p>
            {failedOf(path).message && missing.length > 0 && (
              <p class="alert-box" role="alert">
                {failedOf(path).message}
              </p>
            )}
            {missing.length > 0 ? (
              <Missing texts={missing.map((text) => text[language])} lead={WORDS.missing[language]} />
            ) : (
              <ActForm visit={visit} meeting={meeting} path={path} failed={failedOf(path)} />
            )}
          </section>
        ))}
      {meeting.state === 'locked' && (
        <CorrectMinutes visit={visit} meeting={meeting} failed={failedOf('ralat')} />
      )}
      {meeting.state === 'planned' && (
        <MoveMeeting visit={visit} meeting={meeting} venues={venues} failed={failedOf('pindahkan')} />
      )}
      {offered
        .filter(({ path }) => ASIDE.includes(path))
        .map(({ path }) => (
          <details key={path} class="act" open={path === act}>
            <summary>{ACT_WORDS[path].name[language]}</summary>
            <p class="soft">{ACT_WORDS[path].lead[language]}</p>
            <ActForm visit={visit} meeting={meeting} path={path} failed={failedOf(path)} />
          </details>
        ))}
    </div>
  );
}

const Missing = ({ lead, texts }: { lead: string; texts: string[] }) => (
  <>
    <p>{lead}</p>
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  </>
);

interface OneProps {
  visit: Visit;
  meeting: MeetingDto;
  failed: Failed;
}

function ActForm({ visit, meeting, path, failed }: OneProps & { path: ActPath }) {
  const { language } = visit;
  return (
    <Form
      visit={visit}
      action={`${deskMeetingPath(meeting.id)}/${path}`}
      submit={ACT_WORDS[path].name[language]}
      failed={failed}
      revision={meeting.revision}
      kind={path === 'batalkan' ? 'danger' : ASIDE.includes(path) ? 'lesser' : 'main'}
    >
      {REASONED.includes(path) && (
        <TextArea
          name="reason"
          label={WORDS.reason[language]}
          hint={WORDS.reasonHint[language]}
          failed={failed}
          longest={2000}
          rows={2}
        />
      )}
      {path === 'tandatangani' && <Signature visit={visit} meeting={meeting} failed={failed} />}
    </Form>
  );
}

function Signature({ visit: { language }, meeting, failed }: OneProps) {
  const came = meeting.attendances.filter(({ presence }) => presence === 'present' || presence === 'late');
  return (
    <>
      <OneOfList
        name="signedById"
        label={WORDS.signer[language]}
        failed={failed}
        options={[
          { value: '', label: WORDS.chair[language] },
          ...came.map((one) => ({ value: one.id, label: attendeeName(one, language) })),
        ]}
      />
      <DayInput name="signedOn" label={WORDS.signedOn[language]} failed={failed} value={today()} />
      <TextLine name="signedPlace" label={WORDS.place[language]} failed={failed} longest={200} />
      <TextLine
        name="minutesNumber"
        label={WORDS.number[language]}
        failed={failed}
        longest={200}
        value={meeting.minutes.number ?? ''}
      />
    </>
  );
}
