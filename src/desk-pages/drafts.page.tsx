import { today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import type { DraftVersionDto, RemarkAnswered } from '../milestones/draft-version.dto.js';
import { REMARK_ANSWERS, REMARK_SIDES } from '../milestones/draft-version.entity.js';
import type { Course } from '../milestones/milestones.reader.js';
import { CourseOf, draftName, stepTitle } from '../page-parts/course.js';
import { Happened } from '../page-parts/happened.js';
import { REMARK_ANSWER_LABELS, REMARK_SIDE_LABELS } from '../page-parts/labels.js';
import { DayInput, Field, Form, Select, StaleNotice, TextArea } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { Chooser } from './chooser.js';
import type { OfferedBy } from './choosers.js';
import { PLEDGE_NEWS } from './pledge-news.js';
import { coursePath, draftPath, newDraftPath } from './pledge-paths.js';

const WORDS = {
  enter: { id: 'Catat versi rancangan', en: 'Record a version of the draft' },
  number: { id: 'Nomor versi', en: 'Number of the version' },
  title: { id: 'Judul rancangan', en: 'Title of the draft' },
  datedOn: { id: 'Tanggal pada rancangan', en: 'Day the draft bears' },
  source: { id: 'Dokumennya', en: 'The document' },
  sourceHint: {
    id: 'Sumber yang tercatat: kata dari judul atau penerbitnya',
    en: 'A source of the record: words of its title or publisher',
  },
  step: { id: 'Langkahnya', en: 'Its step' },
  noStep: { id: 'Tidak disebut', en: 'Not said' },
  remark: { id: 'Tambah catatan', en: 'Add a remark' },
  side: { id: 'Unsur', en: 'Side' },
  organization: { id: 'Organisasi, bila diketahui', en: 'Organization, if known' },
  clause: { id: 'Ketentuan, misalnya Pasal 4; kosong untuk seluruhnya', en: 'Clause; empty for the whole' },
  words: { id: 'Catatannya, seperti diberikan', en: 'The remark, as given' },
  saveRemark: { id: 'Simpan catatan', en: 'Save the remark' },
  answer: { id: 'Jawab catatan', en: 'Answer a remark' },
  which: { id: 'Catatan', en: 'Remark' },
  became: { id: 'Jawaban', en: 'Answer' },
  reason: {
    id: 'Alasan; perlu, kecuali diterima seluruhnya',
    en: 'Why; needed unless it was taken in whole',
  },
  answeredOn: { id: 'Tanggal jawaban', en: 'Day of the answer' },
  saveAnswer: { id: 'Simpan jawaban', en: 'Save the answer' },
  withdraw: { id: 'Tarik kembali catatan', en: 'Take a remark back' },
  withdrawLead: {
    id: 'Hanya catatan yang dicatat kantor dan belum dijawab. Isinya tetap dapat dibaca.',
    en: 'Only what the office entered and is not answered yet. What it said can still be read.',
  },
  why: { id: 'Mengapa ditarik, terbaca semua orang', en: 'Why it is taken back, for everybody to read' },
  back: { id: 'Semua langkah dan rancangan', en: 'All steps and drafts' },
} satisfies Record<string, Text>;

interface NewDraftPage {
  commitment: CommitmentDto;
  course: Course;
  found: OfferedBy;
  failed: Failed;
}

export function newDraftPage(visit: Visit, { commitment, course, found, failed }: NewDraftPage): string {
  const { language } = visit;
  const path = newDraftPath(commitment.id);
  const next = Math.max(0, ...course.drafts.map(({ number }) => number)) + 1;
  return visit.show(
    { path, title: WORDS.enter[language], section: 'desk' },
    <>
      <h1>{WORDS.enter[language]}</h1>
      <p class="lead">{commitment.title}</p>
      <div class="narrow">
        <Form visit={visit} action={path} submit={WORDS.enter[language]} failed={failed}>
          <Field
            name="number"
            label={WORDS.number[language]}
            inputMode="numeric"
            autocomplete="off"
            value={String(next)}
            longest={4}
            failed={failed}
          />
          <Field
            name="title"
            label={WORDS.title[language]}
            longest={300}
            autocomplete="off"
            value={course.drafts.at(-1)?.title}
            failed={failed}
          />
          <DayInput name="datedOn" label={WORDS.datedOn[language]} language={language} failed={failed} />
          <Chooser
            visit={visit}
            name="sourceId"
            label={WORDS.source[language]}
            hint={WORDS.sourceHint[language]}
            failed={failed}
            found={found['sourceId']}
          />
          <Select
            name="milestoneId"
            label={WORDS.step[language]}
            failed={failed}
            options={[
              { value: '', label: WORDS.noStep[language] },
              ...course.milestones.map((step) => ({ value: step.id, label: stepTitle(step, language) })),
            ]}
          />
        </Form>
      </div>
      <BackToCourse visit={visit} id={commitment.id} />
    </>,
  );
}

/** The forms of the page of a draft, by the end of their addresses. */
export type DraftForm = 'catatan' | 'jawaban' | 'tarik';

interface DraftPage {
  draft: DraftVersionDto;
  found: OfferedBy;
  happened?: string;
  failed?: Failed;
  /** Which form failed. */
  form?: DraftForm;
}

export function draftPage(visit: Visit, page: DraftPage): string {
  const { draft, found, happened, failed = FRESH, form } = page;
  const { language } = visit;
  const path = draftPath(draft.id);
  const title = draftName(draft, language);
  const failedOf = (name: DraftForm) => (name === form ? failed : FRESH);
  const standing = draft.remarks.filter(({ withdrawnOn }) => withdrawnOn === null);
  const ours = standing.filter(({ answer, isByParty }) => answer === 'open' && !isByParty);
  return visit.show(
    { path, title, section: 'desk' },
    <>
      <h1>{title}</h1>
      <Happened visit={visit} happened={happened} texts={PLEDGE_NEWS} />
      <StaleNotice visit={visit} failed={failed} fields={[]} path={path} />
      <CourseOf course={{ milestones: [], drafts: [draft] }} day={today()} language={language} isPart />
      <div class="narrow">
        <h2>{WORDS.remark[language]}</h2>
        <RemarkForm visit={visit} draft={draft} path={path} found={found} failed={failedOf('catatan')} />
        {standing.length > 0 && (
          <>
            <h2>{WORDS.answer[language]}</h2>
            <AnswerForm
              visit={visit}
              draft={draft}
              remarks={standing}
              path={path}
              failed={failedOf('jawaban')}
            />
          </>
        )}
        {ours.length > 0 && (
          <details class="more-ways" open={form === 'tarik'}>
            <summary>{WORDS.withdraw[language]}</summary>
            <p class="soft">{WORDS.withdrawLead[language]}</p>
            <WithdrawForm visit={visit} draft={draft} remarks={ours} path={path} failed={failedOf('tarik')} />
          </details>
        )}
      </div>
      {draft.commitmentId && <BackToCourse visit={visit} id={draft.commitmentId} />}
    </>,
  );
}

interface DraftFormProps {
  visit: Visit;
  draft: DraftVersionDto;
  path: string;
  failed: Failed;
}

function RemarkForm({ visit, draft, path, failed, found }: DraftFormProps & { found: OfferedBy }) {
  const { language } = visit;
  return (
    <Form
      visit={visit}
      action={`${path}/catatan`}
      submit={WORDS.saveRemark[language]}
      revision={draft.revision}
      failed={failed}
    >
      <Select
        name="side"
        label={WORDS.side[language]}
        failed={failed}
        options={REMARK_SIDES.map((value) => ({ value, label: REMARK_SIDE_LABELS[value][language] }))}
      />
      <Chooser
        visit={visit}
        name="organizationId"
        label={WORDS.organization[language]}
        failed={failed}
        found={found['organizationId']}
      />
      <Field
        name="clause"
        label={WORDS.clause[language]}
        longest={200}
        autocomplete="off"
        required={false}
        failed={failed}
      />
      <TextArea name="words" label={WORDS.words[language]} rows={3} longest={5000} failed={failed} />
    </Form>
  );
}

/** How much of a remark tells it from others. */
const SHOWN_LETTERS = 60;

/** A remark as a list to choose from calls it. */
const remarkOption = ({ number, side, clause, words }: RemarkAnswered, language: Language) => ({
  value: String(number),
  label: [
    REMARK_SIDE_LABELS[side as keyof typeof REMARK_SIDE_LABELS][language],
    ...(clause === null ? [] : [clause]),
    words.length > SHOWN_LETTERS ? `${words.slice(0, SHOWN_LETTERS)}…` : words,
  ].join(', '),
});

interface ChoosingProps extends DraftFormProps {
  /** Those to choose from. */
  remarks: RemarkAnswered[];
}

function WithdrawForm({ visit, draft, remarks, path, failed }: ChoosingProps) {
  const { language } = visit;
  return (
    <Form
      visit={visit}
      action={`${path}/tarik`}
      submit={WORDS.withdraw[language]}
      revision={draft.revision}
      failed={failed}
      kind="danger"
    >
      <Select
        name="number"
        prefix="tarik-"
        label={WORDS.which[language]}
        failed={failed}
        options={remarks.map((remark) => remarkOption(remark, language))}
      />
      <TextArea
        name="reason"
        prefix="tarik-"
        label={WORDS.why[language]}
        rows={2}
        longest={2000}
        failed={failed}
      />
    </Form>
  );
}

function AnswerForm({ visit, draft, remarks, path, failed }: ChoosingProps) {
  const { language } = visit;
  const openFirst = remarks.toSorted(
    (one, other) => Number(one.answer !== 'open') - Number(other.answer !== 'open'),
  );
  return (
    <Form
      visit={visit}
      action={`${path}/jawaban`}
      submit={WORDS.saveAnswer[language]}
      revision={draft.revision}
      failed={failed}
      kind="lesser"
    >
      <Select
        name="number"
        label={WORDS.which[language]}
        failed={failed}
        options={openFirst.map((remark) => remarkOption(remark, language))}
      />
      <Select
        name="answer"
        label={WORDS.became[language]}
        failed={failed}
        options={REMARK_ANSWERS.filter((value) => value !== 'open').map((value) => ({
          value,
          label: REMARK_ANSWER_LABELS[value][language],
        }))}
      />
      <TextArea
        name="reason"
        label={WORDS.reason[language]}
        rows={2}
        longest={2000}
        required={false}
        failed={failed}
      />
      <DayInput
        name="answeredOn"
        label={WORDS.answeredOn[language]}
        language={language}
        value={today()}
        to={today()}
        failed={failed}
      />
    </Form>
  );
}

const BackToCourse = ({ visit, id }: { visit: Visit; id: string }) => (
  <p class="after-form">
    <a href={visit.at(coursePath(id))}>{WORDS.back[visit.language]}</a>
  </p>
);
