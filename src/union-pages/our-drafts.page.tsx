import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import type { Problem } from '../common/problem.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import type { DraftVersionDto, RemarkAnswered } from '../milestones/draft-version.dto.js';
import { titleOf } from '../page-parts/commitment-card.js';
import { CourseOf, draftName } from '../page-parts/course.js';
import { Happened } from '../page-parts/happened.js';
import { Alert, Field, Form, StaleNotice, TextArea } from '../web/form.js';
import { ReasonForm } from '../web/reason-form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { NEWS } from './news.js';
import { ourCommitmentPath, ourDraftPath, ourRemarkPath } from './paths.js';

const WORDS = {
  own: { id: 'Catatan kami yang belum dijawab', en: 'Our remarks that are not answered yet' },
  change: { id: 'Ubah', en: 'Change' },
  whole: { id: 'Seluruh rancangan', en: 'The whole draft' },
  add: { id: 'Tambah catatan kami', en: 'Add a remark of ours' },
  lead: {
    id: 'Catatan ini atas nama organisasi Anda dan terbuka bagi semua yang melihat rancangannya. Selama belum dijawab, hanya organisasi Anda yang dapat mengubahnya; riwayatnya tercatat.',
    en: 'It is in the name of your organization, for everybody who sees the draft. Until it is answered your organization alone can change it; the history keeps each change.',
  },
  clause: { id: 'Ketentuan, misalnya Pasal 4', en: 'Clause, such as Pasal 4' },
  clauseHint: { id: 'Kosong untuk seluruh rancangan.', en: 'Empty for the whole draft.' },
  words: { id: 'Catatan kami', en: 'Our remark' },
  save: { id: 'Simpan catatan', en: 'Save the remark' },
  reword: { id: 'Ubah catatan kami', en: 'Change our remark' },
  rewordLead: {
    id: 'Yang Anda simpan menjadi kata organisasi Anda sendiri, juga bila kantor yang semula mencatatnya.',
    en: 'What you save is the word of your own organization, also where the office entered it at first.',
  },
  saveChange: { id: 'Simpan perubahan', en: 'Save the change' },
  withdraw: { id: 'Tarik kembali catatan kami', en: 'Take our remark back' },
  why: { id: 'Mengapa ditarik, terbaca semua orang', en: 'Why it is taken back, for everybody to read' },
  back: { id: 'Kembali ke komitmennya', en: 'Back to the pledge' },
  backToDraft: { id: 'Kembali ke rancangannya', en: 'Back to the draft' },
} satisfies Record<string, Text>;

interface OurDraftPage {
  draft: DraftVersionDto;
  /** Null where it is hidden. */
  commitment: CommitmentDto | null;
  /** Why the reader may not remark on it; null if they may. */
  refusal: Problem | null;
  /** Whom the reader speaks for. */
  organizationId: string | null;
  happened?: string;
  failed?: Failed;
}

export function ourDraftPage(visit: Visit, page: OurDraftPage): string {
  const { language } = visit;
  const { draft, commitment, refusal, organizationId, happened, failed = FRESH } = page;
  const path = ourDraftPath(draft.id);
  const title = draftName(draft, language);
  const open = draft.remarks.filter(
    ({ organization, answer, withdrawnOn }) =>
      organization?.id === organizationId && answer === 'open' && withdrawnOn === null,
  );
  return visit.show(
    { path, title, section: 'union' },
    <>
      <h1>{title}</h1>
      {commitment && <p class="lead">{titleOf(commitment, language)}</p>}
      <Happened visit={visit} happened={happened} texts={NEWS} />
      <StaleNotice visit={visit} failed={failed} fields={[]} path={path} />
      <CourseOf course={{ milestones: [], drafts: [draft] }} day={today()} language={language} isPart />
      {refusal ? (
        <>
          <Alert message={failed.message} />
          <p class="soft">{refusal.detail[language]}</p>
        </>
      ) : (
        <div class="narrow">
          {open.length > 0 && (
            <section>
              <h2>{WORDS.own[language]}</h2>
              <ul class="cards">
                {open.map((remark) => (
                  <OwnRemark key={remark.number} visit={visit} draft={draft} remark={remark} />
                ))}
              </ul>
            </section>
          )}
          <section>
            <h2>{WORDS.add[language]}</h2>
            <p class="soft">{WORDS.lead[language]}</p>
            <Form
              visit={visit}
              action={path}
              submit={WORDS.save[language]}
              revision={draft.revision}
              failed={failed}
            >
              <RemarkFields visit={visit} failed={failed} />
            </Form>
          </section>
        </div>
      )}
      {commitment && (
        <p class="after-form">
          <a href={visit.at(ourCommitmentPath(commitment.id))}>{WORDS.back[language]}</a>
        </p>
      )}
    </>,
  );
}

