import { shortDay } from '../common/dates.js';
import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { type FollowUpDto } from '../commitments/follow-up.dto.js';
import { REPLY_DAYS } from '../commitments/fulfilment.js';
import { type Method, METHODS, OUTCOMES } from '../commitments/follow-up.entity.js';
import { Chooser } from './chooser.js';
import type { OfferedBy } from './choosers.js';
import {
  Assignee,
  escalationText,
  followUpState,
  replyText,
  ruleText,
} from '../page-parts/follow-up-list.js';
import { Happened } from '../page-parts/happened.js';
import { METHOD_LABELS, OUTCOME_LABELS } from '../page-parts/labels.js';
import { SourceName } from '../page-parts/names.js';
import { Alert, DayInput, Field, Form, Radios, Select, StaleNotice, TextArea } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { BackToPledge } from './back-to-pledge.js';
import { PLEDGE_NEWS } from './pledge-news.js';
import { followUpPath, planPath } from './pledge-paths.js';
import { ReasonForm } from '../web/reason-form.js';

const WORDS = {
  plan: { id: 'Rencanakan tindak lanjut', en: 'Plan a follow-up' },
  action: { id: 'Apa yang dilakukan', en: 'What is to be done' },
  method: { id: 'Cara', en: 'Way' },
  post: { id: 'Penanggung jawab: jabatan', en: 'In charge: a post' },
  organization: { id: 'Atau organisasi', en: 'Or an organization' },
  due: { id: 'Tenggat', en: 'Due' },
  dueIn: { id: 'Tenggat dalam hari kerja', en: 'Due in working days' },
  dueInHint: {
    id: 'Dihitung mulai besok, tanpa hari libur nasional dan cuti bersama. Isi ini atau tanggal di bawah.',
    en: 'Counted from tomorrow, without national holidays and joint leave. Fill in this or the date below.',
  },
  dueOn: { id: 'Atau tenggat pada tanggal', en: 'Or due on a date' },
  sent: { id: 'Dikirim', en: 'Sent' },
  reply: { id: 'Jawaban', en: 'Reply' },
  letter: { id: 'Unduh surat yang sudah diisi (DOCX)', en: 'Download the letter, filled in (DOCX)' },
  escalation: { id: 'Eskalasi', en: 'Escalation' },
  send: { id: 'Catat pengiriman', en: 'Record that it was sent' },
  sentOn: { id: 'Tanggal kirim', en: 'Day it was sent' },
  replyIn: { id: 'Jawaban ditunggu, hari kerja', en: 'A reply is awaited, working days' },
  record: { id: 'Catat jawaban', en: 'Record the reply' },
  repliedOn: { id: 'Tanggal jawaban', en: 'Day of the reply' },
  replyNote: { id: 'Isi jawaban', en: 'What the reply says' },
  save: { id: 'Simpan rencana', en: 'Save the plan' },
  state: { id: 'Keadaan', en: 'State' },
  inCharge: { id: 'Penanggung jawab', en: 'In charge' },
  note: { id: 'Hasilnya', en: 'What came of it' },
  source: { id: 'Sumber', en: 'Source' },
  close: { id: 'Catat hasilnya', en: 'Record its outcome' },
  outcome: { id: 'Hasil', en: 'Outcome' },
  outcomeOn: { id: 'Tanggal hasil', en: 'Day of the outcome' },
  outcomeNote: { id: 'Penjelasan', en: 'Explanation' },
  sourceHint: {
    id: 'Bila ada: kata dari judul atau penerbitnya',
    en: 'If there is one: words of its title or publisher',
  },
  cancel: { id: 'Batalkan tindak lanjut', en: 'Give the follow-up up' },
  reason: { id: 'Alasan', en: 'Reason' },
} satisfies Record<string, Text>;

/** The source of a reply, on a page that also has the source of an outcome. */
export const REPLY_SOURCE = 'replySourceId';

interface PlanPage {
  commitment: CommitmentDto;
  found: OfferedBy;
  failed: Failed;
}

