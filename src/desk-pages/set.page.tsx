import type { Language, Text } from '../common/language.js';
import type { MilestoneSetDto, SetStepAnswer } from '../milestones/milestone-set.dto.js';
import { Happened } from '../page-parts/happened.js';
import { STEP_FIELD } from '../web/form.guard.js';
import { Button, Field, Fieldset, Form, Select, StaleNotice, TextArea } from '../web/form.js';
import { OvertakenNotice } from '../web/overtaken.js';
import { ReasonForm } from '../web/reason-form.js';
import { type Failed, FRESH, typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { NEW_SET_PATH, RULES_PATH, setPath, SETS_PATH, setStepPath } from './rules-paths.js';
import { rowsIn, STEP_WEIGHTS, type StepWeight, weightOf } from './set-steps.js';

const WORDS = {
  sets: { id: 'Set langkah', en: 'Sets of steps' },
  lead: {
    id: 'Langkah siap pakai untuk janji yang sejenis. Halaman langkah sebuah komitmen memakainya sekaligus.',
    en: 'Steps that are ready for pledges of one sort. The page of the steps of a pledge takes all of them at once.',
  },
  copied: {
    id: 'Yang diubah di sini berlaku untuk pemakaian berikutnya. Langkah yang sudah tercatat pada komitmen tidak ikut berubah.',
    en: 'What is changed here holds for the next use. Steps that are on pledges already stay as they are.',
  },
  steps: { id: 'langkah', en: 'steps' },
  create: { id: 'Buat set langkah', en: 'Make a set of steps' },
  createHint: {
    id: 'Isi langkahnya berurutan. Baris yang dikosongkan tidak ikut.',
    en: 'Fill in the steps in their order. Rows left blank are left out.',
  },
  moreSteps: { id: 'Tambah baris', en: 'More rows' },
  label: { id: 'Nama set', en: 'Name of the set (in Bahasa Indonesia)' },
  labelEn: { id: 'Nama set dalam bahasa Inggris', en: 'Name of the set in English' },
  rename: { id: 'Ubah nama set', en: 'Change the name of the set' },
  saveNames: { id: 'Simpan nama', en: 'Save the name' },
  step: { id: 'Langkah', en: 'Step' },
  title: { id: 'Langkah', en: 'Step (in Bahasa Indonesia)' },
  titleEn: { id: 'Langkah dalam bahasa Inggris', en: 'Step in English' },
  doneWhen: { id: 'Tercapai bila', en: 'Met when (in Bahasa Indonesia)' },
  doneWhenEn: { id: 'Tercapai bila, dalam bahasa Inggris', en: 'Met when, in English' },
  met: { id: 'Tercapai bila', en: 'Met when' },
  document: { id: 'Dokumen yang menunjukkannya, bila ada', en: 'The document that shows it, if any' },
  shownBy: { id: 'Dokumen', en: 'Document' },
  weight: { id: 'Sifatnya', en: 'Its weight' },
  because: { id: 'Mengapa penentu, bila penentu', en: 'Why it is decisive, if it is (in Bahasa Indonesia)' },
  becauseEn: { id: 'Mengapa penentu, dalam bahasa Inggris', en: 'Why it is decisive, in English' },
  decisive: { id: 'Penentu', en: 'Decisive' },
  optional: { id: 'bila diperlukan', en: 'where required' },
  place: { id: 'Tempatnya', en: 'Its place' },
  first: { id: 'Paling awal', en: 'First of all' },
  after: { id: 'Sesudah', en: 'After' },
  reason: { id: 'Alasan perubahan', en: 'Reason of the change' },
  change: { id: 'Ubah atau pindahkan', en: 'Change or move' },
  save: { id: 'Simpan langkah', en: 'Save the step' },
  add: { id: 'Tambah langkah', en: 'Add a step' },
  remove: { id: 'Hapus langkah dari set', en: 'Take the step out of the set' },
  takenOut: {
    id: 'Orang lain menghapus langkah ini dari set selagi Anda menulis. Isian Anda ada di formulir langkah baru di bawah: kirim untuk menambahkannya lagi.',
    en: 'Somebody else took this step out of the set while you were writing. What you typed stands in the form of a new step below: send it to add the step again.',
  },
  goneAlready: {
    id: 'Orang lain sudah menghapus langkah ini dari set.',
    en: 'Somebody else took this step out of the set already.',
  },
  allSets: { id: 'Semua set langkah', en: 'All sets of steps' },
  back: { id: 'Kembali ke set', en: 'Back to the set' },
  allRules: { id: 'Aturan kantor', en: 'Rules of the office' },
} satisfies Record<string, Text>;

const WEIGHTS: Record<StepWeight, Text> = {
  required: { id: 'Wajib', en: 'Required' },
  optional: { id: 'Hanya bila diperlukan', en: 'Only where required' },
  decisive: {
    id: 'Penentu: janji terpenuhi dengannya, tidak sebelumnya',
    en: 'Decisive: the pledge is met with it, not before',
  },
};

const NEWS: Readonly<Record<string, Text>> = {
  made: { id: 'Set langkah dibuat.', en: 'The set of steps is made.' },
  renamed: { id: 'Nama set tersimpan.', en: 'The name of the set is saved.' },
  added: { id: 'Langkah ditambahkan.', en: 'The step is added.' },
  changed: { id: 'Langkah tersimpan.', en: 'The step is saved.' },
  removed: { id: 'Langkah dihapus dari set.', en: 'The step is taken out of the set.' },
};

const named = ({ label, labelEn }: MilestoneSetDto, language: Language) =>
  language === 'en' ? labelEn : label;
const titled = ({ title, titleEn }: SetStepAnswer, language: Language) =>
  language === 'en' ? titleEn : title;

/** Every set, and the way to a new one. */
export function setsPage(visit: Visit, sets: MilestoneSetDto[]): string {
  const { language } = visit;
  return visit.show(
    { path: SETS_PATH, title: WORDS.sets[language], section: 'desk' },
    <>
      <h1>{WORDS.sets[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <p>{WORDS.copied[language]}</p>
      <ul class="doors">
        <li>
          <a href={visit.at(NEW_SET_PATH)}>{WORDS.create[language]}</a>
        </li>
      </ul>
      <ul class="cards">
        {sets.map((set) => (
          <li key={set.id} class="card">
            <h2>
              <a href={visit.at(setPath(set.id))}>{named(set, language)}</a>
            </h2>
            <p>
              {set.steps.length} {WORDS.steps[language]}:{' '}
              {set.steps.map((step) => titled(step, language)).join(' → ')}
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href={visit.at(RULES_PATH)}>{WORDS.allRules[language]}</a>
      </p>
    </>,
  );
}

/** The form of a new set, with rows for its steps. */
export function newSetPage(visit: Visit, failed: Failed): string {
  const { language } = visit;
  return visit.show(
    { path: NEW_SET_PATH, title: WORDS.create[language], section: 'desk' },
    <>
      <h1>{WORDS.create[language]}</h1>
      <p class="lead">{WORDS.createHint[language]}</p>
      <div class="narrow">
        <Form visit={visit} action={NEW_SET_PATH} submit={WORDS.create[language]} failed={failed}>
          <NameFields language={language} failed={failed} />
          {Array.from({ length: rowsIn(failed.typed) }, (_, n) => (
            <Fieldset key={n} legend={`${WORDS.step[language]} ${n + 1}`}>
              <StepFields language={language} failed={failed} row={n} />
            </Fieldset>
          ))}
          <p>
            <Button text={WORDS.moreSteps[language]} kind="lesser" name={STEP_FIELD} value="lagi" />
          </p>
        </Form>
      </div>
      <BackToSets visit={visit} />
    </>,
  );
}

/** The forms of the page of a set, by the end of their addresses. */
export type SetForm = 'nama' | 'langkah';

interface SetPage {
  set: MilestoneSetDto;
  happened?: string;
  failed?: Failed;
  /** Which form failed. */
  form?: SetForm;
  /** Whether what failed was about a step that somebody else took out meanwhile; its form is that of a new step then. */
  isTakenOut?: boolean;
}

/** One set: its steps in their order, one more, and what it is called. */
export function milestoneSetPage(visit: Visit, page: SetPage): string {
  const { set, happened, failed = FRESH, form, isTakenOut = false } = page;
  const { language } = visit;
  const path = setPath(set.id);
  const failedOf = (name: SetForm) => (name === form ? failed : FRESH);
  return visit.show(
    { path, title: named(set, language), section: 'desk' },
    <>
      <h1>{named(set, language)}</h1>
      <Happened visit={visit} happened={happened} texts={NEWS} />
      {isTakenOut && (
        <OvertakenNotice
          visit={visit}
          failed={form ? FRESH : failed}
          happened={form ? WORDS.takenOut : WORDS.goneAlready}
        />
      )}
      <StaleNotice
        visit={visit}
        failed={isTakenOut ? FRESH : failed}
        path={path}
        fields={
          form === 'nama'
            ? [
                { name: 'label', label: WORDS.label[language], now: set.label },
                { name: 'labelEn', label: WORDS.labelEn[language], now: set.labelEn },
              ]
            : []
        }
      />
      <p>{WORDS.copied[language]}</p>
      <ol class="course">
        {set.steps.map((step) => (
          <Step key={step.key} visit={visit} setId={set.id} step={step} />
        ))}
      </ol>
      <div class="narrow">
        <details class="more-ways" open={form === 'langkah'}>
          <summary>{WORDS.add[language]}</summary>
          <Form
            visit={visit}
            action={`${path}/langkah`}
            submit={WORDS.add[language]}
            revision={set.revision}
            failed={failedOf('langkah')}
          >
            <StepFields language={language} failed={failedOf('langkah')} />
            <PlaceField language={language} failed={failedOf('langkah')} steps={set.steps} />
            <ReasonField language={language} failed={failedOf('langkah')} prefix="langkah-" />
          </Form>
        </details>
        <details class="more-ways" open={form === 'nama'}>
          <summary>{WORDS.rename[language]}</summary>
          <Form
            visit={visit}
            action={path}
            submit={WORDS.saveNames[language]}
            revision={set.revision}
            failed={failedOf('nama')}
            kind="lesser"
          >
            <NameFields language={language} failed={failedOf('nama')} set={set} />
            <ReasonField language={language} failed={failedOf('nama')} prefix="nama-" />
          </Form>
        </details>
      </div>
      <BackToSets visit={visit} />
    </>,
  );
}

function Step({ visit, setId, step }: { visit: Visit; setId: string; step: SetStepAnswer }) {
  const { language } = visit;
  const because = language === 'en' ? step.decisiveBecauseEn : step.decisiveBecause;
  return (
    <li class="step">
      <p class="step-name">
        <strong>{titled(step, language)}</strong>{' '}
        {step.isDecisive && <span class="badge badge-decisive">{WORDS.decisive[language]}</span>}
        {step.isOptional && <span class="soft">({WORDS.optional[language]})</span>}
        <br />
        <span class="soft" lang={language === 'id' ? 'en' : 'id'}>
          {language === 'id' ? step.titleEn : step.title}
        </span>
      </p>
      {because && <p class="step-why">{because}</p>}
      <p>
        {WORDS.met[language]}: {language === 'en' ? step.doneWhenEn : step.doneWhen}
        {step.document && (
          <>
            <br />
            {WORDS.shownBy[language]}: <span lang="id">{step.document}</span>
          </>
        )}
      </p>
      <p>
        <a
          href={visit.at(setStepPath(setId, step.key))}
          aria-label={`${WORDS.change[language]}: ${titled(step, language)}`}
        >
          {WORDS.change[language]}
        </a>
      </p>
    </li>
  );
}

interface SetStepPage {
  set: MilestoneSetDto;
  step: SetStepAnswer;
  failed?: Failed;
  /** Which form failed: that of the step, or the one that takes it out. */
  form?: 'ubah' | 'hapus';
}

/** One step of a set, to be changed, moved or taken out. */
export function setStepPage(visit: Visit, { set, step, failed = FRESH, form }: SetStepPage): string {
  const { language } = visit;
  const path = setStepPath(set.id, step.key);
  const changing = form === 'ubah' ? failed : FRESH;
  return visit.show(
    { path, title: titled(step, language), section: 'desk' },
    <>
      <h1>{titled(step, language)}</h1>
      <p class="lead">{named(set, language)}</p>
      <StaleNotice visit={visit} failed={failed} path={path} fields={fieldsNow(step, language)} />
      <p>{WORDS.copied[language]}</p>
      <div class="narrow">
        <Form
          visit={visit}
          action={path}
          submit={WORDS.save[language]}
          revision={set.revision}
          failed={changing}
        >
          <StepFields language={language} failed={changing} step={step} />
          <PlaceField language={language} failed={changing} steps={set.steps} step={step} />
          <ReasonField language={language} failed={changing} />
        </Form>
        <h2>{WORDS.remove[language]}</h2>
        <ReasonForm
          visit={visit}
          action={`${path}/hapus`}
          submit={WORDS.remove[language]}
          failed={form === 'hapus' ? failed : FRESH}
          revision={set.revision}
          kind="danger"
          prefix="hapus-"
          label={WORDS.reason[language]}
        />
      </div>
      <p class="after-form">
        <a href={visit.at(setPath(set.id))}>{WORDS.back[language]}</a>
      </p>
    </>,
  );
}

const TEXTS = [
  ['title', WORDS.title],
  ['titleEn', WORDS.titleEn],
  ['doneWhen', WORDS.doneWhen],
  ['doneWhenEn', WORDS.doneWhenEn],
  ['document', WORDS.document],
  ['decisiveBecause', WORDS.because],
  ['decisiveBecauseEn', WORDS.becauseEn],
] as const;

const fieldsNow = (step: SetStepAnswer, language: Language) =>
  TEXTS.map(([name, label]) => ({ name, label: label[language], now: step[name] ?? '' }));

interface FieldsProps {
  language: Language;
  failed: Failed;
}

function NameFields({ language, failed, set }: FieldsProps & { set?: MilestoneSetDto }) {
  const common = { failed, autocomplete: 'off', longest: 100 };
  return (
    <>
      <Field name="label" label={WORDS.label[language]} value={set?.label} {...common} />
      <Field name="labelEn" label={WORDS.labelEn[language]} value={set?.labelEn} {...common} />
    </>
  );
}

interface StepFieldsProps extends FieldsProps {
  step?: SetStepAnswer;
  /** Number of the row, where the form has several. */
  row?: number;
}

function StepFields({ language, failed, step, row }: StepFieldsProps) {
  const name = (field: string) => (row === undefined ? field : `steps.${row}.${field}`);
  const isNeeded = row === undefined;
  const line = (field: 'title' | 'titleEn' | 'document', longest: number) => ({
    name: name(field),
    label: WORDS[field][language],
    value: step?.[field] ?? '',
    autocomplete: 'off',
    longest,
    failed,
  });
  const lines = (field: 'doneWhen' | 'doneWhenEn') => ({
    name: name(field),
    label: WORDS[field][language],
    value: step?.[field] ?? '',
    rows: 2,
    longest: 1000,
    failed,
    required: isNeeded,
  });
  const isExplained = ['decisiveBecause', 'decisiveBecauseEn'].some(
    (field) => typedText(failed.typed, name(field)) !== '' || name(field) in failed.errors,
  );
  return (
    <>
      <Field {...line('title', 200)} required={isNeeded} />
      <Field {...line('titleEn', 200)} required={isNeeded} />
      <TextArea {...lines('doneWhen')} />
      <TextArea {...lines('doneWhenEn')} />
      <Field {...line('document', 300)} required={false} />
      <Select
        name={name('weight')}
        label={WORDS.weight[language]}
        failed={failed}
        value={step ? weightOf(step) : 'required'}
        options={STEP_WEIGHTS.map((value) => ({ value, label: WEIGHTS[value][language] }))}
      />
      <details class="more-ways" open={isExplained || step?.isDecisive}>
        <summary>{WORDS.because[language]}</summary>
        <TextArea
          name={name('decisiveBecause')}
          label={WORDS.because[language]}
          value={step?.decisiveBecause ?? ''}
          rows={2}
          longest={500}
          required={false}
          failed={failed}
        />
        <TextArea
          name={name('decisiveBecauseEn')}
          label={WORDS.becauseEn[language]}
          value={step?.decisiveBecauseEn ?? ''}
          rows={2}
          longest={500}
          required={false}
          failed={failed}
        />
      </details>
    </>
  );
}

interface PlaceFieldProps extends FieldsProps {
  steps: SetStepAnswer[];
  /** The step whose place it is; none for a new one, which goes to the end. */
  step?: SetStepAnswer;
}

function PlaceField({ language, failed, steps, step }: PlaceFieldProps) {
  const at = step ? steps.indexOf(step) : steps.length;
  return (
    <Select
      name="after"
      label={WORDS.place[language]}
      failed={failed}
      value={steps[at - 1]?.key ?? ''}
      options={[
        { value: '', label: WORDS.first[language] },
        ...steps
          .filter((other) => other !== step)
          .map((other) => ({
            value: other.key,
            label: `${WORDS.after[language]}: ${titled(other, language)}`,
          })),
      ]}
    />
  );
}

const ReasonField = ({ language, failed, prefix = '' }: FieldsProps & { prefix?: string }) => (
  <Field
    name="reason"
    prefix={prefix}
    label={WORDS.reason[language]}
    autocomplete="off"
    longest={500}
    failed={failed}
  />
);

const BackToSets = ({ visit }: { visit: Visit }) => (
  <p class="after-form">
    <a href={visit.at(SETS_PATH)}>{WORDS.allSets[visit.language]}</a>
  </p>
);
