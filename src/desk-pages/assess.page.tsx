import { today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import {
  type Fulfilment,
  FULFILMENT_LABELS,
  FULFILMENTS,
  isOpen,
  type Lack,
  needsTwoPeople,
  TRANSITIONS,
} from '../commitments/fulfilment.js';
import { STEP_FIELD } from '../web/form.guard.js';
import type { OfferedBy } from './choosers.js';
import { StateTags } from '../page-parts/state.js';
import { Button, DayInput, Form, Select, StaleNotice, TextArea } from '../web/form.js';
import { Errors, errorsOf } from '../web/labelled.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { EvidenceRow } from './evidence-row.js';
import { assessedOnIn, hearingIn, lacksIn, MOST_PIECES } from './assessment-fields.js';
import { BackToPledge } from './back-to-pledge.js';
import { FindingFields } from './finding-fields.js';
import { PledgeFacts } from './pledge-facts.js';
import { assessPath } from './pledge-paths.js';
import type { Kind } from './pledge.reader.js';

const WORDS = {
  title: { id: 'Nilai dengan bukti', en: 'Assess with evidence' },
  choose: { id: 'Apa yang ditemukan?', en: 'What was found?' },
  chooseLead: {
    id: 'Hanya temuan yang dapat mengikuti keadaan sekarang.',
    en: 'Only findings that can follow the present state.',
  },
  correction: {
    id: 'Keadaan ini sudah final. Temuan lain adalah koreksi: perlu alasan di penjelasan, tanda tangan orang kedua, dan pengikutnya diberi tahu.',
    en: 'This state is final. Another finding is a correction: it needs its reason in the explanation and a second signature, and followers are told.',
  },
  notVerified: {
    id: 'Komitmen ini belum terverifikasi, jadi belum dapat dinilai.',
    en: 'This pledge is not verified, so it cannot be assessed yet.',
  },
  needsNothing: { id: 'Tidak perlu bukti.', en: 'Needs no evidence.' },
  needs: { id: 'Perlu', en: 'Needs' },
  twoPeople: { id: 'Perlu tanda tangan orang kedua.', en: 'Takes a second signature.' },
  notNow: {
    id: 'Temuan itu tidak dapat mengikuti keadaan sekarang. Pilih yang lain; isian lainnya tetap ada.',
    en: 'That finding cannot follow the present state. Choose another; all else you typed is kept.',
  },
  findingHint: {
    id: 'Sesudah mengganti temuan, tekan “Periksa dahulu”: isian yang diperlukannya menyusul.',
    en: 'After choosing another finding press “Check first”: the fields it needs will follow.',
  },
  choosing: { id: 'Pilih', en: 'Choose' },
  finding: { id: 'Temuan', en: 'Finding' },
  missing: { id: 'Masih kurang', en: 'Still missing' },
  complete: { id: 'Syarat temuan ini sudah terpenuhi.', en: 'All that this finding needs is there.' },
  assessedOn: { id: 'Tanggal ditemukan', en: 'Day it was found' },
  note: { id: 'Penjelasan, untuk dibaca semua orang', en: 'Explanation, for everybody to read' },
  evidence: { id: 'Bukti', en: 'Evidence' },
  more: { id: 'Tambah bukti', en: 'Add evidence' },
  check: { id: 'Periksa dahulu', en: 'Check first' },
  save: { id: 'Simpan penilaian', en: 'Save the finding' },
  propose: { id: 'Usulkan kepada orang kedua', en: 'Propose to a second person' },
} satisfies Record<string, Text>;

interface AssessPage {
  commitment: CommitmentDto;
  /** Null until one is chosen. */
  finding: Fulfilment | null;
  failed: Failed;
  found: OfferedBy;
  kinds: Kind[];
  /** Rows of evidence to show. */
  rows: number;
  /** Whether what is missing is to be shown at its fields. */
  isChecked: boolean;
}

export function assessPage(visit: Visit, page: AssessPage): string {
  const { language } = visit;
  const { commitment, finding, failed } = page;
  const path = assessPath(commitment.id);
  const allowed = findingsAfter(commitment.fulfilment as Fulfilment);
  const isTyped = Object.keys(failed.typed).length > 0;
  const isChosen =
    finding !== null && commitment.recordState === 'verified' && (isTyped || allowed.includes(finding));
  return visit.show(
    { path, title: WORDS.title[language], section: 'desk' },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{commitment.title}</p>
      <StaleNotice
        visit={visit}
        failed={failed}
        fields={[
          {
            name: 'finding',
            label: WORDS.finding[language],
            now: commitment.fulfilment,
            wordOf: (state) => FULFILMENT_LABELS[state as Fulfilment]?.[language] ?? state,
          },
        ]}
        path={path}
      />
      {failed.isStale ? (
        <PledgeFacts commitment={commitment} language={language} />
      ) : (
        <StateTags fulfilment={commitment.fulfilment} flags={commitment.flags} language={language} />
      )}
      {isChosen ? (
        <FindingForm {...page} finding={finding} allowed={allowed} visit={visit} />
      ) : (
        <FindingList commitment={commitment} allowed={allowed} isRefused={finding !== null} visit={visit} />
      )}
      <BackToPledge visit={visit} id={commitment.id} />
    </>,
  );
}

/** What may follow a state; from a final one every other, as a correction. */
const findingsAfter = (state: Fulfilment): readonly Fulfilment[] =>
  isOpen(state) ? TRANSITIONS[state] : FULFILMENTS.filter((other) => other !== state);

interface FindingListProps {
  commitment: CommitmentDto;
  allowed: readonly Fulfilment[];
  isRefused: boolean;
  visit: Visit;
}

/** The findings there are to choose from, each with what it needs. */
function FindingList({ commitment, allowed, isRefused, visit }: FindingListProps) {
  const { language } = visit;
  if (commitment.recordState !== 'verified') return <p class="alert-box">{WORDS.notVerified[language]}</p>;
  const isCorrection = !isOpen(commitment.fulfilment as Fulfilment);
  return (
    <section>
      <h2>{WORDS.choose[language]}</h2>
      {isRefused && <p class="alert-box">{WORDS.notNow[language]}</p>}
      <p>{(isCorrection ? WORDS.correction : WORDS.chooseLead)[language]}</p>
      <ul class="cards">
        {allowed.map((finding) => (
          <li key={finding} class="card">
            <h3>
              <a href={`${visit.at(assessPath(commitment.id))}?temuan=${finding}`}>
                {FULFILMENT_LABELS[finding][language]}
              </a>
            </h3>
            <p class="soft">
              {needsText(lacksIn(finding, {}, commitment, []), language)}
              {needsTwoPeople(finding, isCorrection) && ` ${WORDS.twoPeople[language]}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const needsText = (lacks: Lack[], language: Language): string =>
  lacks.length === 0
    ? WORDS.needsNothing[language]
    : `${WORDS.needs[language]}: ${lacks.map(([, what]) => what[language]).join('; ')}.`;

interface FindingFormProps extends AssessPage {
  visit: Visit;
  finding: Fulfilment;
  allowed: readonly Fulfilment[];
}

function FindingForm(props: FindingFormProps) {
  const { visit, commitment, finding, allowed, found, kinds, rows, isChecked } = props;
  const { language } = visit;
  const path = assessPath(commitment.id);
  const isCorrection = !isOpen(commitment.fulfilment as Fulfilment);
  const lacks = lacksIn(finding, props.failed.typed, commitment, kinds);
  const failed = isChecked && lacks.length > 0 ? withLacks(props.failed, lacks, language) : props.failed;
  const submit = needsTwoPeople(finding, isCorrection) ? WORDS.propose : WORDS.save;
  return (
    <>
      <h2>
        {WORDS.finding[language]}: {FULFILMENT_LABELS[finding][language]}
      </h2>
      {!allowed.includes(finding) && <p class="alert-box">{WORDS.notNow[language]}</p>}
      {isCorrection && <p>{WORDS.correction[language]}</p>}
      {Object.keys(failed.errors).length === 0 && <Missing lacks={lacks} language={language} />}
      <Form
        visit={visit}
        action={path}
        submit={submit[language]}
        revision={commitment.revision}
        failed={failed}
      >
        {/* The first button of a form is the one the Enter key presses: it only checks. */}
        <p>
          <Button text={WORDS.check[language]} kind="lesser" name={STEP_FIELD} value="check" />
        </p>
        {isCorrection && <input type="hidden" name="isCorrection" value="yes" />}
        <div class="narrow">
          <Select
            name="finding"
            label={WORDS.finding[language]}
            hint={WORDS.findingHint[language]}
            value={finding}
            failed={failed}
            options={[
              ...(allowed.includes(finding) ? [] : [{ value: '', label: WORDS.choosing[language] }]),
              ...allowed.map((value) => ({ value, label: FULFILMENT_LABELS[value][language] })),
            ]}
          />
          <DayInput
            name="assessedOn"
            label={WORDS.assessedOn[language]}
            language={language}
            value={today()}
            from={commitment.statedOn}
            to={today()}
            failed={failed}
          />
          <TextArea name="note" label={WORDS.note[language]} longest={5000} failed={failed} />
          <FindingFields
            visit={visit}
            finding={finding}
            failed={failed}
            found={found}
            condition={commitment.condition}
            commitmentId={commitment.id}
            hearing={hearingIn(commitment, assessedOnIn(props.failed.typed))}
          />
        </div>
        <h3 id="bukti">{WORDS.evidence[language]}</h3>
        <Errors
          id="bukti"
          name="evidence"
          label={WORDS.evidence[language]}
          errors={errorsOf(failed, 'evidence')}
        />
        {Array.from({ length: rows }, (_, n) => (
          <EvidenceRow key={n} n={n} visit={visit} failed={failed} found={found} kinds={kinds} />
        ))}
        {rows < MOST_PIECES && (
          <p>
            <Button text={WORDS.more[language]} kind="lesser" name={STEP_FIELD} value="more" />
          </p>
        )}
      </Form>
    </>
  );
}

function Missing({ lacks, language }: { lacks: Lack[]; language: Language }) {
  return (
    <div class="needs">
      {lacks.length === 0 ? (
        WORDS.complete[language]
      ) : (
        <>
          <strong>{WORDS.missing[language]}</strong>
          <ul>
            {lacks.map(([field, what]) => (
              <li key={field}>{what[language]}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** What is missing, at the fields that lack it. */
const withLacks = (failed: Failed, lacks: Lack[], language: Language): Failed => ({
  ...failed,
  message: WORDS.missing[language],
  errors: Object.fromEntries(
    lacks.map(([field]) => [
      field,
      lacks.filter(([other]) => other === field).map(([, what]) => what[language]),
    ]),
  ),
});