export function planPage(visit: Visit, { commitment, found, failed }: PlanPage): string {
  const { language } = visit;
  const path = planPath(commitment.id);
  return visit.show(
    { path, title: WORDS.plan[language], section: 'desk' },
    <>
      <h1>{WORDS.plan[language]}</h1>
      <p class="lead">{commitment.title}</p>
      <div class="narrow">
        <Form visit={visit} action={path} submit={WORDS.save[language]} failed={failed}>
          <TextArea name="action" label={WORDS.action[language]} rows={2} longest={2000} failed={failed} />
          <Select
            name="method"
            label={WORDS.method[language]}
            failed={failed}
            options={METHODS.map((value) => ({ value, label: METHOD_LABELS[value][language] }))}
          />
          <Chooser
            visit={visit}
            name="assigneePostId"
            label={WORDS.post[language]}
            failed={failed}
            found={found.assigneePostId}
          />
          <Chooser
            visit={visit}
            name="assigneeOrganizationId"
            label={WORDS.organization[language]}
            failed={failed}
            found={found.assigneeOrganizationId}
          />
          <Field
            name="dueInWorkingDays"
            label={WORDS.dueIn[language]}
            hint={WORDS.dueInHint[language]}
            inputMode="numeric"
            autocomplete="off"
            longest={3}
            required={false}
            failed={failed}
          />
          <DayInput
            name="dueOn"
            label={WORDS.dueOn[language]}
            language={language}
            required={false}
            failed={failed}
          />
        </Form>
      </div>
      <BackToPledge visit={visit} id={commitment.id} />
    </>,
  );
}

interface FollowUpPage {
  followUp: FollowUpDto;
  found: OfferedBy;
  happened?: string;
  failed?: Failed;
  /** Which form failed. */
  form?: string;
}

export function followUpPage(visit: Visit, page: FollowUpPage): string {
  const { language } = visit;
  const { followUp, found, happened, failed = FRESH, form } = page;
  const path = followUpPath(followUp.id);
  const isOpen = followUp.state === 'open';
  const failedOf = (name: string) => (name === form ? failed : FRESH);
  const closing = failedOf('hasil');
  const reply = replyText(followUp, language);
  return visit.show(
    { path, title: followUp.action, section: 'desk' },
    <>
      <h1>{followUp.action}</h1>
      <Happened visit={visit} happened={happened} texts={PLEDGE_NEWS} />
      <StaleNotice visit={visit} failed={failed} fields={[]} path={path} />
      {!isOpen && <Alert message={failed.message} />}
      <dl class="facts">
        <dt>{WORDS.state[language]}</dt>
        <dd>{followUpState(followUp, language)}</dd>
        <dt>{WORDS.due[language]}</dt>
        <dd>
          {shortDay(followUp.dueOn, language)}
          {followUp.dueRule && ` (${ruleText(followUp.dueRule, language)})`}
        </dd>
        {followUp.sentOn && (
          <>
            <dt>{WORDS.sent[language]}</dt>
            <dd>{shortDay(followUp.sentOn, language)}</dd>
          </>
        )}
        {reply && (
          <>
            <dt>{WORDS.reply[language]}</dt>
            <dd>
              {reply}
              {followUp.replyNote && `: ${followUp.replyNote}`}
              {followUp.replySource && (
                <>
                  {' '}
                  <SourceName source={followUp.replySource} language={language} />
                </>
              )}
            </dd>
          </>
        )}
        {followUp.escalation && (
          <>
            <dt>{WORDS.escalation[language]}</dt>
            <dd>{escalationText(followUp, language)}</dd>
          </>
        )}
        <dt>{WORDS.method[language]}</dt>
        <dd>{METHOD_LABELS[followUp.method as Method][language]}</dd>
        <dt>{WORDS.inCharge[language]}</dt>
        <dd>
          <Assignee followUp={followUp} language={language} />
        </dd>
        {followUp.outcomeNote && (
          <>
            <dt>{WORDS.note[language]}</dt>
            <dd>{followUp.outcomeNote}</dd>
          </>
        )}
        {followUp.outcomeSource && (
          <>
            <dt>{WORDS.source[language]}</dt>
            <dd>
              <SourceName source={followUp.outcomeSource} language={language} />
            </dd>
          </>
        )}
      </dl>
      {followUp.method === 'letter' && (
        <p>
          <a class="button button-lesser" href={`/api/v1/follow-ups/${followUp.id}/letter.docx`} download>
            {WORDS.letter[language]}
          </a>
        </p>
      )}
      {isOpen && (
        <div class="narrow">
          {followUp.sentOn === null && (
            <SendForm visit={visit} followUp={followUp} failed={failedOf('kirim')} />
          )}
          {followUp.sentOn !== null && followUp.repliedOn === null && (
            <ReplyForm visit={visit} followUp={followUp} found={found} failed={failedOf('jawaban')} />
          )}
          <h2>{WORDS.close[language]}</h2>
          <Form
            visit={visit}
            action={`${path}/hasil`}
            submit={WORDS.close[language]}
            revision={followUp.revision}
            failed={closing}
          >
            <Radios
              name="outcome"
              label={WORDS.outcome[language]}
              failed={closing}
              options={OUTCOMES.map((value) => ({ value, label: OUTCOME_LABELS[value][language] }))}
            />
            <DayInput
              name="outcomeOn"
              label={WORDS.outcomeOn[language]}
              language={language}
              value={today()}
              to={today()}
              failed={closing}
            />
            <TextArea name="note" label={WORDS.outcomeNote[language]} longest={5000} failed={closing} />
            <Chooser
              visit={visit}
              name="sourceId"
              label={WORDS.source[language]}
              hint={WORDS.sourceHint[language]}
              failed={closing}
              found={found.sourceId}
            />
          </Form>
          <h2>{WORDS.cancel[language]}</h2>
          <ReasonForm
            visit={visit}
            action={`${path}/batal`}
            submit={WORDS.cancel[language]}
            revision={followUp.revision}
            failed={failedOf('batal')}
            kind="danger"
            prefix="batal-"
            label={WORDS.reason[language]}
          />
        </div>
      )}
      {followUp.commitmentId && <BackToPledge visit={visit} id={followUp.commitmentId} />}
    </>,
  );
}

