import type { Text } from '../common/language.js';
import type { LadderDto } from '../commitments/escalation-ladder.dto.js';
import { OrganizationLink, PostLink } from '../page-parts/names.js';
import { Field, Fieldset, Form } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { Chooser } from './chooser.js';
import type { OfferedBy } from './choosers.js';
import { FOLLOW_UPS_PATH } from './pledge-paths.js';
import { RULES_PATH } from './rules-paths.js';

/** Where it is, in Indonesian; English with the same below /en. */
export const ESCALATION_PATH = '/meja/eskalasi';

/** Rungs the form has room for. */
const ROOM = 3;

const WORDS = {
  title: { id: 'Eskalasi', en: 'Escalation' },
  lead: {
    id: 'Tindak lanjut yang lewat tenggat dinaikkan anak tangga demi anak tangga. Tiap langkah tercatat dalam riwayatnya.',
    en: 'A follow-up past its day is raised rung by rung. Each step stands in its history.',
  },
  none: {
    id: 'Belum ada tangga: tidak ada yang dinaikkan.',
    en: 'There is no ladder yet: nothing is raised.',
  },
  everybody: { id: 'Semua unit tanpa tangga sendiri', en: 'All units without a ladder of their own' },
  after: { id: 'hari kerja lewat tenggat', en: 'working days past due' },
  inCharge: { id: 'jabatan yang bertanggung jawab (PIC)', en: 'the post in charge (PIC)' },
  set: { id: 'Tetapkan tangga', en: 'Set a ladder' },
  setHint: {
    id: 'Tangga baru menggantikan tangga unit itu. Jabatan yang dikosongkan berarti PIC tindak lanjutnya sendiri.',
    en: 'A new ladder takes the place of the one that unit had. A post left blank means the post in charge itself.',
  },
  unit: { id: 'Untuk unit (kosongkan untuk semua)', en: 'For a unit (leave blank for all)' },
  rung: { id: 'Anak tangga', en: 'Rung' },
  label: { id: 'Sebutan', en: 'What it is called' },
  days: { id: 'Hari kerja lewat tenggat', en: 'Working days past due' },
  post: { id: 'Jabatan', en: 'Post' },
  reason: { id: 'Alasan', en: 'Reason' },
  save: { id: 'Simpan tangga', en: 'Save the ladder' },
  back: { id: 'Semua tindak lanjut', en: 'All follow-ups' },
  allRules: { id: 'Aturan kantor', en: 'Rules of the office' },
} satisfies Record<string, Text>;

/** What is offered for a ladder that is new. */
const OFFERED: readonly { label: string; days: string }[] = [
  { label: 'PIC', days: '1' },
  { label: 'Kepala Bidang', days: '3' },
  { label: 'Kepala Dinas Tenaga Kerja', days: '5' },
];

/** The fields of the form that name records. */
export const LADDER_CHOOSERS = {
  unitId: 'organization',
  ...Object.fromEntries(Array.from({ length: ROOM }, (_, n) => [`rungs.${n}.postId`, 'post'] as const)),
} as const;

/** The ladder of all units, where others are named by the id of theirs. */
const ALL = 'all';

/** What stood on the page: the form does not know yet for which unit it is going to be. */
const revisionsOf = (ladders: LadderDto[]): string =>
  ladders.map(({ unit, revision }) => `${unit?.id ?? ALL}:${revision}`).join(' ');

/** Which revision of the ladder of a unit stood on the page; 0 where there was none. */
export function seenOf(revisions: string | null, unitId: string | null = ALL): number {
  const shown = (revisions ?? '').split(' ').map((each) => each.split(':'));
  return Number(shown.find(([unit]) => unit === (unitId ?? ALL))?.[1] ?? 0);
}

interface EscalationPage {
  ladders: LadderDto[];
  found: OfferedBy;
  failed: Failed;
  happened: boolean;
}

/** Who is told of follow-ups that stay undone. */
export function escalationPage(visit: Visit, { ladders, found, failed, happened }: EscalationPage): string {
  const { language } = visit;
  return visit.show(
    { path: ESCALATION_PATH, title: WORDS.title[language], section: 'desk' },
    <>
      <h1>{WORDS.title[language]}</h1>
      {happened && (
        <p class="news" role="status">
          {language === 'id' ? 'Tangga tersimpan.' : 'The ladder is saved.'}
        </p>
      )}
      <p class="lead">{WORDS.lead[language]}</p>
      {ladders.length === 0 && <p>{WORDS.none[language]}</p>}
      {ladders.map(({ id, unit, rungs }) => (
        <section key={id}>
          <h2>
            {unit ? <OrganizationLink organization={unit} language={language} /> : WORDS.everybody[language]}
          </h2>
          <ol>
            {rungs.map(({ place, label, post, afterWorkingDays }) => (
              <li key={place} value={place}>
                <strong>{label}</strong>, {afterWorkingDays} {WORDS.after[language]}:{' '}
                {post ? <PostLink post={post} language={language} /> : WORDS.inCharge[language]}
              </li>
            ))}
          </ol>
        </section>
      ))}
      {visit.viewer?.role === 'administrator' && (
        <div class="narrow">
          <h2>{WORDS.set[language]}</h2>
          <p>{WORDS.setHint[language]}</p>
          <Form
            visit={visit}
            action={ESCALATION_PATH}
            submit={WORDS.save[language]}
            failed={failed}
            revision={revisionsOf(ladders)}
          >
            <Chooser
              visit={visit}
              name="unitId"
              label={WORDS.unit[language]}
              failed={failed}
              found={found['unitId']}
            />
            {OFFERED.map(({ label, days }, n) => (
              <Fieldset key={label} legend={`${WORDS.rung[language]} ${n + 1}`}>
                <Field
                  name={`rungs.${n}.label`}
                  label={WORDS.label[language]}
                  value={label}
                  autocomplete="off"
                  longest={100}
                  required={n === 0}
                  failed={failed}
                />
                <Field
                  name={`rungs.${n}.afterWorkingDays`}
                  label={WORDS.days[language]}
                  value={days}
                  inputMode="numeric"
                  autocomplete="off"
                  longest={3}
                  required={n === 0}
                  failed={failed}
                />
                <Chooser
                  visit={visit}
                  name={`rungs.${n}.postId`}
                  label={`${WORDS.post[language]} ${n + 1}`}
                  failed={failed}
                  found={found[`rungs.${n}.postId`]}
                />
              </Fieldset>
            ))}
            <Field
              name="reason"
              label={WORDS.reason[language]}
              autocomplete="off"
              longest={500}
              failed={failed}
            />
          </Form>
        </div>
      )}
      <p>
        <a href={visit.at(FOLLOW_UPS_PATH)}>{WORDS.back[language]}</a>
        {' · '}
        <a href={visit.at(RULES_PATH)}>{WORDS.allRules[language]}</a>
      </p>
    </>,
  );
}
