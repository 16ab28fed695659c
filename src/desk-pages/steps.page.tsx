import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import type { MilestoneDto } from '../milestones/milestone.dto.js';
import { type MilestoneAct, type MilestoneState, mayFollow } from '../milestones/milestone-state.js';
import { CourseOf, stepTitle } from '../page-parts/course.js';
import { Happened } from '../page-parts/happened.js';
import { MILESTONE_STATE_LABELS } from '../page-parts/labels.js';
import { DayInput, Form, StaleNotice, TextArea } from '../web/form.js';
import { OvertakenNotice } from '../web/overtaken.js';
import { ReasonForm } from '../web/reason-form.js';
import { type Failed, FRESH, typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { Chooser } from './chooser.js';
import type { OfferedBy } from './choosers.js';
import { PLEDGE_NEWS } from './pledge-news.js';
import { coursePath, stepPath } from './pledge-paths.js';

const WORDS = {
  meet: { id: 'Catat bahwa langkah ini tercapai', en: 'Record that this step is met' },
  metOn: { id: 'Tanggal tercapai', en: 'Day it was met' },
  evidence: { id: 'Bukti', en: 'Evidence' },
  source: { id: 'Sumber yang tercatat', en: 'A source of the record' },
  sourceHint: { id: 'Kata dari judul atau penerbitnya', en: 'Words of its title or publisher' },
  shows: { id: 'Apa yang ditunjukkan', en: 'What it shows' },
  moreEvidence: { id: 'Bukti lain', en: 'More evidence' },
  note: { id: 'Keterangan, bila perlu', en: 'A note, if any' },
  sendBack: { id: 'Dikembalikan', en: 'Sent back' },
  sendBackLead: {
    id: 'Berkas kembali ke langkah ini: yang sudah tercapai sesudahnya dibuka lagi.',
    en: 'The paper goes back to this step: what was met after it is open again.',
  },
  sentBackOn: { id: 'Tanggal dikembalikan', en: 'Day it was sent back' },
  whySentBack: {
    id: 'Mengapa dikembalikan, terbaca semua orang',
    en: 'Why it was sent back, for everybody to read',
  },
  whyLeftOut: {
    id: 'Mengapa tidak diperlukan, terbaca semua orang',
    en: 'Why it is not required, for everybody to read',
  },
  whyReopened: {
    id: 'Mengapa dibuka lagi, terbaca semua orang',
    en: 'Why it is open again, for everybody to read',
  },
  schedule: { id: 'Rencanakan', en: 'Plan' },
  plannedOn: { id: 'Direncanakan pada', en: 'Planned on' },
  unit: { id: 'Unit yang bertugas', en: 'Responsible unit' },
  savePlan: { id: 'Simpan rencana', en: 'Save the plan' },
  leaveOut: { id: 'Lewati: tidak diperlukan', en: 'Leave out: not required' },
  reopen: { id: 'Buka lagi', en: 'Open again' },
  back: { id: 'Semua langkah dan rancangan', en: 'All steps and drafts' },
} satisfies Record<string, Text>;

/** The forms of the page, by the end of their addresses, with the act each waits for. */
const ACT_OF = {
  tercapai: 'met',
  dikembalikan: 'sent_back',
  rencana: 'met',
  lewati: 'left_out',
  buka: 'reopened',
} satisfies Record<string, MilestoneAct>;
export type StepForm = keyof typeof ACT_OF;

/** What became of a step while somebody filled in a form that it has no more. */
function nowText({ state }: MilestoneDto): Text {
  const { id, en } = MILESTONE_STATE_LABELS[state as MilestoneState];
  return {
    id: `Langkah ini berubah selagi Anda menulis; sekarang: ${id}.`,
    en: `This step changed while you were writing; now: ${en}.`,
  };
}

interface StepPage {
  step: MilestoneDto;
  found: OfferedBy;
  happened?: string;
  failed?: Failed;
  /** Which form failed. */
  form?: StepForm;
}

export function stepPage(visit: Visit, page: StepPage): string {
  const { step, found, happened, failed = FRESH, form } = page;
  const { language } = visit;
  const path = stepPath(step.id);
  const failedOf = (name: StepForm) => (name === form ? failed : FRESH);
  const may = (act: MilestoneAct) => mayFollow(act, step.state as MilestoneState);
  const title = stepTitle(step, language);
  const reasonForm = (name: 'lewati' | 'buka', text: Text, why: Text, act: MilestoneAct) =>
    may(act) && (
      <details class="more-ways" open={form === name}>
        <summary>{text[language]}</summary>
        <ReasonForm
          visit={visit}
          action={`${path}/${name}`}
          submit={text[language]}
          revision={step.revision}
          failed={failedOf(name)}
          kind="lesser"
          prefix={`${name}-`}
          label={why[language]}
        />
      </details>
    );
  const forms = { visit, step, path };
  return visit.show(
    { path, title, section: 'desk' },
    <>
      <h1>{title}</h1>
      <Happened visit={visit} happened={happened} texts={PLEDGE_NEWS} />
      {failed !== FRESH && form && !may(ACT_OF[form]) ? (
        <OvertakenNotice visit={visit} failed={failed} happened={nowText(step)} />
      ) : (
        <StaleNotice visit={visit} failed={failed} fields={[]} path={path} />
      )}
      <CourseOf course={{ milestones: [step], drafts: [] }} day={today()} language={language} isPart />
      <div class="narrow">
        {may('met') && (
          <>
            <h2>{WORDS.meet[language]}</h2>
            <MeetForm {...forms} failed={failedOf('tercapai')} found={found} />
          </>
        )}
        {may('sent_back') && (
          <details class="more-ways" open={form === 'dikembalikan'}>
            <summary>{WORDS.sendBack[language]}</summary>
            <SendBackForm {...forms} failed={failedOf('dikembalikan')} />
          </details>
        )}
        {may('met') && (
          <details class="more-ways" open={form === 'rencana'}>
            <summary>{WORDS.schedule[language]}</summary>
            <ScheduleForm {...forms} failed={failedOf('rencana')} found={found} />
          </details>
        )}
        {step.isOptional && reasonForm('lewati', WORDS.leaveOut, WORDS.whyLeftOut, 'left_out')}
        {reasonForm('buka', WORDS.reopen, WORDS.whyReopened, 'reopened')}
      </div>
      {step.commitmentId && (
        <p class="after-form">
          <a href={visit.at(coursePath(step.commitmentId))}>{WORDS.back[language]}</a>
        </p>
      )}
    </>,
  );
}

interface StepFormProps {
  visit: Visit;
  step: MilestoneDto;
  path: string;
  failed: Failed;
}

function MeetForm({ visit, step, path, failed, found }: StepFormProps & { found: OfferedBy }) {
  const { language } = visit;
  const isTyped = [1, 2].some((n) =>
    ['sourceId', 'shows', 'sourceId.cari'].some(
      (field) => typedText(failed.typed, `evidence.${n}.${field}`) !== '',
    ),
  );
  const piece = (n: number) => (
    <Piece key={n} visit={visit} n={n} failed={failed} found={found} isNeeded={n === 0} />
  );
  return (
    <Form
      visit={visit}
      action={`${path}/tercapai`}
      submit={WORDS.meet[language]}
      revision={step.revision}
      failed={failed}
    >
      <DayInput
        name="metOn"
        label={WORDS.metOn[language]}
        language={language}
        value={today()}
        to={today()}
        failed={failed}
      />
      {piece(0)}
      <details class="more-ways" open={isTyped}>
        <summary>{WORDS.moreEvidence[language]}</summary>
        {[1, 2].map(piece)}
      </details>
      <TextArea
        name="note"
        label={WORDS.note[language]}
        rows={2}
        longest={2000}
        required={false}
        value={step.note ?? ''}
        failed={failed}
      />
    </Form>
  );
}

interface PieceProps {
  visit: Visit;
  n: number;
  failed: Failed;
  found: OfferedBy;
  isNeeded: boolean;
}

function Piece({ visit, n, failed, found, isNeeded }: PieceProps) {
  const { language } = visit;
  const name = (field: string) => `evidence.${n}.${field}`;
  return (
    <fieldset class="piece">
      <legend>
        {WORDS.evidence[language]} {n + 1}
      </legend>
      <Chooser
        visit={visit}
        name={name('sourceId')}
        label={WORDS.source[language]}
        hint={WORDS.sourceHint[language]}
        failed={isNeeded ? withListErrors(failed) : failed}
        found={found[name('sourceId')]}
      />
      <TextArea
        name={name('shows')}
        label={WORDS.shows[language]}
        rows={2}
        longest={1000}
        required={false}
        failed={failed}
      />
    </fieldset>
  );
}

/** What is wrong with the list as a whole, such as that it is empty, is said at its first row. */
function withListErrors(failed: Failed): Failed {
  const { evidence = [], ...errors } = failed.errors;
  const first = 'evidence.0.sourceId';
  return evidence.length === 0
    ? failed
    : { ...failed, errors: { ...errors, [first]: [...(errors[first] ?? []), ...evidence] } };
}

function SendBackForm({ visit, step, path, failed }: StepFormProps) {
  const { language } = visit;
  return (
    <>
      <p>{WORDS.sendBackLead[language]}</p>
      <Form
        visit={visit}
        action={`${path}/dikembalikan`}
        submit={WORDS.sendBack[language]}
        revision={step.revision}
        failed={failed}
        kind="danger"
      >
        <DayInput
          name="sentBackOn"
          label={WORDS.sentBackOn[language]}
          language={language}
          value={today()}
          to={today()}
          failed={failed}
        />
        <TextArea
          name="reason"
          prefix="dikembalikan-"
          label={WORDS.whySentBack[language]}
          rows={2}
          longest={2000}
          failed={failed}
        />
      </Form>
    </>
  );
}

function ScheduleForm({ visit, step, path, failed, found }: StepFormProps & { found: OfferedBy }) {
  const { language } = visit;
  return (
    <Form
      visit={visit}
      action={`${path}/rencana`}
      submit={WORDS.savePlan[language]}
      revision={step.revision}
      failed={failed}
      kind="lesser"
    >
      <DayInput
        name="plannedOn"
        label={WORDS.plannedOn[language]}
        language={language}
        value={step.plannedOn ?? ''}
        required={false}
        failed={failed}
      />
      <Chooser
        visit={visit}
        name="responsibleUnitId"
        label={WORDS.unit[language]}
        failed={failed}
        found={found['responsibleUnitId']}
        chosen={step.responsibleUnit ? [step.responsibleUnit.id] : []}
      />
    </Form>
  );
}