interface ActFormProps {
  visit: Visit;
  followUp: FollowUpDto;
  failed: Failed;
}

function SendForm({ visit, followUp, failed }: ActFormProps) {
  const { language } = visit;
  return (
    <>
      <h2>{WORDS.send[language]}</h2>
      <Form
        visit={visit}
        action={`${followUpPath(followUp.id)}/kirim`}
        submit={WORDS.send[language]}
        revision={followUp.revision}
        failed={failed}
        kind="lesser"
      >
        <DayInput
          name="sentOn"
          label={WORDS.sentOn[language]}
          language={language}
          value={today()}
          to={today()}
          failed={failed}
        />
        <Field
          name="replyInWorkingDays"
          label={WORDS.replyIn[language]}
          value={String(REPLY_DAYS)}
          inputMode="numeric"
          autocomplete="off"
          longest={3}
          failed={failed}
        />
      </Form>
    </>
  );
}

function ReplyForm({ visit, followUp, found, failed }: ActFormProps & { found: OfferedBy }) {
  const { language } = visit;
  return (
    <>
      <h2>{WORDS.record[language]}</h2>
      <Form
        visit={visit}
        action={`${followUpPath(followUp.id)}/jawaban`}
        submit={WORDS.record[language]}
        revision={followUp.revision}
        failed={failed}
        kind="lesser"
      >
        <DayInput
          name="repliedOn"
          label={WORDS.repliedOn[language]}
          language={language}
          value={today()}
          from={followUp.sentOn ?? undefined}
          to={today()}
          failed={failed}
        />
        <TextArea
          name="note"
          prefix="jawaban-"
          label={WORDS.replyNote[language]}
          longest={5000}
          failed={failed}
        />
        <Chooser
          visit={visit}
          name={REPLY_SOURCE}
          label={WORDS.source[language]}
          hint={WORDS.sourceHint[language]}
          failed={failed}
          found={found[REPLY_SOURCE]}
        />
      </Form>
    </>
  );
}
