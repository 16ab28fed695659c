import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import type { MilestoneSetDto } from '../milestones/milestone-set.dto.js';
import type { Course } from '../milestones/milestones.reader.js';
import { CourseOf, stepTitle } from '../page-parts/course.js';
import { Tick } from '../page-parts/fields.js';
import { Happened } from '../page-parts/happened.js';
import { DayInput, Field, Form, Radios, Select, StaleNotice, TextArea } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { BackToPledge } from './back-to-pledge.js';
import { PLEDGE_NEWS } from './pledge-news.js';
import { coursePath, draftPath, newDraftPath, stepPath } from './pledge-paths.js';
import { SETS_PATH } from './rules-paths.js';

const WORDS = {
  title: { id: 'Langkah dan rancangan', en: 'Steps and drafts' },
  none: {
    id: 'Belum ada langkah. Pakai set siap pakai, atau tambahkan satu per satu.',
    en: 'There are no steps yet. Use a ready set, or add them one by one.',
  },
  work: { id: 'Yang dapat dicatat', en: 'What can be recorded' },
  useSet: { id: 'Pakai set langkah', en: 'Use a set of steps' },
  set: { id: 'Janji ini berupa', en: 'This pledge is' },
  steps: { id: 'Langkah', en: 'Steps' },
  use: { id: 'Catat semua langkahnya', en: 'Record all its steps' },
  add: { id: 'Tambah langkah sendiri', en: 'Add a step by hand' },
  step: { id: 'Langkah', en: 'Step' },
  stepEn: { id: 'Dalam bahasa Inggris, bila ada', en: 'In English, if any' },
  doneWhen: { id: 'Tercapai bila', en: 'Met when' },
  document: { id: 'Dokumen yang menunjukkannya, bila ada', en: 'The document that shows it, if any' },
  plannedOn: { id: 'Direncanakan pada, bila ada', en: 'Planned on, if anybody did' },
  optional: { id: 'Hanya bila diperlukan', en: 'Only where required' },
  after: { id: 'Sesudah', en: 'After' },
  last: { id: 'Paling akhir', en: 'At the end' },
  save: { id: 'Simpan langkah', en: 'Save the step' },
  draft: { id: 'Catat versi rancangan', en: 'Record a version of the draft' },
  sets: { id: 'Set langkah yang ada', en: 'The sets of steps there are' },
} satisfies Record<string, Text>;

interface CoursePage {
  commitment: CommitmentDto;
  course: Course;
  sets: MilestoneSetDto[];
  happened?: string;
  failed?: Failed;
  /** Which form failed. */
  form?: 'set' | 'baru';
}

export function coursePage(visit: Visit, page: CoursePage): string {
  const { commitment, course, sets, happened, failed = FRESH, form } = page;
  const { language } = visit;
  const path = coursePath(commitment.id);
  const failedOf = (name: string) => (name === form ? failed : FRESH);
  const used = new Set(course.milestones.map(({ setKey }) => setKey));
  const left = sets.filter(({ key }) => !used.has(key));
  const hasSteps = course.milestones.length > 0;
  return visit.show(
    { path, title: WORDS.title[language], section: 'desk' },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{commitment.title}</p>
      <Happened visit={visit} happened={happened} texts={PLEDGE_NEWS} />
      <StaleNotice visit={visit} failed={failed} fields={[]} path={path} />
      <h2>{WORDS.steps[language]}</h2>
      {!hasSteps && <p class="soft">{WORDS.none[language]}</p>}
      <CourseOf
        course={course}
        day={today()}
        language={language}
        stepPath={(id) => visit.at(stepPath(id))}
        draftPath={(id) => visit.at(draftPath(id))}
      />
      <h2>{WORDS.work[language]}</h2>
      <ul class="doors">
        <li>
          <a href={visit.at(newDraftPath(commitment.id))}>{WORDS.draft[language]}</a>
        </li>
        <li>
          <a href={visit.at(SETS_PATH)}>{WORDS.sets[language]}</a>
        </li>
      </ul>
      <div class="narrow">
        {left.length > 0 && (
          <details class="more-ways" open={!hasSteps || form === 'set'}>
            <summary>{WORDS.useSet[language]}</summary>
            <Form
              visit={visit}
              action={`${path}/set`}
              submit={WORDS.use[language]}
              revision={commitment.revision}
              failed={failedOf('set')}
            >
              <Radios
                name="setId"
                label={WORDS.set[language]}
                failed={failedOf('set')}
                options={left.map(({ id, label, labelEn, steps }) => ({
                  value: id,
                  label: `${language === 'en' ? labelEn : label} (${steps.length} ${WORDS.steps[language].toLowerCase()})`,
                }))}
              />
            </Form>
          </details>
        )}
        <details class="more-ways" open={form === 'baru'}>
          <summary>{WORDS.add[language]}</summary>
          <AddForm visit={visit} path={path} course={course} failed={failedOf('baru')} />
        </details>
      </div>
      <BackToPledge visit={visit} id={commitment.id} />
    </>,
  );
}

interface AddFormProps {
  visit: Visit;
  path: string;
  course: Course;
  failed: Failed;
}

function AddForm({ visit, path, course, failed }: AddFormProps) {
  const { language } = visit;
  return (
    <Form visit={visit} action={path} submit={WORDS.save[language]} failed={failed}>
      <Field name="title" label={WORDS.step[language]} longest={200} autocomplete="off" failed={failed} />
      <Field
        name="titleEn"
        label={WORDS.stepEn[language]}
        longest={200}
        autocomplete="off"
        required={false}
        failed={failed}
      />
      <TextArea name="doneWhen" label={WORDS.doneWhen[language]} rows={2} longest={1000} failed={failed} />
      <Field
        name="document"
        label={WORDS.document[language]}
        longest={300}
        autocomplete="off"
        required={false}
        failed={failed}
      />
      <DayInput
        name="plannedOn"
        label={WORDS.plannedOn[language]}
        language={language}
        required={false}
        failed={failed}
      />
      <Select
        name="afterId"
        label={WORDS.after[language]}
        failed={failed}
        options={[
          { value: '', label: WORDS.last[language] },
          ...course.milestones.map((step) => ({ value: step.id, label: stepTitle(step, language) })),
        ]}
      />
      <Tick name="isOptional" label={WORDS.optional[language]} failed={failed} />
    </Form>
  );
}
