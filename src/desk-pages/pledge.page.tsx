import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import {
  RECORD_ACTS,
  type RecordAct,
  type RecordState,
  SECOND_PERSON_ACTS,
} from '../commitments/record-state.js';
import { titleOf } from '../page-parts/commitment-card.js';
import { FollowUpList } from '../page-parts/follow-up-list.js';
import { Happened } from '../page-parts/happened.js';
import { RECORD_STATE_LABELS } from '../page-parts/labels.js';
import { Lanes } from '../page-parts/lanes.js';
import { NoticeList } from '../page-parts/notice-list.js';
import { commitmentPath } from '../page-parts/paths.js';
import { Alert, StaleNotice } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { PledgeFacts } from './pledge-facts.js';
import { PLEDGE_NEWS } from './pledge-news.js';
import {
  assessmentPath,
  assessPath,
  correctPath,
  coursePath,
  followUpPath,
  noticePath,
  planPath,
  pledgePath,
  PLEDGE_PATHS,
  restatePath,
  takeoverPath,
  tellPath,
} from './pledge-paths.js';
import type { Authors } from './pledge.reader.js';
import { ReasonForm } from '../web/reason-form.js';

const WORDS = {
  now: { id: 'Yang dapat dilakukan sekarang', en: 'What can be done now' },
  notNow: { id: 'Yang belum dapat dilakukan', en: 'What cannot be done now' },
  secondPerson: {
    id: 'perlu orang kedua: Anda ikut mencatatnya',
    en: 'needs a second person: you had a hand in the record',
  },
  onlyFrom: { id: 'hanya dari keadaan', en: 'only from the state' },
  or: { id: 'atau', en: 'or' },
  onlyVerified: { id: 'hanya untuk yang terverifikasi', en: 'only for verified ones' },
  reason: { id: 'Alasan, terbaca di riwayat', en: 'Reason, to be read in the history' },
  optionalReason: { id: 'Catatan untuk riwayat, bila perlu', en: 'Note for the history, if any' },
  assess: { id: 'Nilai dengan bukti', en: 'Assess with evidence' },
  course: { id: 'Langkah dan rancangan', en: 'Steps and drafts' },
  plan: { id: 'Rencanakan tindak lanjut', en: 'Plan a follow-up' },
  tell: { id: 'Beri tahu pemberi janji sebelum putusan', en: 'Tell who promised before a verdict' },
  takeover: { id: 'Catat sikap pejabat baru', en: 'Record how the new holder stands to it' },
  notices: { id: 'Pemberitahuan dan konfirmasi', en: 'Notices and confirmations' },
  restate: { id: 'Tautkan pernyataan kemudian', en: 'Link a later statement' },
  correct: { id: 'Koreksi catatan', en: 'Correct the record' },
  sign: {
    id: 'Usulan penilaian menunggu tanda tangan kedua',
    en: 'A proposed finding waits for its second signature',
  },
  publicPage: { id: 'Halaman publiknya, dengan riwayat', en: 'Its public page, with the history' },
  recordedBy: { id: 'Dicatat oleh', en: 'Recorded by' },
  became: { id: 'Tiga lajur', en: 'The three lanes' },
  followUps: { id: 'Tindak lanjut', en: 'Follow-ups' },
  back: { id: 'Semua komitmen di meja', en: 'All pledges on the desk' },
} satisfies Record<string, Text>;

/** The acts on the record: what its button says, and where its form is sent. */
const ACTS: Record<
  RecordAct,
  { text: Text; form: string; isReasonNeeded: boolean; kind: 'main' | 'lesser' | 'danger' }
> = {
  submitted: {
    text: { id: 'Ajukan untuk verifikasi', en: 'Hand over for verification' },
    form: 'ajukan',
    isReasonNeeded: false,
    kind: 'main',
  },
  verified: {
    text: { id: 'Verifikasi dan buka untuk umum', en: 'Verify and open to everybody' },
    form: 'verifikasi',
    isReasonNeeded: false,
    kind: 'main',
  },
  returned: {
    text: { id: 'Kembalikan kepada pencatatnya', en: 'Return to its author' },
    form: 'kembalikan',
    isReasonNeeded: true,
    kind: 'lesser',
  },
  declined: {
    text: { id: 'Nyatakan tidak dapat dilacak', en: 'Decline as not trackable' },
    form: 'tolak',
    isReasonNeeded: true,
    kind: 'danger',
  },
  retracted: {
    text: { id: 'Tarik: catatan kami keliru', en: 'Retract: our record was wrong' },
    form: 'tarik',
    isReasonNeeded: true,
    kind: 'danger',
  },
};
const ACT_NAMES = Object.keys(ACTS) as RecordAct[];

interface PledgePage {
  commitment: CommitmentDto;
  authors: Authors;
  happened?: string;
  failed?: Failed;
  /** Which act failed. */
  act?: RecordAct;
}