interface RemarkProps {
  visit: Visit;
  draft: DraftVersionDto;
  remark: RemarkAnswered;
}

function OwnRemark({ visit, draft, remark: { number, clause, words } }: RemarkProps) {
  const { language } = visit;
  const about = clause ?? WORDS.whole[language];
  return (
    <li class="card">
      <h3>{about}</h3>
      <blockquote lang="id">{words}</blockquote>
      <p>
        <a
          class="button button-lesser"
          href={visit.at(ourRemarkPath(draft.id, String(number)))}
          aria-label={`${WORDS.change[language]}: ${number}, ${about}`}
        >
          {WORDS.change[language]}
        </a>
      </p>
    </li>
  );
}

interface FieldsProps {
  visit: Visit;
  failed: Failed;
  remark?: RemarkAnswered;
}

const RemarkFields = ({ visit: { language }, failed, remark }: FieldsProps) => (
  <>
    <Field
      name="clause"
      label={WORDS.clause[language]}
      hint={WORDS.clauseHint[language]}
      longest={200}
      autocomplete="off"
      required={false}
      value={remark?.clause ?? ''}
      failed={failed}
    />
    <TextArea
      name="words"
      label={WORDS.words[language]}
      rows={6}
      longest={5000}
      value={remark?.words}
      failed={failed}
    />
  </>
);

/** The forms of the page of a remark, by the end of their addresses. */
export type OwnRemarkForm = 'ubah' | 'tarik';

export function ourRemarkPage(
  visit: Visit,
  { draft, remark, failed, form }: Omit<RemarkProps, 'visit'> & { failed: Failed; form: OwnRemarkForm },
): string {
  const { language } = visit;
  const path = ourRemarkPath(draft.id, String(remark.number));
  const failedOf = (name: OwnRemarkForm) => (name === form ? failed : FRESH);
  return visit.show(
    { path, title: WORDS.reword[language], section: 'union' },
    <div class="narrow">
      <h1>{WORDS.reword[language]}</h1>
      <p class="lead">{draftName(draft, language)}</p>
      <StaleNotice
        visit={visit}
        failed={failed}
        fields={[
          { name: 'clause', label: WORDS.clause[language], now: remark.clause ?? '' },
          { name: 'words', label: WORDS.words[language], now: remark.words },
        ]}
        path={path}
      />
      <p class="soft">{WORDS.rewordLead[language]}</p>
      <Form
        visit={visit}
        action={path}
        submit={WORDS.saveChange[language]}
        revision={draft.revision}
        failed={failedOf('ubah')}
      >
        <RemarkFields visit={visit} failed={failedOf('ubah')} remark={remark} />
      </Form>
      {remark.isByParty && (
        <details class="more-ways" open={form === 'tarik'}>
          <summary>{WORDS.withdraw[language]}</summary>
          <ReasonForm
            visit={visit}
            action={`${path}/tarik`}
            submit={WORDS.withdraw[language]}
            revision={draft.revision}
            failed={failedOf('tarik')}
            kind="danger"
            prefix="tarik-"
            label={WORDS.why[language]}
          />
        </details>
      )}
      <p class="after-form">
        <a href={visit.at(ourDraftPath(draft.id))}>{WORDS.backToDraft[language]}</a>
      </p>
    </div>,
  );
}