export function pledgePage(
  visit: Visit,
  { commitment, authors, happened, failed = FRESH, act }: PledgePage,
): string {
  const { language } = visit;
  const path = pledgePath(commitment.id);
  const refusals = new Map(ACT_NAMES.map((name) => [name, refusalOf(name, commitment, authors, language)]));
  const possible = ACT_NAMES.filter((name) => refusals.get(name) === null);
  const isLost = act !== undefined && !possible.includes(act);
  const proposal = commitment.lanes.desk.find(({ state }) => state === 'proposed');
  return visit.show(
    { path, title: titleOf(commitment, language), section: 'desk' },
    <>
      <h1>{titleOf(commitment, language)}</h1>
      <Happened visit={visit} happened={happened} texts={PLEDGE_NEWS} />
      <StaleNotice visit={visit} failed={failed} fields={[]} path={path} />
      {isLost && <Alert message={failed.message} />}
      <PledgeFacts commitment={commitment} language={language} />
      <p class="soft">
        {WORDS.recordedBy[language]} {authors.names.join(', ')} ·{' '}
        <a href={commitmentPath(commitment.id)[language]}>{WORDS.publicPage[language]}</a>
      </p>
      <h2>{WORDS.now[language]}</h2>
      {proposal && (
        <p>
          <a class="button button-main" href={visit.at(assessmentPath(proposal.id))}>
            {WORDS.sign[language]}
          </a>
        </p>
      )}
      <Doors commitment={commitment} visit={visit} />
      <div class="narrow">
        {possible.toSorted(mainFirst).map((name) => (
          <ActForm
            key={name}
            act={name}
            visit={visit}
            commitment={commitment}
            failed={name === act ? failed : FRESH}
          />
        ))}
      </div>
      <NotNow refusals={refusals} commitment={commitment} language={language} />
      <h2>{WORDS.followUps[language]}</h2>
      <FollowUpList followUps={commitment.followUps} visit={visit} closePath={followUpPath} />
      {commitment.notices.length > 0 && (
        <>
          <h2>{WORDS.notices[language]}</h2>
          <NoticeList
            notices={commitment.notices}
            language={language}
            replyPath={(id) => visit.at(noticePath(id))}
          />
        </>
      )}
      <h2>{WORDS.became[language]}</h2>
      <Lanes lanes={commitment.lanes} language={language} />
      <p class="after-form">
        <a href={visit.at(PLEDGE_PATHS.list)}>{WORDS.back[language]}</a>
      </p>
    </>,
  );
}

/** Why an act on the record cannot be done by whoever asks; null if it can. */
function refusalOf(
  act: RecordAct,
  { recordState }: CommitmentDto,
  { isAuthor }: Authors,
  language: Language,
): string | null {
  const from: readonly RecordState[] = RECORD_ACTS[act].from;
  if (!from.includes(recordState as RecordState)) {
    const names = from.map((state) => `“${RECORD_STATE_LABELS[state][language]}”`);
    return `${WORDS.onlyFrom[language]} ${names.join(` ${WORDS.or[language]} `)}`;
  }
  return isAuthor && SECOND_PERSON_ACTS.includes(act) ? WORDS.secondPerson[language] : null;
}

const isVerified = ({ recordState }: CommitmentDto): boolean => recordState === 'verified';

/** The work that has a page of its own. */
function Doors({ commitment, visit }: { commitment: CommitmentDto; visit: Visit }) {
  const { language } = visit;
  const { id } = commitment;
  const doors = [
    ...(isVerified(commitment)
      ? [
          { path: assessPath(id), text: WORDS.assess },
          { path: planPath(id), text: WORDS.plan },
          { path: tellPath(id), text: WORDS.tell },
          { path: takeoverPath(id), text: WORDS.takeover },
          { path: coursePath(id), text: WORDS.course },
        ]
      : []),
    { path: restatePath(id), text: WORDS.restate },
    { path: correctPath(id), text: WORDS.correct },
  ];
  return (
    <ul class="doors">
      {doors.map(({ path, text }) => (
        <li key={path}>
          <a href={visit.at(path)}>{text[language]}</a>
        </li>
      ))}
    </ul>
  );
}

interface ActFormProps {
  act: RecordAct;
  visit: Visit;
  commitment: CommitmentDto;
  failed: Failed;
}

function ActForm({ act, visit, commitment, failed }: ActFormProps) {
  const { language } = visit;
  const { text, form: name, isReasonNeeded, kind } = ACTS[act];
  const form = (
    <ReasonForm
      visit={visit}
      action={`${pledgePath(commitment.id)}/${name}`}
      submit={text[language]}
      revision={commitment.revision}
      failed={failed}
      kind={kind}
      prefix={`${name}-`}
      label={(isReasonNeeded ? WORDS.reason : WORDS.optionalReason)[language]}
      isNeeded={isReasonNeeded}
    />
  );
  if (kind === 'main') return form;
  return (
    <details class="more-ways" open={failed.message !== ''}>
      <summary>{text[language]}</summary>
      {form}
    </details>
  );
}

const mainFirst = (one: RecordAct, other: RecordAct): number =>
  Number(ACTS[other].kind === 'main') - Number(ACTS[one].kind === 'main');

interface NotNowProps {
  refusals: ReadonlyMap<RecordAct, string | null>;
  commitment: CommitmentDto;
  language: Language;
}

/** What cannot be done, and why. */
function NotNow({ refusals, commitment, language }: NotNowProps) {
  const others = isVerified(commitment) ? [] : [WORDS.assess, WORDS.plan, WORDS.course];
  return (
    <details class="more-ways" open={[...refusals.values()].includes(WORDS.secondPerson[language])}>
      <summary>{WORDS.notNow[language]}</summary>
      <ul>
        {ACT_NAMES.flatMap((act) => {
          const why = refusals.get(act);
          return why ? [<li key={act}>{`${ACTS[act].text[language]}: ${why}`}</li>] : [];
        })}
        {others.map((text) => (
          <li key={text.id}>{`${text[language]}: ${WORDS.onlyVerified[language]}`}</li>
        ))}
      </ul>
    </details>
  );
}
